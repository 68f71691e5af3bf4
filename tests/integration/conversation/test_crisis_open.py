"""An open crisis keeps its kind and its person, all of a message is kept, and no check-in goes on behind it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bot.core.conversation import Checkin
from bot.core.learner import Learner
from bot.core.signal import Assessment, Evidence, Kind
from bot.services.escalations import casefile
from bot.services.parts import Parts
from tests.integration.conversation.talk import Talk
from tests.unit.services.world import Place, assess


def seen(kind: Kind, about: str, rule: str) -> Assessment:
    return Assessment("crisis", ("mentaal",), about, (Evidence("#", rule),), kind)  # type: ignore[arg-type]


MARKS = {
    "#hit": seen("geweld", "self", "geweld-door"), "#gok": seen("suicidaliteit", "self", "model:x"),
    "#mannen": seen("uitbuiting", "self", "uitbuiting"), "#leven": seen("suicidaliteit", "self", "dood-willen"),
}  # fmt: skip


def marked(text: str, earlier: Sequence[str] = ()) -> Assessment:
    found = next((verdict for mark, verdict in MARKS.items() if mark in text), None)
    if found is None and earlier and "..." in text:  # a crisis by what was said before it only
        return seen("suicidaliteit", "self", "model:x")
    return found or assess(text, earlier)


@pytest.fixture
def steered(talk: Talk) -> Talk:
    return talk.judged_by(marked)


async def test_a_wish_about_calling_home_changes_no_kind(steered: Talk, daan: Learner) -> None:
    await steered.says("#hit")
    (reply,) = await steered.says("als jullie naar mijn huis bellen ben ik er geweest #gok")

    assert "niet naar huis bellen" in reply
    assert "Wil je niet meer leven" in reply  # the other danger is said beside it
    (case,) = steered.cases(daan)
    assert (case.kind, case.call_time) == ("geweld", "niet naar huis bellen")


async def test_what_went_before_makes_no_other_crisis_of_a_wish(steered: Talk, daan: Learner) -> None:
    await steered.says("#mannen")
    (reply,) = await steered.says("oke. als ze maar niet opeens voor de deur staan...")

    assert "zelfmoord" not in reply
    (case,) = steered.cases(daan)
    assert (case.kind, case.call_time) == ("uitbuiting", "niet aan de deur komen")


async def test_all_of_a_message_is_answered_and_kept(steered: Talk, daan: Learner, parts: Parts, place: Place) -> None:
    await steered.says("#leven")
    (reply,) = await steered.says("nee. mn begeleider zit beneden. als ze maar niet naar mijn huis bellen")

    assert "Bel nu 112" in reply
    assert "je begeleider is dichtbij" in reply.lower()
    (case,) = steered.cases(daan)
    assert case.call_time == "niet naar huis bellen"
    history = [step.what for step in casefile.open_file(parts, place.coach.id, case.id).history]
    assert {"answer_niet_veilig", "answer_dichtbij"} <= set(history)


async def test_it_is_about_another(steered: Talk, daan: Learner) -> None:
    first, _ = await steered.says("t gaat niet om mij. me maat stuurt dat t klaar is voor hem #gok")
    assert "Is die ander nu veilig?" in first
    (now,) = await steered.says("hij neemt niet op")
    assert now.startswith("Goed dat je dit meteen vertelt. Bel nu 112")
    (where,) = await steered.says("hij woont in Assen. ik weet de straat")
    assert "de naam, de straat en de plaats" in where
    (sure,) = await steered.says("moet ik echt 112 bellen? straks is er niks")
    assert sure.startswith("Ja, bel echt.")
    (called,) = await steered.says("heb gebeld ze gaan erheen. ik tril helemaal")
    assert "Trillen of huilen mag." in called
    (case,) = steered.cases(daan)
    assert (case.kind, case.about) == ("suicidaliteit", "other")


async def test_who_says_later_that_it_is_about_another_is_believed(steered: Talk, daan: Learner) -> None:
    await steered.says("alles is klaar #gok")
    (reply,) = await steered.says("nee het gaat om mijn zusje")
    assert "Is die ander nu veilig?" in reply
    assert steered.cases(daan)[0].about == "other"


async def test_a_plain_statement_after_a_guess_gets_firm_words(steered: Talk, daan: Learner) -> None:
    await steered.says("ze merken me toch niet #gok")
    await steered.says("#gok weer")
    (reply,) = await steered.says("#leven")
    assert reply.startswith("Ik geloof je.")
    assert reply.endswith("Is er nu iemand bij je?")


def _begin(parts: Parts, learner: Learner) -> None:
    with parts.begin() as uow:
        uow.add(Checkin(learner.id, parts.now(), question="mensen"))
        uow.commit()


async def test_who_goes_to_her_is_met_and_no_question_of_the_check_in_follows(
    steered: Talk, daan: Learner, parts: Parts
) -> None:
    _begin(parts, daan)
    await steered.says("#leven")
    await steered.says("mn begeleider is beneden")
    (reply,) = await steered.says("ok ik ga naar haar toe")
    assert reply.startswith("Heel goed dat je gaat.")
    for text in ("ze is lief", "we praten nu", "ja", "ok", "gaat wel weer"):
        await steered.says(text)
    with parts.begin() as uow:
        assert all(seed.question is None for seed in steered.engine.seeds)
        assert uow.talks.checkins_of(daan.id)


async def test_after_a_guess_the_check_in_goes_on(steered: Talk, daan: Learner, parts: Parts) -> None:
    _begin(parts, daan)
    await steered.says("#gok")
    await steered.says("nee joh verkeerd begrepen")
    await steered.says("ja")
    await steered.says("het werk is leuk")
    with parts.begin() as uow:
        assert uow.talks.open_checkin(daan.id) is not None


async def test_nobody_goes_to_somebody_who_is_dead(steered: Talk, daan: Learner) -> None:
    await steered.says("#leven")
    await steered.says("mijn oma is vorig jaar overleden")
    (reply,) = await steered.says("ik ga naar haar toe")
    assert not reply.startswith("Heel goed")


async def test_who_writes_english_gets_english(steered: Talk, daan: Learner) -> None:
    first, contact = await steered.says("i do not want to live anymore, i have no one here #leven")
    assert first.startswith("It is good that you write this.")
    assert "I told this to Marieke too" in contact
    (reply,) = await steered.says("yes Marieke can call me now please")
    assert "I asked if Marieke can call you" in reply
    assert "nee" not in steered.cases(daan)[0].call_time

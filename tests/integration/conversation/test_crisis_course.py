"""The course of a talk in a crisis: what is more urgent comes first, nothing is softened, help that comes is seen."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from bot.conversation.danger import second
from bot.conversation.danger.crisis import CrisisStep
from bot.core.learner import Learner
from bot.core.signal import Assessment, Evidence, Kind
from bot.services.escalations import casefile, cases
from bot.services.parts import Parts
from tests.conftest import FixedClock
from tests.integration.conversation.talk import Talk
from tests.unit.services.world import Place, assess

NIGHT = datetime(2026, 11, 28, 1, 0, tzinfo=UTC)  # Saturday, 2:00 in Amsterdam
ENGINE = "antwoord"


def seen(kind: Kind, about: str, rule: str) -> Assessment:
    return Assessment("crisis", ("mentaal",), about, (Evidence("#", rule),), kind)  # type: ignore[arg-type]


MARKS = {
    "#geslikt": seen("overdosis", "self", "overdosis"), "#mes": seen("dreiging", "other", "dreiging"),
    "#gokdood": seen("suicidaliteit", "self", "model:x"), "#gokvriend": seen("suicidaliteit", "other", "model:x"),
    "#stem": seen("psychose", "self", "psychose"),
}  # fmt: skip


def marked(text: str, earlier: Sequence[str] = ()) -> Assessment:
    return next((verdict for mark, verdict in MARKS.items() if mark in text), assess(text, earlier))


@pytest.fixture
def steered(talk: Talk) -> Talk:
    return talk.judged_by(marked)


def history(parts: Parts, place: Place, talk: Talk, learner: Learner) -> list[str]:
    (case,) = talk.cases(learner)
    return [step.what for step in casefile.open_file(parts, place.coach.id, case.id).history]


# -- what has to be done first -----------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["#dood", "#gokdood", "ik wil echt #dood"])
async def test_an_overdose_is_not_lowered_and_the_rest_is_said_beside(steered: Talk, daan: Learner, typed: str) -> None:
    await steered.says("#geslikt")
    (reply,) = await steered.says(typed)

    assert "Heb je 112 gebeld?" in reply
    assert "Wil je niet meer leven" in reply
    assert steered.cases(daan)[0].kind == "overdosis"


async def test_after_help_came_another_danger_begins_anew(steered: Talk, daan: Learner) -> None:
    await steered.says("#geslikt")
    await steered.says("de ambulance is er")
    assert "Over zelfmoord mag je hier praten." in (await steered.says("#dood"))[0]


async def test_a_guess_does_not_take_the_place_of_112(steered: Talk, daan: Learner) -> None:
    await steered.says("#stem")
    (reply,) = await steered.says("ben gestopt met mn medicijnen #gokdood")

    assert "Bel 112 als je bang bent dat het misgaat" in reply
    assert "Bel dan 113" in reply


async def test_a_life_of_another_who_is_named_is_answered_as_that(steered: Talk, daan: Learner) -> None:
    await steered.says("#geslagen")
    (reply,) = await steered.says("mn beste vriendin appt dat ze van iedereen houdt en sorry voor alles #gokvriend")

    assert reply.startswith("Goed dat je dit meteen vertelt. Bel nu 112, ook als je er zelf niet bij bent.")
    assert "Doet iemand jou pijn" in reply  # what was told before is not lost
    assert (steered.cases(daan)[0].kind, steered.cases(daan)[0].about) == ("suicidaliteit", "other")


async def test_what_he_says_of_himself_comes_before_a_friend(steered: Talk, daan: Learner) -> None:
    await steered.says("#vriend")
    (reply,) = await steered.says("ik wil zelf ook #dood")

    assert reply.endswith("Ben je nu veilig?")
    assert "Ook voor een ander in gevaar" in reply


@pytest.mark.parametrize(
    ("typed", "about"),
    [
        ("ik maak die gast af", "self"), ("ik steek hem neer", "self"), ("heb een mes in me jas", "self"),
        ("als ik hem zie sla ik hem dood", "self"), ("ik pak die gozer", "self"), ("ik ga hem slopen", "self"),
        ("ik sta voor zn deur met een mes", "self"), ("ik schiet hem kapot", "self"), ("k vermoord hem echt", "self"),
        ("steek die gast morgen neer", "self"), ("ik wil mn baas dood maken", "self"),
        ("mn vriend zegt dat hij iemand gaat neersteken", "other"), ("hij wil zijn vader vermoorden", "other"),
        ("een jongen op school heeft een mes bij zich", "other"), ("zij dreigt haar ex af te maken", "other"),
    ],
)  # fmt: skip
def test_a_threat_is_his_who_makes_it(typed: str, about: str) -> None:
    assert second.whose(seen("dreiging", "other", "dreiging"), typed).about == about


# -- it is now ------------------------------------------------------------------------------------------


async def test_the_means_make_it_firmer_and_people_are_told_once_more(
    steered: Talk, daan: Learner, parts: Parts, place: Place, clock: FixedClock
) -> None:
    await steered.says("#dood")
    steered.notices()
    (reply,) = await steered.says("heb de pillen al liggen")

    assert "Bel nu 112" in reply
    assert reply.endswith("Is er nu iemand bij je?")
    assert {notice.template for notice in steered.notices()} == {"case_more"}
    assert "more" in history(parts, place, steered, daan)
    (alone,) = await steered.says("er is niemand thuis")
    assert "Blijf dan niet alleen" in alone
    assert steered.notices() == []  # not a mail for each message
    clock.forward(minutes=6)
    await steered.says("ik meen het")
    assert {notice.template for notice in steered.notices()} == {"case_more"}


async def test_who_took_the_case_keeps_it_and_hears_it(
    steered: Talk, daan: Learner, parts: Parts, place: Place
) -> None:
    await steered.says("#dood")
    steered.notices()
    cases.accept(parts, place.coach.id, steered.cases(daan)[0].id)
    await steered.says("sta bij het spoor")

    assert steered.cases(daan)[0].status == "accepted"
    assert {notice.template for notice in steered.notices()} == {"case_more"}


async def test_it_stays_firm_for_what_is_not_understood(steered: Talk, daan: Learner) -> None:
    await steered.says("#dood")
    await steered.says("heb een touw gekocht")
    for typed in ("hm", "nou", "tja", "pff"):
        assert "112" in (await steered.says(typed))[0]


async def test_each_word_is_quoted_once(steered: Talk, daan: Learner, parts: Parts, place: Place) -> None:
    await steered.says("#dood")
    await steered.says("ja ik meen het")
    await steered.says("sta op de brug")
    (case,) = steered.cases(daan)
    quotes = [said.text for said in casefile.open_file(parts, place.coach.id, case.id).quotes]

    assert len(quotes) == len(set(quotes)) == 3


async def test_it_gets_worse_while_help_is_on_its_way(steered: Talk, daan: Learner) -> None:
    await steered.says("#geslagen")
    await steered.says("politie gebeld")
    assert "bel dan nog een keer 112" in (await steered.says("hij trapt de deur in"))[0]


# -- a mistake ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "yes"),
    [
        ("das gewoon mn tekst haha gaat goed met mij", "ja"), ("oh sorry ik bedoel aan mn bijbaan", "alles goed hoor"),
        ("het ging over een film", "ja hoor"), ("je snapt me verkeerd", "ja het gaat goed"),
    ],
)  # fmt: skip
async def test_a_mistake_ends_with_a_clear_yes(
    steered: Talk, daan: Learner, parts: Parts, place: Place, clock: FixedClock, said: str, yes: str
) -> None:
    await steered.says("#dood")
    (asked,) = await steered.says(said)
    assert asked.count("?") == 1
    (solved,) = await steered.says(yes)

    assert "begreep ik je verkeerd" in solved
    assert await steered.says("wat zijn leuke banen") == [ENGINE]
    assert "answer_opgelost" in history(parts, place, steered, daan)  # the case stays, and people see it
    assert steered.cases(daan)[0].live
    clock.forward(days=1)
    assert await steered.says("hoi") == [ENGINE]  # nor is it brought up the next day


@pytest.mark.parametrize("answer", ["ja maar", "soms", "weet niet", "nee", "ja mn broer", "hm", "laat maar"])
async def test_anything_else_ends_nothing(steered: Talk, daan: Learner, answer: str) -> None:
    await steered.says("#dood")
    await steered.says("das gewoon mn tekst haha gaat goed met mij")
    (reply,) = await steered.says(answer)

    assert "begreep ik je verkeerd" not in reply
    assert "113" in reply or "112" in reply


# -- help that comes, and the end ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("gebeld. ze gaan kijken", "hulp is geroepen"), ("ze zijn er", "Jij hebt goed geholpen"),
        ("hij is gevonden", "Wat een opluchting"),
        ("mijn moeder mag het niet weten", "Ik schrijf op dat je dat niet wilt"),
    ],
)  # fmt: skip
async def test_it_is_heard_after_other_things_were_talked_of(
    steered: Talk, daan: Learner, typed: str, part: str
) -> None:
    await steered.says("#vriend")
    for text in ("hm", "nou", "tja"):
        await steered.says(text)
    assert ENGINE in await steered.says("iets anders")
    (reply,) = await steered.says(typed)

    assert part in reply


async def test_an_ok_is_no_answer_to_what_was_asked_before_it(steered: Talk, daan: Learner) -> None:
    await steered.says("#geslagen")
    for text in ("hm", "nou", "tja"):
        await steered.says(text)
    (reply,) = await steered.says("ok")

    assert reply.startswith("We kunnen nu over iets anders praten.")
    assert steered.engine.asked == []


async def test_a_call_right_now_at_night_says_the_truth_and_asks_on(
    steered: Talk, daan: Learner, clock: FixedClock
) -> None:
    clock.set(NIGHT)
    await steered.says("#dood")
    (reply,) = await steered.says("kan iemand me bellen? nu? 20 procent batterij")

    assert "Er werkt nu niemand van school." in reply
    assert "maandag na 9:00" in reply
    assert reply.endswith("Ben je op dit moment veilig?")
    assert "Bel nu 112" in (await steered.says("nee"))[0]


async def test_thanks_after_help_came_ends_it(steered: Talk, daan: Learner) -> None:
    await steered.says("#geslikt")
    await steered.says("de ambulance is er")
    (reply,) = await steered.says("dankje")
    assert "?" not in reply


@pytest.mark.parametrize(("typed", "now"), [("ik ben er bijna", True), ("hoe dan", False)])
def test_a_danger_that_is_now(typed: str, now: bool) -> None:
    assert (second.nearer(CrisisStep("dreiging", "self", "again"), typed) is not None) is now

"""What is told in the course of a crisis is kept for the coach and seen in the reply; a guess changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.core.learner import Learner
from bot.core.signal import Assessment, Evidence
from bot.language.checkin import CheckinReader
from bot.services.escalations import casefile
from bot.services.parts import Parts
from tests.conftest import language
from tests.integration.conversation.talk import Talk
from tests.unit.services.world import Place, assess, make_learner, make_place

GUESSES = {
    "#gok": Assessment("crisis", ("thuis",), "other", (Evidence("#gok", "model:x"),), "geweld"),
    "#pillen": Assessment("crisis", ("middelen",), "self", (Evidence("#pillen", "model:x"),), "overdosis"),
}
BOTH = Assessment(
    "crisis", ("veiligheid", "mentaal"), "self", (Evidence("#beide", "test"),), "geweld", also=("suicidaliteit",)
)


def guesses(text: str, earlier: Sequence[str] = ()) -> Assessment:
    """The steered verdict, or a guess of the classifier."""
    marked = {**GUESSES, "#beide": BOTH}
    return next((verdict for mark, verdict in marked.items() if mark in text), assess(text, earlier))


@pytest.fixture
def real(talk: Talk) -> Talk:
    """The conversation with the real reader."""
    talk.parts = replace(talk.parts, reader=CheckinReader(language()), assess=guesses)
    talk.restart()
    return talk


def quotes(parts: Parts, place: Place, talk: Talk, learner: Learner) -> list[str]:
    (case,) = talk.cases(learner)
    return [said.text for said in casefile.open_file(parts, place.coach.id, case.id).quotes]


async def test_an_answer_that_is_not_clear_is_kept_and_the_question_stays(
    real: Talk, daan: Learner, parts: Parts, place: Place
) -> None:
    await real.says("#geslagen")
    (asked,) = await real.says("ja mn broer")

    assert asked.endswith("Ben je nu veilig?")
    assert quotes(parts, place, real, daan) == ["#geslagen", "ja mn broer"]


@pytest.mark.parametrize(
    ("begin", "typed", "seen", "asks"),
    [
        ("#geslagen", "ben nu bij de buurvrouw binnen", "Blijf daar", "Ben je nu veilig?"),
        ("#geslagen", "zit op de wc", "dat je zegt waar je bent", "Ben je nu veilig?"),
        ("#dood", "mn moeder is nu bij me", "Blijf daar", "Ben je op dit moment veilig?"),
        ("#dood", "papa kan bellen hij heet wim", "Ik schrijf op wie er kan bellen", "Ben je op dit moment veilig?"),
        (
            "#vriend",
            "haar moeder is er nu bij. pff ik tril helemaal",
            "Jij hebt goed geholpen",
            "Mag Marieke je bellen?",
        ),
        ("#vriend", "oke ik ga haar moeder bellen", "Ja, doe dat nu", "Is die ander op dit moment veilig?"),
        ("#vriend", "ik tril helemaal", "heel heftig", "Is die ander op dit moment veilig?"),
    ],
)
async def test_a_fact_is_seen_and_kept(
    real: Talk, daan: Learner, parts: Parts, place: Place, begin: str, typed: str, seen: str, asks: str
) -> None:
    await real.says(begin)
    (reply,) = await real.says(typed)

    assert seen in reply
    assert reply.endswith(asks)
    assert typed in quotes(parts, place, real, daan)


@pytest.mark.parametrize(
    ("before", "typed", "time"),
    [
        ((), "donderdag om 3 uur kan, dan ben ik vrij", "donderdag, om 15:00"),
        (("hm", "hmm", "hmmm"), "vrijdag 10 uur mag ze bellen", "vrijdag, om 10:00"),
        (("ja",), "ja na 4 uur", "na 16:00"), (("ja", "ja"), "liever na werk", "na werk"),
        (("bel me maar",), "morgenmiddag", "morgenmiddag"),
    ],
)  # fmt: skip
async def test_the_time_of_a_call_is_agreed(
    real: Talk, daan: Learner, before: tuple[str, ...], typed: str, time: str
) -> None:
    await real.says("#dood")
    for text in before:
        await real.says(text)
    (reply,) = await real.says(typed)

    assert f"Ik schrijf op: {time}." in reply
    asked_about_the_call = before and before[-1] == "ja"  # after "bel me maar" it is not known yet if he is safe
    assert reply.endswith("?") is not bool(asked_about_the_call)  # what was answered is not asked again
    assert real.cases(daan)[0].call_time == time
    assert real.engine.asked == []


async def test_where_he_is_counts_too_after_the_call_was_agreed(
    real: Talk, daan: Learner, parts: Parts, place: Place
) -> None:
    await real.says("#dood")
    await real.says("bel me maar")
    (reply,) = await real.says("zit nu bij mn oma")

    assert "Blijf daar" in reply
    assert "zit nu bij mn oma" in quotes(parts, place, real, daan)


async def test_who_may_call_is_in_the_case(real: Talk, daan: Learner) -> None:
    await real.says("#dood")
    await real.says("papa kan bellen hij heet wim")

    assert real.cases(daan)[0].who_knows == "vader"


async def test_where_nobody_can_call_no_time_is_written_down(real: Talk, parts: Parts) -> None:
    make_learner(parts, make_place(parts, "Leeg", roles=()), coach=False)
    await real.says("#dood")
    (reply,) = await real.says("donderdag om 3 uur kan ik bellen")

    assert "Ik schrijf op" not in reply


@pytest.mark.parametrize("typed", ["ze zit in dr kamer #gok", "en haar moeder weet van niks #gok", "#pillen en nu"])
async def test_a_guess_does_not_change_the_kind_nor_whose_it_is(
    real: Talk, daan: Learner, parts: Parts, place: Place, typed: str
) -> None:
    await real.says("#vriend")
    (reply,) = await real.says(typed)

    assert "113" in reply
    assert "0800-2000" not in reply
    assert reply.endswith("Is die ander op dit moment veilig?")
    (case,) = real.cases(daan)
    assert (case.kind, case.about) == ("suicidaliteit", "other")
    assert typed in quotes(parts, place, real, daan)


async def test_a_guess_does_not_hide_a_fact(real: Talk, daan: Learner) -> None:
    await real.says("#vriend")
    (reply,) = await real.says("haar moeder is er nu bij #gok")

    assert "Jij hebt goed geholpen" in reply


async def test_what_is_plainly_said_begins_anew(real: Talk, daan: Learner) -> None:
    await real.says("#vriend")
    assert "Bel 112 als je nu gevaar loopt" in (await real.says("#geslagen"))[0]


async def test_an_overdose_of_his_own_is_never_held_back(real: Talk, daan: Learner) -> None:
    await real.says("#dood")
    assert (await real.says("#pillen"))[0].startswith("Bel nu 112")


async def test_two_dangers_in_one_message_are_both_served(real: Talk, daan: Learner) -> None:
    first = (await real.says("#beide"))[0]

    assert "0800-2000" in first
    assert "113" in first
    assert first.endswith("Ben je nu veilig?")
    assert real.cases(daan)[0].topics == ["veiligheid", "mentaal"]


async def test_thanks_in_a_crisis_are_answered_and_the_question_stays(real: Talk, daan: Learner) -> None:
    await real.says("#dood")
    (reply,) = await real.says("dank u wel, heel lief van u")

    assert reply.startswith("Graag gedaan.")
    assert reply.endswith("veilig?")
    assert daan.id == real.cases(daan)[0].learner_id


@pytest.mark.parametrize("typed", ["Ja bellen mag. Niet moeilijk Nederlands praten alstublieft", "bellen is goed"])
async def test_leave_to_call_is_kept_in_the_case(real: Talk, daan: Learner, typed: str) -> None:
    await real.says("#dood")
    (reply,) = await real.says(typed)

    assert "moeilijk. " not in reply
    (case,) = real.cases(daan)
    assert case.call_time
    assert (case.call_time == "ja, in makkelijk Nederlands") is ("Nederlands" in typed)
    assert ("bellen mag, in makkelijk Nederlands" in reply) is ("Nederlands" in typed)


async def test_what_he_has_at_hand_is_to_be_put_away(real: Talk, daan: Learner) -> None:
    await real.says("#dood")
    (reply,) = await real.says("heb pillen van me oma gepakt")

    assert "geef het aan iemand" in reply
    assert real.cases(daan)


async def test_who_dares_not_call_is_not_told_again_that_he_can(real: Talk, daan: Learner) -> None:
    await real.says("#dood")
    await real.says("ik durf niet te bellen")
    (reply,) = await real.says("ok")

    assert "Bellen kan ook" not in reply
    assert real.cases(daan)

"""A thing taken back as a joke takes back what came of it; a crisis never, and who was told hears of it."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest

from bot.core.conversation import Message, Session
from bot.core.escalation import Escalation
from bot.services.checkins import checkin
from bot.services.checkins.checkin import Step
from bot.services.checkins.joking import is_joke
from bot.services.escalations.signals import record
from bot.services.parts import Parts
from bot.understanding.said import Said

pytestmark = pytest.mark.usefixtures("database")
Say = Callable[..., list[Step]]
LOST = "nee ontslagen"


@pytest.fixture
def say(real: Parts, talk: str) -> Say:
    numbers = itertools.count(1)

    def one(text: str) -> Step:
        with real.begin() as uow:
            session = uow.get(Session, talk)
            assert session is not None
            sealed, now = real.vault.seal(text), real.now()
            number, whose = str(next(numbers)), session.learner_id
            message = Message(session.account_id, "in", number, "text", sealed, now, now, whose)
            uow.add(message)
            uow.flush()
            record(real, uow, real.assess(text), learner_id=session.learner_id, message_id=message.id)
            uow.commit()
        return checkin.take(real, talk, Said(text))

    return lambda *texts: [one(text) for text in texts]


def left(parts: Parts, talk: str) -> tuple[list[Escalation], int]:
    """The cases that are live, and how many signals stand."""
    with parts.begin() as uow:
        learner = checkin.learner_of(uow, talk)
        return list(uow.cases.live_of(learner.id)), len(uow.talks.signals_of(learner.id))


JOKES = [
    "GRAPJE hahahaha", "nee man geintje", "was maar een grapje", "haha nee joke", "geintje hoor", "ik zat je te kloten",
    "just kidding", "jk", "was niet serieus", "1 april!", "nee joh, grapje 😂", "heb het verzonnen haha",
]  # fmt: skip
MISTAKES = [
    "wacht nee ze bedoelden me collega", "had het verkeerd gelezen", "oh nee toch niet, ze hebben bijgetekend",
    "was een misverstand", "bleek om iemand anders te gaan",
    "het ging over mijn collega", "toch niet!! ik mag blijven", "bleek niet waar",
]
NO_JOKES = [
    "geen grap", "dit is geen grapje hoor", "ze nemen me niet serieus", "ze maken grapjes over me",
    "mijn baas maakt altijd grappen",
    "niet grappig", "mn collega maakte een grapje", "was dat een grap?", "ja", "werk er nog",
]  # fmt: skip


@pytest.mark.parametrize("text", JOKES)
def test_a_joke_takes_back_answer_signal_and_case(real: Parts, talk: str, say: Say, text: str) -> None:
    assert say(LOST)[0].question == "mag_coach"
    step = say(text)[0]

    assert (step.responses, step.question) == (("utter_grapje",), "plek")
    assert left(real, talk) == ([], 0)


@pytest.mark.parametrize("text", NO_JOKES)
def test_what_is_no_joke_takes_nothing_back(text: str) -> None:
    assert not is_joke(text)


@pytest.mark.parametrize(
    "text",
    ["was niet serieus ik werk er gewoon nog", "grapje!! werk er nog gewoon", "haha geintje, ik werk nog bij de gamma"],
)
def test_what_is_said_beside_the_joke_is_taken(real: Parts, talk: str, say: Say, text: str) -> None:
    step = say(LOST, text)[1]

    assert step.answered["plek"] == "ja"
    assert step.question == "cijfer"
    assert left(real, talk) == ([], 0)


def test_a_joke_that_comes_a_message_later_counts_too(real: Parts, talk: str, say: Say) -> None:
    say(LOST, "tja", "nee was een grapje")

    assert left(real, talk)[0] == []


def test_a_joke_said_twice_is_read_for_what_else_it_says(say: Say) -> None:
    steps = say(LOST, "nee man geintje", "was niet serieus ik werk er gewoon nog")

    assert steps[2].answered["plek"] == "ja"


def test_who_was_told_hears_that_it_was_a_joke(real: Parts, talk: str, say: Say) -> None:
    step = say(LOST, "ja is goed", "haha grapje")[-1]
    cases, _ = left(real, talk)

    assert step.responses[0] == "utter_grapje_verteld"
    assert [case.leave for case in cases] == ["given"]
    with real.begin() as uow:
        assert "taken_back" in {event.what for event in uow.cases.events(cases[0].id)}


def test_a_crisis_is_never_taken_back(real: Parts, talk: str, say: Say) -> None:
    say("#dood")
    _, before = left(real, talk)
    say("was een grapje")

    assert left(real, talk)[1] == before


def test_good_news_right_after_withdraws_what_nobody_knows_of(real: Parts, talk: str, say: Say) -> None:
    step = say("nee werk daar niet meer", "want heb wat beters gevonden!! begin maandag bij de post als sorteerder")[1]

    assert step.responses[0].startswith(("utter_blij", "utter_nieuwe_plek"))
    assert step.question != "mag_coach"
    assert left(real, talk)[0] == []


def test_no_help_is_wanted_and_no_case_left_where_the_loss_was_made_good(real: Parts, talk: str, say: Say) -> None:
    say("nee gestopt bij de lidl", "heb al wat anders gevonden", "nee hulp hoeft niet")
    assert left(real, talk)[0] == []


def test_leave_is_put_once_more_after_something_else_and_never_twice_in_a_row(say: Say) -> None:
    asked = [step.question for step in say(LOST, "6 ofzo", "tja", "blub", "bla", "blurp")]

    assert asked.count("mag_coach") == 2
    assert asked[0] == "mag_coach"
    assert asked[1] != "mag_coach"


@pytest.mark.parametrize("text", ["wat bedoel je", "hoezo", "snap het niet", "huh?", "wat wil je weten"])
def test_what_a_question_means_is_explained(say: Say, text: str) -> None:
    steps = say("ja", text)

    assert (steps[1].responses, steps[1].question) == (("utter_uitleg_cijfer",), "cijfer")


def test_who_asks_who_reads_it_is_asked_for_leave_again(say: Say) -> None:
    steps = say(LOST, "tja", "wie krijgt dit te horen dan")

    assert steps[1].question != "mag_coach"
    assert steps[2].question == "mag_coach"


@pytest.mark.parametrize("text", MISTAKES)
def test_a_mistake_takes_back_that_the_place_ends(say: Say, real: Parts, talk: str, text: str) -> None:
    *_, step = say("mijn contract wordt niet verlengd", text)
    assert left(real, talk) == ([], 0)
    assert step.responses[0] in ("utter_vergissing", "utter_fijn", "utter_blij_contract")


@pytest.mark.parametrize(
    "text", ["want ik werk thuis", "ik mag gewoon blijven", "ze hebben verlengd", "ben alweer begonnen bij de Lidl"]
)
def test_who_is_there_after_all_takes_back_that_he_was_not(say: Say, real: Parts, talk: str, text: str) -> None:
    say("zit hele dagen thuis", text)
    assert left(real, talk) == ([], 0)


def test_leave_that_is_taken_back_was_no_mistake(say: Say, real: Parts, talk: str) -> None:
    say(LOST, "ja mag", "nee toch niet")
    cases, signals = left(real, talk)
    assert not cases  # nobody reads it any more (test_leave_back.py), and what he told stands
    assert signals


def test_what_worries_before_and_after_is_read_with_the_case(say: Say, real: Parts, talk: str) -> None:
    say("ja #moe", "7 #moe", LOST, "#moe en alles")
    with real.begin() as uow:
        case = next(iter(uow.cases.live_of(checkin.learner_of(uow, talk).id)))
        quotes = [real.vault.open(event.sealed) for event in uow.cases.events(case.id) if event.what == "quote"]
    assert sorted(quotes) == sorted(["ja #moe", "7 #moe", LOST, "#moe en alles"])


def test_three_attentions_of_one_kind_are_an_offer(say: Say, real: Parts, talk: str) -> None:
    steps = say("ja #moe", "7 #moe")
    assert "mag_coach" not in [step.question for step in steps]
    *_, step = say("#moe weer")
    assert step.question == "mag_coach"


def test_still_there_takes_no_contract_back_that_ends(say: Say, real: Parts, talk: str) -> None:
    say("mijn contract loopt eind december af", "ja werk nog")
    cases, signals = left(real, talk)
    assert signals
    assert all(case.status != "withdrawn" for case in cases)

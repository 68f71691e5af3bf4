"""Nothing is silenced by a guess: not while a case is talked of, and else only where the words say so. Times of a call
are times of a call. The line about another language comes once a day."""

from __future__ import annotations

import pytest

from bot.core.escalation import Leave
from bot.core.learner import Learner
from bot.core.signal import Level
from bot.services.checkins import checkin
from bot.services.parts import Parts
from bot.understanding.moves.leaving import plainly
from bot.understanding.said import Said
from tests.conftest import FixedClock
from tests.unit.services.world import Place, begin_talk, fresh, make_learner, open_case, say

TIMES = """donderdag om 3 uur kan, dan ben ik vrij bellen=donderdag
vrijdag na 4 bellen=vrijdag
morgen om 2 uur is goed bellen=morgen
woensdag kan ik wel bellen=woensdag
doe maar na 16:00 bellen=later
maandagochtend komt uit bellen=maandag
om 5 uur ben ik thuis bellen=om
overmorgen kan altijd bellen=overmorgen
zaterdag tussen 2 en 4 bellen=zaterdag
liefst dinsdag bellen=dinsdag""".splitlines()
PLAIN_REST = """niet nu
ben aan het werk, kan dit later
ff geen tijd
straks
volgende week graag
zit in de les
een andere keer
nu even niet man
ik ga slapen
ben druk""".splitlines()
NO_REST = """ja is goed doe maar
donderdag kan ik wel
oke dan
ja prima hoor
ik heb een broer
dat mag wel
goed zo
vertel maar
ja die ken ik
hij werkt daar""".splitlines()


@pytest.fixture
def learner(parts: Parts, place: Place) -> Learner:
    return make_learner(parts, place)


def typed(parts: Parts, learner: Learner, conversation: str, text: str, action: str) -> tuple[str, ...]:
    """The engine took this for a wish to pause or stop; what is answered."""
    return say(parts, learner, conversation, Said(text, "pause_later", 0.9), action)


def call_time(parts: Parts, learner: Learner) -> str:
    with parts.begin() as uow:
        return uow.cases.live_of(learner.id)[0].call_time


@pytest.mark.parametrize("text", TIMES)
def test_a_time_while_a_call_is_waited_for_is_the_time_of_the_call(parts: Parts, learner: Learner, text: str) -> None:
    conversation = begin_talk(parts, learner)
    open_case(parts, learner, "given")
    assert typed(parts, learner, conversation, text, "action_pauze") == ("utter_bellen_genoteerd",)
    assert fresh(parts, learner).status == "active"
    assert call_time(parts, learner) == text.rpartition("=")[2]


@pytest.mark.parametrize(("leave", "level"), [("vital", "crisis"), ("asked", "uitval"), ("given", "uitval")])
def test_nothing_pauses_while_a_case_is_talked_of(parts: Parts, learner: Learner, leave: Leave, level: Level) -> None:
    conversation = begin_talk(parts, learner)
    open_case(parts, learner, leave, level)
    assert typed(parts, learner, conversation, "nu even niet", "action_pauze") == ("utter_later_verder",)
    assert fresh(parts, learner).status == "active"


@pytest.mark.parametrize("text", NO_REST)
def test_what_does_not_say_so_pauses_and_stops_nothing(parts: Parts, learner: Learner, text: str) -> None:
    conversation = begin_talk(parts, learner)
    said = typed(parts, learner, conversation, text, "action_pauze")  # what he says is heard, and nothing rests by it
    assert said[0] in ("utter_ja", "utter_gelezen", "utter_rust", "utter_nee", "utter_zo_gezin")
    assert typed(parts, learner, conversation, f"{text}!", "action_stop") == ("utter_stop_bedoeld",)
    assert fresh(parts, learner).status == "active"


@pytest.mark.parametrize("text", PLAIN_REST)
def test_what_says_so_pauses(parts: Parts, learner: Learner, text: str) -> None:
    assert typed(parts, learner, begin_talk(parts, learner), text, "action_pauze") == ("utter_gepauzeerd",)
    assert fresh(parts, learner).status == "paused"


@pytest.mark.parametrize("text", ["hou op met appen", "ik wil geen nazorg meer", "haal me eraf", "laat me met rust"])
def test_what_says_so_stops(parts: Parts, learner: Learner, text: str) -> None:
    assert plainly("stop", text)
    assert typed(parts, learner, begin_talk(parts, learner), text, "action_stop") == ("utter_gestopt",)


@pytest.mark.parametrize(
    "text",
    [
        "durf post niet meer open te maken", "ik wil niet meer naar die baan toe", "er is daar niks meer aan te doen",
        "ben er zo klaar mee die baas", "ik ga weg bij me stage denk ik", "heb me abonnement opgezegd bij de gym",
    ],
)  # fmt: skip
def test_words_that_are_about_something_else_stop_nothing(parts: Parts, learner: Learner, text: str) -> None:
    assert not plainly("stop", text)
    said = typed(parts, learner, begin_talk(parts, learner), text, "action_stop")
    assert said in [("utter_stop_bedoeld",), ("utter_vertel_meer",)]
    assert fresh(parts, learner).status == "active"


@pytest.mark.parametrize(
    "text", ["kon niet meer opstaan", "kan niet meer", "durf niet meer", "ik slaap niet meer", "trek t niet meer"]
)
def test_what_he_cannot_any_more_stops_no_messages(text: str) -> None:
    assert not plainly("stop", text)


@pytest.mark.parametrize("text", ["wil dit niet meer", "niks meer sturen", "nooit meer", "ben klaar met jullie vragen"])
def test_short_or_about_us_they_do(text: str) -> None:
    assert plainly("stop", text)


def test_a_guess_in_a_checkin_stops_nothing(parts: Parts, learner: Learner) -> None:
    conversation = begin_talk(parts, learner)
    checkin.start(parts, conversation)
    for text in ("boeie", "tja", "hij is er nog"):
        checkin.take(parts, conversation, Said(text, "stop_messages", 0.9))
    assert fresh(parts, learner).status == "active"


def test_the_line_about_another_language_comes_once_a_day(
    parts: Parts, learner: Learner, clock: FixedClock
) -> None:
    foreign = "i don't understand what you want from me"
    said = []
    for wait in (0, 5, 20):
        clock.forward(hours=wait)
        conversation = begin_talk(parts, learner)
        checkin.start(parts, conversation)
        said.append("utter_taal_en" in checkin.take(parts, conversation, Said(foreign, "nlu_fallback", 0.3)).responses)
    assert said == [True, False, True]


@pytest.mark.parametrize(
    "text",
    ["can you do that or do i have to stop the whole thing", "ok pause then. not stop", "dont stop, just pause",
     "should i stop then?"]
)  # fmt: skip
def test_an_english_question_or_no_to_stopping_stops_nothing(text: str) -> None:
    assert not plainly("stop", text)


@pytest.mark.parametrize("text", ["please stop messaging me", "why dont you stop texting me", "i want you to stop"])
def test_an_english_stop_is_one(text: str) -> None:
    assert plainly("stop", text)

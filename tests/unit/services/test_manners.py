"""What is no answer: met kindly, the question put once more, then the next one. Never on and on."""

from __future__ import annotations

from collections import Counter

import pytest
from sqlalchemy import Engine as SqlEngine

from bot.services.checkins import checkin
from bot.services.checkins.checkin import Step
from bot.services.parts import Parts
from bot.services.talk import topics
from bot.understanding.said import Said
from tests.unit.services.world import Place, begin_talk, make_learner

pytestmark = pytest.mark.usefixtures("database")
WHY, NOISE, SWEARING = "waarom wil je dat weten", "asdfgh", "fuck you"


@pytest.fixture
def talk(parts: Parts, place: Place, database: SqlEngine) -> str:
    del database
    conversation = begin_talk(parts, make_learner(parts, place))
    assert checkin.start(parts, conversation).question == "plek"
    return conversation


def say(
    parts: Parts, conversation: str, *texts: str, intent: str = "", before: frozenset[str] = frozenset()
) -> list[Step]:
    return [checkin.take(parts, conversation, Said(text, intent, 0.9, before=before)) for text in texts]


def test_after_a_second_remark_the_next_question_comes(parts: Parts, talk: str) -> None:
    first, second, third = say(parts, talk, WHY, WHY, WHY)
    assert (first.responses, first.question) == (("utter_waarom",), "plek")
    assert (second.responses, second.question) == (("utter_waarom", "utter_volgende"), "cijfer")
    assert third.question == "cijfer"


def test_an_answer_after_a_remark_is_taken(parts: Parts, talk: str) -> None:
    assert say(parts, talk, WHY, "ja")[1].question == "cijfer"
    assert say(parts, talk, NOISE)[0].question == "cijfer"


@pytest.mark.parametrize("text", [WHY, NOISE, "blub", "je ne comprends pas"])
def test_whatever_is_said_no_question_is_put_more_than_three_times_and_the_checkin_ends(
    parts: Parts, talk: str, text: str
) -> None:
    asked = Counter(["plek"])
    for _ in range(40):
        step = say(parts, talk, text)[0]
        if step.question is None:
            break
        asked[step.question] += 1
    assert step.question is None
    assert step.responses[-1] == "utter_checkin_klaar_rust"
    assert max(asked.values()) == 2


def test_an_interruption_by_intent_counts_as_well(parts: Parts, talk: str) -> None:
    steps = say(parts, talk, "wie ben jij", "ben je echt", intent="bot_challenge")
    assert [step.question for step in steps] == ["plek", "cijfer"], steps


def test_not_understood_is_asked_again_once(parts: Parts, talk: str) -> None:
    first, second = say(parts, talk, "blub", "blub")
    assert (first.responses, first.question) == (("utter_niet_begrepen",), "plek")
    assert (second.responses, second.question) == (("utter_geeft_niet",), "cijfer")


def test_swearing_is_met_once_in_a_talk_and_then_passed_over(parts: Parts, talk: str) -> None:
    first = say(parts, talk, SWEARING)[0]
    assert (first.responses, first.question) == (("utter_schelden",), "plek")
    second = say(parts, talk, SWEARING, before=frozenset({"utter_schelden"}))[0]
    assert (second.responses, second.question) == (("utter_volgende",), "cijfer")
    third = say(parts, talk, SWEARING, before=frozenset({"utter_schelden"}))[0]
    assert (third.responses, third.question) == ((), "cijfer")


def test_an_aside_is_no_guess_even_where_the_classifier_has_one(parts: Parts, talk: str) -> None:
    step = say(parts, talk, "hhhhh", intent="stop_messages")[0]
    assert (step.responses, step.question) == (("utter_onleesbaar",), "plek")


def test_bad_news_outside_a_checkin_is_never_called_fine(parts: Parts, talk: str) -> None:
    assert topics.turn(parts, talk, "action_tegenslag", Said("lekker dan", "checkin_bad", 0.9)) == ("utter_vervelend",)
    assert topics.turn(parts, talk, "action_signaal", Said("lekker", "checkin_good", 0.9)) == ("utter_fijn",)


@pytest.mark.parametrize(
    ("text", "intent", "sure", "value"),
    [
        ("mensen=goed", "checkin_bad", 0.9, "matig"),
        ("mensen=goed", "checkin_bad", 0.4, "goed"),
        ("mensen=goed", "checkin_good", 0.9, "goed"),
        ("mensen=goed geld=slecht", "checkin_bad", 0.9, "goed"),
        ("mensen=goed maar moe", "checkin_bad", 0.9, "goed"),
    ],
)
def test_good_words_in_a_complaint_are_sarcasm(
    parts: Parts, talk: str, text: str, intent: str, sure: float, value: str
) -> None:
    assert checkin.take(parts, talk, Said(text, intent, sure)).answered["mensen"] == value

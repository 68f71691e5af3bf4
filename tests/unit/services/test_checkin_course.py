"""The course of a check-in: leave never twice in a row, a story is let in, no case on a name or a no to help."""

from __future__ import annotations

import itertools

import pytest

from bot.core.agenda import next_question
from bot.core.checkin import PROFILES, Answer
from bot.services.checkins import checkin
from bot.services.checkins.checkin import Step
from bot.services.parts import Parts
from bot.services.stored import learner_of
from bot.understanding.said import Said

pytestmark = pytest.mark.usefixtures("database")


def say(parts: Parts, talk: str, *texts: str, intent: str = "") -> list[Step]:
    return [checkin.take(parts, talk, Said(text, intent, 0.9)) for text in texts]


def cases_of(parts: Parts, talk: str) -> int:
    with parts.begin() as uow:
        return len([case for case in uow.cases.of_learner(learner_of(uow, talk).id) if case.status != "withdrawn"])


@pytest.mark.parametrize("profile", PROFILES)
def test_leave_is_never_asked_twice_in_a_row(parts: Parts, profile: str) -> None:
    asked: list[str] = []
    agenda = parts.policies.agendas[profile]
    while (question := next_question(agenda, {"plek": Answer("nee")}, asked, "uitval")) is not None:
        asked.append(question)
    assert asked.count("mag_coach") == 2
    assert all(pair != ("mag_coach", "mag_coach") for pair in itertools.pairwise(asked))


def test_asking_who_the_coach_is_asks_for_nobody(real: Parts, talk: str) -> None:
    step = say(real, talk, "ja", "wie is marieke", intent="talk_to_human")[1]
    assert "utter_wie_is_coach" in step.responses
    assert cases_of(real, talk) == 0


def test_a_place_that_is_hard_is_not_called_fine(real: Parts, talk: str) -> None:
    step = say(real, talk, "ja werk nog maar t is zwaar")[0]
    assert step.responses[0] != "utter_fijn"
    assert step.responses[0].startswith("utter_erken")


def test_good_news_is_no_answer_by_a_guess(real: Parts, talk: str) -> None:
    step = say(real, talk, "ja", "7", "pfff lange dag gehad", intent="checkin_good")[2]
    assert "mensen" not in step.answered


def test_a_question_for_leave_that_was_lost_is_put_again(real: Parts, talk: str) -> None:
    assert say(real, talk, "nee ontslagen")[0].question == "mag_coach"
    assert checkin.start(real, talk) == Step(("utter_checkin_hervat",), "mag_coach")
    assert say(real, talk, "ja dat mag")[0].question != "mag_coach"
    assert checkin.start(real, talk).question != "mag_coach"

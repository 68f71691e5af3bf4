"""A talk that was promised ("eerst nog een korte vraag") comes as soon as nothing about leave or a call is asked."""

from __future__ import annotations

import pytest

from bot.services.checkins import checkin
from bot.services.checkins.checkin import Step
from bot.services.parts import Parts
from bot.understanding.questions.guide_wish import LATER
from bot.understanding.said import Said

pytestmark = pytest.mark.usefixtures("database")


def say(parts: Parts, talk: str, *texts: str, before: tuple[str, ...] = ()) -> list[Step]:
    return [checkin.take(parts, talk, Said(text, "interview_help", 0.9, before=before)) for text in texts]


def test_no_other_question_comes_before_it(real: Parts, talk: str) -> None:
    assert say(real, talk, "nee ontslagen")[0].question == "mag_coach"
    first = say(real, talk, "kunnen we het gesprek oefenen")[0]
    assert LATER in first.responses
    assert first.question == "mag_coach"
    step = say(real, talk, "ok vraag maar", before=first.responses)[0]
    assert step.question is None
    assert "utter_nu_oefenen" in step.responses


def test_what_is_arranged_is_asked_yet(real: Parts, talk: str) -> None:
    say(real, talk, "nee ontslagen")
    first = say(real, talk, "kunnen we het gesprek oefenen")[0]
    step = say(real, talk, "ja dat mag", before=first.responses)[0]
    assert step.question in ("bellen", "wie_weet")


def test_without_a_promise_the_questions_go_on(real: Parts, talk: str) -> None:
    say(real, talk, "nee ontslagen")
    assert say(real, talk, "ok vraag maar")[0].question is not None

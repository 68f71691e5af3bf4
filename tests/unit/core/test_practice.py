"""Which question comes next, which tip goes first, and the day of the real talk."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import uuid4

from bot.core.guided import Application, ApplicationState
from bot.core.practice import QUESTIONS, Demand, Measure, Seen, next_question, next_talk, tip_for

MEASURE = Measure(long=90, stuck=9, demands={"good": Demand(3, (("example", "example"),))})
NOW = datetime(2026, 11, 25, tzinfo=UTC)


def seen(words: int, *found: str) -> Seen:
    return Seen(words, frozenset(found), "ik help graag")


def test_what_may_hurt_him_goes_before_what_is_missing() -> None:
    assert tip_for("good", seen(2, "private", "boss"), MEASURE) == "private"
    assert tip_for("good", seen(2, "boss"), MEASURE) == "boss"
    assert tip_for("good", seen(200, "example"), MEASURE) == "long"
    assert tip_for("good", seen(2, "example"), MEASURE) == "short"
    assert tip_for("good", seen(8), MEASURE) == "example"
    assert tip_for("good", seen(8, "example"), MEASURE) == "keep"


def test_a_doubt_in_a_long_answer_is_no_refusal() -> None:
    assert tip_for("good", seen(4, "stuck"), MEASURE) == "stuck"
    assert tip_for("good", seen(20, "stuck", "example"), MEASURE) == "keep"


def test_questions_come_in_order_and_go_round() -> None:
    assert next_question([], None) == "tell"
    assert next_question(["tell"], "tell") == "why"
    assert next_question(["ask"], "ask") == "tell"
    assert next_question(QUESTIONS, "ask") is None


def test_the_next_talk_is_an_invitation_that_is_still_ahead() -> None:
    def application(state: ApplicationState, day: date | None) -> Application:
        return Application(uuid4(), NOW, NOW, b"", state, next_on=day)

    today = date(2026, 11, 25)
    past, soon, later = date(2026, 11, 24), date(2026, 11, 27), date(2026, 12, 5)
    invited = [application("invited", past), application("invited", later), application("sent", soon)]
    assert next_talk(invited, None, today) == later
    assert next_talk(invited, soon, today) == soon
    assert next_talk([application("invited", past), application("invited", None)], None, today) is None

"""What follows from what in a plan: which steps to offer, what to do after a rejection."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from bot.core.guided import Application, ApplicationState
from bot.core.plan import Advice, Progress, StepKind, advice, call_on, rejections_in_a_row, to_offer, usable

NOW = datetime(2026, 11, 25, 11, tzinfo=UTC)
TODAY = date(2026, 11, 25)
KINDS = [StepKind("cv", "Cv maken", "cv"), StepKind("bellen", "Bellen"), StepKind("brief", "Brief maken", "letter")]


def applications(*states: ApplicationState) -> list[Application]:
    return [Application(uuid4(), NOW, NOW, b"", state) for state in states]


def test_what_is_on_the_plan_or_made_already_is_not_offered() -> None:
    assert [kind.id for kind in to_offer(KINDS, {"bellen"}, {"cv"})] == ["brief"]
    assert to_offer(KINDS, {"bellen", "brief"}, {"cv"}) == []


@pytest.mark.parametrize(
    ("day", "fits"),
    [(TODAY, True), (TODAY - timedelta(days=1), False), (date(2027, 11, 1), True), (date(2031, 1, 1), False)],
)
def test_a_step_lies_today_or_within_a_year(day: date, fits: bool) -> None:
    assert usable(day, TODAY) is fits


@pytest.mark.parametrize(
    ("states", "count"),
    [
        (("rejected", "rejected", "rejected"), 3),
        (("rejected", "sent", "idea", "rejected"), 2),
        (("rejected", "invited", "rejected"), 1),
        (("hired", "rejected"), 0),
        ((), 0),
    ],
)
def test_rejections_are_counted_since_anything_better(states: tuple[ApplicationState, ...], count: int) -> None:
    assert rejections_in_a_row(applications(*states)) == count


@pytest.mark.parametrize(
    ("before", "told", "times", "what"),
    [
        ("sent", False, 1, "ask_why"),
        ("sent", True, 1, "other_place"),  # he knows why: asking is no use
        ("sent", False, 2, "other_place"),
        ("talked", False, 2, "ask_why"),
        ("talked", True, 1, "thank_you"),
        ("idea", True, 1, "other_place"),  # nobody spoke with him: nobody to thank
    ],
)
def test_advice_is_of_use(before: ApplicationState, told: bool, times: int, what: Advice) -> None:
    assert advice(before, reason_told=told, rejections=times) == what


def test_after_ten_days_it_is_time_to_call() -> None:
    assert call_on(TODAY) == date(2026, 12, 5)


def test_counts_of_schools_add_up() -> None:
    assert Progress(1, 2, 3, 4, 5) + Progress(1, 0, 1, 0, 1) == Progress(2, 2, 4, 4, 6)
    assert Progress().empty
    assert not Progress(hired=1).empty

"""Ages, months, consent, the steps of a case and when it is due."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.consent import Consent, standing
from bot.core.escalation import LIVE, STEPS, Escalation, Status, StepError, due_at
from bot.core.learner import Learner, School
from bot.services.escalations.cases import staffed_now
from bot.services.planning.holidays import public_holidays
from tests.conftest import NOON

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def learner(left_on: date = date(2024, 7, 15), born_on: date = date(2004, 2, 29)) -> Learner:
    return Learner(uuid4(), "Daan", "arbeidsmarkt", left_on, born_on)


@pytest.mark.parametrize(
    ("day", "age"),
    [(date(2026, 2, 28), 21), (date(2026, 3, 1), 22), (date(2024, 2, 29), 20), (date(2024, 2, 28), 19)],
)
def test_age_of_somebody_born_on_a_leap_day(day: date, age: int) -> None:
    assert learner().age_on(day) == age


@pytest.mark.parametrize(
    ("day", "months"),
    [
        (date(2024, 7, 15), 0),
        (date(2024, 8, 14), 0),
        (date(2024, 8, 15), 1),
        (date(2026, 7, 14), 23),
        (date(2026, 7, 15), 24),
        (date(2026, 8, 15), 25),
        (date(2024, 1, 1), 0),
    ],
)
def test_months_since_leaving(day: date, months: int) -> None:
    assert learner().months_since_leaving(day) == months


@given(st.dates(date(2015, 1, 1), date(2030, 1, 1)), st.integers(0, 4000))
def test_months_never_go_back(left_on: date, days: int) -> None:
    one = learner(left_on)
    day = left_on + timedelta(days=days)
    assert 0 <= one.months_since_leaving(day) <= one.months_since_leaving(day + timedelta(days=1))


def consent(purpose: str, granted: bool, minutes: int) -> Consent:
    return Consent(uuid4(), purpose, granted, NOON + timedelta(minutes=minutes))  # type: ignore[arg-type]


def test_consent_is_the_last_word_per_purpose_in_any_order() -> None:
    entries = [consent("checkin", False, 5), consent("checkin", True, 1), consent("coach", True, 9)]
    assert standing(entries, "checkin") is False
    assert standing(entries, "coach") is True
    assert standing(entries, "doorstroompunt") is None
    assert standing([], "checkin") is None


def test_of_two_words_at_the_same_time_the_later_entry_counts() -> None:
    assert standing([consent("coach", True, 0), consent("coach", False, 0)], "coach") is False


def case(status: Status) -> Escalation:
    return Escalation(uuid4(), uuid4(), "uitval", [], "transitiecoach", NOON, "asked", status=status)


@pytest.mark.parametrize("before", STEPS)
@pytest.mark.parametrize("after", STEPS)
def test_only_the_steps_of_the_table_can_be_taken(before: Status, after: Status) -> None:
    one = case(before)
    if after in STEPS[before]:
        one.step(after)
        assert one.status == after
    else:
        with pytest.raises(StepError):
            one.step(after)
        assert one.status == before


def test_a_case_is_closed_by_nobody_but_its_owner_and_stays_closed() -> None:
    assert STEPS["closed"] == ()
    assert [status for status, after in STEPS.items() if "closed" in after] == ["accepted", "contact"]
    assert [case(status).live for status in LIVE] == [True] * 4
    assert not case("closed").live
    assert not case("withdrawn").live


def amsterdam(*values: int) -> datetime:
    return datetime(*values, tzinfo=AMSTERDAM)  # type: ignore[arg-type,misc]


@pytest.mark.parametrize(
    ("now", "due"),
    [
        pytest.param(amsterdam(2026, 11, 25, 9), amsterdam(2026, 11, 26, 17), id="wednesday"),
        pytest.param(amsterdam(2026, 11, 27, 18), amsterdam(2026, 11, 30, 17), id="friday evening"),
        pytest.param(amsterdam(2026, 11, 29, 9), amsterdam(2026, 11, 30, 17), id="sunday"),
        pytest.param(amsterdam(2026, 12, 24, 12), amsterdam(2026, 12, 28, 17), id="christmas eve"),
        pytest.param(amsterdam(2026, 12, 31, 12), amsterdam(2027, 1, 4, 17), id="new year falls on a friday"),
        pytest.param(amsterdam(2026, 4, 26, 12), amsterdam(2026, 4, 28, 17), id="koningsdag"),
        pytest.param(amsterdam(2026, 3, 28, 12), amsterdam(2026, 3, 30, 17), id="the clock goes forward"),
        pytest.param(amsterdam(2026, 10, 24, 12), amsterdam(2026, 10, 26, 17), id="the clock goes back"),
    ],
)
def test_uitval_is_due_at_the_end_of_the_next_working_day(now: datetime, due: datetime) -> None:
    assert due_at("uitval", now, public_holidays(now)) == due


@pytest.mark.parametrize("hour", range(24))
def test_a_crisis_is_due_in_a_quarter_of_an_hour_also_when_the_clock_changes(hour: int) -> None:
    for day in (datetime(2026, 10, 24, 23, tzinfo=UTC), datetime(2026, 3, 28, 23, tzinfo=UTC)):
        now = (day + timedelta(minutes=hour * 10)).astimezone(AMSTERDAM)
        assert due_at("crisis", now).timestamp() - now.timestamp() == 15 * 60


@pytest.mark.parametrize(
    ("now", "staffed"),
    [
        (amsterdam(2026, 11, 25, 9, 0), True),
        (amsterdam(2026, 11, 25, 8, 59), False),
        (amsterdam(2026, 11, 25, 16, 59), True),
        (amsterdam(2026, 11, 25, 17, 0), False),
        (amsterdam(2026, 11, 28, 12, 0), False),
        (amsterdam(2026, 12, 25, 12, 0), False),
    ],
)
def test_staffed_hours(now: datetime, staffed: bool) -> None:
    assert staffed_now(School("De Brug", "Regio", "D"), now) is staffed

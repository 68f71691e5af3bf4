"""Windows, days off, months and both changes of the clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.calendar import AMSTERDAM, REGIONS, SUNDAY, Region, Window, add_months, at, later, local_day, next_open
from bot.services.planning.holidays import days_off, school_year_known

OFF = days_off(range(2025, 2031), None)


def local(text: str) -> datetime:
    """A wall time in Amsterdam: "2026-03-27 10:00"."""
    return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM)


def opens(text: str, window: Window, part: str | None = None, off: frozenset[date] = OFF) -> str:
    found = next_open(local(text), window, off, part)  # type: ignore[arg-type]
    return found.astimezone(AMSTERDAM).strftime("%Y-%m-%d %H:%M") if found else "never"


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-09-01 08:00", "2026-09-01 10:00"),  # before opening
        ("2026-09-01 10:00", "2026-09-01 10:00"),
        ("2026-09-01 15:30", "2026-09-01 15:30"),
        ("2026-09-01 19:00", "2026-09-02 10:00"),  # the end is not in it
        ("2026-09-04 19:30", "2026-09-07 10:00"),  # Friday evening to Monday
        ("2026-09-06 12:00", "2026-09-07 10:00"),  # Sunday
        ("2026-12-24 20:00", "2026-12-28 10:00"),  # Christmas and the weekend
        ("2027-03-26 12:00", "2027-03-30 10:00"),  # Good Friday to after Easter
        ("2027-04-27 12:00", "2027-04-28 10:00"),  # Koningsdag
    ],
)
def test_the_next_open_moment(moment: str, expected: str) -> None:
    assert opens(moment, Window()) == expected


def test_sundays_are_shut_even_when_asked_for() -> None:
    assert opens("2026-09-05 20:00", Window(weekdays=(5, 6))) == "2026-09-12 10:00"


@pytest.mark.parametrize(
    ("region", "expected"),
    [("noord", "2026-08-17"), ("midden", "2026-08-31"), ("zuid", "2026-08-24"), (None, "2026-07-27")],
)
def test_school_holidays_of_the_region_are_shut(region: Region | None, expected: str) -> None:
    window = Window(region=region)
    assert opens("2026-07-27 09:00", window, off=days_off(range(2026, 2027), region))[:10] == expected


def test_days_of_the_school_itself_are_shut() -> None:
    window = Window(closed=((date(2026, 9, 1), date(2026, 9, 3)), (date(2026, 9, 7), date(2026, 9, 7))))
    assert opens("2026-09-01 12:00", window) == "2026-09-04 10:00"
    assert opens("2026-09-04 20:00", window) == "2026-09-08 10:00"


@pytest.mark.parametrize(
    ("part", "window", "expected"),
    [
        ("morning", Window(), "2026-09-01 10:00"),
        ("afternoon", Window(), "2026-09-01 12:00"),
        ("evening", Window(), "2026-09-01 17:00"),
        ("evening", Window(start=time(9), end=time(16)), "2026-09-01 17:00"),  # his wish goes first
        ("morning", Window(start=time(13), end=time(16)), "2026-09-01 09:00"),
    ],
)
def test_the_part_of_the_day_that_a_learner_wishes(part: str, window: Window, expected: str) -> None:
    assert opens("2026-09-01 06:00", window, part) == expected


def test_a_wish_for_the_morning_waits_for_the_next_morning() -> None:
    assert opens("2026-09-01 12:00", Window(), "morning") == "2026-09-02 10:00"


def test_a_window_that_never_opens() -> None:
    assert opens("2026-09-01 10:00", Window(weekdays=())) == "never"
    assert opens("2026-09-01 10:00", Window(closed=((date(2026, 1, 1), date(2030, 1, 1)),))) == "never"


@pytest.mark.parametrize(
    ("friday", "monday", "hours"),
    [("2026-03-27 10:00", "2026-03-30 10:00", 71), ("2026-10-23 10:00", "2026-10-26 10:00", 73)],
)
def test_both_changes_of_the_clock_keep_the_wall_time(friday: str, monday: str, hours: int) -> None:
    then = later(local(friday), 3)
    assert then.astimezone(AMSTERDAM).strftime("%Y-%m-%d %H:%M") == monday
    assert then - local(friday).astimezone(UTC) == timedelta(hours=hours)
    assert next_open(then, Window(), OFF) == then


def test_an_hour_that_the_clock_skips_or_repeats() -> None:
    assert at(date(2026, 3, 29), time(2, 30)) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert at(date(2026, 10, 25), time(2, 30)) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)), (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)), (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)), (date(2026, 6, 1), 0, date(2026, 6, 1)),
        (date(2026, 7, 31), 24, date(2028, 7, 31)), (date(2026, 3, 31), 6, date(2026, 9, 30)),
    ],
)  # fmt: skip
def test_months(day: date, months: int, expected: date) -> None:
    assert add_months(day, months) == expected


MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2029, 12, 31), timezones=st.just(UTC))
WINDOWS = st.builds(
    Window,
    st.sets(st.integers(0, 6)).map(lambda days: tuple(sorted(days))),
    st.times(time(0), time(11)).map(lambda t: t.replace(second=0, microsecond=0)),
    st.times(time(12), time(23, 59)).map(lambda t: t.replace(second=0, microsecond=0)),
)


@given(MOMENTS, WINDOWS, st.sampled_from([None, "morning", "afternoon", "evening"]))
def test_what_is_found_is_open_and_the_first(moment: datetime, window: Window, part: str | None) -> None:
    found = next_open(moment, window, OFF, part)  # type: ignore[arg-type]
    if found is None:
        assert not set(window.weekdays) - {SUNDAY}
        return
    wall = found.astimezone(AMSTERDAM)
    first, last = window.hours(part)  # type: ignore[arg-type]
    assert found >= moment
    assert wall.weekday() in window.weekdays
    assert wall.weekday() != SUNDAY
    assert wall.date() not in OFF
    assert first <= wall.time() < last
    assert found == moment or wall.time() == first  # it waits for an opening, and for nothing else
    assert next_open(found, window, OFF, part) == found  # type: ignore[arg-type]


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(0, 60), st.integers(0, 60))
def test_months_never_leave_the_month(day: date, months: int, more: int) -> None:
    then = add_months(day, months)
    assert (then.year * 12 + then.month) - (day.year * 12 + day.month) == months
    assert then.day <= day.day
    assert add_months(day, months) <= add_months(day, months + more)


@given(MOMENTS, st.integers(0, 60))
def test_days_later_are_days_later_on_the_calendar(moment: datetime, days: int) -> None:
    assert local_day(later(moment, days)) == local_day(moment) + timedelta(days=days)


@pytest.mark.parametrize("region", REGIONS)
def test_the_coming_school_year_is_known(region: Region) -> None:
    """Fails in time when a new release of the `holidays` library is needed: half a year before the summer."""
    today = date.today()
    coming = today.year + (0 if today.month <= 1 else 1)
    assert school_year_known(region, today.year - (today.month < 8))
    assert school_year_known(region, coming), f"no school holidays for {coming}: update the library holidays"
    assert not school_year_known(region, 2060)


@pytest.mark.parametrize(
    ("region", "summer", "autumn"),
    [
        ("noord", ("2026-07-04", "2026-08-16"), ("2026-10-10", "2026-10-18")),
        ("midden", ("2026-07-18", "2026-08-30"), ("2026-10-17", "2026-10-25")),
        ("zuid", ("2026-07-11", "2026-08-23"), ("2026-10-17", "2026-10-25")),
    ],
)
def test_school_holidays_are_those_of_the_regeling(
    region: Region, summer: tuple[str, str], autumn: tuple[str, str]
) -> None:
    """Stcrt. 2024, 19237, and rijksoverheid.nl: from the Saturday before to the Sunday after."""
    school = days_off(range(2026, 2027), region) - days_off(range(2026, 2027), None)
    for first, last in (summer, autumn):
        days = [date.fromisoformat(day) for day in (first, last)]
        span = {days[0] + timedelta(days=n) for n in range((days[1] - days[0]).days + 1)}
        assert span <= school
        assert days[0] - timedelta(days=1) not in school
        assert days[1] + timedelta(days=1) not in school

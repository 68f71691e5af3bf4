"""When may something be sent: windows, days off, months. Wall time in Amsterdam; results are in UTC."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal, get_args
from zoneinfo import ZoneInfo

from bot.core.learner import DayPart

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
Region = Literal["noord", "midden", "zuid"]  # of the school holidays
REGIONS: tuple[Region, ...] = get_args(Region)
SUNDAY = 6
HORIZON = 800  # days to look ahead for an open one
# What a learner means with a part of the day (wall time).
DAY_PARTS: dict[DayPart, tuple[time, time]] = {
    "morning": (time(9), time(12)),
    "afternoon": (time(12), time(17)),
    "evening": (time(17), time(21)),
}


@dataclass(frozen=True)
class Window:
    """When messages may go out: weekdays (0 is Monday), hours, and no days off.

    Never on Sundays and public holidays. `region`: not in that region's school holidays either. `closed` are
    further stretches of days, both ends included, as a second week of the meivakantie.
    """

    weekdays: tuple[int, ...] = (0, 1, 2, 3, 4)
    start: time = time(10)
    end: time = time(19)
    region: Region | None = None
    closed: tuple[tuple[date, date], ...] = ()

    def hours(self, part: DayPart | None = None) -> tuple[time, time]:
        """From when until when on an open day, for somebody who wishes `part` of the day.

        Where the two do not meet the wish goes first: it is the learner who is disturbed.
        """
        if part is None:
            return self.start, self.end
        first, last = DAY_PARTS[part]
        start, end = max(first, self.start), min(last, self.end)
        return (start, end) if start < end else (first, last)

    def opens_on(self, day: date, off: Collection[date]) -> bool:
        """Whether anything may be sent on `day`; `off` are the holidays."""
        shut = day in off or any(first <= day <= last for first, last in self.closed)
        return day.weekday() in self.weekdays and day.weekday() != SUNDAY and not shut


def next_open(moment: datetime, window: Window, off: Collection[date], part: DayPart | None = None) -> datetime | None:
    """The first moment from `moment` on at which may be sent, in UTC; None when there is none in two years."""
    start, end = window.hours(part)
    day = local_day(moment)
    for ahead in range(HORIZON):
        today = day + timedelta(days=ahead)
        if not window.opens_on(today, off):
            continue
        opening, closing = at(today, start), at(today, end)
        found = max(opening, moment.astimezone(UTC))
        if found < closing:
            return found
    return None


def at(day: date, wall: time = time()) -> datetime:
    """A wall time in Amsterdam as a moment in UTC. An hour that the clock skips counts as the one after it."""
    return datetime.combine(day, wall, AMSTERDAM).astimezone(UTC)


def local_day(moment: datetime) -> date:
    """The date in Amsterdam."""
    return moment.astimezone(AMSTERDAM).date()


def later(moment: datetime, days: int) -> datetime:
    """The same wall time so many days later, in UTC: also when the clock changes in between."""
    local = moment.astimezone(AMSTERDAM)
    return at(local.date() + timedelta(days=days), local.time())


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or that month's last: 31 January + 1 is 28 or 29 February."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))

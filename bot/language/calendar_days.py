"""Days moved along the calendar. Pure."""

from __future__ import annotations

import calendar
from datetime import date, timedelta


def month_end(day: date) -> date:
    """The last day of its month."""
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def moved(day: date, amount: float, unit: str) -> date:
    """Move a day by days, weeks, months or years; the 31st becomes the last day of a shorter month."""
    if unit in {"day", "week"}:
        return day + timedelta(days=round(amount * (7 if unit == "week" else 1)))
    months = day.year * 12 + day.month - 1 + round(amount * (12 if unit == "year" else 1))
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))

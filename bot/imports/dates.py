"""Dates as schools write them and as Excel leaves them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from bot.content import load
from bot.imports.problem import CellProblem, shown
from bot.imports.table import Cell, as_text

_DAY_ZERO = date(1899, 12, 30)  # of Excel: its calendar knows a 29 February 1900
_SERIAL = range(20_000, 60_000)  # 1954 to 2064: a day number of Excel
_TIME = re.compile(r"[T\s]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$")
_PARTS = re.compile(r"[\s./\\-]+")


def read_date(cell: Cell, today: date) -> date:
    """A date from a cell. A year of two digits is at most this year, else in the last century.

    Order is day, month, year, or year first; month and day are never exchanged. Raises `CellProblem`.
    """
    if isinstance(cell, date):
        return cell
    if isinstance(cell, float) and int(cell) in _SERIAL:
        return _DAY_ZERO + timedelta(days=int(cell))
    text = as_text(cell)
    parts = _cut(_TIME.sub("", text).lower())
    if len(parts) == 1 and parts[0].isdigit() and len(parts[0]) == 5 and int(parts[0]) in _SERIAL:
        return _DAY_ZERO + timedelta(days=int(parts[0]))
    try:
        day, month, year = (int(part) for part in _ordered(parts))
    except ValueError:
        raise CellProblem("date_unclear", waarde=shown(text)) from None
    if year < 100:
        year += 2000 if 2000 + year <= today.year + 1 else 1900
    try:
        return date(year, month, day)
    except ValueError:
        raise CellProblem("date_none", waarde=shown(text)) from None


def _cut(text: str) -> list[str]:
    """The parts of a written date: without weekday, the month as a number."""
    parts = [part.strip(",'’") for part in _PARTS.split(text) if part.strip(",'’")]
    if parts and parts[0] in load("import")["weekdays"]:
        parts = parts[1:]
    return [str(_months().get(part, part)) for part in parts]


@cache
def _months() -> dict[str, int]:
    months: dict[str, int] = load("language/dates")["months"]
    return months


def _ordered(parts: list[str]) -> list[str]:
    """Day, month and year as text. Raises ValueError for anything else."""
    if len(parts) == 1 and len(parts[0]) == 8 and parts[0].isdigit():
        text = parts[0]
        parts = [text[:4], text[4:6], text[6:]] if text[:2] in ("19", "20") else [text[:2], text[2:4], text[4:]]
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
        raise ValueError("no date")
    first, middle, last = parts
    if len(first) == 4 and len(last) <= 2:
        first, last = last, first
    if len(first) > 2 or len(middle) > 2 or len(last) not in (2, 4):
        raise ValueError("no date")
    return [first, middle, last]

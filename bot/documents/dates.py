"""Dates on paper, in Dutch: "3 maart 2026", "sept 2022 – nu"."""

from __future__ import annotations

import re
from datetime import date

from bot.content import load

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?(?:T.*)?")
Moment = tuple[int, int]  # year, month; month 0 when only the year was said


def long_date(day: date) -> str:
    """ "3 maart 2026"."""
    return f"{day.day} {load('documenten')['months'][day.month - 1]} {day.year}"


def moment(text: str) -> Moment | None:
    """Read a date of JSON Resume: "2022", "2022-09" or "2022-09-01". None for anything else."""
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    year, month = int(match[1]), int(match[2] or 0)
    return (year, month) if 1900 <= year <= 2100 and month <= 12 else None


def short_date(text: str) -> str:
    """ "sept 2022", "2022", or what was typed when it is no date."""
    found = moment(text)
    return text if found is None else " ".join(filter(None, (_month(found), str(found[0]))))


def _month(found: Moment) -> str:
    return load("documenten")["months_short"][found[1] - 1] if found[1] else ""


def period(start: str, end: str, still_there: bool, length: str) -> str:
    """ "sept 2022 – nu", "mrt – juni 2023", "2021 – 2023", "half jaar"; "" when nothing is known.

    `start` and `end` as JSON Resume has them, `length` in words. A length is never turned into dates, and
    is left out where both ends say it. Without `still_there` an open end is not called "nu".
    """
    words = load("documenten")["words"]
    since, until = short_date(start), words["now"] if still_there else short_date(end)
    if since and until:
        return since if since == until else f"{_first(start, end, still_there)} – {until}"
    if still_there:
        return f"{length}, {until}" if length else until
    if since or until:
        alone = since or f"{words['until']} {until}"
        return f"{alone}, {length}" if length else alone
    return length


def _first(start: str, end: str, still_there: bool) -> str:
    """The first half; without its year where the second half has the same."""
    one, two = moment(start), moment(end)
    same = not still_there and one is not None and two is not None and one[0] == two[0] and one[1] and two[1]
    return _month(one) if same and one is not None else short_date(start)

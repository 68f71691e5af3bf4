"""Places to which something was sent, told as a list with names that are in no list: "gestuurd: Rijnstate 3 maart"."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache
from typing import Any

from bot.content import load
from bot.language.dates import amsterdam_date, read_dates


def sent_in(text: str, now: datetime) -> tuple[tuple[str, date | None], ...]:
    """The names in such a list, each with its day, which is past; nothing where a message tells of no sending."""
    rules = _rules()
    cue = re.search(rules["cue"], text, re.IGNORECASE)
    if cue is None or re.search(rules["not"], text.lower()) or text.rstrip().endswith("?"):
        return ()
    found: list[tuple[str, date | None]] = []
    for part in re.split(rules["cut"], text):
        named = re.search(rules["name"], part)
        on = _day(part, now)
        led = named is not None and re.search(rules["lead"], part[: named.start()].lower()) is not None
        if named is None or named["name"].lower() in rules["no_name"] or not (on or led or found):
            continue
        found.append((named["name"].strip(), on))
    return tuple(found)


def _day(part: str, now: datetime) -> date | None:
    """The day of a part; a day and month lie in the past, and in the year that makes them so."""
    today = amsterdam_date(now)
    days = [fact.date for fact in read_dates(part, now, lean="past")]
    if not days:
        return None
    day = days[0]
    return day if day <= today else day.replace(year=day.year - 1) if day.month != 2 or day.day != 29 else None


@cache
def _rules() -> dict[str, Any]:
    rules: dict[str, Any] = load("language/sollicitatie")["sent_list"]
    return rules

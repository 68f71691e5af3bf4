"""What somebody says while he joins: yes, no, not yet, a birth date, a wish that waits (`onboarding.yml`). Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from bot.content import load

_DATE = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2}|[a-z]+)\.?\s*[-/. ]\s*(\d{4}|\d{2})\b")
_LEAST = 3  # letters that tell a month


def yes_or_no(text: str) -> bool | None:
    """The yes or no that a text begins with, or that a later part of it is; None where neither is plain.

    "hoi ben ik weer. ja doe maar" is a yes; "ja maar eerst nadenken" is none.
    """
    rules, line = _rules(), " ".join(text.lower().replace("’", "'").split())
    for part in re.split(rules["parts"], line):
        words = re.sub(rules["lead"], "", part.strip())
        if re.match(rules["no"], words):
            return False
        if re.match(rules["yes"], words):
            return None if re.search(rules["but"], line) else True
    return None


def not_yet(text: str) -> bool:
    """Whether the answer is put off: no refusal, and no yes."""
    return re.search(_rules()["not_yet"], text.lower()) is not None


def wants_something(text: str) -> bool:
    """Whether a message asks for something that has to wait until he has joined."""
    return re.search(_rules()["wants"], text.lower()) is not None


def asks_why(text: str) -> bool:
    """Whether it is asked why we want to know."""
    return re.search(_rules()["why"], text.lower()) is not None


def asks_who(text: str) -> bool:
    """Whether it is asked who writes."""
    return re.search(_rules()["who"], text.lower()) is not None


def is_start(text: str) -> bool:
    """Whether START was typed."""
    return text.strip().lower() in ("start", "/start")


def read_birth_date(text: str, today: date) -> date | None:
    """A birth date in any common Dutch spelling ("31-12-2007", "3 mei 07"), or None."""
    match = _DATE.search(text.lower())
    if match is None:
        return None
    day, month_word, year = int(match[1]), match[2], int(match[3])
    if year < 100:
        year += 2000 if 2000 + year <= today.year else 1900
    month = int(month_word) if month_word.isdigit() else _month(month_word)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month(word: str) -> int:
    """The number of a month, also of one that is cut short or ends in a slip ("febr", "septembr"); 0 for no month."""
    months: Mapping[str, int] = load("language/dates")["months"]
    begins = word[:_LEAST]
    known = months.get(word) or next((n for name, n in months.items() if name.startswith(begins)), 0)
    return known if len(begins) == _LEAST else 0


@cache
def _rules() -> Mapping[str, Any]:
    rules: Mapping[str, Any] = load("onboarding")["words"]
    return rules

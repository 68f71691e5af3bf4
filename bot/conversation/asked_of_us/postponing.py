"""Not now, but from a day on: "kan dit wachten tot februari", "nu even niet, na mijn vakantie". Pure.

The words may come in any order: one that says when, one that says not now, and nothing else but small words (`postpone`
in `wensen.yml`). Any other word makes it a message about something else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any

from bot.content import load
from bot.language import read_dates
from bot.language.dates import amsterdam_date

_SOON = timedelta(days=2)  # what is nearer is a talk that rests, and no pause


@dataclass(frozen=True)
class Postponed:
    """Until `day`, or until something whose day we do not know (None). `plain`: the words say not now, and not only
    when, so that they cannot be the answer to a question."""

    day: date | None
    plain: bool


def read_postponed(line: str, now: datetime) -> Postponed | None:
    """What bare words (lower case, no signs) put off; None when they say anything more. `now` is zone-aware."""
    rules = load("wensen")["postpone"]
    if re.search(rules["never"], line):
        return None
    for words, meant in rules["written"].items():
        line = re.sub(rf"\b(?:{words})\b", meant, line)
    line = _led_in(line)
    facts = [fact for fact in read_dates(line, now) if fact.date >= amsterdam_date(now) + _SOON]
    rest = line
    for fact in reversed(facts):
        rest = rest[: fact.start] + " " + rest[fact.end :]
    rest, events = re.subn(rules["events"], " ", rest)
    rest, plain = re.subn(rules["plain"], " ", rest)
    rest, hinted = re.subn(rules["hints"], " ", rest)
    for beside in (rules["neutral"], *(reason["words"] for reason in load("wensen")["reasons"])):
        rest = re.sub(beside, " ", rest)
    if not (facts or events) or not (plain or hinted) or set(rest.split()) - _small():
        return None
    return Postponed(max(fact.date for fact in facts) if facts else None, bool(plain))


def reasoned(text: str) -> bool:
    """Whether a reason to be left alone for a while stands in a text: exams, an illness, a move, a funeral."""
    return any(re.search(reason["words"], text.lower()) for reason in load("wensen")["reasons"])


def pointed_back(text: str, now: datetime) -> str:
    """The text, with the day that it names in the place of "daarna" or "tot dan" further on, where it names one."""
    rules = load("wensen")["postpone"]["points"]
    facts = [fact for fact in read_dates(text, now) if fact.date >= amsterdam_date(now) + _SOON]
    if len(facts) != 1:
        return text
    day, head, rest = facts[0].date, text[: facts[0].end], text[facts[0].end :]
    months = list(load("documenten")["months"])
    for words, lead in rules.items():
        rest = re.sub(rf"(?i)\b(?:{words})", f"{lead} {day.day} {months[day.month - 1]} {day.year}", rest, count=1)
    return head + rest


@cache
def _small() -> frozenset[str]:
    rules: Mapping[str, Any] = load("wensen")["postpone"]
    return frozenset(str(word) for word in rules["small"])


@cache
def _months() -> re.Pattern[str]:
    led = "|".join(load("wensen")["postpone"]["before_month"])
    return re.compile(rf"(?:\b({led}|\d{{1,2}}) )?\b({'|'.join(load('language/dates')['months'])})\b")


def _led_in(line: str) -> str:
    """With "in" before a month that nothing leads in: "doe maar februari"."""
    return _months().sub(lambda found: found[0] if found[1] else f"in {found[2]}", line)

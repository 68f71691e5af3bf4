"""Numbers, amounts of money and working hours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from bot.content import load
from bot.language.words import Word, words_of

_DIGITS = re.compile(r"\d{1,11}(?:[.,]\d{1,9})?", re.ASCII)
_CLOCK = re.compile(r"\d{1,2}[.:]\d\d")
Period = Literal["uur", "dag", "week", "maand", "jaar", ""]


@dataclass(frozen=True)
class AmountFact:
    """An amount of money in eurocents, per `period` ("" when not said), at `start:end` of the text."""

    cents: int
    period: Period
    words: str
    start: int
    end: int


@dataclass(frozen=True)
class HoursFact:
    """How much someone works: `value` as in "24 uur per week", at `start:end` of the text."""

    value: str
    words: str
    start: int
    end: int


@cache
def _numbers() -> dict[str, int]:
    words: dict[str, int] = load("language/numbers")["words"]
    return words


@cache
def _money() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in load("language/numbers")["money"].items()}


@cache
def _time() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in load("language/numbers")["hours"].items()}


def number(normal: str) -> float | None:
    """Return the number that a normal word stands for, or None."""
    if _DIGITS.fullmatch(normal):
        return float(normal.replace(",", "."))
    return _numbers().get(normal)


def read_amounts(text: str) -> list[AmountFact]:
    """Return the amounts of money in a text: "€200", "tachtig euro", "200 p/m". A bare number is none."""
    words = words_of(text)
    facts: list[AmountFact] = []
    for index in range(len(words)):
        fact = _amount(text, words, index)
        if fact is not None and not (facts and fact.start < facts[-1].end):
            facts.append(fact)
    return facts


def _amount(text: str, words: Sequence[Word], index: int) -> AmountFact | None:
    value = number(words[index].normal)
    if value is None or (words[index].normal == "een" and _at(words, index + 1) not in _money()["euro"]):
        return None
    begin, end = index, index + 1
    value, end = _with_thousands(words, value, end)
    signed = _at(words, index - 1) in _money()["euro"]
    begin -= signed
    if _at(words, end) in _money()["euro"]:
        signed, end = True, end + 1
        cents = number(_at(words, end)) if _at(words, end).isdecimal() and len(_at(words, end)) == 2 else None
        if cents is not None:
            value, end = value + cents / 100, end + 1
    period, after = _period(words, end)
    if not signed and period != "maand":
        return None
    start, stop = words[begin].start, words[after - 1].end
    return AmountFact(round(value * 100), period, text[start:stop], start, stop)


def _with_thousands(words: Sequence[Word], value: float, end: int) -> tuple[float, int]:
    """Read "1.200" as twelve hundred and "2 duizend" as two thousand."""
    normal = words[end - 1].normal
    if "." in normal and len(normal.split(".")[1]) == 3:
        return value * 1000, end
    if _at(words, end) in {"duizend", "honderd"}:
        return value * (1000 if _at(words, end) == "duizend" else 100), end + 1
    return value, end


def _period(words: Sequence[Word], at: int) -> tuple[Period, int]:
    """Read "per maand", "in de week", "de maand"; return it and where it ends."""
    for skip in (("per",), ("in", "de"), ("in", "een"), ("de",), ("elke",), ("iedere",)):
        end = at + len(skip)
        if tuple(_at(words, at + offset) for offset in range(len(skip))) == skip:
            for period in ("uur", "dag", "week", "maand", "jaar"):
                if _at(words, end) == period:
                    return period, end + 1
    return "", at


def read_hours(text: str) -> list[HoursFact]:
    """Return how many hours or days a week, a day, someone works according to a text.

    Clock times ("om 8 uur"), travelling, sleeping, gaming, sick days and "3 dagen geleden" are none.
    """
    return hours_in(text, words_of(text))


def hours_in(text: str, words: Sequence[Word]) -> list[HoursFact]:
    """Do as `read_hours` does on words that were cut already."""
    return [fact for index in range(1, len(words)) if (fact := _hours(text, words, index)) is not None]


def _hours(text: str, words: Sequence[Word], index: int) -> HoursFact | None:
    """Read the hours of which the unit is at `index`."""
    unit = words[index].normal
    if unit not in {"uur", "u", "h", "dagen", "dag"}:
        return None
    hour = unit in {"uur", "u", "h"}
    value = number(words[index - 1].normal)
    most = 60 if hour else 7
    if value is None or _CLOCK.fullmatch(words[index - 1].normal) or not 0 < value <= most:
        return None
    if not hour and value != int(value):
        return None
    begin, low = index - 1, None
    if _at(words, index - 2) in {"tot", "a", "of", "en"} or _at(words, index - 2) == "-":
        low = number(_at(words, index - 3))
        begin -= 2 if low is not None else 0
    if not _is_work_time(words, begin, index):
        return None
    period, end = _period(words, index + 1)
    each_day = hour and _at(words, begin - 1) in {"van", "a"} and _at(words, begin - 2) in {"dagen", "dag"}
    per = period if period in {"week", "dag", "maand"} else "dag" if each_day else "week"
    span = f"{_plain(low)} tot {_plain(value)}" if low is not None else _plain(value)
    name = "uur" if hour else ("dag" if value == 1 and low is None else "dagen")
    start, stop = words[begin].start, words[end - 1].end
    return HoursFact(f"{span} {name} per {per}", text[start:stop], start, stop)


def _is_work_time(words: Sequence[Word], begin: int, unit: int) -> bool:
    """Whether nothing near says that this is a clock time or the length of something else."""
    before, lists = [_at(words, begin - back) for back in (1, 2)], _time()
    lead = before[1] if before[0] in lists["filler"] else before[0]
    places = (*range(begin - 3, begin), *range(unit + 1, unit + 4))
    near = {_at(words, place) for place in places}
    return lead not in lists["clock_before"] and not near & lists["not_work"]


def _plain(value: float) -> str:
    return str(int(value)) if value == int(value) else str(value).replace(".", ",")


def work_words() -> frozenset[str]:
    """Return words that tell that a message speaks of work, school or dagbesteding."""
    return _time()["work"]


def _at(words: Sequence[Word], index: int) -> str:
    """Return the normal word at `index`, or "" outside."""
    return words[index].normal if 0 <= index < len(words) else ""

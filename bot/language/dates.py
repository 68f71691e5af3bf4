"""Days in a message: "sinds vrijdag", "2 mnd geleden", "eind december", "1 feb", "na de zomer"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import Any, Literal
from zoneinfo import ZoneInfo

from bot.content import load
from bot.language.calendar_days import month_end, moved
from bot.language.numbers import number
from bot.language.words import Word, words_of

# Where a day is looked for that its own words leave open; "gone": the verb tells of what is over, so that "na de zomer"
# is the last one.
Lean = Literal["past", "future", "gone"]
_BEFORE_MONTH = frozenset({"in", "sinds", "vanaf", "tot", "per", "na", "voor", "van", "afgelopen", "vorige"})
_STEPS = {"vorige": -1, "vorig": -1, "afgelopen": -1, "deze": 0, "dit": 0} | dict.fromkeys(
    ("volgende", "volgend", "komende"), 1
)
_ZONE = ZoneInfo("Europe/Amsterdam")


@dataclass(frozen=True)
class DateFact:
    """A calendar date in Europe/Amsterdam, at `start:end` of the text.

    `since` tells that the words say since when; `begin:end_word` are word indexes.
    """

    date: date
    words: str
    start: int
    end: int
    begin: int
    end_word: int
    since: bool = False


@dataclass(frozen=True)
class _Look:
    """What the readers below look at: the normal words and the day."""

    words: Sequence[str]
    today: date
    lean: Lean

    def at(self, index: int) -> str:
        return self.words[index] if 0 <= index < len(self.words) else ""


_Read = tuple[date, int, int]  # the date and the word range that it was read from


@cache
def _data() -> dict[str, Any]:
    data: dict[str, Any] = load("language/dates")
    return data


def read_dates(text: str, now: datetime, *, lean: Lean = "future") -> list[DateFact]:
    """Return the dates in a text, relative to `now` (zone-aware).

    A bare weekday or month is looked for in the past or the future according to `lean`, unless a
    word before it tells ("sinds", "volgende"). A whole week, month or season stands for its first day.
    """
    return dates_in(text, words_of(text), now, lean=lean)


def dates_in(text: str, words: Sequence[Word], now: datetime, *, lean: Lean = "future") -> list[DateFact]:
    """Do as `read_dates` does on words that were cut already."""
    look = _Look([word.normal for word in words], amsterdam_date(now), lean)
    facts: list[DateFact] = []
    index = 0
    while index < len(words):
        found = _read_at(look, index) if _may_begin(look.words[index]) else None
        if found is not None:
            facts.append(_fact(text, words, look, found))
        index = found[2] if found is not None else index + 1
    return facts


def leant(text: str, words: Sequence[Word], now: datetime, found: Sequence[DateFact], lean: Lean) -> list[DateFact]:
    """The dates `found` on these words, as they are with another lean: only those places are read again."""
    if not found:
        return []
    look = _Look([word.normal for word in words], amsterdam_date(now), lean)
    again = (_read_at(look, fact.begin) for fact in found)
    return [_fact(text, words, look, read) for read in again if read is not None]


def _read_at(look: _Look, index: int) -> _Read | None:
    return next((read for reader in _READERS if (read := _safely(reader, look, index))), None)


def _fact(text: str, words: Sequence[Word], look: _Look, read: _Read) -> DateFact:
    day, begin, end = read
    since = any(look.at(place) in {"sinds", "vanaf"} for place in (begin - 1, begin))
    start, stop = words[begin].start, words[end - 1].end
    return DateFact(day, text[start:stop], start, stop, begin, end, since)


def _may_begin(word: str) -> bool:
    """Whether a date may begin with that word: most begin none, and are not looked at further."""
    return word[:1].isdecimal() or word in _beginnings()


@cache
def _beginnings() -> frozenset[str]:
    tables = (_data()[name] for name in ("weekdays", "months", "days", "some", "seasons"))
    named = {word for table in tables for word in table}
    return frozenset(named | set(_STEPS) | set(load("language/numbers")["words"]) | set(_data()["begins"]))


def amsterdam_date(now: datetime) -> date:
    """Return the calendar date in Amsterdam at a zone-aware moment."""
    return now.astimezone(_ZONE).date()


def weekday_name(word: str) -> str:
    """Return the full name of a weekday for a normal word ("ma", "maandags"), or "" when it is none."""
    day = _weekday(word)
    return list(_data()["weekdays"])[day] if day is not None else ""


def _safely(reader: Callable[[_Look, int], _Read | None], look: _Look, index: int) -> _Read | None:
    """Read, where a day that no calendar has ("31 februari", the year 9999) counts as none."""
    try:
        return reader(look, index)
    except (ValueError, OverflowError):
        return None


def _lean(look: _Look, index: int) -> Literal["past", "future", "near"]:
    """Return where the words before `index` point: to the past, the future, or whichever day is nearer."""
    for back in (1, 2):
        word = look.at(index - back)
        if word in _data()["lean_past"]:
            return "past"
        if word in _data()["lean_future"]:
            bounds = look.lean == "gone" and word in _data()["bounds"]
            return "future" if not bounds else "past" if word == "na" else "near"
    return "past" if look.lean == "gone" else look.lean


def _numeric(look: _Look, index: int) -> _Read | None:
    """Read 1-2, 1/2/2027 and 01-02-2027; 10/10 is a mark, not a day, unless a year follows."""
    word = look.at(index)
    if not (word[:1].isdecimal() and word.isascii() and ("-" in word or "/" in word)):
        return None
    parts = [int(part) for part in word.replace("/", "-").split("-")]
    if len(parts) == 3:
        year = parts[2] + 2000 if parts[2] < 100 else parts[2]
        return date(year, parts[1], parts[0]), index, index + 1
    if look.at(index - 1) not in {*_data()["lean_past"], *_data()["lean_future"], "op", "van"}:
        return None
    return _in_year(look, index, parts[1], parts[0]), index, index + 1


def _day_and_month(look: _Look, index: int) -> _Read | None:
    """Read "1 feb 2027", "eind december", "begin mei" and "in maart"."""
    months = _data()["months"]
    month = months.get(look.at(index + 1))
    if month is not None:
        where, value = look.at(index), number(look.at(index))
        year = _year(look, index + 2)
        end = index + 2 + (year is not None)
        if value is not None and value == int(value) and where != "een":
            return _in_year(look, index, month, int(value), year), index, end
        if where in {"eind", "einde", "begin", "half", "midden", "medio"}:
            return _part_of_month(look, index, month, year), index, end
    month = months.get(look.at(index))
    if month is None or look.at(index - 1) not in _BEFORE_MONTH:
        return None
    year = _year(look, index + 1)
    return _in_year(look, index, month, 1, year), index, index + 1 + (year is not None)


def _year(look: _Look, index: int) -> int | None:
    word = look.at(index)
    is_year = len(word) == 4 and word.isascii() and word.isdecimal() and word.startswith("20")
    return int(word) if is_year else None


def _part_of_month(look: _Look, index: int, month: int, year: int | None) -> date:
    where = look.at(index)
    day = {"begin": 1, "half": 15, "midden": 15, "medio": 15}.get(where, 28)
    found = _in_year(look, index + 1 if look.lean != "future" else index, month, day, year)
    return month_end(found) if where.startswith("eind") else found


def _in_year(look: _Look, index: int, month: int, day: int, year: int | None = None) -> date:
    """Return the day in the given year, or the nearest one that fits where the words point."""
    if year is not None:
        return date(year, month, day)
    this = date(look.today.year, month, day)
    lean = _lean(look, index)
    if lean == "near":
        years = (look.today.year - 1, look.today.year, look.today.year + 1)
        return min((date(one, month, day) for one in years), key=lambda near: abs(near - look.today))
    if lean == "past" and this > look.today:
        return date(look.today.year - 1, month, day)
    if lean == "future" and this < look.today:
        return date(look.today.year + 1, month, day)
    return this


def _named_day(look: _Look, index: int) -> _Read | None:
    """Read vandaag, gisteren, overmorgen."""
    word = look.at(index)
    offset = _data()["days"].get(word)
    if offset is None or look.at(index - 1) in _data()["not_a_day"].get(word, ()):
        return None
    return look.today + timedelta(days=offset), index, index + 1


def _distance(look: _Look, index: int) -> _Read | None:
    """Read "2 maanden geleden", "over een paar weken", "sinds 3 weken"."""
    begin = index
    before = look.at(index)
    if before in {"over", "binnen", "sinds"}:
        index += 1
    if look.at(index) in {"een", "ongeveer", "zo'n"} and look.at(index + 1) not in _data()["units"]:
        index += 1
    amount = _data()["some"].get(look.at(index), number(look.at(index)))
    unit = _data()["units"].get(look.at(index + 1))
    if amount is None or unit is None:
        return None
    after = look.at(index + 2)
    if after in {"geleden", "terug"}:
        return moved(look.today, -amount, unit), begin, index + 3
    if before == "sinds":
        return moved(look.today, -amount, unit), begin, index + 2
    if before in {"over", "binnen"}:
        return moved(look.today, amount, unit), begin, index + 2
    return None


def _relative(look: _Look, index: int) -> _Read | None:
    """Read "vorige week", "volgende week dinsdag", "afgelopen maand", "eind deze maand"."""
    ending = look.at(index) in {"eind", "einde"}
    place = index + 1 if ending else index
    if ending and look.at(place) == "van":
        place += 1
    move = _STEPS.get(look.at(place), 0 if ending and look.at(place) in {"de", "het"} else None)
    unit = _data()["units"].get(look.at(place + 1))
    if move is None or unit in {None, "day"} or (move == 0 and not ending and unit != "week"):
        return None
    if unit == "week":
        monday = look.today + timedelta(days=7 * move - look.today.weekday())
        day = _weekday(look.at(place + 2))
        if move == 0 and day is None and not ending:
            return None
        days = day if day is not None else (4 if ending else 0)
        return monday + timedelta(days=days), index, place + 2 + (day is not None)
    first = moved(look.today.replace(day=1), move, unit)
    if unit == "year":
        return (date(first.year, 12, 31) if ending else date(first.year, 1, 1)), index, place + 2
    return (month_end(first) if ending else first), index, place + 2


def _weekday(word: str) -> int | None:
    day: int | None = _data()["weekdays"].get(word)
    return day


def _bare_weekday(look: _Look, index: int) -> _Read | None:
    """Read "vrijdag", "sinds maandag", "aanstaande dinsdag", "dinsdag volgende week"."""
    day = _weekday(look.at(index))
    if day is None:
        return None
    pointed = look.at(index - 1) in {*_data()["lean_past"], *_data()["lean_future"]}
    if look.at(index) in _data()["short_weekdays"] and not pointed:
        return None
    if look.at(index + 2) == "week" and look.at(index + 1) in {"volgende", "vorige"}:
        move = 1 if look.at(index + 1) == "volgende" else -1
        monday = look.today + timedelta(days=7 * move - look.today.weekday())
        return monday + timedelta(days=day), index, index + 3
    ahead = (day - look.today.weekday() - 1) % 7 + 1
    days = ahead if _lean(look, index) != "past" else (ahead - 7 if ahead < 7 else -7)
    return look.today + timedelta(days=days), index, index + 1


def _season(look: _Look, index: int) -> _Read | None:
    """Read "na de zomer", "voor kerst", "met de kerst"."""
    place = index + 1 if look.at(index) in {"na", "voor", "met", "in", "sinds"} else index
    if place > index and look.at(place) in {"de", "het"}:
        place += 1
    days = _data()["seasons"].get(look.at(place))
    if days is None or (place == index and look.at(index - 1) in {"de", "elke"}):
        return None
    month, day = days.get(look.at(index) if place > index else "", days[""])
    return _in_year(look, place, month, day), index, place + 1


_READERS = (_numeric, _day_and_month, _distance, _relative, _named_day, _season, _bare_weekday)

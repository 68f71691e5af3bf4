"""Which day of a part of a message belongs to the news that it tells, and in which town a place is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from bot.content import load
from bot.language import place_lists
from bot.language.analysis import Analysis
from bot.language.dates import DateFact, amsterdam_date, dates_in, read_dates
from bot.language.patterns import Match
from bot.language.places import PlaceFact
from bot.language.wanted import towns
from bot.language.words import Word

_PAST = frozenset({"sent", "talked", "called", "rejected"})  # their day lies behind
_MOST = 3  # words of the name of a town


def day_of(said: Analysis, part: range, event: Match, now: datetime) -> date | None:
    """The day that belongs to an event, None for none.

    What was sent was sent before; a bare weekday does not say whether it lies before or ahead, so it is no day of the
    past. A day of a month told before "afgewezen" or "niks gehoord" is that of the sending, of this year or the last.
    Of what is still to come, the day that stands nearest behind its words counts.
    """
    today, slot = amsterdam_date(now), event.rule.slot
    days = [day for day in dates_in(said.original, said.words, now) if day.begin in part]
    dated = [day for day in days if _month_day(day)]
    if slot in _PAST:
        return next((one for day in days if (one := _behind(day, today)) is not None), None)
    before = [day for day in dated if day.end_word <= event.begin]
    if slot == "silent":
        waits = _waits(said, part)
        return next((_behind(day, today) if day in before and not waits else day.date for day in days), None)
    ahead = [day for day in days if day.date >= today]
    if before and (len(ahead) > 1 or _soon(said, part)):
        ahead = [day for day in ahead if day not in before]  # that was the day of the sending
    nearest = [day for day in ahead if day.begin >= event.begin] or ahead
    return nearest[0].date if nearest else None


def day_of_each(
    said: Analysis, part: range, places: Sequence[PlaceFact], event: str, now: datetime
) -> tuple[date | None, ...]:
    """The day of each place, where every place of several has one: "bij de Gamma maandag en bij de Jumbo vrijdag". What
    was sent lies behind, also on a bare weekday."""
    today = amsterdam_date(now)
    days = [day for day in dates_in(said.original, said.words, now) if day.begin in part]
    if len(places) < 2 or len(days) != len(places):
        return ()
    pairs = list(zip(sorted(places, key=lambda one: one.begin), sorted(days, key=lambda one: one.begin), strict=True))
    before = all(day.begin < place.begin for place, day in pairs)
    if not before and not all(place.begin < day.begin for place, day in pairs):
        return ()
    if event in _PAST:
        behind = [read_dates(day.words, now, lean="past") for _, day in pairs]
        return tuple(_behind(found[0], today) if found else None for found in behind)
    return tuple(day.date if day.date >= today else None for _, day in pairs)


def with_town(words: Sequence[Word], place: PlaceFact) -> str:
    """The name of a place, with the town behind it where only a kind of place is named: "boulderhal in Arnhem"."""
    listed = tuple(word.normal for word in words[place.begin : place.end]) in place_lists.names()
    if listed or place.end >= len(words) or words[place.end].normal not in ("in", "te"):
        return place.name
    for length in range(_MOST, 0, -1):
        typed = " ".join(word.normal for word in words[place.end + 1 : place.end + 1 + length])
        if typed in towns():
            return f"{place.name} in {towns()[typed]}"
    return place.name


def _behind(day: DateFact, today: date) -> date | None:
    """The day where it lies behind; a day of a month that would lie ahead is that of last year."""
    if day.date <= today:
        return day.date
    if not _month_day(day):
        return None
    years = 1 + (day.date.replace(year=today.year) > today if (day.date.month, day.date.day) != (2, 29) else 0)
    year = today.year + 1 - years
    return None if (day.date.month, day.date.day) == (2, 29) else day.date.replace(year=year)


def _month_day(day: DateFact) -> bool:
    """Whether a day is told by its number and month, without a year."""
    words = day.words.lower().split()
    months = load("language/sollicitatie")["days"]["months"]
    named = any(word.strip(".,") in months for word in words) and any(word[:1].isdecimal() for word in words)
    figures = [one for word in words for one in word.replace("/", "-").split("-") if one.isdecimal()]
    return (named or ("-" in day.words or "/" in day.words)) and not any(len(one) == 4 for one in figures)


def _waits(said: Analysis, part: range) -> bool:
    """Whether the words say that he will hear on that day."""
    listed = load("language/sollicitatie")["days"]["will_hear"]
    return any(said.words[at].normal in listed for at in part)


def _soon(said: Analysis, part: range) -> bool:
    """Whether the words say when it is, in no day of the calendar: "volgende week"."""
    text = " ".join(said.words[at].normal for at in part)
    return any(one in text for one in load("language/sollicitatie")["days"]["soon"])

"""News about applications in a message, several at once: sent, invited, rejected, hired, nothing heard."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from typing import Literal, cast

from bot.content import load
from bot.language.analysis import Analysis, Language
from bot.language.dates import dates_in
from bot.language.news_days import day_of, day_of_each, with_town
from bot.language.patterns import Match, PatternSet, Rule
from bot.language.places import PlaceFact, places_in
from bot.language.sent_list import sent_in

Event = Literal["cancelled", "rejected", "hired", "talked", "invited", "silent", "called", "sent", "idea"]
MAX_CHARACTERS = 2000
_CANCELLING = frozenset({"negated", "other", "hypothetical", "fiction", "past"})
_HOUR = r"(?:\d{1,2}(?:[.:]\d\d)?|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)"
_PART = r"(?:'s |s )?(?:ochtends|middags|avonds|morgens)"
_CLOCK = re.compile(
    rf"(?:om|rond|vanaf) (?:(?:kwart|tien|vijf|\d{{1,2}}) (?:voor|over) )?(?:half )?{_HOUR}(?: uur| u)?(?: {_PART})?\b"
    rf"|(?:half )?{_HOUR} (?:uur|u)(?: {_PART})?\b|\b\d{{1,2}}[.:]\d\d\b|\bhalf {_HOUR}\b"
)


@dataclass(frozen=True)
class News:
    """One thing that happened. `on` is the day that belongs to it (of the sending, the talk, the start) and `at` the
    time of a talk in his own words ("om 2 uur"); `work` a kind of work of our list; `places` may be empty. `each`: the
    day of each place, where more than one day was told of more than one place; else empty."""

    event: Event
    places: tuple[str, ...] = ()
    on: date | None = None
    at: str = ""
    work: str = ""
    each: tuple[date | None, ...] = ()


@dataclass(frozen=True)
class Heard:
    """Everything that a message tells. `places`, `on` and `at` are those of the whole message, for an open question.

    `hopeless`: words of giving up; `reason`: a rejection with its reason; `many`: it happened more often;
    `refers`: it points back to a place ("ze zeiden nee").
    """

    news: tuple[News, ...] = ()
    places: tuple[str, ...] = ()
    on: date | None = None
    at: str = ""
    hopeless: bool = False
    reason: bool = False
    many: bool = False
    refers: bool = False


class NewsReader:
    """Reads news about applications. Built once, thread-safe afterwards."""

    def __init__(self, language: Language) -> None:
        self._language, self._data = language, load("language/sollicitatie")
        self._patterns = PatternSet([Rule.from_data(rule) for rule in self._data["rules"]], self._data["lists"])

    def read(self, text: str, now: datetime) -> Heard:
        """Return what `text` tells; `now` is zone-aware. Hopes, questions and others' news are none."""
        said = self._language.analyse(text[:MAX_CHARACTERS])
        found = [one for one in self._patterns.find(said.words) if self._counts(said, one)]
        places = places_in(said.original, said.words)
        news = self._news(said, found, places, now) or self._listed(text, now)
        days = dates_in(said.original, said.words, now)
        slots = {match.rule.slot for match in found}
        return Heard(
            news, tuple(dict.fromkeys(place.name for place in places)), days[0].date if days else None, clock(said),
            "hopeless" in slots, "reason" in slots, "many" in slots,
            any(word.normal in self._data["refers"] for word in said.words),
        )  # fmt: skip

    def _listed(self, text: str, now: datetime) -> tuple[News, ...]:
        """What was sent to a list of places that are in no list of ours."""
        return tuple(News("sent", (name,), on) for name, on in sent_in(text[:MAX_CHARACTERS], now))

    def _counts(self, said: Analysis, match: Match) -> bool:
        marks = said.marks_of_words(match.begin, match.end) & _CANCELLING
        return not marks - match.rule.ignore and not self._asked(said, match.begin)

    def _asked(self, said: Analysis, index: int) -> bool:
        """Whether the sentence at `index` is a question."""
        normals = [word.normal for word in said.words]
        end = next((at for at in range(index, len(normals)) if normals[at] in {".", "!", "?", "\n"}), len(normals))
        begin = max((at + 1 for at in range(index) if normals[at] in {".", "!", "?", "\n"}), default=0)
        head = " ".join(normals[begin : begin + 2])
        heads = self._data["asks"] if "?" in normals[end : end + 1] else self._data["asks_bare"]
        return any(head == one or head.startswith(one + " ") for one in heads)

    def _news(
        self, said: Analysis, found: Sequence[Match], places: Sequence[PlaceFact], now: datetime
    ) -> tuple[News, ...]:
        order: list[str] = self._data["order"]
        events = [match for match in found if match.rule.slot in order]
        parts = self._parts(said, events)
        news = [self._one(said, part, events, places, now) for part in parts]
        return tuple(_joined(one for one in news if one is not None))

    def _parts(self, said: Analysis, events: Sequence[Match]) -> list[range]:
        """The stretches of a message that each hold one event, with what stands around it."""
        breaks, size = frozenset(self._data["breaks"]), len(said.words)
        cuts = [at for at in range(size) if said.words[at].normal in breaks]
        inside = [at for at in cuts if not any(match.begin < at < match.end for match in events)]
        edges, begin = [], 0
        for at in (*inside, size):
            if any(begin <= match.begin and match.end <= at for match in events):
                edges.append((begin, at))
                begin = at
        if not edges:
            return []
        return [range(start, end) for start, end in [*edges[:-1], (edges[-1][0], size)]]

    def _one(
        self, said: Analysis, part: range, events: Sequence[Match], places: Sequence[PlaceFact], now: datetime
    ) -> News | None:
        order: list[str] = self._data["order"]
        here = [match for match in events if match.begin in part]
        if not here:
            return None
        best = min(here, key=lambda match: (order.index(match.rule.slot), -match.begin))
        event = cast(Event, best.rule.slot)
        named = tuple(dict.fromkeys(with_town(said.words, place) for place in places if place.begin in part))
        floor = next((one for one in named[1:] if one in self._data["departments"]), "")  # of the place before it
        named = tuple(one for one in named if one != floor)
        text = said.quote(part.start, part.stop)
        each = day_of_each(said, part, [place for place in places if place.begin in part], event, now)
        each = each if len(each) == len(named) else ()
        return News(event, named, day_of(said, part, best, now), clock_in(text), _role(said, part) or floor, each)


def _role(said: Analysis, part: range) -> str:
    """The occupation behind "als", as it is listed."""
    normals = [word.normal for word in said.words]
    for index in (at for at in part if normals[at] == "als"):
        typed = (" ".join(normals[index + 1 : index + 1 + length]) for length in (3, 2, 1))
        found = next((words for words in typed if words in _occupations()), "")
        if found:
            return found
    return ""


@cache
def _occupations() -> frozenset[str]:
    return frozenset(str(name).lower() for name in load("language/cv/beroepen")["names"])


def _joined(news: Iterable[News]) -> list[News]:
    """What is told in turn of one place counts for that place: "gesprek gehad bij X en ik mag beginnen"."""
    found: list[News] = []
    for one in news:
        last = found[-1] if found else None
        if last is not None and not one.places and len(last.places) == 1 and one.event not in ("sent", "idea"):
            one = replace(one, places=last.places)
        if last is not None and last.event == one.event and (not one.places or not last.places):
            found[-1] = replace(last, places=last.places or one.places, on=last.on or one.on, at=last.at or one.at)
            continue
        if last is not None and not last.places and one.places and last.event != "idea":
            found[-1] = replace(last, places=one.places) if len(one.places) == 1 else last
        found.append(one)
    return found


def clock(said: Analysis) -> str:
    """The time of day that a message names, in its own words: "om 2 uur"; "" for none."""
    return clock_in(said.original)


def clock_in(text: str) -> str:
    """Do as `clock` does on a text."""
    found = _CLOCK.search(" ".join(text.lower().split()))
    words = found[0] if found else ""
    return words if not words or words.startswith(("om ", "rond ", "vanaf ")) else f"om {words}"

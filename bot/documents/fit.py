"""One page: text shrinks a little, then the oldest entries fold to a line, then what is long gets shorter.

Each rung of the ladder takes a little more away than the one before, and tells what.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Literal

from bot.content import load
from bot.documents.clean import shorten
from bot.documents.sheet import Entry, Section, Sheet

SIZES = (12.0, 11.5, 11.0, 10.5, 10.0, 9.5, 9.0)  # points
_NAMED = 40  # characters of something long, where a change names it
_CONTACT = 6  # ways to reach him that always stay
_LEAST = ("references", "publications", "interests", "awards", "projects")  # what an employer misses least


@dataclass(frozen=True, slots=True)
class Change:
    """What the page does not show in full. `folded`: on one line, or named in a sentence; `what` says which.

    `kind` is a key of `told` in documenten.yml.
    """

    kind: Literal["folded", "shortened", "left_out", "characters"]
    what: str

    @property
    def text(self) -> str:
        """What the learner is told about changes of this kind, in Dutch."""
        return str(load("documenten")["told"][self.kind]["text"])


@dataclass(frozen=True, slots=True)
class Fitted:
    """A cv at one size of text (points), with what was changed to make it fit."""

    sheet: Sheet
    size: float
    changes: tuple[Change, ...] = ()


Step = tuple[Sheet, tuple[Change, ...]]


def fit(sheet: Sheet, fits: Callable[[Fitted], bool]) -> Fitted:
    """The first rung that fits, by halving: about seven questions to `fits`, mostly one.

    The last rung is taken unasked: it is too little for a page to be too small.
    """
    rungs = list(ladder(sheet))
    low, high = 0, len(rungs) - 1
    middle = 0
    while low < high:
        if fits(rungs[middle]):
            high = middle
        else:
            low = middle + 1
        middle = (low + high) // 2
    return rungs[low]


def ladder(sheet: Sheet) -> Iterator[Fitted]:
    """From everything at the largest size to very little at the smallest."""
    known = tuple(Change("shortened", what) for what in sheet.cut)
    if sheet.lost:
        known = (Change("characters", " ".join(sheet.lost)), *known)
    for size in SIZES:
        yield Fitted(sheet, size, known)
    now = sheet
    for step in _STEPS:
        for less, changes in step(now):
            now, known = less, (*known, *changes)
            yield Fitted(now, SIZES[-1], known)


def _with(sheet: Sheet, at: int, section: Section) -> Sheet:
    return replace(sheet, sections=(*sheet.sections[:at], section, *sheet.sections[at + 1 :]))


def _fold(sheet: Sheet, *, newest: bool) -> Iterator[Step]:
    """Entries become one line each, oldest first: the newest of each section, or all others."""
    places = [(at, number) for at, section in enumerate(sheet.sections) for number in range(len(section.entries))]
    for at, number in sorted(places, key=lambda place: (place[0], -place[1])):
        if newest is (number == 0):
            section, entries = sheet.sections[at], [*sheet.sections[at].entries]
            folded = Change("folded", shorten(entries[number].named, _NAMED))
            entries[number] = replace(entries[number], text="", lines=(), short=True)
            sheet = _with(sheet, at, replace(section, entries=tuple(entries)))
            yield sheet, (folded,)


def _shorten(sheet: Sheet) -> Iterator[Step]:
    for most in (600, 300, 150):
        if len(sheet.summary) > most:
            change = Change("shortened", shorten(sheet.summary, _NAMED))
            sheet = replace(sheet, summary=shorten(sheet.summary, most))
            yield sheet, (change,)


def _join(sheet: Sheet, *, least: int) -> Iterator[Step]:
    """The oldest entries of more than `least` are named together in one sentence; they were folded before."""
    for at, section in enumerate(sheet.sections):
        for kept in range(len(section.entries) - 1, least - 1, -1):
            named = (*map(_line, section.entries[kept:]), *section.earlier)
            sheet = _with(sheet, at, replace(section, entries=section.entries[:kept], earlier=named))
            yield sheet, ()


def _line(entry: Entry) -> str:
    return ", ".join(filter(None, (entry.named, entry.note, entry.when)))


def _trim(sheet: Sheet, *, items: int, earlier: int, length: int) -> Iterator[Step]:
    """Lists get shorter: so many small things, so many from the past, each of so many characters."""
    for at, section in enumerate(sheet.sections):
        gone = (*section.items[items:], *section.earlier[earlier:])
        kept = section.items[:items], section.earlier[:earlier]
        changes = [Change("left_out", shorten(one, _NAMED)) for one in gone]
        changes += [Change("shortened", shorten(one, _NAMED)) for part in kept for one in part if len(one) > length]
        if changes:
            small, past = (tuple(shorten(one, length) for one in part) for part in kept)
            sheet = _with(sheet, at, replace(section, items=small, earlier=past))
            yield sheet, tuple(changes)


def _drop(sheet: Sheet) -> Iterator[Step]:
    """Whole sections go, those that are missed least first."""
    for key in _LEAST:
        gone = [section for section in sheet.sections if section.key == key]
        for section in gone:
            sheet = replace(sheet, sections=tuple(one for one in sheet.sections if one != section))
            yield sheet, (Change("left_out", section.title),)


def _clip(sheet: Sheet) -> Iterator[Step]:
    """The rest in its shortest form."""
    for most in (80, 40):
        gone = [Change("left_out", shorten(one, _NAMED)) for one in sheet.contact[_CONTACT:]]
        sheet = replace(
            sheet,
            name=shorten(sheet.name, most),
            label=shorten(sheet.label, most),
            contact=tuple(shorten(one, most) for one in sheet.contact[:_CONTACT]),
            sections=tuple(replace(one, entries=tuple(_brief(entry, most) for entry in one.entries))
                           for one in sheet.sections),
        )  # fmt: skip
        yield sheet, (Change("shortened", shorten(sheet.name or sheet.title, _NAMED)), *gone)


def _brief(entry: Entry, most: int) -> Entry:
    return replace(
        entry, title=shorten(entry.title, most), place=shorten(entry.place, most), when=shorten(entry.when, 30)
    )


_STEPS: tuple[Callable[[Sheet], Iterator[Step]], ...] = (
    partial(_fold, newest=False),
    _shorten,
    partial(_join, least=12),
    partial(_trim, items=24, earlier=12, length=400),
    partial(_fold, newest=True),
    partial(_join, least=6),
    partial(_trim, items=12, earlier=6, length=150),
    partial(_trim, items=6, earlier=0, length=80),
    _drop,
    _clip,
    partial(_trim, items=3, earlier=0, length=40),
    partial(_trim, items=2, earlier=0, length=24),
)

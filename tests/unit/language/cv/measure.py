"""Plays cv talks and counts the facts: said and found, found but not said, said but not found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml

from bot.core.cv import LISTS, SINGLE, Cv, Education, Fact, Work
from bot.core.cv_merge import merge
from bot.core.cv_questions import CvPlan, next_question, put
from bot.language.cv import CvReader

TALKS = Path(__file__).parent / "talks.yml"
_WORK = ("kind", "employer", "role", "place", "start", "end", "length", "still")
_SCHOOL = ("school", "subject", "level", "state", "start", "end", "length")
_MARKS = ("refused", "none", "unknown", "private")
# The same fact in two notations; talks by other hands have now the one and now the other.
_NOTATIONS = {
    r"^mbo (?=entree$)": "", r"^(?:mbo )?niveau (?=\d(?: b[bo]l)?$)": "mbo ", r"(?<=^mbo \d) b[bo]l$": "",
    r"^mavo$": "vmbo tl", r"^vmbo kb$": "vmbo kader", r"^vmbo bb$": "vmbo basis",
    r"^(?:bus|trein|tram|metro|openbaar vervoer)$": "ov",
}  # fmt: skip


@dataclass
class Counted:
    """Facts of one or more talks."""

    right: int = 0
    loose: bool = False
    invented: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / max(self.right + len(self.invented), 1)

    @property
    def recall(self) -> float:
        return self.right / max(self.right + len(self.missed), 1)


def talks() -> list[dict[str, Any]]:
    content: dict[str, Any] = yaml.safe_load(TALKS.read_text(encoding="utf-8"))
    return list(content["talks"])


def play(reader: CvReader, plan: CvPlan, turns: list[Any], now: datetime) -> Cv:
    """Return the cv after all turns; a turn without a question is read with the one that is open then."""
    cv = Cv()
    for number, turn in enumerate(turns):
        question, text = turn if isinstance(turn, list) else (next_question(cv, plan) if number else None, turn)
        if question:
            cv = put(cv, question)
        cv = merge(cv, reader.read(text, question=question, now=now, source=str(number)))
    return cv


def count(cv: Cv, expect: dict[str, Any], *, loose: bool = False) -> Counted:
    """Compare a cv with what the talk holds. Order does not matter; entries are matched by what they share most.

    `loose`: tasks, skills and days are the same when half of their words begin alike ("vakken
    gevuld" and "vakken vullen"), and levels and transport in either notation ("mbo niveau 2" and "mbo 2", "bus" and
    "ov"); spelling of names as always.
    """
    counted = Counted(loose=loose)
    for name in SINGLE:
        _compare(counted, name, _value(getattr(cv, name)), expect.get(name, ""))
    for name in LISTS:
        want = expect.get(name, [])
        found = [fact.value for fact in getattr(cv, name)]
        _compare_lists(counted, name, found, [want] if isinstance(want, str) else want)
    _compare_entries(counted, "work", cv.work, list(expect.get("work", [])), _WORK)
    _compare_entries(counted, "education", cv.education, list(expect.get("education", [])), _SCHOOL)
    for name in _MARKS:
        if name in expect:
            _compare_lists(counted, name, sorted(getattr(cv, name)), list(expect[name]))
    return counted


def _compare_entries(
    counted: Counted, name: str, entries: tuple[Any, ...], expected: list[dict[str, Any]], fields: tuple[str, ...]
) -> None:
    left = list(entries)
    for number, want in enumerate(expected):
        alike = (lambda one, two: _noted(one) == _noted(two)) if counted.loose else _same
        told = [key for key in fields if key in want]
        shared = [sum(alike(_value(getattr(one, key)), str(want[key])) for key in told) for one in left]
        found = left[shared.index(max(shared))] if any(shared) else None
        if found is not None:
            left.remove(found)
        for key in fields:
            _compare(counted, f"{name}.{number}.{key}", _value(getattr(found, key, None)), str(want.get(key, "")))
        tasks = [fact.value for fact in found.tasks] if isinstance(found, Work) else []
        _compare_lists(counted, f"{name}.{number}.tasks", tasks, list(want.get("tasks", [])))
    for one in left:
        counted.invented += [f"{name}+ {path}={value}" for path, value in _facts(one)]


def _facts(one: Work | Education) -> Iterator[tuple[str, str]]:
    for key in one.__dataclass_fields__:
        value = getattr(one, key)
        if isinstance(value, Fact):
            yield key, value.value
        elif isinstance(value, tuple):
            yield from ((key, fact.value) for fact in value)


def _compare(counted: Counted, path: str, found: str, want: str) -> None:
    if _same(found, want) or (counted.loose and _noted(found) == _noted(want)):
        counted.right += bool(want)
        return
    if found:
        counted.invented.append(f"{path}={found}" + (f" not {want}" if want else ""))
    if want:
        counted.missed.append(f"{path}={want}")


def _compare_lists(counted: Counted, path: str, found: list[str], want: list[str]) -> None:
    if counted.loose:
        found, want = (list({_noted(one): _noted(one) for one in many}) for many in (found, want))
    left = list(found)
    for one in want:
        same = next((other for other in left if _same(other, one)), None)
        if same is None and counted.loose:
            same = next((other for other in left if _alike(other, one)), None)
        if same is None:
            counted.missed.append(f"{path}={one}")
        else:
            left.remove(same)
            counted.right += 1
    counted.invented += [f"{path}={one}" for one in left]


def _value(fact: Fact | None) -> str:
    return fact.value if fact else ""


def _noted(text: str) -> str:
    plain = _plain(text)
    for notation, kept in _NOTATIONS.items():
        plain = re.sub(notation, kept, plain)
    return plain


def _same(one: str, two: str) -> bool:
    return _plain(one) == _plain(two)


def _alike(one: str, two: str) -> bool:
    """Whether half of the longer words of either begin with the same three letters, or share a stem within."""
    first, second = _stems(one), _stems(two)
    shared = len(first & second)
    return bool(shared) and shared * 2 >= min(len(first), len(second))


def alike(found: str, want: str, *, parts: bool) -> bool:
    """Whether two texts tell the same fact: a name that holds the other (`parts`), or things done with like words."""
    if _same(found, want) or _noted(found) == _noted(want):
        return True
    one, two = _plain(found), _plain(want)
    return (one in two or two in one) if parts else _alike(found, want)


def _stems(text: str) -> set[str]:
    words = re.findall(r"[^\W\d_]{3,}", text.casefold())
    return {re.sub(r"^ge(?=\w{3})", "", word)[:3] for word in words} - {"een", "het", "met", "van", "voo", "ook", "nog"}


def _plain(text: str) -> str:
    return re.sub(r"^(?:de|het|een|ne) ", "", re.sub(r"[^\w@.' -]", "", str(text).casefold()).strip(" ."))

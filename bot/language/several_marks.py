"""Numbers beside a mark: another mark, the ends of the scale, how many there were of what was just named. Pure.

The words are data (`report` in `numbers.yml`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from bot.content import load
from bot.language.analysis import Analysis
from bot.language.clauses import clause_of
from bot.language.words import Word

Mark = tuple[int, int, int]  # its value, and the words from which it was read
_PLURAL = 4  # letters
_REACH = 14  # words back within which a thing is named that a number counts


def chosen(said: Analysis, found: Sequence[Mark]) -> Mark | None:
    """The mark for everything, or for himself: of several with different values the one that says so, or the one that
    is of nothing in particular; None where that is not clear."""
    found = [mark for mark in found if not _supposed(said.words, mark)] or found
    if not found or len({mark[0] for mark in found}) == 1:
        return found[-1] if found else None
    settled = [mark for mark in found if _settled(said.words, mark)]
    if settled:
        return settled[-1]
    kinds = [_kind(said.words, found, place) for place in range(len(found))]
    for wanted in ("all", ""):
        if kinds.count(wanted) == 1:
            return found[kinds.index(wanted)]
    return None


def _supposed(words: Sequence[Word], mark: Mark) -> bool:
    """Whether a mark is one that would be given: "9 als de kantine beter was"."""
    after = [word.normal for word in words[mark[2] : mark[2] + 2]]
    return after[:1] == ["als"] and after != ["als", "cijfer"]


def _settled(words: Sequence[Word], mark: Mark) -> bool:
    """Whether a mark is the one that he comes to, after others: "dus doe een 7"."""
    before = {word.normal for word in words[max(mark[1] - 3, 0) : mark[1]]}
    return bool(before & set(_rules()["settles"]))


def honestly(words: Sequence[Word]) -> tuple[bool, list[str]]:
    """Whether "als ik eerlijk ben" stands there, and the words without it: a mark behind it is no supposition."""
    front = " ".join(word.normal for word in words)
    plain = re.sub(_rules()["honest"], "", front)
    return plain != front, plain.split()


def without_scale(text: str) -> str:
    """The text with blanks where it says what a 10 or a 1 stands for ("als 10 het hoogste is")."""
    return _scale().sub(lambda found: " " * len(found[0]), text)


def how_many(words: Sequence[Word], begin: int) -> bool:
    """Whether the number at `begin` tells how many there are of what was named before it: "er zijn lammetjes geboren!!
    3", "ik had 12 bestellingen en mijn collega 9"."""
    words = words[max(begin - _REACH, 0) : begin + 1]
    if not any(word.normal.isalpha() for word in words):
        return False
    begin = len(words) - 1
    clause = clause_of(words, begin)
    if begin != clause.start:
        named = {words[place].normal for place in range(max(begin - 3, clause.start), begin)}
        return _counts(words, clause.start, begin) and not named & {*_rules()["articles"], *_rules()["hints"]}
    last = next((place for place in range(clause.start - 1, -1, -1) if words[place].normal.isalnum()), None)
    if last is None:
        return False
    before = [words[place].normal for place in clause_of(words, last) if words[place].normal.isalpha()]
    there = before[:1] == ["er"] and bool(set(before[1:3]) & set(_rules()["there_are"]))
    things = [place for place, word in enumerate(before) if _plural(word)]
    return bool(things) and (there or any(_done(word) for place in things for word in before[place + 1 : place + 3]))


def _counts(words: Sequence[Word], first: int, end: int) -> bool:
    """Whether a number there counts the word behind it."""
    return any(words[place].normal.isdecimal() and _plural(words[place + 1].normal) for place in range(first, end - 1))


def _kind(words: Sequence[Word], found: Sequence[Mark], place: int) -> str:
    """Of what a mark is: "all" of everything or himself, "part" of work or home, "" where nothing is named."""
    _, begin, end = found[place]
    first = found[place - 1][2] if place else 0
    last = found[place + 1][1] if place + 1 < len(found) else len(words)
    front, behind = _near(words, range(begin - 1, first - 1, -1)), _near(words, range(end, last))
    if behind and behind[0] in _rules()["of_what"]:
        return _named(behind)
    return _named(front)


def _near(words: Sequence[Word], places: range) -> list[str]:
    """The words at `places`, up to where another thing begins."""
    found: list[str] = []
    for place in places:
        word = words[place].normal
        if word in ("en", "maar") or (not word[:1].isalnum() and word != "'"):
            break
        found.append(word)
    return found


def _named(words: Sequence[str]) -> str:
    if set(words) & set(_rules()["for_all"]):
        return "all"
    return "part" if set(words) & _parts() else ""


@cache
def _parts() -> frozenset[str]:
    lists = load("language/lists")["lists"]
    entries = (entry for name in _rules()["parts"] for entry in lists[name])
    single = (entry for entry in entries if len(entry.split()) == 1)
    return frozenset((*single, *_rules()["more_parts"]))


def _plural(word: str) -> bool:
    return len(word) > _PLURAL and word.endswith(("en", "s")) and word not in _rules()["no_thing"]


def _done(word: str) -> bool:
    """Whether a word tells what was done with them: "geboren", "gemaakt", "erbij"."""
    return word in _rules()["there_are"] or (len(word) > _PLURAL and word.startswith(("ge", "ver")))


@cache
def _scale() -> re.Pattern[str]:
    end: str = _rules()["scale"]
    return re.compile(rf"\b(?:als|stel|waarbij)\s+{end}(?:\s*(?:,|en)\s*{end})*", re.IGNORECASE)


def _rules() -> dict[str, Any]:
    rules: dict[str, Any] = load("language/numbers")["report"]
    return rules

"""Whether what a pattern finds in a message is meant: not denied, not only supposed, and not over. Pure.

"Ik ga niet ruzie maken" tells of no quarrel. The marks are those of `bot/language` (negated, hypothetical); which of
them deny nothing ("ik trek die stress niet", "niet geslapen door mijn schulden") and what says that it is over or
light, is data (`polariteit.yml`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from typing import Any

from bot.content import load
from bot.language.analysis import Analysis, Language
from bot.language.context import PUNCTUATION, Scope
from bot.understanding.entries import fits

FILE = "polariteit"
_KEPT = 64  # messages of which the analysis is kept: one message is looked at by many patterns
Compiled = Callable[[str], re.Pattern[str]]


def meant(entry: Mapping[str, Any], words: str, compiled: Compiled = re.compile) -> bool:
    """Whether the entry's `words` are found where they are meant, and its `unless` is not.

    What only may be so is meant where it is a feeling, and not where it is a fact (`fact`).
    """
    if not fits(entry, words, compiled):
        return False
    found = compiled(entry["words"]).finditer(words)
    return any(_stands(words, one.start(), one.end(), fact=entry.get("fact", True)) for one in found)


def denied(entry: Mapping[str, Any], words: str, compiled: Compiled = re.compile) -> bool:
    """Whether the entry's `words` are found, and each time denied in so many words."""
    if not fits(entry, words, compiled):
        return False
    return all(_negated(_read(words), one.start(), one.end()) for one in compiled(entry["words"]).finditer(words))


def eased(words: str) -> str:
    """How what is hard in a message is taken back in it: `over`, `laughs`, `laughed` or `light`; "" where it is not."""
    for name, pattern in load(FILE)["eased"].items():
        found = [one for one in re.finditer(pattern, words) if not _negated(_read(words), one.start(), one.end())]
        if found and not re.search(load(FILE)["after_all"], words[found[-1].end() :]):
            return str(name)
    return ""


def clouded(text: str) -> bool:
    """Whether a message holds a no, an end or an "only": nothing to be glad of at once, unless the no is good."""
    words = re.sub(load(FILE)["good_no"], " ", " ".join(text.lower().split()))
    return re.search(load(FILE)["cloud"], words) is not None


def _stands(words: str, start: int, end: int, *, fact: bool) -> bool:
    read = _read(words)
    return not _negated(read, start, end) and not (fact and _supposed(read, start, end))


def _negated(read: Analysis, start: int, end: int) -> bool:
    scopes = _scopes(read, "negated", start, end)
    return any(_denies(read, scope, start, end) for scope in scopes) or _denied_clause(read, start)


def _supposed(read: Analysis, start: int, end: int) -> bool:
    rule = load(FILE)["supposes"]
    return any(re.fullmatch(rule, _trigger(read, one)) for one in _scopes(read, "hypothetical", start, end))


def _denies(read: Analysis, scope: Scope, start: int, end: int) -> bool:
    """Whether a negation denies what stands at `start:end`: not where it is part of it, where the thing is borne badly,
    or where it is only the cause."""
    rules = load(FILE)
    begin, stop = _places(read, start, end)
    if scope.trigger_begin < stop and begin < scope.trigger_end:
        return False
    if {word.normal for word in read.words[scope.trigger_end : begin]} & set(rules["causes"]):
        return False
    return re.search(rules["bears"], _clause(read, scope.trigger_begin)) is None


def _denied_clause(read: Analysis, start: int) -> bool:
    """Whether "niet dat …" stands at the head of the clause."""
    return re.search(load(FILE)["not_that"], read.original[:start].lower()) is not None


def _clause(read: Analysis, at: int) -> str:
    """The words of the clause that word `at` stands in."""
    normals = [word.normal for word in read.words]
    begin, end = at, at
    while begin > 0 and normals[begin - 1] not in PUNCTUATION:
        begin -= 1
    while end < len(normals) and normals[end] not in PUNCTUATION:
        end += 1
    return " ".join(normals[begin:end])


def _trigger(read: Analysis, scope: Scope) -> str:
    return " ".join(word.normal for word in read.words[scope.trigger_begin : scope.trigger_end])


def _scopes(read: Analysis, mark: str, start: int, end: int) -> list[Scope]:
    begin, stop = _places(read, start, end)
    return [one for one in read.scopes if one.mark == mark and one.holds(begin, stop)]


def _places(read: Analysis, start: int, end: int) -> tuple[int, int]:
    """The words that stand at these characters."""
    return sum(word.end <= start for word in read.words), sum(word.start < end for word in read.words)


@lru_cache(maxsize=_KEPT)
def _read(words: str) -> Analysis:
    return _language().analyse(words)


@cache
def _language() -> Language:
    return Language()

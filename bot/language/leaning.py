"""Whether a no that begins an answer to when to call is about the call: "nee, nog niet getekend" is another matter.

The words are data (`refusal` in `afspreken.yml`).
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from bot.content import load
from bot.language.clauses import clause_of, clauses, small
from bot.language.words import Word


def of_the_call(words: Sequence[Word], begin: int) -> bool:
    """Whether the no at `begin` is about a call: it stands alone, or what it denies is a call or a wish."""
    clause = clause_of(words, begin)
    told = clauses(words)
    place = told.index(clause) if clause in told else 0
    after = [word for part in told[place + 1 : place + 2] for word in _normals(words, part)]
    own = [word for word in _normals(words, clause) if word != words[begin].normal]
    return _fits(own, _known()) and (not _denies(after) or _fits(after, _known()))


def _fits(found: Sequence[str], known: frozenset[str]) -> bool:
    """Whether words say nothing else than that: one speaks of a call, or all are small ones and wishes."""
    return bool(set(found) & _calls()) or all(word in known for word in found)


def _denies(found: Sequence[str]) -> bool:
    return bool(set(found) & set(load("language/afspreken")["refusal"]["denies"]))


def _normals(words: Sequence[Word], part: range) -> list[str]:
    return [words[place].normal for place in part if words[place].normal[:1].isalnum()]


@cache
def _calls() -> frozenset[str]:
    return frozenset(load("language/afspreken")["refusal"]["call"])


@cache
def _known() -> frozenset[str]:
    return _calls() | frozenset(load("language/afspreken")["refusal"]["wish"]) | small("klein")

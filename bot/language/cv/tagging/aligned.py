"""Where in a message the facts stand that were read from it: facts keep their words, not their place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields

from rapidfuzz import fuzz

from bot.core.cv import Change, Education, Fact, Said, Told, Work
from bot.language.cv.tagging.spans import Found
from bot.language.cv.talk import Talk
from bot.language.words import words_of

_ALIKE = 82  # of 100: how alike words must be to be those of a fact


def facts_in(said: Said) -> Iterator[Fact]:
    """Yield every fact of one thing said."""
    if isinstance(said, Told | Change):
        yield said.fact
    elif isinstance(said, Work | Education):
        for field in fields(said):
            value = getattr(said, field.name)
            if isinstance(value, Fact):
                yield value
            elif isinstance(value, tuple):
                yield from value


def places_of(talk: Talk, value: str) -> list[tuple[int, int]]:
    """Return where words stand that are a fact's, those most alike; else where a listed phrase stands for it."""
    want = [word.normal for word in words_of(value) if word.normal[:1].isalnum()]
    joined, best, found = "".join(want), 0.0, list[tuple[int, int]]()
    plain = [word.normal for word in talk.words]
    for size in range(max(1, len(want) - 1), len(want) + 3):
        for begin in range(len(plain) - size + 1):
            end = begin + size
            if not (plain[begin][:1].isalnum() and plain[end - 1][:1].isalnum()):
                continue
            score = max(_score(joined, plain[begin:end]), _score(joined, talk.normals[begin:end]))
            if score > best:
                best, found = score, []
            if score == best:
                found.append((begin, end))
    if best >= _ALIKE:
        return found
    return [(tag.begin, tag.end) for tag in talk.every_tag() if tag.id.casefold() == value.casefold()]


def words_told(talk: Talk, facts: Iterable[Said]) -> set[int]:
    """Return the numbers of all words that stand for one of these facts."""
    places = (place for one in facts for fact in facts_in(one) for place in places_of(talk, fact.value))
    return {at for place in places for at in range(*place)}


def off(places: Sequence[tuple[int, int]], found: Found) -> float:
    """The chance that a fact is nothing for a cv: that of its likeliest word, where it stands once or more."""
    return min((min(found.off[begin:end], default=0.0) for begin, end in places), default=0.0)


def _score(joined: str, words: Sequence[str]) -> float:
    return fuzz.ratio(joined, "".join(words))

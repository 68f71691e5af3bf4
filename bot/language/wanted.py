"""What work somebody looks for, and where: words of our own lists, never what was typed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from bot.content import load
from bot.language.words import words_of

_LONGEST = 5  # words of a place or an occupation
_LEADS = frozenset({"in", "te", "bij", "omgeving", "buurt", "rond", "regio"})


@dataclass(frozen=True)
class Wanted:
    """Kind of work and place as our lists spell them; None when the message names none."""

    work: str | None = None
    place: str | None = None


def wanted(text: str) -> Wanted:
    """Read "ik zoek werk in een magazijn in Zwolle". A place that is an ordinary word too counts behind "in" alone."""
    said = tuple(word.normal for word in words_of(text))
    place = next((shown for shown, at in _listed(said, _places()) if _is_place(said, at)), None)
    kinds = [shown for listed in (_kinds(), _liked()) for shown, _ in _listed(said, listed)]
    work = kinds[0] if kinds else None
    return Wanted(work, place)


def names(text: str, words: Collection[str]) -> bool:
    """Whether one of these words, in normal spelling, stands in the text."""
    return any(word.normal in words for word in words_of(text))


def _listed(said: tuple[str, ...], entries: Mapping[str, str]) -> Iterator[tuple[str, range]]:
    """The entries that stand in the text, longest first."""
    for length in range(min(_LONGEST, len(said)), 0, -1):
        for begin in range(len(said) - length + 1):
            shown = entries.get(" ".join(said[begin : begin + length]))
            if shown:
                yield shown, range(begin, begin + length)


def _is_place(said: tuple[str, ...], at: range) -> bool:
    ordinary = len(at) == 1 and said[at.start] in _ordinary()
    return not ordinary or (at.start > 0 and said[at.start - 1] in _LEADS and at.stop == len(said))


@cache
def _ordinary() -> frozenset[str]:
    return frozenset(load("language/cv/plaatsen")["words"])


@cache
def _places() -> Mapping[str, str]:
    data = load("language/cv/plaatsen")
    return {_normal(name): name for name in data["names"]} | {_normal(k): v for k, v in data["short"].items()}


@cache
def _kinds() -> Mapping[str, str]:
    """Occupations, and the words by which a kind of work is known."""
    kinds: Mapping[str, Any] = load("vaardigheden")["kinds"]
    listed = [word for kind, one in kinds.items() for word in (kind, *one["words"])]
    return {_normal(word): word for word in (*load("language/cv/beroepen")["names"], *listed)}


@cache
def _liked() -> Mapping[str, str]:
    """What somebody likes ("iets met auto's"), and the kind of work that it is."""
    return {_normal(word): kind for word, kind in load("informatie/zoekplekken")["liked"].items()}


def _normal(phrase: str) -> str:
    return " ".join(word.normal for word in words_of(str(phrase)))

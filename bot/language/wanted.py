"""What work somebody looks for, and where: words of our own lists, never what was typed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from bot.content import load
from bot.language.words import words_of

_LONGEST = 5  # words of a place or an occupation
_JOINS = frozenset({"en", "of", ","})
_SHORTEST = 5  # letters of a verb that names a trade
_LEADS = frozenset({"in", "te", "bij", "omgeving", "buurt", "rond", "regio"})


@dataclass(frozen=True)
class Wanted:
    """Kind of work and place as our lists spell them; None when the message names none. `more`: further places."""

    work: str | None = None
    place: str | None = None
    more: tuple[str, ...] = ()


def wanted(text: str) -> Wanted:
    """Read "ik zoek werk in een magazijn in Zwolle". A place that is an ordinary word too counts behind "in" alone."""
    said = tuple(word.normal for word in words_of(_without_distance(text)))
    places = _places_in(said)
    kinds = [shown for listed in (_kinds(), _liked()) for shown, _ in _listed(said, listed)]
    work = kinds[0] if kinds else _by_verb(said)
    return Wanted(work, places[0] if places else None, places[1:])


def _without_distance(text: str) -> str:
    """How far he will go is no work ("niet verder dan 20 minuten fietsen")."""
    return re.sub(load("informatie/zoekplekken")["distance"], " ", text, flags=re.IGNORECASE)


def _places_in(said: tuple[str, ...]) -> tuple[str, ...]:
    """The places that are named, each once, in their order; one where he does not want to be is left out."""
    found: dict[int, str] = {}
    taken: set[int] = set()
    for shown, at in _listed(said, _places()):
        if _is_place(said, at) and not taken & set(at):
            taken |= set(at)
            if not _refused(said[: at.start]):
                found[at.start] = shown
    return tuple(dict.fromkeys(found[start] for start in sorted(found)))


def _refused(before: tuple[str, ...]) -> bool:
    """Whether the words before a place say that it is not there ("niet in", but not "niet verder dan")."""
    return bool({"niet", "behalve", "geen"} & set(before[-2:])) and not {"verder", "dan"} & set(before[-2:])


def _by_verb(said: tuple[str, ...]) -> str | None:
    """The kind of work that a verb names: who does "bezorgen" is a bezorger, and "schoon maken" a schoonmaker."""
    rules, kinds = load("informatie/zoekplekken"), _kinds()
    pairs = [first + second for first, second in pairwise(said)]
    for verb in (*pairs, *said):
        if not verb.endswith("en") or verb in rules["no_trade"]:
            continue
        for agent in (f"{verb[:-1]}r", verb[:-2], f"{verb[:-2]}man", f"{verb[:-2]}aar"):
            if len(verb) > _SHORTEST and agent in kinds:
                return kinds[agent]
    return None


def towns() -> Mapping[str, str]:
    """Every town of our list by its name in normal spelling, as it is written."""
    return _places()


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
    ends = at.stop == len(said) or said[at.stop] in _JOINS
    behind = said[at.stop + 1 : at.stop + 2] if ends else ()
    row = any(one in _places() and one not in _ordinary() for one in behind)  # "Horst, Venlo"
    return not ordinary or row or (at.start > 0 and said[at.start - 1] in _LEADS and ends)


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

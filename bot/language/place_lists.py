"""The lists by which places of work are known in a message."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from bot.content import load
from bot.language.words import words_of


@cache
def words_for() -> Mapping[str, frozenset[str]]:
    """Words by what they do: no name holds `stops_name`, no place is called `no_place`."""
    work, news, names_of = load("language/cv/werk"), load("language/sollicitatie"), load("language/cv/namen")
    stop = frozenset(news["no_name"])
    return {
        "stops_name": frozenset((*work["stops_name"], *news["stops_name"])),
        "adjectives": frozenset(work["adjectives"]),
        "no_place": frozenset((*news["no_place"], *load("language/cv/beroepen")["names"])),
        "people": frozenset(str(one).lower() for key in ("first", "surnames") for one in names_of[key]) - stop,
    }  # fmt: skip


@cache
def names() -> Mapping[tuple[str, ...], str]:
    """Listed names by their normal words."""
    employers, work = load("language/employers"), load("language/cv/werk")
    plain = {name: name for name in (*work["employers"], *employers["names"])}
    return {_normal(typed): shown for typed, shown in (plain | work["employers_short"] | employers["short"]).items()}


@cache
def kinds() -> frozenset[tuple[str, ...]]:
    """Kinds of places by their normal words."""
    kinds = (*load("language/employers")["kinds"], *load("language/cv/werk")["kinds_of_place"])
    return frozenset(map(_normal, kinds)) - {_normal(word) for word in load("language/sollicitatie")["no_place"]}


@cache
def weak_kinds() -> frozenset[tuple[str, ...]]:
    """Kinds that are a place behind "bij" alone."""
    return frozenset(map(_normal, load("language/cv/werk")["weak_kinds"]))


@cache
def ordinary() -> frozenset[tuple[str, ...]]:
    """Listed names that are ordinary words too."""
    return frozenset(map(_normal, (*load("language/cv/werk")["employer_words"], "mac", "mc", "ap", "bk", "kringloop")))


@cache
def lower() -> Mapping[str, str]:
    """Listed names that are long enough to be known by likeness, with their lower case."""
    return {shown: shown.lower() for shown in names().values() if len(shown) >= 5}


@cache
def people() -> frozenset[str]:
    """Words for people: "bij mijn oma" is no place of work."""
    people = load("language/people")
    return frozenset((*people["family"], *people["named"], *people["known"]))


def _normal(phrase: str) -> tuple[str, ...]:
    return tuple(word.normal for word in words_of(str(phrase)))

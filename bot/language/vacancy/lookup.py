"""Which listed names stand where in a text: roles, employers, kinds of places, Dutch places, names of people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from bot.content import load
from bot.language.cv.lists import part
from bot.language.phrases import Phrases
from bot.language.words import Word, words_of


@dataclass(frozen=True, slots=True)
class Hit:
    """A listed name at the words `begin:end`, as it is shown.

    `label`: ROLE, EMPLOYER, KIND, PLACE, FIRST or SURNAME.
    """

    label: str
    shown: str
    begin: int
    end: int


def hits(words: Sequence[Word], label: str) -> list[Hit]:
    """Every entry of one list in a text: the longest at each place, none within another."""
    shown, phrases = _index(label)
    found: list[Hit] = []
    for number, begin, end in sorted(phrases.find([word.normal for word in words]), key=lambda one: (one[1], -one[2])):
        if not found or begin >= found[-1].end:
            found.append(Hit(label, shown[number], begin, end))
    return found


@cache
def _index(label: str) -> tuple[list[str], Phrases]:
    shown: list[str] = []
    phrases = Phrases()
    for typed, name in _listed(label):
        phrases.add([word.normal for word in words_of(typed)], len(shown))
        shown.append(name)
    return shown, phrases


def _listed(label: str) -> Iterator[tuple[str, str]]:
    """Each entry as it may be typed, and as it is shown."""
    if label == "ROLE":
        for name in _same(part("beroepen", "names")):
            yield name
            if not name[0].endswith("s"):
                yield f"{name[0]}s", name[1]  # "vakkenvullers"
        yield from part("beroepen", "short").items()
    elif label == "PLACE":
        yield from _same(part("plaatsen", "names"))
        yield from part("plaatsen", "short").items()
    elif label == "FIRST":
        yield from ((name, name.title()) for name in part("namen", "first"))
    elif label == "SURNAME":
        yield from ((name, name) for name in part("namen", "surnames"))
    elif label == "KIND":
        yield from _same([*part("werk", "kinds_of_place"), *load("language/employers")["kinds"]])
    else:
        yield from _same([*part("werk", "employers"), *load("language/employers")["names"]])
        yield from part("werk", "employers_short").items()
        yield from load("language/employers")["short"].items()


def _same(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((name, name) for name in names)

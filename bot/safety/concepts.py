"""Word classes (`signals/concepts.yml`): that "kanaal", "flat" and "spoor" are one kind of thing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import chain

from bot.safety.ngrams import USUAL


@dataclass
class Concepts:
    """The classes, ready to be looked up. `found` gives which occur, as places in `names`."""

    names: tuple[str, ...]
    _words: dict[str, list[int]] = field(default_factory=dict)
    _starts: dict[str, list[int]] = field(default_factory=dict)
    _phrases: dict[str, list[tuple[list[str], int]]] = field(default_factory=dict)

    @classmethod
    def from_data(cls, data: Mapping[str, Sequence[str]]) -> Concepts:
        """Build from the lists of the content file."""
        concepts = cls(tuple(data))
        for place, entries in enumerate(data.values()):
            for entry in map(str, entries):
                concepts._add(entry, place)
        return concepts

    def _add(self, entry: str, place: int) -> None:
        parts = entry.split()
        if len(parts) > 1:
            self._phrases.setdefault(parts[0], []).append((parts, place))
        elif entry.endswith("*"):
            self._starts.setdefault(entry[:-1], []).append(place)
        else:
            self._words.setdefault(entry, []).append(place)

    def found(self, words: Sequence[str]) -> set[int]:
        """Return the classes that occur in `words`."""
        places: set[int] = set()
        for at, word in enumerate(words):
            places.update(self._of_word(word))
            for parts, place in self._phrases.get(word, ()):
                if _matches(parts, words[at : at + len(parts)]):
                    places.add(place)
        return places

    @cached_property
    def _of_word(self) -> Callable[[str], tuple[int, ...]]:
        """The classes of one word by itself; the usual words are remembered."""
        sizes = sorted({len(start) for start in self._starts})

        def classes(word: str) -> tuple[int, ...]:
            starts = (self._starts.get(word[:size], ()) for size in sizes)
            return (*self._words.get(word, ()), *chain.from_iterable(starts))

        return lru_cache(USUAL)(classes)


def _matches(parts: Sequence[str], words: Sequence[str]) -> bool:
    return len(parts) == len(words) and all(
        part in ("_", word) for part, word in zip(parts, words, strict=True)
    )

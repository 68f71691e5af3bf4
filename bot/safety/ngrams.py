"""TF-IDF over pieces of words and over words, without scikit-learn (whose import takes two seconds).

The numbers equal those of `TfidfVectorizer(sublinear_tf=True)` with analyzer `char_wb` and `word`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log, sqrt

Grams = Callable[[Sequence[str]], Iterable[str]]


def pieces(words: Sequence[str], shortest: int = 1, longest: int = 4) -> Iterable[str]:
    """Yield the pieces of `shortest` to `longest` characters of each word, its borders as spaces."""
    for word in words:
        padded = f" {word} "
        for size in range(shortest, longest + 1):
            yield padded[:size]
            for at in range(1, len(padded) - size + 1):
                yield padded[at : at + size]
            if size >= len(padded):
                break


def phrases(words: Sequence[str]) -> Iterable[str]:
    """Yield each word and each two words in a row."""
    yield from words
    yield from (f"{first} {second}" for first, second in pairwise(words))


@dataclass(frozen=True)
class TfIdf:
    """A vocabulary with weights. `vector` gives the indexes and values of one message, of length one."""

    grams: Grams
    index: dict[str, int]
    weights: list[float]

    @classmethod
    def fit(cls, grams: Grams, messages: Iterable[Sequence[str]], rarest: int) -> TfIdf:
        """Learn the vocabulary of `messages`: what occurs in at least `rarest` of them."""
        seen: Counter[str] = Counter()
        total = 0
        for words in messages:
            seen.update(set(grams(words)))
            total += 1
        kept = sorted(gram for gram, count in seen.items() if count >= rarest)
        weights = [log((1 + total) / (1 + seen[gram])) + 1 for gram in kept]
        return cls(grams, {gram: place for place, gram in enumerate(kept)}, weights)

    def vector(self, words: Sequence[str]) -> tuple[list[int], list[float]]:
        """Return the places and values of what the vocabulary knows of `words`."""
        counts = Counter(place for gram in self.grams(words) if (place := self.index.get(gram)) is not None)
        values = [(1 + log(count)) * self.weights[place] for place, count in counts.items()]
        length = sqrt(sum(value * value for value in values)) or 1.0
        return list(counts), [value / length for value in values]

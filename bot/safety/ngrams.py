"""TF-IDF over pieces of words and over words, without scikit-learn (whose import takes two seconds).

The numbers equal those of `TfidfVectorizer(sublinear_tf=True)` with analyzer `char_wb` and `word`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain, pairwise
from math import log, sqrt

Grams = Callable[[Sequence[str]], Iterable[str]]
USUAL = 4096  # words of which is remembered what they give: a few megabytes


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
        counts = Counter(self._places(words))
        values = [(1 + log(count)) * self.weights[place] for place, count in counts.items()]
        length = sqrt(sum(value * value for value in values)) or 1.0
        return list(counts), [value / length for value in values]

    def _places(self, words: Sequence[str]) -> Iterable[int]:
        """The places of all that `words` hold, as often as they hold it."""
        if self.grams is pieces:
            return chain.from_iterable(map(self._of_word, words))
        return self._known(self.grams(words))

    @cached_property
    def _of_word(self) -> Callable[[str], tuple[int, ...]]:
        """The places of one word's pieces."""
        return lru_cache(USUAL)(lambda word: tuple(self._known(pieces([word]))))

    def _known(self, grams: Iterable[str]) -> Iterable[int]:
        return (place for gram in grams if (place := self.index.get(gram)) is not None)

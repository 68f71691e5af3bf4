"""A reading of a message as numbers: word pieces, words, word classes, context, and meaning (the encoder)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.safety.concepts import Concepts
from bot.safety.ngrams import TfIdf
from bot.safety.reading import CONTEXT_SIZE, Reading

Floats = NDArray[np.float32]
Places = NDArray[np.int64]
MEANING_SIZE = 512
_CONCEPT_WEIGHT = 0.3
_CONTEXT_WEIGHT = 0.2


@dataclass(frozen=True)
class Features:
    """Where each kind of input has its place. The encoder's numbers come last."""

    pieces: TfIdf
    words: TfIdf
    concepts: Concepts

    @property
    def size(self) -> int:
        """How many inputs there are, those of the encoder included."""
        return self._context_at + CONTEXT_SIZE + MEANING_SIZE

    @property
    def _words_at(self) -> int:
        return len(self.pieces.weights)

    @property
    def _concepts_at(self) -> int:
        return self._words_at + len(self.words.weights)

    @property
    def _context_at(self) -> int:
        return self._concepts_at + len(self.concepts.names)

    def sparse(self, reading: Reading) -> tuple[Places, Floats]:
        """Return the places and values of all but the encoder's inputs."""
        normals = reading.normals
        places, values = self.pieces.vector(normals)
        more, weights = self.words.vector(normals)
        places += [self._words_at + place for place in more]
        values += weights
        concepts = sorted(self.concepts.found(normals))
        places += [self._concepts_at + place for place in concepts]
        values += [_CONCEPT_WEIGHT] * len(concepts)
        places += range(self._context_at, self._context_at + CONTEXT_SIZE)
        values += [_CONTEXT_WEIGHT * value for value in reading.context]
        return np.array(places, dtype=np.int64), np.array(values, dtype=np.float32)

    def places_of(self, words: Sequence[str]) -> set[int]:
        """Return the places that these words alone light up: to say which words caused a verdict."""
        pieces, _ = self.pieces.vector(words)
        phrases, _ = self.words.vector(words)
        concepts = self.concepts.found(words)
        return {
            *pieces,
            *(self._words_at + place for place in phrases),
            *(self._concepts_at + place for place in concepts),
        }

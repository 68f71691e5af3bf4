"""A message as numbers: pieces of words, words, the open question, and what the sentence encoder makes of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from bot.core.checkin import QUESTIONS
from bot.language.words import words_of
from bot.safety.encoder import Encoder
from bot.safety.features import Floats, Places
from bot.safety.ngrams import TfIdf, phrases, pieces

ASKED = ("", *QUESTIONS)
MOST_WORDS = 60  # of a longer message the end counts: there he asks, answers and says goodbye
_SPREAD = 3.0  # the encoder's numbers have length 1, those of the words together as well


@dataclass(frozen=True)
class Inputs:
    """Where each kind of input has its place; the encoder's numbers come after them."""

    pieces: TfIdf
    words: TfIdf

    @classmethod
    def fit(cls, messages: Sequence[Sequence[str]], rarest: int) -> Inputs:
        """Learn the vocabulary of what stands in at least `rarest` of the messages."""
        return cls(TfIdf.fit(pieces, messages, rarest), TfIdf.fit(phrases, messages, rarest))

    @property
    def size(self) -> int:
        """How many inputs there are, without those of the encoder."""
        return len(self.pieces.weights) + len(self.words.weights) + len(ASKED)

    def sparse(self, words: Sequence[str], asked: str) -> tuple[Places, Floats]:
        """The places and values of all but the encoder's inputs."""
        places, values = self.pieces.vector(words)
        more, weights = self.words.vector(words)
        start = len(self.pieces.weights)
        places = [*places, *(start + place for place in more)]
        values = [*values, *weights, 1.0]
        places.append(start + len(self.words.weights) + (ASKED.index(asked) if asked in ASKED else 0))
        return np.array(places, dtype=np.int64), np.array(values, dtype=np.float32)


def normals(text: str) -> tuple[str, ...]:
    """The words of a message in normal spelling, endless ones cut."""
    return tuple(word.normal[:40] for word in words_of(text)[-MOST_WORDS:])


def meaning_of(texts: Sequence[Sequence[str]]) -> Floats:
    """What the sentence encoder makes of messages in normal spelling, a row each."""
    rows: Floats = _SPREAD * Encoder().encode([" ".join(words) for words in texts])
    return rows


@lru_cache(256)
def meaning_of_one(words: tuple[str, ...]) -> Floats:
    """The same of one message; what was just read is remembered."""
    return meaning_of([words])

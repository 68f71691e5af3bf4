"""The trained tagger: which spans of a message are facts for a cv, each with its chance. Trained by `train.py`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Lock
from typing import Any

import pycrfsuite

from bot.language.cv.tagging.features import Row, features
from bot.language.cv.tagging.spans import NOTHING, OFF, Found, Span, spans_of
from bot.language.cv.talk import Talk

SUFFIX = ".crf"


class TaggerMissing(RuntimeError):
    """There is no usable model."""


def newest(models: Path) -> Path:
    """Return the newest model file in `models`; a path that does not exist when there is none."""
    found = sorted(models.glob(f"cv-*{SUFFIX}"), key=lambda path: path.stat().st_mtime)
    return found[-1] if found else models / f"cv-none{SUFFIX}"


class Tagger:
    """A stored tagger, ready to read. Thread-safe: one message at a time."""

    def __init__(self, path: Path) -> None:
        """Load a model file. Raises TaggerMissing where there is no usable one."""
        self._lock = Lock()
        self._tagger: Any = pycrfsuite.Tagger()
        try:
            self._tagger.open(str(path))
        except (OSError, ValueError) as error:
            raise TaggerMissing(f"no cv model at {path}: run python -m bot.language.cv.tagging.train") from error
        self._labels = frozenset(self._tagger.labels())
        self._off = [name for name in self._labels if name == NOTHING or name[2:] in OFF]

    def read(self, talk: Talk, topic: str) -> Found:
        """Return what stands in a message to the question about `topic`; "" for no question."""
        rows = features(talk, topic)
        return self._tag(rows) if rows else Found()

    def _tag(self, rows: Sequence[Row]) -> Found:
        with self._lock:
            self._tagger.set(pycrfsuite.ItemSequence(rows))
            spans = tuple(Span(*span, self._chance(*span)) for span in spans_of(self._tagger.tag()))
            off = tuple(min(1.0, sum(self._tagger.marginal(name, at) for name in self._off)) for at in range(len(rows)))
            self._tagger.set(pycrfsuite.ItemSequence([]))  # what was typed is forgotten
        return Found(spans, off)

    def _chance(self, label: str, begin: int, end: int) -> float:
        """The least chance that any of the words is part of such a fact."""
        names = [name for name in (f"B-{label}", f"I-{label}") if name in self._labels]
        return float(min(sum(self._tagger.marginal(name, at) for name in names) for at in range(begin, end)))

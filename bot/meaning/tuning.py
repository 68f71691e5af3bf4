"""The second opinion on what a message means: the encoder trained further on our labels. Imported for training only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from bot.learned import tuning
from bot.learned.tuned import Tuned
from bot.meaning import labels
from bot.meaning.inputs import normals, put_to
from bot.meaning.labels import Labelled
from bot.meaning.model import TOLD, WORD

LABELS = 0.5  # what all that is told weighs beside the kind word


def tune(rows: Sequence[Labelled], wanted: Any, log: Callable[..., None] = lambda *_: None) -> Tuned:
    """Train the encoder further on labelled messages: minutes. `wanted`: a 1 for each label that a message has."""
    told, word = np.split(wanted, [wanted.shape[1] - len(labels.words())], axis=1)
    known = {TOLD: told, WORD: word.argmax(axis=1), "worded": word.any(axis=1).astype(np.float32)}
    heads = {TOLD: told.shape[1], WORD: word.shape[1]}
    return tuning.tune([put_to(normals(row.text), row.asked) for row in rows], known, heads, _loss, list(heads), log)


def _loss(scores: tuning.Scores, known: tuning.Labels) -> Any:
    told = tuning.each(scores[TOLD], known[TOLD]).sum(1).mean()
    word = -(tuning.chosen(scores[WORD], known[WORD]) * known["worded"]).mean()
    return LABELS * told + word

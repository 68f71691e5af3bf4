"""The second opinion on the level: the encoder trained further on our lines. Imported for training only.

Kind, topics and whom it is about are learnt beside the level, because what tells them apart tells the level apart too;
their heads are thrown away.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from bot.core.signal import ABOUTS, KINDS, LEVELS, TOPICS
from bot.learned import tuning
from bot.learned.tuned import Tuned
from bot.safety.corpus import Row
from bot.safety.model import HEAD

ASIDE = 0.3  # weight of kind, topics and about beside the level
_HEADS = {HEAD: len(LEVELS), "kind": len(KINDS), "topic": len(TOPICS), "about": len(ABOUTS)}


def tune(texts: Sequence[str], rows: Sequence[Row], log: Callable[..., None] = lambda *_: None) -> Tuned:
    """Train the encoder further on texts in normal spelling and their labels: minutes, and the same each time."""
    return tuning.tune(texts, _labels(rows), _HEADS, _loss, [HEAD], log)


def _labels(rows: Sequence[Row]) -> dict[str, Any]:
    return {
        HEAD: np.array([LEVELS.index(row.level) for row in rows]),
        "kind": np.array([KINDS.index(row.kind) if row.kind else -1 for row in rows]),
        "topic": np.array([[topic in row.topics for topic in TOPICS] for row in rows], np.float32),
        "about": np.array([ABOUTS.index(row.about) for row in rows]),
        "labelled": np.array([bool(row.topics) for row in rows], np.float32),
    }


def _loss(scores: tuning.Scores, labels: tuning.Labels) -> Any:
    level = -tuning.chosen(scores[HEAD], labels[HEAD]).mean()
    crisis, labelled = labels["kind"] >= 0, labels["labelled"]
    of_kind = tuning.chosen(scores["kind"], labels["kind"].clip(0)) * crisis
    kind = -of_kind.sum() / crisis.sum().clip(1)
    about = -(tuning.chosen(scores["about"], labels["about"]) * labelled).mean()
    topic = len(ABOUTS) * (tuning.each(scores["topic"], labels["topic"]).mean(1) * labelled).mean()
    return level + ASIDE * (kind + about + topic)

"""What is fitted to labelled readings. Imported for training only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from joblib import Parallel, delayed

from bot.core.signal import ABOUTS, KINDS, TOPICS
from bot.learned.arrays import MEANING_SIZE, Floats
from bot.learned.fitting import Shape, linear
from bot.learned.fitting import matrix as joined
from bot.learned.network import Linear
from bot.safety.features import Features
from bot.safety.reading import Reading

# More rounds learn the training voices by heart (docs/model-card-signals.md).
LEVEL = Shape(hidden=24, rounds=2, networks=4, held=1e-3)


def matrix(features: Features, readings: Sequence[Reading], meaning: Floats) -> Any:
    """Return the inputs of all readings as one sparse matrix."""
    return joined([features.sparse(reading) for reading in readings], features.size - MEANING_SIZE, meaning)


def fit_rest(inputs: Any, targets: Sequence[tuple[int | None, list[bool], int]]) -> Linear:
    """Fit kind (on crisis lines), topics (each for itself) and about, all linear, in this order; side by side."""
    crises = [place for place, (kind, _, _) in enumerate(targets) if kind is not None]
    kinds = np.array([targets[place][0] for place in crises])
    abouts = np.array([about for _, _, about in targets])
    fits = [delayed(linear)(inputs[crises], kinds == kind, 5.0, None) for kind in range(len(KINDS))]
    fits += [delayed(linear)(inputs, np.array([topic[at] for _, topic, _ in targets])) for at in range(len(TOPICS))]
    fits += [delayed(linear)(inputs, abouts == about, 10.0, None) for about in range(len(ABOUTS))]
    columns = Parallel(n_jobs=-1, prefer="threads")(fits)  # liblinear lets go of the interpreter's lock
    return Linear(
        np.hstack([weights for weights, _ in columns]).astype(np.float32),
        np.concatenate([bias for _, bias in columns]).astype(np.float32),
    )

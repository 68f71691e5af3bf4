"""Fitting with scikit-learn. Imported for training only: serving does without (its import takes seconds)."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import Any

import numpy as np
from joblib import Parallel, delayed
from scipy.sparse import csr_matrix, hstack
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier

from bot.core.signal import ABOUTS, KINDS, TOPICS
from bot.safety.features import MEANING_SIZE, Features, Floats
from bot.safety.network import Linear, Network
from bot.safety.reading import Reading

NETWORKS = 4
HIDDEN = 24
ROUNDS = 2  # over the data; more learns the training voices by heart (docs/model-card-signals.md)


def matrix(features: Features, readings: Sequence[Reading], meaning: Floats) -> Any:
    """Return the inputs of all readings as one sparse matrix."""
    rows = [features.sparse(reading) for reading in readings]
    ends = np.cumsum([0, *(len(places) for places, _ in rows)])
    places = np.concatenate([places for places, _ in rows])
    values = np.concatenate([values for _, values in rows])
    sparse = csr_matrix((values, places, ends), shape=(len(rows), features.size - MEANING_SIZE))
    inputs = hstack([sparse, csr_matrix(meaning)]).tocsr().astype(np.float32)
    inputs.sum_duplicates()  # sorted here, once: what fits side by side would each sort it in place, and break it
    return inputs


def fit_level(inputs: Any, levels: Any) -> Network:
    """Fit small networks that tell the levels apart, from different beginnings."""
    fitted = Parallel(n_jobs=-1)(delayed(_network)(inputs, levels, seed) for seed in range(NETWORKS))
    return Network(
        np.hstack([one.coefs_[0] for one in fitted]).astype(np.float32),
        np.hstack([one.intercepts_[0] for one in fitted]).astype(np.float32),
        np.stack([one.coefs_[1] for one in fitted]).astype(np.float32),
        np.stack([one.intercepts_[1] for one in fitted]).astype(np.float32),
    )


def _network(inputs: Any, levels: Any, seed: int) -> Any:
    network = MLPClassifier(
        (HIDDEN,), alpha=1e-3, learning_rate_init=2e-3, batch_size=64, max_iter=ROUNDS, random_state=seed
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # stopping early is what is wanted
        return network.fit(inputs, levels)


def fit_rest(inputs: Any, targets: Sequence[tuple[int | None, list[bool], int]]) -> Linear:
    """Fit kind (on crisis lines), topics (each for itself) and about, all linear, in this order; side by side."""
    crises = [place for place, (kind, _, _) in enumerate(targets) if kind is not None]
    kinds = np.array([targets[place][0] for place in crises])
    abouts = np.array([about for _, _, about in targets])
    fits = [delayed(_one)(inputs[crises], kinds == kind, 5.0, None) for kind in range(len(KINDS))]
    fits += [delayed(_one)(inputs, np.array([topic[at] for _, topic, _ in targets])) for at in range(len(TOPICS))]
    fits += [delayed(_one)(inputs, abouts == about, 10.0, None) for about in range(len(ABOUTS))]
    columns = Parallel(n_jobs=-1, prefer="threads")(fits)  # liblinear lets go of the interpreter's lock
    return Linear(
        np.hstack([weights for weights, _ in columns]).astype(np.float32),
        np.concatenate([bias for _, bias in columns]).astype(np.float32),
    )


def _one(inputs: Any, present: Any, strength: float = 3.0, balance: str | None = "balanced") -> tuple[Any, Any]:
    if not present.any() or present.all():
        return np.zeros((inputs.shape[1], 1)), np.array([-30.0])
    # A tolerance above the default saves most of the time; the topics on the quality page stayed as they were.
    fitted = LogisticRegression(C=strength, class_weight=balance, solver="liblinear", tol=0.03).fit(inputs, present)
    return fitted.coef_.T, fitted.intercept_

"""Fitting small networks with scikit-learn. Imported for training only: its import takes seconds."""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from joblib import Parallel, delayed
from scipy.sparse import csr_matrix, hstack
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier

from bot.learned.arrays import Floats, Places
from bot.learned.network import Network


@dataclass(frozen=True)
class Shape:
    """`hidden` numbers in each of `networks` side by side, and `rounds` over the data; `held` draws weights to zero."""

    hidden: int
    rounds: int
    networks: int
    held: float


def matrix(rows: Sequence[tuple[Places, Floats]], size: int, meaning: Floats) -> Any:
    """Join the places and values of `size` inputs and the encoder's numbers, a row a message, to one sparse matrix."""
    ends = np.cumsum([0, *(len(places) for places, _ in rows)])
    places = np.concatenate([places for places, _ in rows])
    values = np.concatenate([values for _, values in rows])
    sparse = csr_matrix((values, places, ends), shape=(len(rows), size))
    inputs = hstack([sparse, csr_matrix(meaning)]).tocsr().astype(np.float32)
    inputs.sum_duplicates()  # sorted here, once: what fits side by side would each sort it in place, and break it
    return inputs


def fit(inputs: Any, wanted: Any, shape: Shape) -> Network:
    """Fit small networks from different beginnings. `wanted`: a class a row, or a 1 for each label that a row has."""
    fitted = Parallel(n_jobs=-1)(delayed(_network)(inputs, wanted, shape, seed) for seed in range(shape.networks))
    return Network(
        np.hstack([one.coefs_[0] for one in fitted]).astype(np.float32),
        np.hstack([one.intercepts_[0] for one in fitted]).astype(np.float32),
        np.stack([one.coefs_[1] for one in fitted]).astype(np.float32),
        np.stack([one.intercepts_[1] for one in fitted]).astype(np.float32),
    )


def _network(inputs: Any, wanted: Any, shape: Shape, seed: int) -> Any:
    network = MLPClassifier(
        (shape.hidden,), alpha=shape.held, learning_rate_init=2e-3, batch_size=64, max_iter=shape.rounds,
        random_state=seed,
    )  # fmt: skip
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # stopping early is what is wanted
        return network.fit(inputs, wanted)


def linear(inputs: Any, present: Any, strength: float = 3.0, balance: str | None = "balanced") -> tuple[Any, Any]:
    """Fit linear scores for one class that a row may have: weights, a row an input, and a bias."""
    if not present.any() or present.all():
        return np.zeros((inputs.shape[1], 1)), np.array([-30.0])
    # A tolerance above the default saves most of the time; the topics on the quality page stayed as they were.
    fitted = LogisticRegression(C=strength, class_weight=balance, solver="liblinear", tol=0.03).fit(inputs, present)
    return fitted.coef_.T, fitted.intercept_

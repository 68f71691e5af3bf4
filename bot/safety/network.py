"""The classifier's arithmetic: a small network for the level, linear scores for the rest. NumPy only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.safety.features import MEANING_SIZE, Floats, Places


@dataclass(frozen=True)
class Network:
    """Several networks of one hidden layer side by side; their probabilities are averaged.

    `inputs` is features × (networks · hidden), `outputs` networks × hidden × classes.
    """

    inputs: Floats
    hidden_bias: Floats
    outputs: Floats
    bias: Floats

    def hidden(self, sparse: Sequence[tuple[Places, Floats]], meaning: Floats) -> Floats:
        """Return what the hidden layer says of each message."""
        sums = meaning @ self.inputs[-MEANING_SIZE:]
        for row, (places, values) in enumerate(sparse):
            sums[row] += values @ self.inputs[places]
        positive: Floats = np.maximum(sums + self.hidden_bias, 0)
        return positive

    def chances(self, hidden: Floats) -> Floats:
        """Return the chance of each class for each message."""
        count, size, _ = self.outputs.shape
        parts = hidden.reshape(len(hidden), count, size)
        scores = np.einsum("mnh,nhc->mnc", parts, self.outputs) + self.bias
        chances: Floats = softmax(scores).mean(axis=1)
        return chances

    def weights_for(self, places: Places, hidden: Floats, target: int) -> Floats:
        """Return how much each of the features adds to class `target`, above the mean class, near one message."""
        lift = (self.outputs[:, :, target] - self.outputs.mean(axis=2)).reshape(-1)
        weights: Floats = self.inputs[places] @ (lift * (hidden > 0)).astype(np.float32)
        return weights


@dataclass(frozen=True)
class Linear:
    """Linear scores: `weights` is features × targets."""

    weights: Floats
    bias: Floats

    def scores(self, sparse: Sequence[tuple[Places, Floats]], meaning: Floats) -> Floats:
        """Return the score of each target for each message."""
        sums: Floats = meaning @ self.weights[-MEANING_SIZE:] + self.bias
        for row, (places, values) in enumerate(sparse):
            sums[row] += values @ self.weights[places]
        return sums


def softmax(scores: Floats) -> Floats:
    """Turn scores into chances along the last axis."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    chances: Floats = raised / raised.sum(axis=-1, keepdims=True)
    return chances


def sigmoid(scores: Floats) -> Floats:
    """Turn each score into a chance of its own."""
    chances: Floats = (1 / (1 + np.exp(-np.clip(scores, -30, 30)))).astype(np.float32)
    return chances

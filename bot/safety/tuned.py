"""A second opinion on the level: the sentence encoder with its layers trained further on our lines (`tuning.py`)."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from bot.safety.encoder import encoded, package
from bot.safety.features import Floats
from bot.safety.network import softmax

ORDERS = (2, 3, 5)  # how many words each of the encoder's three branches sees at once
SPREAD = 8.0  # the encoder's numbers have length 1, which is too little to tell four levels apart
HEAD, HEAD_BIAS = "head", "head_bias"
_SHARED = ("ln_g", "ln_b", "cnn_W", "cnn_b", "d0", "d1", "d2", "d3", "p1", "p3")
_JOINED = {"proj": ("proj_W", 1), "proj_b": ("proj_b", 0), "ln_g": ("ln_g_all", 0), "ln_b": ("ln_b_all", 0)}
_LISTED = ("w1", "b1", "w2", "b2")


@dataclass(frozen=True)
class Tuned:
    """`layers`: the encoder's (`layers_of`), and the head: 512 × levels, and its bias."""

    layers: Mapping[str, Floats]

    def chances(self, texts: Sequence[str]) -> Floats:
        """Return the chance of each level, a row a text in normal spelling."""
        meaning = encoded(self._network, texts)
        scores: Floats = np.asarray(SPREAD * meaning @ self.layers[HEAD] + self.layers[HEAD_BIAS], np.float32)
        return softmax(scores)

    @cached_property
    def _network(self) -> Any:
        """The package's network with our layers; the table of word pieces is that of the package."""
        network, layers = copy.copy(package()), self.layers
        for name in _SHARED:
            setattr(network, name, layers[name])
        for name, (place, axis) in _JOINED.items():
            setattr(network, place, np.concatenate([layers[f"{name}{order}"] for order in ORDERS], axis=axis))
        for name in _LISTED:
            setattr(network, name, [layers[f"{name}_{order}"] for order in ORDERS])
        return network


def layers_of(network: Any) -> dict[str, Floats]:
    """The layers of the package's network, each branch by itself, under the names of its file of weights."""
    layers: dict[str, Floats] = {name: getattr(network, name) for name in _SHARED}
    for name, (place, axis) in _JOINED.items():
        for order, part in zip(ORDERS, np.split(getattr(network, place), len(ORDERS), axis=axis), strict=True):
            layers[f"{name}{order}"] = part
    for name in _LISTED:
        layers |= {f"{name}_{order}": part for order, part in zip(ORDERS, getattr(network, name), strict=True)}
    return layers

"""A trained model as one file: facts, arrays and vocabularies, nothing that can run code."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from bot.learned.ngrams import Grams, TfIdf
from bot.learned.packed import pack, unpack

SUFFIX = ".npz"
_FACTS, _GRAMS, _WEIGHTS = "facts", "grams_", "grams_weights_"
_FOREIGN = (OSError, ValueError, KeyError, TypeError, EOFError, BadZipFile)  # of a file that is none, half or other


class NotAModel(ValueError):
    """A file is not there, half, or something else."""


def write(path: Path, facts: Mapping[str, Any], arrays: Mapping[str, Any], vocabularies: Mapping[str, TfIdf]) -> None:
    """Write a model to one file, in one step. `facts` may hold what JSON can; arrays are packed."""
    words = {_GRAMS + name: list(one.index) for name, one in vocabularies.items()}
    weights = {_WEIGHTS + name: np.array(one.weights) for name, one in vocabularies.items()}
    text = np.frombuffer(json.dumps({**facts, **words}).encode(), dtype=np.uint8)
    partial = path.with_name(path.name + ".part")
    with partial.open("wb") as file:
        np.savez_compressed(file, **{_FACTS: text, **weights, **pack(arrays)})
    partial.replace(path)


class Archive:
    """A model file, read."""

    def __init__(self, path: Path) -> None:
        """Read it. Raises NotAModel."""
        try:
            with np.load(path, allow_pickle=False) as archive:
                stored = {name: archive[name] for name in archive.files}
            self.facts: dict[str, Any] = json.loads(stored.pop(_FACTS).tobytes())
            if not isinstance(self.facts, dict):
                raise NotAModel(str(path))
        except _FOREIGN as error:
            raise NotAModel(str(path)) from error
        self._weights = {name: stored.pop(name) for name in list(stored) if name.startswith(_WEIGHTS)}
        self.arrays = unpack(stored)

    def vocabulary(self, name: str, grams: Grams) -> TfIdf:
        """One of the vocabularies. Raises NotAModel where it is not there."""
        if _GRAMS + name not in self.facts or _WEIGHTS + name not in self._weights:
            raise NotAModel(name)
        index = {gram: place for place, gram in enumerate(self.facts[_GRAMS + name])}
        return TfIdf(grams, index, self._weights[_WEIGHTS + name].tolist())

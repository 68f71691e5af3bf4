"""The trained classifier as one file: arrays and vocabularies, nothing that can run code."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import numpy as np

from bot.core.signal import ABOUTS, KINDS, LEVELS, TOPICS
from bot.safety.concepts import Concepts
from bot.safety.features import Features, Floats, Places
from bot.safety.network import Linear, Network, sigmoid, softmax
from bot.safety.ngrams import USUAL, Grams, TfIdf, phrases, pieces
from bot.safety.packed import pack, unpack
from bot.safety.reading import Reading
from bot.safety.tuned import Tuned

CRISIS = LEVELS.index("crisis")
SUFFIX = ".npz"
SECOND = 0.5  # what the second opinion on the level weighs; chosen on training writers (docs/model-card-signals.md)


class ModelMissing(RuntimeError):
    """There is no trained model where one was looked for."""


@dataclass(frozen=True)
class Opinion:
    """What the classifier thinks of one reading. Chances are between 0 and 1."""

    levels: Floats
    kinds: Floats
    topics: Floats
    abouts: Floats
    hidden: Floats
    sparse: tuple[Places, Floats]

    @property
    def crisis(self) -> float:
        """The chance of a crisis."""
        return float(self.levels[CRISIS])


@dataclass(frozen=True)
class Model:
    """Features, network, second opinion and linear scores, with the thresholds that cross-validation chose."""

    version: str
    features: Features
    level: Network
    second: Tuned
    rest: Linear
    thresholds: Mapping[str, float]

    def opinions(self, readings: Sequence[Reading], meaning: Floats) -> list[Opinion]:
        """Judge each reading; `meaning` holds the encoder's numbers, a row a reading."""
        sparse = [self.features.sparse(reading) for reading in readings]
        hidden = self.level.hidden(sparse, meaning)
        second = self.second.chances([reading.text for reading in readings])
        levels = (1 - SECOND) * self.level.chances(hidden) + SECOND * second
        kinds, topics, abouts = np.split(
            self.rest.scores(sparse, meaning), [len(KINDS), len(KINDS) + len(TOPICS)], axis=1
        )
        rows = zip(levels, softmax(kinds), sigmoid(topics), softmax(abouts), hidden, sparse, strict=True)
        return [Opinion(*row) for row in rows]

    def causes(self, reading: Reading, opinion: Opinion, level: int, most: int = 3) -> list[int]:
        """Return the numbers of the words of `reading` that raised `level` the most, in order of the text."""
        places, values = opinion.sparse
        weights = self.level.weights_for(places, opinion.hidden, level)
        share = dict(zip(places.tolist(), (values * weights).tolist(), strict=True))
        scores = [sum(share.get(place, 0.0) for place in self._lit(word)) for word in reading.normals]
        best = sorted(range(len(scores)), key=scores.__getitem__, reverse=True)
        worded = [at for at in best if reading.words[at].normal[0].isalnum()] or best
        kept = [at for at in worded[:most] if scores[at] > 0]
        return sorted(kept or worded[:1])

    @cached_property
    def _lit(self) -> Callable[[str], tuple[int, ...]]:
        """The places that a word alone lights up; the usual words are remembered."""
        return lru_cache(USUAL)(lambda word: tuple(sorted(self.features.places_of([word]))))

    def save(self, path: Path) -> None:
        """Write the model to one file."""
        facts = {
            "version": self.version,
            "thresholds": dict(self.thresholds),
            "labels": _labels(),
            "pieces": list(self.features.pieces.index),
            "words": list(self.features.words.index),
        }
        text = np.frombuffer(json.dumps(facts).encode(), dtype=np.uint8)
        weights = {
            "piece_weights": np.array(self.features.pieces.weights),
            "word_weights": np.array(self.features.words.weights),
        }
        partial = path.with_name(path.name + ".part")
        with partial.open("wb") as file:
            np.savez_compressed(file, **{"facts": text, **weights, **pack(self._arrays())})
        partial.replace(path)

    def _arrays(self) -> dict[str, Floats]:
        return {
            "inputs": self.level.inputs, "hidden_bias": self.level.hidden_bias, "outputs": self.level.outputs,
            "bias": self.level.bias, "rest": self.rest.weights, "rest_bias": self.rest.bias,
            **{_TUNED + name: layer for name, layer in self.second.layers.items()},
        }  # fmt: skip

    @classmethod
    def load(cls, path: Path, concepts: Concepts) -> Model:
        """Read a model file. Raises ModelMissing when it is not there or not one of this version."""
        try:
            with np.load(path, allow_pickle=False) as archive:
                arrays = {name: archive[name] for name in archive.files}
            facts: dict[str, Any] = json.loads(arrays["facts"].tobytes())
        except (OSError, ValueError, KeyError) as error:
            raise ModelMissing(f"no signal model at {path}: run python -m bot.safety.train") from error
        full = unpack({name: array for name, array in arrays.items() if name.startswith(_ARRAYS)})
        features = Features(
            _tfidf(pieces, facts["pieces"], arrays["piece_weights"]),
            _tfidf(phrases, facts["words"], arrays["word_weights"]),
            concepts,
        )
        tuned = {name.removeprefix(_TUNED): array for name, array in full.items() if name.startswith(_TUNED)}
        if facts["labels"] != _labels() or features.size != len(full["inputs"]) or not tuned:
            raise ModelMissing(f"the signal model at {path} is of another version: run python -m bot.safety.train")
        level = Network(full["inputs"], full["hidden_bias"], full["outputs"], full["bias"])
        rest = Linear(full["rest"], full["rest_bias"])
        return cls(facts["version"], features, level, Tuned(tuned), rest, facts["thresholds"])


_TUNED = "tuned_"
_ARRAYS = ("inputs", "hidden_bias", "outputs", "bias", "rest", "rest_bias", _TUNED)


def _tfidf(grams: Grams, vocabulary: Sequence[str], weights: Any) -> TfIdf:
    return TfIdf(grams, {gram: place for place, gram in enumerate(vocabulary)}, weights.tolist())


def _labels() -> list[str]:
    return [*LEVELS, *KINDS, *TOPICS, *ABOUTS]

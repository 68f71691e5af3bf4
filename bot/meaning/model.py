"""The trained reading of a message as one file: arrays and vocabularies, nothing that can run code."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np

from bot.meaning import labels
from bot.meaning.inputs import Inputs, meaning_of_one, normals
from bot.safety.features import Floats
from bot.safety.network import Network, sigmoid
from bot.safety.ngrams import TfIdf, phrases, pieces
from bot.safety.packed import pack, unpack

SUFFIX = ".npz"
_PARTS = ("inputs", "hidden_bias", "outputs", "bias")
_TALK, _PIECES = "talk_", "pieces_"
_FOREIGN = (OSError, ValueError, KeyError, TypeError, EOFError, BadZipFile)  # of a file that is none, half or other


class MeaningMissing(RuntimeError):
    """There is no trained model where one was looked for."""


@dataclass(frozen=True)
class Meaning:
    """What a message may mean, each with its chance (0 to 1): what it does, what it says of the writer, and the kind
    word that fits."""

    does: Mapping[str, float]
    answers: Mapping[str, float]
    words: Mapping[str, float]

    @property
    def word(self) -> tuple[str, float]:
        """The kind word that fits best, and its chance."""
        best = max(self.words, key=lambda name: self.words[name])
        return best, self.words[best]


@dataclass(frozen=True)
class Model:
    """What reads a message of a talk, and what tells which piece of information a question wants."""

    version: str
    talk_inputs: Inputs
    talk: Network
    piece_inputs: Inputs
    pieces: Network
    subjects: tuple[str, ...]

    def read(self, text: str, asked: str = "") -> Meaning:
        """What a message means; `asked`: the question that is open, "" for none."""
        words = normals(text)
        hidden = self.talk.hidden([self.talk_inputs.sparse(words, asked)], meaning_of_one(words))
        chances = sigmoids(self.talk, hidden)[0]
        does, answers, kind = np.split(chances, [len(labels.does()), len(labels.does()) + len(labels.answers())])
        kind = kind / max(float(kind.sum()), 1.0)
        return Meaning(
            dict(zip(labels.does(), map(float, does), strict=True)),
            dict(zip(labels.answers(), map(float, answers), strict=True)),
            dict(zip(labels.words(), map(float, kind), strict=True)),
        )

    def subject(self, question: str) -> dict[str, float]:
        """The chance of each subject that a question may want, the likeliest first; `labels.NO_PIECE` and
        `labels.NO_QUESTION` are among them."""
        words = normals(question)
        hidden = self.pieces.hidden([self.piece_inputs.sparse(words, "")], meaning_of_one(words))
        chances = self.pieces.chances(hidden)[0]
        order = np.argsort(-chances)
        return {self.subjects[at]: float(chances[at]) for at in order}

    def save(self, path: Path) -> None:
        """Write the model to one file."""
        facts = {
            "version": self.version, "labels": known(), "subjects": list(self.subjects),
            **{name + kind: list(part.index) for name, kind, part in self._vocabularies()},
        }  # fmt: skip
        text = np.frombuffer(json.dumps(facts).encode(), dtype=np.uint8)
        weights = {name + kind + "_weights": np.array(part.weights) for name, kind, part in self._vocabularies()}
        networks = {
            name + part: getattr(network, part)
            for name, network in ((_TALK, self.talk), (_PIECES, self.pieces)) for part in _PARTS
        }  # fmt: skip
        partial = path.with_name(path.name + ".part")
        with partial.open("wb") as file:
            np.savez_compressed(file, **{"facts": text, **weights, **pack(networks)})
        partial.replace(path)

    def _vocabularies(self) -> list[tuple[str, str, TfIdf]]:
        return [
            (name, kind, part)
            for name, inputs in ((_TALK, self.talk_inputs), (_PIECES, self.piece_inputs))
            for kind, part in (("grams", inputs.pieces), ("words", inputs.words))
        ]

    @classmethod
    def load(cls, path: Path) -> Model:
        """Read a model file. Raises MeaningMissing where there is none, or one of another version."""
        try:
            with np.load(path, allow_pickle=False) as archive:
                arrays = {name: archive[name] for name in archive.files}
            facts: dict[str, Any] = json.loads(arrays["facts"].tobytes())
            same = facts["labels"] == known()
        except _FOREIGN as error:
            raise MeaningMissing(f"no model of meaning at {path}: run python -m bot.meaning.train") from error
        if not same:
            raise MeaningMissing(f"the model at {path} is of another version: run python -m bot.meaning.train")
        full = unpack({name: one for name, one in arrays.items() if name.split(".")[0].endswith(_PARTS)})
        networks = [Network(*(full[name + part] for part in _PARTS)) for name in (_TALK, _PIECES)]
        inputs = [
            Inputs(
                _tfidf(pieces, facts[name + "grams"], arrays[name + "grams_weights"]),
                _tfidf(phrases, facts[name + "words"], arrays[name + "words_weights"]),
            )
            for name in (_TALK, _PIECES)
        ]
        return cls(facts["version"], inputs[0], networks[0], inputs[1], networks[1], tuple(facts["subjects"]))


def sigmoids(network: Network, hidden: Floats) -> Floats:
    """The chance of each label by itself, the mean of the networks side by side."""
    count, size, _ = network.outputs.shape
    scores = np.einsum("mnh,nhc->mnc", hidden.reshape(len(hidden), count, size), network.outputs) + network.bias
    chances: Floats = sigmoid(scores).mean(axis=1)
    return chances


def known() -> list[str]:
    """All labels in the order in which the model gives them."""
    return [*labels.does(), *labels.answers(), *labels.words()]


def _tfidf(grams: Any, vocabulary: Sequence[str], weights: Any) -> TfIdf:
    return TfIdf(grams, {gram: place for place, gram in enumerate(vocabulary)}, weights.tolist())

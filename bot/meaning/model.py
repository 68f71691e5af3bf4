"""The trained reading of a message as one file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.learned import archive
from bot.learned.arrays import Floats
from bot.learned.network import Network, sigmoid, softmax
from bot.learned.ngrams import phrases, pieces
from bot.learned.tuned import Tuned
from bot.meaning import labels
from bot.meaning.inputs import Inputs, meaning_of_one, normals, put_to

TOLD, WORD = "told", "word"  # heads of the second opinion
SECOND = 0.5  # what the second opinion weighs
# The mean of two opinions is less sure than either; made surer again, a chance means what it means for one of them.
# All three were chosen on a writer left out of training (docs/meaning.md).
SURER, RAISED = 1.4, 0.3
_LEAST = 1e-6
_PARTS = ("inputs", "hidden_bias", "outputs", "bias")
_TALK, _PIECES, _TUNED = "talk_", "pieces_", "tuned_"


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
    second: Tuned
    piece_inputs: Inputs
    pieces: Network
    subjects: tuple[str, ...]

    def read(self, text: str, asked: str = "") -> Meaning:
        """What a message means; `asked`: the question that is open, "" for none."""
        words = normals(text)
        hidden = self.talk.hidden([self.talk_inputs.sparse(words, asked)], meaning_of_one(words))
        first = sigmoids(self.talk, hidden)[0]
        told, kind = np.split(first, [len(labels.does()) + len(labels.answers())])
        scores = {head: self.second.scores([put_to(words, asked)], head)[0] for head in (TOLD, WORD)}
        told = _surer((1 - SECOND) * told + SECOND * sigmoid(scores[TOLD]))
        kind = (1 - SECOND) * kind / max(float(kind.sum()), 1.0) + SECOND * softmax(scores[WORD])
        does, answers = np.split(told, [len(labels.does())])
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
        facts = {"version": self.version, "labels": known(), "subjects": list(self.subjects)}
        networks = {
            name + part: getattr(network, part)
            for name, network in ((_TALK, self.talk), (_PIECES, self.pieces)) for part in _PARTS
        }  # fmt: skip
        tuned = {_TUNED + name: layer for name, layer in self.second.layers.items()}
        vocabularies = {
            name + kind: part
            for name, inputs in ((_TALK, self.talk_inputs), (_PIECES, self.piece_inputs))
            for kind, part in (("pieces", inputs.pieces), ("words", inputs.words))
        }
        archive.write(path, facts, networks | tuned, vocabularies)

    @classmethod
    def load(cls, path: Path) -> Model:
        """Read a model file. Raises MeaningMissing where there is none, or one of another version."""
        try:
            stored = archive.Archive(path)
            words = [
                Inputs(stored.vocabulary(name + "pieces", pieces), stored.vocabulary(name + "words", phrases))
                for name in (_TALK, _PIECES)
            ]
        except archive.NotAModel as error:
            raise MeaningMissing(f"no model of meaning at {path}: run python -m bot.meaning.train") from error
        if stored.facts.get("labels") != known():
            raise MeaningMissing(f"the model at {path} is of another version: run python -m bot.meaning.train")
        full = stored.arrays
        talk, subjects = (Network(*(full[name + part] for part in _PARTS)) for name in (_TALK, _PIECES))
        second = Tuned({name.removeprefix(_TUNED): one for name, one in full.items() if name.startswith(_TUNED)})
        return cls(
            stored.facts["version"], words[0], talk, second, words[1], subjects, tuple(stored.facts["subjects"])
        )


def sigmoids(network: Network, hidden: Floats) -> Floats:
    """The chance of each label by itself, the mean of the networks side by side."""
    count, size, _ = network.outputs.shape
    scores = np.einsum("mnh,nhc->mnc", hidden.reshape(len(hidden), count, size), network.outputs) + network.bias
    chances: Floats = sigmoid(scores).mean(axis=1)
    return chances


def _surer(chances: Floats) -> Floats:
    even = np.clip(chances, _LEAST, 1 - _LEAST)
    return sigmoid(SURER * np.log(even / (1 - even)) + RAISED)


def known() -> list[str]:
    """All labels in the order in which the model gives them."""
    return [*labels.does(), *labels.answers(), *labels.words()]

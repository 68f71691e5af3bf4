"""Train the reading of messages: `python -m bot.meaning.train [--out models]`. About ten minutes.

The model's name holds a hash of data, content and code: when it is there, nothing is done.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from joblib import Parallel, delayed

from bot.content import load
from bot.learned.archive import SUFFIX
from bot.learned.arrays import Floats
from bot.learned.fitting import Shape, fit, matrix
from bot.learned.network import Network
from bot.learned.stored import Training, digest
from bot.meaning import labels
from bot.meaning.inputs import Inputs, meaning_of, normals
from bot.meaning.labels import FOLDER, NO_QUESTION, Labelled, messages, writers
from bot.meaning.model import Model, known
from bot.meaning.tuning import tune

TALK, PIECES = Shape(hidden=64, rounds=8, networks=3, held=1e-4), Shape(hidden=64, rounds=10, networks=2, held=1e-4)
RAREST = 3  # messages that hold a piece of a word, or a word, at the least
SILENT = 3  # each third message that asks nothing is learnt as such beside the questions
_ASKING = frozenset({"asks", "asks_us", "chats", "calls_out"})
_PART = 4_000  # messages that one process encodes at a time
_LOG = logging.getLogger(__name__)
_BOT = Path(__file__).parents[1]
_READ_BY = ("meaning/inputs.py", "meaning/labels.py", "meaning/train.py", "meaning/tuning.py", "learned/*.py",
            "language/words.py", "content/nl/language/youth_spelling.yml")  # fmt: skip


def train(rows: Sequence[Labelled], version: str = "") -> Model:
    """Learn from these messages: of talks, and questions for a piece."""
    words = [normals(row.text) for row in rows]
    parts = Parallel(n_jobs=-1)(delayed(meaning_of)(words[at : at + _PART]) for at in range(0, len(words), _PART))
    meaning = np.concatenate(parts)
    _LOG.info("%s messages encoded", len(rows))
    told = [at for at, row in enumerate(rows) if row.does]
    asking = [at for at, row in enumerate(rows) if row.pieces]
    wanted = targets([rows[at] for at in told])
    of_talk, talk = _fitted(rows, words, meaning, told, wanted, TALK)
    _LOG.info("%s messages of talks learnt", len(told))
    second = tune([rows[at] for at in told], wanted, _LOG.info)
    subjects = sorted({rows[at].pieces[0] for at in asking})
    of_pieces, pieces = _fitted(
        rows, words, meaning, asking, np.array([subjects.index(rows[at].pieces[0]) for at in asking]), PIECES
    )
    _LOG.info("%s questions learnt", len(asking))
    return Model(version, of_talk, talk, second, of_pieces, pieces, tuple(subjects))


def _fitted(
    rows: Sequence[Labelled], words: Sequence[Sequence[str]], meaning: Floats, chosen: list[int], wanted: Any,
    shape: Shape,
) -> tuple[Inputs, Network]:
    inputs = Inputs.fit([words[at] for at in chosen], RAREST)
    sparse = [inputs.sparse(words[at], rows[at].asked) for at in chosen]
    return inputs, fit(matrix(sparse, inputs.size, meaning[chosen]), wanted, shape)


def targets(rows: Sequence[Labelled]) -> Any:
    """What the network has to say of each message: a 1 for each label that it has."""
    return np.array([
        [*(one in row.does for one in labels.does()), *(one in row.answers for one in labels.answers()),
         *(one == row.word for one in labels.words())]
        for row in rows
    ], dtype=np.float32)  # fmt: skip


def rows_of(use: str, folder: Path = FOLDER) -> list[Labelled]:
    """The labelled messages of the writers of one use. Some of those that ask nothing teach that as well."""
    found = [row for name in writers(use, folder) for row in messages(folder / f"{name}.jsonl")]
    silent = [at for at, row in enumerate(found) if not row.pieces and not _ASKING & set(row.does)]
    for at in silent[::SILENT]:
        found[at] = replace(found[at], pieces=(NO_QUESTION,))
    return found


def fingerprint(folder: Path = FOLDER) -> str:
    """Twelve hex digits of what the model depends on: data, content and code."""
    files = [folder / "writers.yml", *(folder / f"{name}.jsonl" for name in writers("train", folder))]
    for pattern in _READ_BY:
        files += sorted(_BOT.glob(pattern))
    return digest(files, " ".join([*known(), *map(str, load("strekking")["asked"].items())]))


def _write(path: Path, version: str) -> None:
    train(rows_of("train"), version).save(path)


TRAINING = Training("Train the reading of messages.", "meaning", SUFFIX, fingerprint, _write)
main = TRAINING.main

if __name__ == "__main__":
    TRAINING.run()

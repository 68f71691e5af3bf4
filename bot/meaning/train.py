"""Train the reading of messages: `python -m bot.meaning.train [--out models]`. A few minutes.

The model's name holds a hash of data, content and code: when it is there, nothing is done.
"""

from __future__ import annotations

import argparse
import hashlib
import logging
import warnings
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
from joblib import Parallel, delayed
from scipy.sparse import csr_matrix, hstack
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier

from bot.meaning import labels
from bot.meaning.inputs import Inputs, meaning_of, normals
from bot.meaning.labels import FOLDER, NO_QUESTION, Labelled, messages, writers
from bot.meaning.model import SUFFIX, Model, known
from bot.safety.features import Floats
from bot.safety.network import Network

# Hidden numbers, rounds over the data, and networks side by side.
TALK, PIECES = (64, 8, 3), (64, 10, 2)
RAREST = 3  # messages that hold a piece of a word, or a word, at the least
SILENT = 3  # each third message that asks nothing is learnt as such beside the questions
_ASKING = frozenset({"asks", "asks_us", "chats", "calls_out"})
_PART = 4_000  # messages that one process encodes at a time
_LOG = logging.getLogger(__name__)
_BOT = Path(__file__).parents[1]
_READ_BY = ("meaning/inputs.py", "meaning/labels.py", "meaning/train.py", "safety/ngrams.py", "language/words.py",
            "content/nl/language/youth_spelling.yml")  # fmt: skip


def train(rows: Sequence[Labelled], version: str = "") -> Model:
    """Learn from these messages: of talks, and questions for a piece."""
    words = [normals(row.text) for row in rows]
    parts = Parallel(n_jobs=-1)(delayed(meaning_of)(words[at : at + _PART]) for at in range(0, len(words), _PART))
    meaning = np.concatenate(parts)
    _LOG.info("%s messages encoded", len(rows))
    told = [at for at, row in enumerate(rows) if row.does]
    asking = [at for at, row in enumerate(rows) if row.pieces]
    of_talk, talk = _fitted(rows, words, meaning, told, targets([rows[at] for at in told]), TALK)
    _LOG.info("%s messages of talks learnt", len(told))
    subjects = sorted({rows[at].pieces[0] for at in asking})
    wanted = np.array([subjects.index(rows[at].pieces[0]) for at in asking])
    of_pieces, pieces = _fitted(rows, words, meaning, asking, wanted, PIECES)
    _LOG.info("%s questions learnt", len(asking))
    return Model(version, of_talk, talk, of_pieces, pieces, tuple(subjects))


def _fitted(
    rows: Sequence[Labelled], words: Sequence[Sequence[str]], meaning: Floats, chosen: list[int], wanted: Any,
    how: tuple[int, int, int],
) -> tuple[Inputs, Network]:
    inputs = Inputs.fit([words[at] for at in chosen], RAREST)
    sparse = [inputs.sparse(words[at], rows[at].asked) for at in chosen]
    ends = np.cumsum([0, *(len(places) for places, _ in sparse)])
    known = np.concatenate([places for places, _ in sparse]), np.concatenate([values for _, values in sparse])
    matrix = hstack([
        csr_matrix((known[1], known[0], ends), shape=(len(chosen), inputs.size)), csr_matrix(meaning[chosen])
    ]).tocsr().astype(np.float32)  # fmt: skip
    matrix.sum_duplicates()  # put in order once: what fits side by side would each do it in place
    hidden, rounds, networks = how
    fits = [delayed(_network)(matrix, wanted, hidden, rounds, seed) for seed in range(networks)]
    fitted = Parallel(n_jobs=-1)(fits)
    return inputs, Network(
        np.hstack([one.coefs_[0] for one in fitted]).astype(np.float32),
        np.hstack([one.intercepts_[0] for one in fitted]).astype(np.float32),
        np.stack([one.coefs_[1] for one in fitted]).astype(np.float32),
        np.stack([one.intercepts_[1] for one in fitted]).astype(np.float32),
    )


def _network(matrix: Any, wanted: Any, hidden: int, rounds: int, seed: int) -> Any:
    network = MLPClassifier(
        (hidden,), alpha=1e-4, learning_rate_init=2e-3, batch_size=64, max_iter=rounds, random_state=seed
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # stopping early is what is wanted
        return network.fit(matrix, wanted)


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
    digest = hashlib.sha256(" ".join(known()).encode())
    files = [folder / "writers.yml", *(folder / f"{name}.jsonl" for name in writers("train", folder))]
    for path in [*files, *(_BOT / name for name in _READ_BY)]:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def main(arguments: Sequence[str] | None = None) -> Path:
    """Train unless the model is there; return its path."""
    parser = argparse.ArgumentParser(description="Train the reading of messages.")
    parser.add_argument("--out", type=Path, default=Path("models"))
    out: Path = parser.parse_args(arguments).out
    version = fingerprint()
    path = out / f"meaning-{version}{SUFFIX}"
    if path.exists():
        path.touch()
        _LOG.info("%s is up to date", path)
        return path
    out.mkdir(parents=True, exist_ok=True)
    train(rows_of("train"), version).save(path)
    _LOG.info("%s written", path)
    return path


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    main()

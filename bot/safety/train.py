"""Train the signal classifier: `python -m bot.safety.train [--out models]`.

The model's name holds a hash of data, rules and code: when it is there, nothing is done.
"""

from __future__ import annotations

import argparse
import hashlib
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from joblib import Parallel, delayed

from bot.content import load
from bot.core.signal import ABOUTS, KINDS, LEVELS, TOPICS
from bot.language import Language
from bot.safety import corpus
from bot.safety.assessor import concepts
from bot.safety.corpus import Row
from bot.safety.encoder import Encoder
from bot.safety.features import Features, Floats
from bot.safety.learn import fit_level, fit_rest, matrix
from bot.safety.model import CRISIS, SECOND, SUFFIX, Model
from bot.safety.network import Network
from bot.safety.ngrams import TfIdf, phrases, pieces
from bot.safety.noise import some_spoilt
from bot.safety.reading import Reading, read
from bot.safety.rules import Rules
from bot.safety.tuned import Tuned
from bot.safety.tuning import tune

FOLDS = 6
FALSE_ALARMS = 0.05  # of the near-crisis `none` lines of unseen voices; docs/model-card-signals.md says why
TOPIC_CHANCE = 0.5
# What reads a message before the classifier does; other parts of bot.language change without a new model.
READ_BY = ("analysis", "context", "phrases", "words")
READ_WITH = ("context", "people", "youth_spelling")
PART = 5_000  # lines that one process reads at a time; loading what reads them takes about a second
RAREST = 5  # messages that hold a piece or word at the least; fewer make a larger model that judges no better
_LOG = logging.getLogger(__name__)
_BOT = Path(__file__).parent.parent


@dataclass(frozen=True)
class Prepared:
    """Labelled lines, read once: what every training on them shares."""

    rows: Sequence[Row]
    readings: Sequence[Reading]
    meaning: Floats

    @classmethod
    def of(cls, rows: Sequence[Row]) -> Prepared:
        """Read and encode all lines, in as many processes as there are cores."""
        parts = Parallel(n_jobs=-1)(delayed(_read)(rows[at : at + PART]) for at in range(0, len(rows), PART))
        readings = [reading for part, _ in parts for reading in part]
        return cls(rows, readings, np.concatenate([meaning for _, meaning in parts]))

    def part(self, chosen: Sequence[int]) -> Prepared:
        """Return some of the lines."""
        places = list(chosen)
        return Prepared(
            [self.rows[at] for at in places], [self.readings[at] for at in places], self.meaning[places]
        )


def spoilt(rows: Sequence[Row]) -> list[Row]:
    """The lines to learn from, some with their spelling spoilt (`noise.py`)."""
    texts = some_spoilt([row.text for row in rows])
    return [replace(row, text=text) for row, text in zip(rows, texts, strict=True)]


def _read(rows: Sequence[Row]) -> tuple[list[Reading], Floats]:
    """Read and encode some lines."""
    language, rules = Language(), Rules.from_content()
    readings = []
    for row in rows:
        analysis = language.analyse(row.text)
        _, sayings = rules.read(analysis)
        readings.append(read(analysis, 0, len(analysis.words), sayings))
    return readings, Encoder().encode([reading.text for reading in readings])


def train(prepared: Prepared, version: str = "", crisis: float = 0.5) -> Model:
    """Train on all prepared lines, with `crisis` as the threshold."""
    features, inputs, level = _level(prepared)
    _LOG.info("networks trained")
    labelled = [place for place, row in enumerate(prepared.rows) if row.topics]
    rest = fit_rest(inputs[labelled], [_targets(prepared.rows[place]) for place in labelled])
    return Model(version, features, level, _second(prepared), rest, {"crisis": crisis, "topic": TOPIC_CHANCE})


def _level(prepared: Prepared) -> tuple[Features, Any, Network]:
    """Fit the features and the network for the level."""
    messages = [reading.normals for reading in prepared.readings]
    features = Features(TfIdf.fit(pieces, messages, RAREST), TfIdf.fit(phrases, messages, RAREST), concepts())
    inputs = matrix(features, prepared.readings, prepared.meaning)
    return features, inputs, fit_level(inputs, np.array([LEVELS.index(row.level) for row in prepared.rows]))


def _second(prepared: Prepared) -> Tuned:
    """Train the encoder further, for the second opinion on the level."""
    return tune([reading.text for reading in prepared.readings], prepared.rows, _LOG.info)


def unseen(prepared: Prepared) -> Floats:
    """Return per line the level chances given by a model that never saw its voice; zeros for everyday lines."""
    chances = np.zeros((len(prepared.rows), len(LEVELS)), dtype=np.float32)
    for number, (seen, held) in enumerate(folds(prepared.rows), 1):
        _LOG.info("leaving out fold %s of %s", number, FOLDS)
        features, _, network = _level(prepared.part(seen))
        part = prepared.part(held)
        sparse = [features.sparse(reading) for reading in part.readings]
        second = _second(prepared.part(seen)).chances([reading.text for reading in part.readings])
        chances[held] = (1 - SECOND) * network.chances(network.hidden(sparse, part.meaning)) + SECOND * second
    return chances


def folds(lines: Sequence[Row]) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the numbers of the lines to learn from and of those to judge: whole voices are left out.

    Everyday lines are always learnt from.
    """
    names = sorted({row.voice for row in lines} - {corpus.EVERYDAY})
    fold = np.array([-1 if row.voice == corpus.EVERYDAY else names.index(row.voice) % FOLDS for row in lines])
    for number in range(min(FOLDS, len(names))):
        yield np.flatnonzero(fold != number).tolist(), np.flatnonzero(fold == number).tolist()


def threshold(chances: Floats, lines: Sequence[Row], budget: float = FALSE_ALARMS) -> float:
    """Return the crisis threshold at which a share `budget` of the voices' `none` lines is raised."""
    harmless = chances[[row.level == "none" and row.voice != corpus.EVERYDAY for row in lines], CRISIS]
    return float(np.quantile(harmless, 1 - budget))


def _targets(row: Row) -> tuple[int | None, list[bool], int]:
    kind = KINDS.index(row.kind) if row.kind else None
    return kind, [topic in row.topics for topic in TOPICS], ABOUTS.index(row.about)


def fingerprint(folder: Path = corpus.FOLDER) -> str:
    """Return twelve hex digits of what the model depends on: data, content and code."""
    digest = hashlib.sha256()
    files = [folder / "voices.yml", *(folder / f"{voice}.jsonl" for voice in corpus.voices("train", folder))]
    files += corpus.intent_files(folder)
    for pattern in ("safety/*.py", "content/nl/signals/*.yml"):
        files += sorted(_BOT.glob(pattern))
    files += [_BOT / "language" / f"{name}.py" for name in READ_BY]
    files += [_BOT / "content" / "nl" / "language" / f"{name}.yml" for name in READ_WITH]
    for path in files:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def main(arguments: Sequence[str] | None = None) -> Path:
    """Train unless the model is there; return its path."""
    parser = argparse.ArgumentParser(description="Train the signal classifier.")
    parser.add_argument("--out", type=Path, default=Path("models"))
    out: Path = parser.parse_args(arguments).out
    version = fingerprint()
    path = out / f"signals-{version}{SUFFIX}"
    if path.exists():
        path.touch()
        _LOG.info("%s is up to date", path)
        return path
    prepared = Prepared.of(spoilt(corpus.rows("train") + corpus.everyday("train")))
    _LOG.info("%s lines read", len(prepared.rows))
    limit = float(load("signals/drempel")["crisis"])
    out.mkdir(parents=True, exist_ok=True)
    train(prepared, version, limit).save(path)
    _LOG.info("%s written, crisis threshold %.3f", path, limit)
    return path


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    main()

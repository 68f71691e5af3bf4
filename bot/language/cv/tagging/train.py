"""Train the tagger of the cv reader: `python -m bot.language.cv.tagging.train [--out models]`. Less than a minute.

The model's name holds a hash of data, lists and code: when it is there, nothing is done.
"""

from __future__ import annotations

import argparse
import hashlib
import logging
import os
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

import pycrfsuite

from bot.language.analysis import Language
from bot.language.cv.seeing import Eyes
from bot.language.cv.tagging.features import Row, features
from bot.language.cv.tagging.marked import FOLDER, Message, messages, writers
from bot.language.cv.tagging.spans import Span, label_of, tags_of
from bot.language.cv.tagging.tagger import SUFFIX
from bot.language.cv.talk import Talk

# Chosen on writers left out of those that train.
OPTIONS = {
    "c1": 0.0, "c2": 0.3, "max_iterations": 100, "feature.minfreq": 2, "feature.possible_transitions": False,
}  # fmt: skip
# What makes the features; other parts of bot.language change without a new model.
READ_BY = ("analysis", "context", "phrases", "words", "cv/clauses", "cv/lists", "cv/ruler", "cv/seeing",
           "cv/talk", "cv/verbs")  # fmt: skip
READ_WITH = ("context", "people", "youth_spelling", "cv/*")
_MADE_BY = ("features", "marked", "spans", "train")
_LOG = logging.getLogger(__name__)
_LANGUAGE = Path(__file__).parents[2]
_CONTENT = Path(__file__).parents[3] / "content" / "nl" / "language"


def train(names: Sequence[str], path: Path, folder: Path = FOLDER) -> None:
    """Learn from the talks of these writers and store the model."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params(OPTIONS)
    for rows, tags in _learned(names, folder):
        trainer.append(pycrfsuite.ItemSequence(rows), tags)
    trainer.train(str(path))


def _learned(names: Sequence[str], folder: Path) -> Iterator[tuple[list[Row], list[str]]]:
    eyes = Eyes(Language())
    for name in names:
        for message in messages(folder / f"{name}.txt"):
            talk = eyes.see(message.text, date.min)
            rows = features(talk, message.topic)
            if rows:
                yield rows, tags_of(list(_spans(talk, message)), len(rows))


def _spans(talk: Talk, message: Message) -> Iterator[Span]:
    for mark in message.marks:
        places = [at for at, word in enumerate(talk.words) if word.start < mark.end and word.end > mark.start]
        if places:
            yield Span(label_of(mark.label), places[0], places[-1] + 1)


def fingerprint(folder: Path = FOLDER) -> str:
    """Return twelve hex digits of what the model depends on: data, lists and code."""
    digest = hashlib.sha256()
    files = [folder / "writers.yml", *(folder / f"{name}.txt" for name in writers("train", folder))]
    files += [_LANGUAGE / f"{name}.py" for name in READ_BY]
    files += [Path(__file__).with_name(f"{name}.py") for name in _MADE_BY]
    for name in READ_WITH:
        files += sorted(_CONTENT.glob(f"{name}.yml"))
    for path in files:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:12]


def main(arguments: Sequence[str] | None = None) -> Path:
    """Train unless the model is there; return its path."""
    parser = argparse.ArgumentParser(description="Train the tagger of the cv reader.")
    parser.add_argument("--out", type=Path, default=Path("models"))
    out: Path = parser.parse_args(arguments).out
    path = out / f"cv-{fingerprint()}{SUFFIX}"
    if path.exists():
        path.touch()
        _LOG.info("%s is up to date", path)
        return path
    out.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(f".{os.getpid()}")  # tests may train in several processes
    train(writers("train"), fresh)
    fresh.replace(path)  # in one step, so that a broken training leaves none
    _LOG.info("%s written", path)
    return path


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    main()

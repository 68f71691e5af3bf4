"""The labels of a message, and the files that hold labelled messages."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.content import load

FOLDER = Path(__file__).resolve().parents[2] / "data" / "meaning"
QUESTIONS = "vragen"  # the files with questions for a piece of information begin with this name
NO_PIECE = "?"  # a question that no piece answers
NO_QUESTION = "-"


@dataclass(frozen=True)
class Labelled:
    """One message of a talk. `asked`: the question that was open, "" where none was or it is not known.

    `does`, `answers` and `word` are labels of `content/nl/strekking.yml`; `pieces` the subjects that answer it.
    """

    text: str
    asked: str = ""
    does: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    word: str = ""
    pieces: tuple[str, ...] = ()


def does() -> tuple[str, ...]:
    """What a message may do."""
    return tuple(load("strekking")["does"])


def answers() -> tuple[str, ...]:
    """What a message may say of the writer himself."""
    return tuple(load("strekking")["answers"])


def words() -> tuple[str, ...]:
    """The kind words that may fit."""
    return tuple(load("strekking")["words"])


def writers(use: str, folder: Path = FOLDER) -> list[str]:
    """The names of the files that serve one use: `train` or `measure`."""
    known: dict[str, Any] = yaml.safe_load((folder / "writers.yml").read_text(encoding="utf-8"))
    return list(known[use])


def messages(path: Path) -> list[Labelled]:
    """The labelled messages of one file, a JSON object a line. Raises ValueError for a label that nobody knows."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        row = json.loads(line)
        one = Labelled(
            row["text"], row.get("asked", ""), tuple(row.get("does", ())), tuple(row.get("answers", ())),
            row.get("word", ""), tuple(row.get("pieces", ())),
        )  # fmt: skip
        if unknown := _unknown(one):
            raise ValueError(f"{path.name}, line {number}: no such label: {', '.join(unknown)}")
        found.append(one)
    return found


def _unknown(one: Labelled) -> Sequence[str]:
    known = {*does(), *answers(), *words(), ""}
    return [label for label in (*one.does, *one.answers, one.word) if label not in known]

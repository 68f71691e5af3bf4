"""Talks with the facts marked in the text (`data/cv_talks/`), as they are learned from.

`[words|label]`, a number behind a label says of which job; `? topic` is what was asked before the next message.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

FOLDER = Path("data/cv_talks")
_MARK = re.compile(r"\[([^\[\]|]+)\|([a-z]+)\d*\]")
# What the writers called otherwise than the question is called.
_QUESTIONS = {"phone": "contact", "mail": "contact", "licences": "transport", "school": "education"}
# In the product some question is always open. Where a writer put none, these stand in, in turn: so it is learned that
# people also tell what was not asked.
_IN_TURN = ("name", "contact", "work", "tasks", "education", "period", "skills")
_COMMENT, _TALK, _ASKED = "%", "# ", "? "


@dataclass(frozen=True, slots=True)
class Mark:
    """A fact at the characters `start:end` of a message."""

    label: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Message:
    """The question that was open ("" for none), what was typed, and the marks in it."""

    topic: str
    text: str
    marks: tuple[Mark, ...]


def writers(part: str, folder: Path = FOLDER) -> list[str]:
    """Return the names of the writers of a part: `train` or `measure`."""
    names: list[str] = yaml.safe_load((folder / "writers.yml").read_text(encoding="utf-8"))[part]
    return names


def messages(path: Path) -> Iterator[Message]:
    """Yield the messages of all talks of a file."""
    topic, number = "", 0
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(_TALK):
            topic, number = "", 0
        elif line.startswith(_ASKED):
            topic = line.removeprefix(_ASKED).split()[0]
            topic = _QUESTIONS.get(topic, topic)
        elif line.strip() and not line.startswith(_COMMENT):
            topic = topic or (_IN_TURN[(number - 1) % len(_IN_TURN)] if number else "")
            yield Message(topic, _MARK.sub(r"\1", line), tuple(_marks(line)))
            topic, number = "", number + 1


def _marks(line: str) -> Iterator[Mark]:
    gone = 0
    for match in _MARK.finditer(line):
        start = match.start() - gone
        yield Mark(match[2], start, start + len(match[1]))
        gone += len(match[0]) - len(match[1])

"""What is wrong with a file, a column or a cell, said in Dutch from import.yml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.content import load
from bot.conversation.texts import fill

SHOWN = 40  # characters of a cell that a message repeats


def say(key: str, **names: str) -> str:
    """A sentence of `problems` in import.yml. Raises KeyError for an unknown key."""
    return fill(load("import")["problems"][key]["text"], **names)


def shown(value: object) -> str:
    """A cell as a message may repeat it: short, on one line."""
    text = " ".join(str(value).split())
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


class FileProblem(Exception):
    """A file that cannot be read at all; nothing was done with it. `str()` is Dutch and names no learner."""

    def __init__(self, key: str, **names: str) -> None:
        super().__init__(say(key, **names))
        self.key = key

    @classmethod
    def saying(cls, *sentences: str) -> FileProblem:
        """One problem of several sentences, about columns."""
        problem = cls("columns")
        problem.args = (" ".join(sentences),)
        return problem


class CellProblem(Exception):
    """A cell that makes no sense; `key` and `names` make the sentence."""

    def __init__(self, key: str, **names: str) -> None:
        super().__init__(key)
        self.key, self.names = key, names


@dataclass(frozen=True)
class Fault:
    """What is wrong in one place: `row` as the spreadsheet numbers it, `column` as "Geboortedatum (C)" or "".

    A `warning` does not keep the row out.
    """

    row: int
    column: str
    key: str
    names: Mapping[str, str] = field(default_factory=dict)
    warning: bool = False

    @property
    def text(self) -> str:
        """The reason."""
        return say(self.key, **self.names)

    @property
    def where(self) -> str:
        """The place: "rij 5, kolom Geboortedatum (C)"."""
        place = load("import")["places"]["cell" if self.column else "row"]
        return fill(place, rij=str(self.row), kolom=self.column)

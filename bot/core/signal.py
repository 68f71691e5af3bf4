"""What a message says about the learner's situation: level, topics, about whom, and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, get_args
from uuid import UUID

Level = Literal["none", "attention", "uitval", "crisis"]
Topic = Literal[
    "werk", "opleiding", "dagbesteding", "geld", "wonen", "gezondheid", "mentaal", "eenzaam",
    "thuis", "middelen", "veiligheid", "justitie", "contact", "geen",
]  # fmt: skip
About = Literal["self", "other", "past"]
Kind = Literal[
    "suicidaliteit", "zelfbeschadiging", "geweld", "uitbuiting", "dakloos", "dreiging", "psychose", "overdosis"
]
LEVELS: tuple[Level, ...] = get_args(Level)
TOPICS: tuple[Topic, ...] = get_args(Topic)
ABOUTS: tuple[About, ...] = get_args(About)
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True)
class Evidence:
    """Why a level was given: the words in the message, and the rule or model that saw them."""

    words: str
    rule: str


@dataclass(frozen=True)
class Doubt:
    """A crisis that may be meant: reason to ask, not to alarm. `chance` is between 0 and 1.

    `kind` is given where one stands out; `ruled` when a rule says so and not the classifier.
    """

    chance: float
    about: About = "self"
    kind: Kind | None = None
    ruled: bool = False


@dataclass(frozen=True)
class Assessment:
    """The verdict on one message. `kind` is given for a crisis only, `doubt` for anything less.

    `also`: other kinds of crisis that are said beside it. `chance`: of a crisis, by the classifier, between 0 and 1.
    """

    level: Level
    topics: tuple[Topic, ...] = ("geen",)
    about: About = "self"
    evidence: tuple[Evidence, ...] = ()
    kind: Kind | None = None
    doubt: Doubt | None = None
    also: tuple[Kind, ...] = ()
    chance: float = field(default=0.0, compare=False)


def at_least(level: Level, floor: Level) -> bool:
    """Whether `level` is as grave as `floor` or graver."""
    return LEVELS.index(level) >= LEVELS.index(floor)


@dataclass(eq=False)
class Signal:
    """A stored assessment of attention or graver. `sealed` holds the evidence, encrypted."""

    learner_id: UUID | None
    level: Level
    topics: list[str]
    about: About
    at: datetime
    kind: str | None = None
    message_id: int | None = None
    source: str = "message"
    sealed: bytes = b""
    id: int | None = None
    account_id: UUID | None = field(default=None)

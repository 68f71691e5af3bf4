"""Plays fixed lists of messages through the cv guide: its own questions, the rules of the desk, no engine."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from bot.content import load
from bot.conversation.guides import Turn
from bot.conversation.guides.cv import CvGuide
from bot.conversation.guides.cv_state import cv_of
from bot.core.conversation import Message
from bot.core.cv import Cv
from bot.core.guided import GuidedTalk
from bot.core.learner import Learner
from bot.ports import Outgoing
from bot.records import UnitOfWork
from bot.services.parts import Parts

_MOST = 14  # more questions than the plan has
TALKS = Path(__file__).parent / "talks.yml"


def talks(*, check: bool | None = None) -> list[dict[str, Any]]:
    """The talks; `check`: only those written after the mending, or only those before."""
    content: dict[str, Any] = yaml.safe_load(TALKS.read_text(encoding="utf-8"))
    return [one for one in content["talks"] if check is None or one.get("check", False) == check]


@dataclass
class Played:
    """What came of a talk. `asked`: the question open before each turn; `shown`: the turn that showed the whole cv."""

    cv: Cv = field(default_factory=Cv)
    asked: list[str] = field(default_factory=list)
    said: list[list[Outgoing]] = field(default_factory=list)
    shown: int = 0
    again: list[str] = field(default_factory=list)  # questions put again after a refusal


def play(parts: Parts, uow: UnitOfWork, learner: Learner, guide: CvGuide, turns: list[str]) -> Played:
    """Play the messages, and "weet ik niet" behind them until the cv is shown: `shown` counts those turns as well."""
    table = Table(parts, uow, learner, guide)
    for text in turns:
        table.says(text)
    played = Played(cv_of(table.turn("")), list(table.asked), list(table.said), again=list(table.again))
    for _ in range(_MOST):
        if table.state.get("stage"):
            break
        table.says("weet ik niet")
    played.shown = table.shown
    return played


class Table:
    """The guide with one learner, as the desk seats them."""

    def __init__(self, parts: Parts, uow: UnitOfWork, learner: Learner, guide: CvGuide) -> None:
        self.parts, self.uow, self.learner, self.guide = parts, uow, learner, guide
        self.talk = GuidedTalk(learner.id, "cv", parts.now(), parts.now())
        self.state: dict[str, Any] = {}
        self.asked: list[str] = []
        self.said: list[list[Outgoing]] = []
        self.again: list[str] = []
        self.shown = 0

    def turn(self, text: str, choice: str = "") -> Turn:
        number = len(self.said) + 1
        now = self.parts.now()
        message = Message(self.learner.id, "in", str(number), "text", b"", now, now, id=number)
        return Turn(
            self.parts, self.uow, self.learner, self.talk, self.state, text, choice, {"coach": "Marieke"}, message
        )

    def says(self, text: str, choice: str = "") -> list[Outgoing]:
        """One message or tap; what comes back."""
        turn = self.turn(text, choice)
        refused = cv_of(turn).refused
        self.asked.append(str(self.state.get("question") or self.state.get("stage") or ""))
        if not choice and re.fullmatch(load("gids")["rest"], text.strip().lower()):
            self.said.append([])
            return []
        told = self.guide.take(turn) if self.state else self.guide.begin(turn)
        self.said.append(list(told.messages) if told else [])
        if not self.shown and self.state.get("stage"):
            self.shown = len(self.said)
        if self.state.get("question") in refused:
            self.again.append(str(self.state["question"]))
        return self.said[-1]


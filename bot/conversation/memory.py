"""What a process remembers of a talk for when the database cannot say: where a crisis stands, and the coach's name."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Generic, TypeVar

from bot.conversation.danger.step import CrisisStep
from bot.ports import Inbound

Key = tuple[str, str]  # channel and account
MOST = 10_000
Step = TypeVar("Step")


class Steps(Generic[Step]):
    """Where talks stand, for one process; the oldest is forgotten first. `hours`: so long a step counts."""

    def __init__(self, now: Callable[[], datetime], hours: float) -> None:
        self._now, self._lasts = now, timedelta(hours=hours)
        self._steps: OrderedDict[Key, tuple[Step, datetime]] = OrderedDict()

    def keep(self, key: Key, step: Step | None) -> None:
        """Where a talk stands; None: nowhere any more."""
        self._steps.pop(key, None)
        if step is not None:
            self._steps[key] = step, self._now()
        _shortened(self._steps)

    def step(self, key: Key) -> Step | None:
        """Where the talk stood, unless that is too long ago."""
        step, at = self._steps.get(key, (None, self._now()))
        return step if self._now() - at < self._lasts else None


class Memory(Steps[CrisisStep]):
    """Where a talk about a crisis stands, and the first names of the coaches."""

    def __init__(self, now: Callable[[], datetime], hours: float) -> None:
        super().__init__(now, hours)
        self._coaches: OrderedDict[Key, str] = OrderedDict()

    def know(self, key: Key, coach: str) -> None:
        """The first name of the writer's coach; "" where he has none."""
        self._coaches[key] = coach
        self._coaches.move_to_end(key)
        _shortened(self._coaches)

    def unnamed(self, inbound: Inbound) -> Inbound:
        """The message as it is read: with "coach" for the first name of the coach."""
        return replace(inbound, text=unnamed(inbound.text, self._coaches.get((inbound.channel, inbound.account), "")))


def unnamed(text: str, coach: str) -> str:
    """A text with "coach" for that first name; as it is where there is none."""
    return re.sub(rf"\b{re.escape(coach)}\b", "coach", text, flags=re.I) if coach[:1].isupper() else text


def _shortened(held: OrderedDict[Key, Any]) -> None:
    while len(held) > MOST:
        held.popitem(last=False)

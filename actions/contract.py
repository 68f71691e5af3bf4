"""What the actions ask of the services."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from bot.services.checkins.checkin import Step
from bot.services.talk.information import Shown
from bot.understanding.said import Said

__all__ = ["Said", "Services", "Shown", "Step"]


class Services(Protocol):
    """The use cases behind the actions. `conversation` is the engine's id of a session, not of a learner."""

    def start_checkin(self, conversation: str) -> Step:
        """Begin, or go on with, the check-in of this learner."""
        ...

    def checkin_turn(self, conversation: str, said: Said) -> Step:
        """Take one message in the check-in."""
        ...

    def topic_turn(self, conversation: str, action: str, said: Said) -> tuple[str, ...]:
        """Take one message outside the check-in; the names of the texts that answer it."""
        ...

    def meanings(self, ranking: Sequence[tuple[str, float]]) -> tuple[tuple[str, str], ...]:
        """Title and payload of the buttons for the likeliest meanings of a message that is in doubt."""
        ...

    def information(self, conversation: str, said: Said) -> tuple[Shown, ...]:
        """What answers a question for information, or a search for work; empty when it is none."""
        ...

"""What the engine's actions may ask of the app: one small door."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.services.checkins import checkin
from bot.services.checkins.checkin import Step
from bot.services.parts import Parts
from bot.services.talk import information, topics
from bot.services.talk.information import Shown
from bot.understanding.questions import doubt
from bot.understanding.said import Said


@dataclass(frozen=True)
class Dialogue:
    """The services behind rasa-sdk's actions; plain calls, run in a thread by the action."""

    parts: Parts

    def start_checkin(self, conversation: str) -> Step:
        """Begin the check-in or go on with it."""
        return checkin.start(self.parts, conversation)

    def checkin_turn(self, conversation: str, said: Said) -> Step:
        """One message within a check-in."""
        return checkin.take(self.parts, conversation, said)

    def topic_turn(self, conversation: str, action: str, said: Said) -> tuple[str, ...]:
        """One message outside a check-in, for a topic's action."""
        return topics.turn(self.parts, conversation, action, said)

    def meanings(self, ranking: Sequence[tuple[str, float]]) -> tuple[tuple[str, str], ...]:
        """Buttons for the likeliest meanings of a message that is in doubt."""
        return doubt.meanings(ranking)

    def information(self, conversation: str, said: Said) -> tuple[Shown, ...]:
        """What answers a question for information, or a search for work."""
        return information.answer(self.parts, conversation, said)

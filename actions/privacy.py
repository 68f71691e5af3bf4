"""Stopping, pausing, and who reads what."""

# ruff: noqa: ARG002 (Rasa gives the signatures)
from __future__ import annotations

from typing import Any

from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.base import Event, TopicAction
from actions.informatie import show


class ActionStop(TopicAction):
    """No more messages."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_stop"


class ActionPauze(TopicAction):
    """Not now."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_pauze"


class ActionPrivacy(TopicAction):
    """Tell who reads what, unless another piece about us fits."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_privacy"

    async def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[Event]:
        """Give the piece, or the short text on who reads what."""
        if not await show(dispatcher, tracker):
            await self.answer(self.name(), dispatcher, tracker)
        return []

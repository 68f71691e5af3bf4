"""Stopping, pausing, and who reads what."""

from __future__ import annotations

from actions.base import TopicAction


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
    """Tell who reads what."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_privacy"

"""Stopping, pausing, and who reads what."""

from __future__ import annotations

from actions.base import TopicAction
from actions.informatie import PieceFirst


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


class ActionPrivacy(PieceFirst):
    """Tell who reads what, unless another piece about us fits."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_privacy"

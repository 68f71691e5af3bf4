"""The learner wants a person."""

from __future__ import annotations

from actions.base import TopicAction


class ActionMens(TopicAction):
    """Pass the wish for a person on."""

    def name(self) -> str:
        """Name in the domain."""
        return "action_mens"

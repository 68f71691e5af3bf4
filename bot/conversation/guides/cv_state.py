"""The cv that a talk knows: one place to read it from the state, and to put it back."""

from __future__ import annotations

from bot.conversation.guides.guide import Turn
from bot.core.cv import Cv
from bot.core.cv_resume import from_json_resume, to_json_resume


def cv_of(turn: Turn) -> Cv:
    """The cv as far as it is known."""
    return from_json_resume(turn.state.get("resume", {}))


def keep_cv(turn: Turn, cv: Cv) -> None:
    """Keep the cv in the state of the talk."""
    turn.state["resume"] = to_json_resume(cv)

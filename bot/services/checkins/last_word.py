"""The last word of a check-in, said once, and what begins after it."""

from __future__ import annotations

from bot.content import load
from bot.core.signal import Level
from bot.services.checkins.turns import Turn
from bot.services.escalations import cases
from bot.understanding.kind.reaction import goodbye

AFTER = "achteraf"  # stands among what was asked where he told more after the last word (agenda.yml)


def farewell(turn: Turn, now: Level, *, refused: bool, met: bool) -> tuple[str, ...]:
    """The last word, and what begins for who asked for it in the check-in. `refused`: the coach may not know. To what
    comes after the last word it is not said again: where that is not `met` yet it gets a short one."""
    if turn.checkin.asked[-1:] == [AFTER]:
        return () if met else ("utter_genoteerd",)
    told = any(case.leave in cases.TOLD and not case.is_task for case in turn.uow.cases.live_of(turn.learner.id))
    begins = load("onderbreking")["after"].get(turn.answers["hulp"].value) if "hulp" in turn.answers else None
    return (goodbye(turn.answers, now, refused=refused, told=told), *((begins,) if begins else ()))

"""The last word of a check-in, said once, and what begins after it."""

from __future__ import annotations

from collections.abc import Sequence

from bot.content import load
from bot.core.signal import Level
from bot.services.checkins.course import AFTER
from bot.services.checkins.turns import Turn
from bot.services.escalations import cases
from bot.understanding.kind.reaction import goodbye
from bot.understanding.moves.farewells import BYE
from bot.understanding.questions.looking import only_missing


def farewell(turn: Turn, now: Level, *, refused: bool, met: bool, leaves: bool, said: Sequence[str]) -> tuple[str, ...]:
    """The last word, and what begins for who asked for it in the check-in, unless he `leaves` with this message.
    `refused`: the coach may not know. To what comes after the last word it is not said again: where that is not `met`
    yet it gets a short one. `said`: his last messages, of which nothing is asked again."""
    if turn.checkin.asked[-1:] == [AFTER]:
        return () if met else (BYE if leaves else "utter_genoteerd",)
    told = any(case.leave in cases.TOLD and not case.is_task for case in turn.uow.cases.live_of(turn.learner.id))
    wish = turn.answers.get("hulp") if not leaves else None
    begins = load("onderbreking")["after"].get(wish.value) if wish is not None else None
    return (goodbye(turn.answers, now, refused=refused, told=told), *((only_missing(begins, said),) if begins else ()))

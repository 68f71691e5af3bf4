"""What stays out of a cv: why it does, said when it comes up, and a message that tells nothing else."""

from __future__ import annotations

import re

from bot.content import load
from bot.conversation import texts
from bot.conversation.guides.guide import PREFIX, Turn, say
from bot.core.cv import Cv, CvSaid, Education, Fact
from bot.ports import Outgoing

FILE = "gids_cv"
VSO = (Education(level=Fact("vso")),)
_VSO = "vso"  # a school that he may want to stand there: what is told of it answers the question for his school


def why(turn: Turn, cv: Cv) -> tuple[Outgoing, ...]:
    """Why something stays out, the first time it comes up."""
    told: list[str] = turn.state.setdefault("private_told", [])
    fresh = sorted(cv.private - set(told))[:1]
    told += fresh
    turn.state["vso_asked"] = _VSO in fresh
    return tuple(texts.block(load(FILE)["private"][one], 0, PREFIX) for one in fresh)


def tells_no_more(turn: Turn, said: CvSaid) -> bool:
    """Whether a message tells only what stays out ("bsn zeg ik niet"): the open question comes back as it was."""
    other = said.facts or said.refused or said.unknown or said.none or said.closed or said.vso is not None
    return bool(said.private) and _VSO not in said.private and not other and not turn.state.get("stage")


def left_out(turn: Turn, cv: Cv) -> tuple[Outgoing, ...]:
    """What is said to such a message."""
    return why(turn, cv) or (say(FILE, "refused"),)


def vso_wish(turn: Turn) -> CvSaid | None:
    """A yes to "that school only when you want it", while that was said last."""
    asked = turn.state.pop("vso_asked", False)
    yes = asked and re.fullmatch(load(FILE)["vso_now"], turn.text.strip().lower())
    return CvSaid(VSO, vso=True) if yes else None

"""A guess at danger in a message that has a plain reading of its own: it is asked about, and mildly, before anybody is
alarmed. Pure; the chances are data (`ordinary` in `controlevraag.yml`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.content import load
from bot.conversation.danger import reaching
from bot.core.signal import Assessment, Doubt
from bot.language.telling import beside_permission, telling
from bot.meaning import meant
from bot.understanding.questions.asked_for import asked_for

_BELOW_MILD = 0.01  # so much below the chance at which the check question names a danger


def weighed(verdict: Assessment, text: str, *, answers: bool, earlier: Sequence[str] = ()) -> Assessment:
    """`verdict`, a guess of the classifier, or a milder one where the message plainly is something else.

    `answers`: a cv or the like is being made, or a call arranged; `earlier`: his messages before it. From `sure` on a
    crisis stays one.
    """
    if verdict.level != "crisis" and verdict.doubt is None:
        return verdict
    limits = load("controlevraag")["ordinary"]
    chance = verdict.doubt.chance if verdict.doubt is not None else verdict.chance
    if chance >= limits["sure"] or not (answers or reads(text, earlier)):
        return verdict
    if verdict.level == "crisis":
        mild = min(chance, mildest())
        return replace(verdict, level="attention", kind=None, doubt=Doubt(mild, verdict.about, verdict.kind))
    return replace(verdict, doubt=None) if chance < limits["low"] else verdict


def mildest() -> float:
    """The highest chance at which the check question is mild."""
    return float(load("controlevraag")["mild"]["below"]) - _BELOW_MILD


def reads(text: str, earlier: Sequence[str] = ()) -> bool:
    """Whether a message says who may know or how to reach him, or asks what a piece of information answers."""
    wish = telling(text).value or beside_permission(text) is not None or reaching.ways(text)
    return bool(wish or _gives_leave(text) or asked_for(text, earlier, named=True).subjects)


def _gives_leave(text: str) -> bool:
    """Whether a message as a whole says yes to telling the coach, and has no word of danger."""
    rules = load("controlevraag")
    if re.search(rules["taken_out"]["never"], text.lower()):
        return False
    return meant(text).answers["leave+"] >= float(rules["ordinary"]["leave"])

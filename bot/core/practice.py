"""Practising a job talk: the questions, and which one tip fits an answer. Pure data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.core.guided import Application

Asked = Literal["tell", "why", "did", "good", "hard", "when", "ask"]
QUESTIONS: tuple[Asked, ...] = ("tell", "why", "did", "good", "hard", "when", "ask")
Tip = Literal["private", "boss", "stuck", "short", "long", "verb", "example", "half", "keep"]


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen in one answer. `words` counts those that say something; `best` is his strongest sentence as he
    wrote it, "" when there is none to keep. `found` names what stands in it ("example", "day", "boss")."""

    words: int
    found: frozenset[str] = frozenset()
    best: str = ""


@dataclass(frozen=True, slots=True)
class Demand:
    """What a question asks of an answer: at least this many words, and each of these things, else that tip."""

    least: int
    needs: tuple[tuple[str, Tip], ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """`long`: more words than an employer listens to; `stuck`: "weet ik niet" in more words than this is no refusal."""

    long: int
    stuck: int
    demands: Mapping[str, Demand]


def tip_for(question: str, seen: Seen, measure: Measure) -> Tip:
    """The one tip that helps most: first what may hurt him, then what is missing; else the point to keep."""
    demand = measure.demands[question]
    if "private" in seen.found:
        return "private"
    if "boss" in seen.found:
        return "boss"
    if "stuck" in seen.found and seen.words <= measure.stuck:
        return "stuck"
    if seen.words > measure.long:
        return "long"
    if seen.words < demand.least:
        return "short"
    return next((tip for need, tip in demand.needs if need not in seen.found), "keep")


def next_question(practised: Sequence[str], current: str | None) -> Asked | None:
    """The first after this one that was not practised yet, from the start again; None when all were."""
    at = QUESTIONS.index(current) + 1 if current in QUESTIONS else 0
    return next((one for one in (*QUESTIONS[at:], *QUESTIONS[:at]) if one not in practised), None)


def next_talk(applications: Sequence[Application], told: date | None, today: date) -> date | None:
    """The day of his next job talk: of an invitation, or as he told it here; None when none is ahead."""
    days = [one.next_on for one in applications if one.state == "invited"]
    return min((day for day in (*days, told) if day is not None and day >= today), default=None)

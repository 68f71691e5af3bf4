"""The plan of a learner: small steps, each with a day that he chose, if he did."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from uuid import UUID

from bot.content import load
from bot.core.guided import PlanStep
from bot.core.plan import StepKind, to_offer
from bot.records import UnitOfWork
from bot.services.guides import documents
from bot.services.parts import Parts

OWN = "eigen"  # the id of a step in his own words
MOST = 30  # steps of one plan that are shown


@cache
def kinds() -> tuple[StepKind, ...]:
    """The steps of plan.yml, in their order."""
    return tuple(StepKind(name, one["title"], one["helper"]) for name, one in load("plan")["steps"].items())


def steps(uow: UnitOfWork, learner_id: UUID) -> list[PlanStep]:
    """The steps that were not dropped: open ones by their day, then those that are done."""
    found = [one for one in uow.guided.steps_of(learner_id) if one.dropped_at is None]
    return sorted(found, key=lambda one: (one.done_at is not None, one.on or date.max, one.made_at))[:MOST]


def open_steps(uow: UnitOfWork, learner_id: UUID) -> list[PlanStep]:
    """Those that are still to be done."""
    return [one for one in steps(uow, learner_id) if one.open]


def title(parts: Parts, step: PlanStep) -> str:
    """What a step is called: his own words, or the title of its kind; "" where it was erased."""
    if step.step == OWN:
        return parts.vault.open(step.sealed) if step.sealed else ""
    return next((kind.title for kind in kinds() if kind.id == step.step), step.step)


def detail(parts: Parts, step: PlanStep) -> str:
    """What he said about a step of a kind, such as the places that he chose; "" for nothing."""
    return parts.vault.open(step.sealed) if step.sealed and step.step != OWN else ""


def add(parts: Parts, uow: UnitOfWork, learner_id: UUID, kind: str, words: str = "") -> PlanStep:
    """Put a step on the plan; the one of the same kind that is open already, where there is one."""
    same = [one for one in open_steps(uow, learner_id) if one.step == kind and kind != OWN]
    same += [one for one in open_steps(uow, learner_id) if kind == OWN and title(parts, one).lower() == words.lower()]
    if same:
        return same[0]
    made = PlanStep(learner_id, kind, parts.now(), parts.vault.seal(words) if words else b"")
    uow.add(made)
    uow.flush()
    return made


def on(step: PlanStep, day: date | None) -> None:
    """He chose another day: one nudge for that day."""
    step.on, step.nudged_at = day, None


def note(parts: Parts, step: PlanStep, words: str) -> None:
    """Add to a step of a kind what he said about it."""
    step.sealed = parts.vault.seal(words)


def tick(parts: Parts, step: PlanStep) -> None:
    """It is done."""
    step.done_at = step.done_at or parts.now()


def drop(parts: Parts, step: PlanStep) -> None:
    """He does not want it any more."""
    step.dropped_at = parts.now()


def made(uow: UnitOfWork, learner_id: UUID) -> frozenset[str]:
    """The kinds of step of which the result exists already."""
    found = {"cv"} if documents.newest(uow, learner_id, "cv") else set()
    return frozenset(found | ({"brief"} if documents.newest(uow, learner_id, "letter") else set()))


def tick_what_exists(parts: Parts, uow: UnitOfWork, learner_id: UUID) -> list[PlanStep]:
    """Tick the open steps of which the result was made since they were put on the plan."""
    ticked = []
    for step in open_steps(uow, learner_id):
        kind = {"cv": "cv", "brief": "letter"}.get(step.step)
        newest = documents.newest(uow, learner_id, kind) if kind else None  # type: ignore[arg-type]
        if newest is not None and newest.made_at >= step.made_at:
            tick(parts, step)
            ticked.append(step)
    return ticked


def offered(uow: UnitOfWork, learner_id: UUID) -> list[StepKind]:
    """The kinds of step that are not on the plan, and of which nothing exists yet."""
    held = {one.step for one in open_steps(uow, learner_id)}
    return to_offer(kinds(), held, made(uow, learner_id))


def blank(found: Sequence[PlanStep]) -> None:
    """Erase what steps say; rows stay for counts, and nobody is nudged."""
    for one in found:
        one.sealed, one.nudged_at = b"", one.nudged_at or one.made_at

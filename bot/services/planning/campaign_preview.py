"""Who gets what when, if a campaign were started now; and why a plan is refused."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from bot.content import load
from bot.core.asking import Facts, Slot, reach, schedule
from bot.core.calendar import local_day, next_open
from bot.core.campaign import Plan, faults, held_out, years_of
from bot.core.learner import School
from bot.records import UnitOfWork
from bot.services.escalations.cases import TOLD, NoSuchCase
from bot.services.parts import Parts
from bot.services.planning.holidays import days_off

Actor = UUID | None  # a member of staff, or None for the operator


class BadPlan(ValueError):
    """A plan or a step that is refused. The message is one Dutch line; `name` is its key in campagneregels.yml."""

    def __init__(self, name: str, **values: str) -> None:
        self.name = name
        text = load("campagneregels")["fouten"][name]["text"]
        super().__init__(re.sub(r"\[([a-z]+)\]", lambda m: values.get(m[1], m[0]), text))


@dataclass(frozen=True)
class PreviewLine:
    """One learner of the cohort: every point, with its moment or the reason why it is not sent."""

    learner_id: UUID
    name: str
    channel: str
    held: bool
    slots: tuple[Slot, ...]


@dataclass(frozen=True)
class Preview:
    """Who gets what when. `first` and `last` are moments of invitations."""

    lines: tuple[PreviewLine, ...]

    @property
    def moments(self) -> list[datetime]:
        """When invitations leave, in order; reminders follow for who does not answer."""
        slots = (slot for line in self.lines for slot in line.slots)
        return sorted(slot.at for slot in slots if slot.at is not None and slot.reason is None)

    @property
    def reasons(self) -> dict[str, int]:
        """How many invitations are left out, by reason."""
        found: dict[str, int] = {}
        for reason in (slot.reason for line in self.lines for slot in line.slots if slot.reason):
            found[reason] = found.get(reason, 0) + 1
        return dict(sorted(found.items(), key=lambda item: -item[1]))


def preview(parts: Parts, actor: Actor, school_id: UUID, plan: Plan, seed: str) -> Preview:
    """What the plan would do now. Raises `BadPlan`, and `NoSuchCase` for a school of others."""
    with parts.begin() as uow:
        check_school(uow, actor, school_id)
        return foresee(parts, uow, school_id, plan, seed)


def calendar(plan: Plan, today: date) -> Collection[date]:
    """The holidays that a plan keeps."""
    return days_off(years_of(plan, today), plan.window.region)


def check_school(uow: UnitOfWork, actor: Actor, school_id: UUID) -> None:
    """Raises `NoSuchCase` for a school that does not exist, or is not of this member of staff."""
    known = uow.get(School, school_id) is not None if actor is None else school_id in uow.people.schools_of(actor)
    if not known:
        raise NoSuchCase(str(school_id))


def foresee(parts: Parts, uow: UnitOfWork, school_id: UUID, plan: Plan, seed: str) -> Preview:
    """The preview within a transaction. Raises `BadPlan`."""
    wrong = faults(plan, parts.today())
    if wrong:
        raise BadPlan(wrong[0])
    if plan.text not in load("campagne")["sets"]:
        raise BadPlan("tekst", naam=plan.text)
    opens = next_open(parts.now(), plan.window, calendar(plan, parts.today()))
    if opens is None or local_day(opens) > plan.ends_on:
        raise BadPlan("venster_dicht")
    people = [one for one in uow.people.learners_of([school_id]) if plan.cohort.holds(one)]
    if not people:
        raise BadPlan("leeg")
    held = held_out(seed, plan.holdout, (one.id for one in people))
    facts = uow.campaigns.facts(people, TOLD)
    return Preview(tuple(line_of(parts, plan, facts[one.id], one.id in held, None) for one in people))


def line_of(parts: Parts, plan: Plan, facts: Facts, held: bool, campaign: UUID | None) -> PreviewLine:
    """One learner's line; `campaign` when it is running already."""
    off, account = calendar(plan, parts.today()), reach(facts)
    slots = schedule(plan, facts, parts.now(), off, held=held, campaign=campaign)
    return PreviewLine(facts.learner.id, facts.learner.name, account.channel if account else "", held, tuple(slots))


def check_sendable(found: Preview) -> None:
    """Raises `BadPlan` when the plan would never send anything, whatever people do."""
    slots = [slot for line in found.lines if not line.held for slot in line.slots]
    if slots and all(slot.reason == "before_leaving" for slot in slots):
        raise BadPlan("punt_voor_uitstroom")
    if all(slot.never for slot in slots):
        raise BadPlan("niets_te_sturen")

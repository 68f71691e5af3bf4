"""Plan an import against the database, and carry it out in one transaction: everything or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from bot.core.conversation import AuditEvent
from bot.core.learner import Learner, School, Staff
from bot.imports.columns import Choices
from bot.imports.plan import Plan, Progress, differences, make_plan
from bot.imports.rows import Known, Person, coach_names
from bot.imports.table import Table
from bot.records import UnitOfWork
from bot.services.parts import Parts

MAY_IMPORT = ("coach", "lead")


class ChangedSince(Exception):
    """The school's learners are not any more as they were when the plan was agreed to; nothing was done."""


def schools_for(uow: UnitOfWork, staff_id: UUID) -> list[School]:
    """The schools into which somebody may import: where he is coach or lead."""
    found = []
    for school_id in uow.people.schools_of(staff_id):
        roles = {row.role for row in uow.people.roles(school_id) if row.staff_id == staff_id}
        school = uow.get(School, school_id)
        if school is not None and roles & {*MAY_IMPORT}:
            found.append(school)
    return sorted(found, key=lambda school: school.name)


def coaches_of(uow: UnitOfWork, school_id: UUID) -> Sequence[Staff]:
    """The active staff of a school."""
    people = [uow.get(Staff, row.staff_id) for row in uow.people.roles(school_id)]
    return [one for one in people if one is not None and one.active]


def plan_in(
    uow: UnitOfWork, school_id: UUID, table: Table, choices: Choices, today: date, progress: Progress = lambda _: None
) -> Plan:
    """What importing this table into this school would do now. Writes nothing."""
    staff = [(one.id, one.name, one.mail) for one in coaches_of(uow, school_id)]
    known = Known(today, coach_names(staff))
    return make_plan(table, choices, known, uow.people.learners_of([school_id]), progress)


def carry_out(
    parts: Parts, uow: UnitOfWork, school_id: UUID, table: Table, choices: Choices, actor: str, agreed: str,
    progress: Progress = lambda _: None,
) -> Plan:  # fmt: skip
    """Do what the plan with the digest `agreed` says; the caller commits. Raises `ChangedSince`."""
    uow.imports.lock_school(school_id)
    plan = plan_in(uow, school_id, table, choices, parts.today(), progress)
    if plan.digest != agreed:
        raise ChangedSince
    school, now = uow.get(School, school_id), parts.now()
    assert school is not None
    current = uow.imports.lock_learners(change.learner_id for change in plan.changed)
    for change in plan.changed:
        learner = current.get(change.learner_id)
        new = {name: pair[1] for name, pair in change.fields.items()}
        if learner is None or learner.status == "forgotten" or differences(learner, change.said) != new:
            raise ChangedSince
        for name, value in new.items():
            setattr(learner, name, value)
    added = [_learner(school, person) for person in plan.new]
    uow.add(*added)
    uow.flush()
    uow.add(AuditEvent(now, actor, "learners_imported", str(school_id)))
    uow.add(*(AuditEvent(now, actor, "learner_imported", str(one.id)) for one in added))
    uow.add(*(AuditEvent(now, actor, "learner_changed", str(change.learner_id)) for change in plan.changed))
    return plan


def _learner(school: School, person: Person) -> Learner:
    """A new learner: not yet invited to anything, no consent, no wishes."""
    said: dict[str, Any] = dict(person.values)
    coach = said.pop("coach", None)
    return Learner(school_id=school.id, coach_id=coach, **({"region": school.region} | said))

"""A case that nobody accepted in time climbs: coach, deputy, school lead (design section 6). Never closed by time."""

from __future__ import annotations

from bot.core.escalation import CaseEvent, Escalation, Notice, due_at
from bot.core.learner import Role, Staff
from bot.records import UnitOfWork
from bot.services.escalations import cases
from bot.services.parts import Parts
from bot.services.planning.holidays import public_holidays

STEPS: tuple[Role, ...] = ("deputy", "lead")


def climb(parts: Parts) -> int:
    """Tell the next people of every case that is overdue and accepted by nobody; return how many."""
    climbed = 0
    with parts.begin() as uow:
        for case in uow.cases.overdue(parts.now()):
            climbed += _next(parts, uow, case)
        uow.commit()
    return climbed


def _next(parts: Parts, uow: UnitOfWork, case: Escalation) -> int:
    done = [event.what for event in uow.cases.events(case.id)]
    step = next((role for role in STEPS if f"climbed_{role}" not in done), STEPS[-1])
    for address in _people(uow, case, step):
        uow.add(Notice(case.id, address, f"{step}_{'crisis' if case.level == 'crisis' else 'uitval'}", parts.now()))
    uow.add(CaseEvent(case.id, parts.now(), f"climbed_{step}", cases.SYSTEM))
    case.due_at = due_at(case.level, parts.now(), public_holidays(parts.now()))
    return 1


def _people(uow: UnitOfWork, case: Escalation, role: Role) -> list[str]:
    """The people in that role, else everybody of the school: someone must hear of it."""
    if case.school_id is None:
        return []
    roles = uow.people.roles(case.school_id)
    staff = [(uow.get(Staff, entry.staff_id), entry.role) for entry in roles]
    active = [(person, held) for person, held in staff if person is not None and person.active]
    return [p.mail for p, held in active if held == role] or [p.mail for p, _ in active]

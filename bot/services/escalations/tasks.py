"""What only a person of the school can settle while somebody joins: is this the learner, and does a parent agree."""

from __future__ import annotations

from datetime import date, datetime, time
from uuid import UUID

from bot.core.consent import Consent
from bot.core.conversation import AuditEvent
from bot.core.escalation import Escalation, StepError
from bot.core.learner import Account
from bot.records import UnitOfWork
from bot.services.escalations import cases
from bot.services.parts import AMSTERDAM, Parts


def settle_identity(parts: Parts, staff_id: UUID, case_id: UUID, *, same: bool) -> list[Account]:
    """Say whether the account that waits is the learner; closes the case. Returns the accounts to tell.

    Raises `NoSuchCase`, `StepError`.
    """
    with parts.begin() as uow:
        case = _task(uow, staff_id, case_id, "identity")
        claimed = uow.people.onboarding_of(case.learner_id)
        waiting = [account for account in claimed if account.onboarding.get("step") == "checked_by_coach"]
        for account in waiting:
            account.onboarding = {**account.onboarding, "confirmed": True} if same else {}
        _finish(parts, uow, case, staff_id, "identity_yes" if same else "identity_no")
        uow.commit()
        return waiting


def record_parent(parts: Parts, staff_id: UUID, case_id: UUID, who: str, day: date) -> list[Account]:
    """Write down that a parent agreed on `day`; closes the case. Returns the accounts to tell.

    Raises `NoSuchCase`, `StepError`, `ValueError` without a name or for a day to come.
    """
    now = parts.now()
    if not who.strip() or day > now.date():
        raise ValueError("who agreed, and when, must be known")
    with parts.begin() as uow:
        case = _task(uow, staff_id, case_id, "parent")
        at = min(now, datetime.combine(day, time(12), AMSTERDAM))
        uow.add(Consent(case.learner_id, "parent", True, at, source="staff"))  # type: ignore[arg-type]
        _finish(parts, uow, case, staff_id, "parent_yes", f"{who.strip()}, {day.day}-{day.month}-{day.year}")
        accounts = uow.people.accounts_of(case.learner_id) if case.learner_id else ()
        waiting = [a for a in accounts if a.onboarding.get("step") == "parent" and a.dead_at is None]
        uow.commit()
        return waiting


def _task(uow: UnitOfWork, staff_id: UUID, case_id: UUID, kind: str) -> Escalation:
    case = cases.visible_case(uow, staff_id, case_id)
    if case.kind != kind or not case.live or case.learner_id is None:
        raise StepError(f"this case asks for no {kind}")
    return case


def _finish(parts: Parts, uow: UnitOfWork, case: Escalation, staff_id: UUID, what: str, text: str = "") -> None:
    """The task is done by doing it: taken and closed in one go."""
    if case.status in ("open", "notified"):
        case.step("accepted")
    case.owner_id = staff_id
    case.step("closed")
    case.outcome = "hulp_geregeld" if what.endswith("_yes") else "anders"
    cases.note(parts, uow, case, what, str(staff_id), text)
    uow.add(AuditEvent(parts.now(), str(staff_id), what, str(case.id)))

"""Escalations: open, ask leave, tell the people, take, contact, close. Every step leaves a line of history."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from bot.core.consent import Consent, standing
from bot.core.conversation import AuditEvent, Message
from bot.core.escalation import (
    CRISIS_MINUTES,
    OUTCOMES,
    CaseEvent,
    Escalation,
    Leave,
    Notice,
    StepError,
    due_at,
)
from bot.core.learner import Learner, School, Staff
from bot.core.routing import Route, Situation, route
from bot.core.signal import About, at_least
from bot.language.telling import parties_in
from bot.records import UnitOfWork
from bot.services.escalations.left_out import keep_to_coach, leave_out, left_out, to_coach, without
from bot.services.escalations.said_before import never_told
from bot.services.parts import Parts
from bot.services.people.erasure import finish
from bot.services.planning.holidays import public_holidays

SYSTEM = "nazorgmaatje"
TOLD: tuple[Leave, ...] = ("given", "standing", "vital", "own_request")


class NoSuchCase(LookupError):
    """The case does not exist, or this member of staff may not see it."""


def find_route(
    parts: Parts, learner: Learner, *, stopped: bool, requested: bool = False, crisis: bool = False
) -> Route:
    """Who is responsible for this learner now (routing table)."""
    today = parts.today()
    situation = Situation(
        profile=learner.profile,
        age=learner.age_on(today),
        months=learner.months_since_leaving(today),
        startkwalificatie=learner.startkwalificatie,
        enrolled=learner.enrolled,
        stopped=stopped,
        requested=requested,
        crisis=crisis,
    )
    return route(parts.policies.routing, situation)


def open_case(
    parts: Parts,
    uow: UnitOfWork,
    learner: Learner,
    *,
    level: str,
    topics: Sequence[str],
    leave: Leave,
    stopped: bool = False,
    kind: str | None = None,
    about: About = "self",
    quote: Message | None = None,
) -> Escalation:
    """Open a case, or add to the one that is open already (a crisis raises it). Told at once when leave allows."""
    uow.people.lock(learner.id)  # two messages at once must not open two cases
    case = _fitting(uow.cases.live_of(learner.id, lock=True), leave)
    if case is not None:
        _raise_case(parts, uow, case, level, topics, leave, kind)
    else:
        path = find_route(
            parts, learner, stopped=stopped, requested=leave == "own_request", crisis=level == "crisis"
        )
        path = without(to_coach(path) if leave == "own_request" else path, left_out(uow, learner))
        case = Escalation(
            learner.id, learner.school_id, level, list(topics), path.recipient, parts.now(), leave,
            rule=path.rule, also=list(path.also), kind=kind, about=about,
            due_at=due_at(level, parts.now(), public_holidays(parts.now())),
        )  # fmt: skip
        uow.add(case)
        uow.flush()
        note(parts, uow, case, "opened", SYSTEM)
        _keep_from(parts, uow, case, never_told(parts, uow, learner))
    _quote(parts, uow, case, quote)
    tell(parts, uow, case)
    return case


def _keep_from(parts: Parts, uow: UnitOfWork, case: Escalation, whom: str) -> None:
    """Who must not be told, said before there was this case, stands in it from the first."""
    if whom:
        case.who_knows = whom
        note(parts, uow, case, "agreed_wie_weet", "learner", whom)
        leave_out(case, parties_in(whom))


def _quote(parts: Parts, uow: UnitOfWork, case: Escalation, message: Message | None) -> None:
    if message is not None and not _quoted(uow, case, message):
        uow.add(CaseEvent(case.id, parts.now(), "quote", "learner", message.sealed, message.id))


def _quoted(uow: UnitOfWork, case: Escalation, message: Message) -> bool:
    events = uow.cases.events(case.id) if message.id is not None else ()
    return any(event.what == "quote" and event.message_id == message.id for event in events)


def talked_of(live: Sequence[Escalation]) -> Escalation | None:
    """The live case that a talk is about: the one that still waits for leave, else the newest."""
    found = [case for case in live if not case.is_task and case.leave != "refused"]
    return next((case for case in found if case.leave == "asked"), found[-1] if found else None)


def _fitting(live: Sequence[Escalation], leave: Leave) -> Escalation | None:
    """The case to add to. Words for which leave was only asked never go into a case that people read
    on the learner's request or in a vital interest."""
    found = [case for case in live if not case.is_task and case.leave != "refused"]
    if leave == "vital":
        found.sort(key=lambda case: case.level == "crisis")
    if leave == "asked":
        found = [case for case in found if case.leave not in ("own_request", "vital")]
    return found[-1] if found else None


def _raise_case(
    parts: Parts, uow: UnitOfWork, case: Escalation, level: str, topics: Sequence[str], leave: Leave, kind: str | None
) -> None:
    case.topics = list(dict.fromkeys([*case.topics, *topics]))
    if leave in TOLD and case.leave not in TOLD:
        case.leave = leave
        if leave == "own_request":  # asked of the coach: nobody else was given leave for
            keep_to_coach(case)
    if level == "crisis" and (case.level != "crisis" or _quiet(parts, uow, case)):
        if case.level != "crisis":
            case.level, case.kind, case.leave, case.recipient = "crisis", kind, "vital", "transitiecoach"
        if case.status != "open":
            case.step("open")
        case.due_at = due_at("crisis", parts.now())
    elif at_least(level, case.level):  # type: ignore[arg-type]
        case.level = level


def _quiet(parts: Parts, uow: UnitOfWork, case: Escalation) -> bool:
    """Whether the people who took a crisis did nothing with it for a while: a new cry must reach somebody.

    Until it is taken it climbs by itself.
    """
    if case.status not in ("accepted", "contact"):
        return False
    acts = [event.at for event in uow.cases.events(case.id) if event.what in ("notified", "accepted", "contact")]
    return not acts or max(acts) <= parts.now() - timedelta(minutes=CRISIS_MINUTES)


def note_stranger(parts: Parts, uow: UnitOfWork, kind: str | None, quote: Message) -> None:
    """A crisis of somebody without a school: kept as a signal of record; there is no coach to tell."""
    uow.add(AuditEvent(parts.now(), SYSTEM, f"stranger_crisis:{kind}", str(quote.id)))


def tell(parts: Parts, uow: UnitOfWork, case: Escalation) -> None:
    """Queue the notices of a case whose leave allows it and that nobody was told of yet."""
    if case.status != "open" or case.leave not in TOLD or case.school_id is None:
        return
    for address in addresses(uow, case):
        uow.add(Notice(case.id, address, f"case_{case.level}", parts.now()))
    case.step("notified")
    note(parts, uow, case, "notified", SYSTEM)


def addresses(uow: UnitOfWork, case: Escalation) -> list[str]:
    """Whom to mail: the learner's coach and, in a crisis, everyone of the school and the on-call contact."""
    learner = uow.get(Learner, case.learner_id) if case.learner_id else None
    people = [(uow.get(Staff, role.staff_id), role.role) for role in uow.people.roles(case.school_id)]  # type: ignore[arg-type]
    active = [(staff, role) for staff, role in people if staff is not None and staff.active]
    school = uow.get(School, case.school_id)
    if case.level == "crisis" and school is not None:
        return people_for_crisis(uow, school)
    own = [staff.mail for staff, _ in active if learner and staff.id == learner.coach_id]
    return own or [staff.mail for staff, role in active if role == "coach"]


def people_for_crisis(uow: UnitOfWork, school: School) -> list[str]:
    """Everyone who is told of a crisis: all active staff of the school, and its on-call contact."""
    staff = [uow.get(Staff, role.staff_id) for role in uow.people.roles(school.id)]
    mails = [person.mail for person in staff if person is not None and person.active]
    return list(dict.fromkeys([*mails, *([school.oncall_mail] if school.oncall_mail else [])]))


def leave_given(
    parts: Parts, uow: UnitOfWork, case: Escalation, learner: Learner, *, named: bool = True,
    quote: Message | None = None,
) -> None:  # fmt: skip
    """The learner agrees that the coach is told (that is what was asked); recorded in the ledger.

    `named`: our question named the responsible party too, and his yes is to that; else it is for the coach alone.
    `quote`: the message that gives leave, where it says more than that.
    """
    if case.leave not in TOLD and not named:
        keep_to_coach(case)
    _quote(parts, uow, case, quote)
    if case.leave not in ("vital", "own_request"):
        case.leave = "given"
    uow.add(Consent(learner.id, "coach", True, parts.now()))
    note(parts, uow, case, "leave_given", "learner")
    tell(parts, uow, case)


def leave_refused(parts: Parts, uow: UnitOfWork, case: Escalation) -> None:
    """The learner does not want it told: the case is withdrawn, unless somebody knows or life is at stake."""
    note(parts, uow, case, "leave_refused", "learner")
    if case.status == "open" and case.level != "crisis":
        case.leave = "refused"
        case.step("withdrawn")


def settle_unanswered_leave(parts: Parts) -> int:
    """Tell cases whose question for leave went unanswered too long, where consent to tell the coach stands.

    Silence is a signal (design principle 2). Returns how many were told.
    """
    told = 0
    with parts.begin() as uow:
        before = parts.now() - timedelta(hours=parts.policies.leave_hours)
        for case in uow.cases.overdue_leave(before):
            willing = case.learner_id and standing(uow.people.consents(case.learner_id), "coach")
            if willing and not case.who_knows:  # who said whom not to tell is not taken for silent
                case.leave, case.recipient = "standing", "transitiecoach"
                tell(parts, uow, case)
                told += 1
        uow.commit()
    return told


def note(parts: Parts, uow: UnitOfWork, case: Escalation, what: str, actor: str, text: str = "") -> None:
    """One line of history."""
    uow.add(CaseEvent(case.id, parts.now(), what, actor, parts.vault.seal(text) if text else b""))


def visible_case(uow: UnitOfWork, staff_id: UUID, case_id: UUID) -> Escalation:
    """The case, locked, if it belongs to a school of this member of staff and may be read. Raises `NoSuchCase`."""
    case = uow.cases.locked(case_id)
    if case is None or case.school_id not in uow.people.schools_of(staff_id) or case.leave not in TOLD:
        raise NoSuchCase(str(case_id))
    return case


def accept(parts: Parts, staff_id: UUID, case_id: UUID) -> None:
    """A named person takes the case. Raises `NoSuchCase`, `StepError`."""
    with parts.begin() as uow:
        case = visible_case(uow, staff_id, case_id)
        if case.owner_id == staff_id and case.status == "accepted":
            return
        case.step("accepted")
        case.owner_id = staff_id
        note(parts, uow, case, "accepted", str(staff_id))
        uow.add(AuditEvent(parts.now(), str(staff_id), "case_accepted", str(case.id)))
        uow.commit()


def contact_made(parts: Parts, staff_id: UUID, case_id: UUID, text: str) -> None:
    """The owner spoke with the learner. Raises `NoSuchCase`, `StepError`."""
    with parts.begin() as uow:
        case = _owned(uow, staff_id, case_id)
        case.step("contact")
        note(parts, uow, case, "contact", str(staff_id), text)
        uow.commit()


def close(parts: Parts, staff_id: UUID, case_id: UUID, outcome: str, text: str) -> None:
    """Close with an outcome. Raises `NoSuchCase`, `StepError`, `ValueError` for an unknown outcome."""
    if outcome not in OUTCOMES:
        raise ValueError(f"unknown outcome: {outcome!r}")
    with parts.begin() as uow:
        case = _owned(uow, staff_id, case_id)
        case.step("closed")
        case.outcome = outcome
        note(parts, uow, case, "closed", str(staff_id), text)
        uow.add(AuditEvent(parts.now(), str(staff_id), "case_closed", str(case.id)))
        finish(uow, case)
        uow.commit()


def _owned(uow: UnitOfWork, staff_id: UUID, case_id: UUID) -> Escalation:
    case = visible_case(uow, staff_id, case_id)
    if case.owner_id != staff_id:
        raise StepError("only the owner can do this")
    return case


def staffed_now(school: School, now: datetime) -> bool:
    """Whether somebody is at work at the school at `now` (Amsterdam time)."""
    start, _, end = school.staffed.partition("-")
    is_workday = now.weekday() < 5 and now.date() not in public_holidays(now)
    return is_workday and start <= now.strftime("%H:%M") < end

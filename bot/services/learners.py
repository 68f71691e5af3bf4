"""What a learner can have done with himself: stop, pause, come back, be forgotten; and invitations."""

from __future__ import annotations

import hashlib
import re
from datetime import timedelta
from uuid import UUID

from bot.core.consent import Consent, Purpose, standing
from bot.core.conversation import AuditEvent
from bot.core.learner import Account, Invite, Learner
from bot.records import UnitOfWork
from bot.services import cases
from bot.services.parts import Parts

CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that look alike
CODE_LENGTH = 8
_NO_CODE = re.compile(r"[^A-Z0-9]")


def stop(parts: Parts, uow: UnitOfWork, learner: Learner) -> None:
    """No more messages. Consent to check-ins is withdrawn in the ledger; an open check-in ends."""
    learner.status, learner.paused_until = "stopped", None
    uow.add(Consent(learner.id, "checkin", False, parts.now()))
    _end_checkin(parts, uow, learner)


def pause(parts: Parts, learner: Learner, days: int) -> None:
    """No messages of our own for `days` days; the open check-in waits."""
    learner.status, learner.paused_until = "paused", parts.today() + timedelta(days=days)


def resume(parts: Parts, uow: UnitOfWork, learner: Learner) -> None:
    """Back again, by the learner's own clear word; a new yes goes into the ledger."""
    learner.status, learner.paused_until = "active", None
    if not standing(uow.people.consents(learner.id), "checkin"):
        uow.add(Consent(learner.id, "checkin", True, parts.now()))


def may(uow: UnitOfWork, learner: Learner, purpose: Purpose) -> bool:
    """Whether consent for `purpose` stands."""
    return standing(uow.people.consents(learner.id), purpose) is True


def erase(parts: Parts, uow: UnitOfWork, learner: Learner) -> None:
    """Blank everything personal and unlink every account; rows stay for counts (AVG art. 17).

    A live case of crisis keeps its quotes until it is closed (vital interest, AVG art. 6.1.d);
    other live cases are withdrawn or closed without words.
    """
    crisis = [case for case in uow.cases.live_of(learner.id, lock=True) if case.level == "crisis"]
    kept = {event.message_id for case in crisis for event in uow.cases.events(case.id)}
    for message in uow.talks.of_learner(learner.id, 1_000_000):
        if message.id not in kept:
            message.sealed, message.payload = b"", None
    for checkin in uow.talks.checkins_of(learner.id):
        for row in uow.talks.answers(checkin.id):
            row.sealed, row.value, row.date = b"", "", None
    for signal in uow.talks.signals_of(learner.id):
        signal.sealed = b""
    for case in uow.cases.of_learner(learner.id):
        if case not in crisis:
            _blank_case(parts, uow, case.id)
    _end_checkin(parts, uow, learner)
    for account in uow.people.accounts_of(learner.id):
        account.learner_id, account.onboarding = None, {}
    for invite in uow.people.invites_of(learner.id):
        uow.delete(invite)
    if not crisis:
        learner.first_name, learner.last_name, learner.call_name = "", "", None
        learner.born_on = learner.born_on.replace(month=1, day=1)
    learner.status, learner.human_since, learner.paused_until = "forgotten", None, None
    uow.add(AuditEvent(parts.now(), "learner", "erased", str(learner.id)))


def _blank_case(parts: Parts, uow: UnitOfWork, case_id: UUID) -> None:
    case = uow.cases.locked(case_id)
    if case is None:
        return
    for event in uow.cases.events(case_id):
        event.sealed = b""
    case.call_time, case.who_knows = "", ""
    if case.live:
        case.status, case.outcome = "closed", "anders"
        cases.note(parts, uow, case, "erased", "learner")


def _end_checkin(parts: Parts, uow: UnitOfWork, learner: Learner) -> None:
    checkin = uow.talks.open_checkin(learner.id, lock=True)
    if checkin is not None:
        checkin.question, checkin.ended_at = None, parts.now()


def take_over(parts: Parts, staff_id: UUID, learner_id: UUID, *, human: bool) -> bool:
    """Start or end human control of a conversation; False when it was so already. Raises `NoSuchCase`."""
    with parts.begin() as uow:
        learner = uow.get(Learner, learner_id)
        if learner is None or learner.school_id not in uow.people.schools_of(staff_id):
            raise cases.NoSuchCase(str(learner_id))
        changed = (learner.human_since is not None) != human
        if changed:
            learner.human_since = parts.now() if human else None
            uow.add(AuditEvent(parts.now(), str(staff_id), f"human_{'start' if human else 'end'}", str(learner.id)))
            uow.commit()
        return changed


def invite(parts: Parts, uow: UnitOfWork, learner_id: UUID) -> str:
    """A new personal code, written as XXXX-XXXX; older unused codes stop working."""
    for old in uow.people.invites_of(learner_id):
        if old.used_at is None:
            uow.delete(old)
    raw = hashlib.sha256(parts.token(32).encode()).digest()
    code = "".join(CODE_LETTERS[byte % len(CODE_LETTERS)] for byte in raw[:CODE_LENGTH])
    uow.add(Invite(code_hash(code), learner_id, parts.now()))
    return f"{code[:4]}-{code[4:]}"


def code_hash(code: str) -> str:
    """How a code is stored: case, spaces and dashes do not matter."""
    return hashlib.sha256(_NO_CODE.sub("", code.upper()).encode()).hexdigest()


def invited(uow: UnitOfWork, text: str) -> Invite | None:
    """The unused invitation in `text` ("/start CODE", "CODE", "mijn code is CODE"), if there is one."""
    for word in re.findall(r"[A-Za-z0-9]{4}[- ]?[A-Za-z0-9]{4}", text):
        found = uow.get(Invite, code_hash(word))
        if found is not None and found.used_at is None:
            return found
    return None


def link(parts: Parts, account: Account, found: Invite) -> None:
    """The account is this learner's; the code is used up."""
    account.learner_id, found.used_at = found.learner_id, parts.now()

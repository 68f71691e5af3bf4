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
from bot.services.escalations import cases
from bot.services.parts import Parts

CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # none that look alike
CODE_LENGTH = 8
PARENT_AGE = 16
PAUSE_DAYS = 7
_NO_CODE = re.compile(r"[^A-Z0-9]")
_MAYBE_CODE = re.compile(r"(?<![A-Za-z0-9])(?=([A-Za-z0-9]{4}[- ]?[A-Za-z0-9]{4})(?![A-Za-z0-9]))")
_CODE_WITHIN = 200  # characters; nobody needs more to write his code


def stop(parts: Parts, uow: UnitOfWork, learner: Learner) -> None:
    """No more messages. Consent to check-ins is withdrawn in the ledger; an open check-in and invitation end."""
    if learner.status == "stopped":
        return
    learner.status, learner.paused_until = "stopped", None
    uow.add(Consent(learner.id, "checkin", False, parts.now()))
    _end_checkin(parts, uow, learner)
    for row in uow.campaigns.waiting([learner.id]):
        row.finish("cancelled", "stopped")


def pause(parts: Parts, learner: Learner, days: int) -> None:
    """No messages of our own for `days` days; the open check-in waits. Who stopped, or still waits for
    a parent's yes, gets none anyway and stays as he is."""
    if learner.status in ("active", "paused"):
        learner.status, learner.paused_until = "paused", parts.today() + timedelta(days=days)


def resume(parts: Parts, uow: UnitOfWork, learner: Learner) -> None:
    """Back again, by the learner's own clear word; a new yes goes into the ledger. What waited for the end of a
    pause is looked at anew.

    Below 16 a parent's yes comes first (AVG art. 8, UAVG art. 5).
    """
    consents, learner.paused_until = uow.people.consents(learner.id), None
    if learner.age_on(parts.today()) < PARENT_AGE and not standing(consents, "parent"):
        learner.status = "waiting_parent"
        return
    learner.status = "active"
    uow.campaigns.reconsider(learner.id, parts.today(), parts.now())
    if not standing(consents, "checkin"):
        uow.add(Consent(learner.id, "checkin", True, parts.now()))


def may(uow: UnitOfWork, learner: Learner, purpose: Purpose) -> bool:
    """Whether consent for `purpose` stands."""
    return standing(uow.people.consents(learner.id), purpose) is True


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
    """The invitation in `text` ("/start CODE", "CODE", "mijn code is CODE"), an unused one first."""
    words = _MAYBE_CODE.findall(text[:_CODE_WITHIN])
    known = [found for word in words if (found := uow.get(Invite, code_hash(word))) is not None]
    return next((found for found in known if found.used_at is None), known[0] if known else None)


def link(parts: Parts, account: Account, found: Invite) -> None:
    """The account is this learner's; the code is used up."""
    account.learner_id, found.used_at = found.learner_id, parts.now()

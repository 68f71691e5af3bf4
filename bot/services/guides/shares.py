"""A learner's leave for staff to see his cv, letters and plan: given, taken back, and over by itself.

Leave for documents lasts `share_days` of gids_cv.yml, as the learner was told; leave for the plan until he takes it
back. A link to a document works only after login, for staff of his school, and as long as that leave.
"""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta
from uuid import UUID

from bot.content import load
from bot.core.consent import Consent, Purpose, latest, standing
from bot.core.escalation import Notice
from bot.core.guided import Document, DocumentShare
from bot.core.learner import Learner, Staff
from bot.records import UnitOfWork
from bot.services.parts import Parts

TEMPLATE = "document_shared"  # of mail.yml


def until(parts: Parts, uow: UnitOfWork, learner: Learner) -> datetime | None:
    """Until when staff may see cv and letters; None when they may not."""
    given = latest(uow.people.consents(learner.id), "documents")
    if learner.status == "forgotten" or given is None or not given.granted:
        return None
    end = given.at + timedelta(days=load("gids_cv")["share_days"])
    return end if parts.now() < end else None


def plan_shown(uow: UnitOfWork, learner: Learner) -> bool:
    """Whether staff may see the plan, the applications and that he practised."""
    return learner.status != "forgotten" and standing(uow.people.consents(learner.id), "plan") is True


def allow(parts: Parts, uow: UnitOfWork, learner: Learner, purpose: Purpose) -> None:
    """He says that staff may see it. For documents his coach gets one mail, without name or content."""
    uow.add(Consent(learner.id, purpose, True, parts.now()))
    if purpose == "documents":
        tell(parts, uow, learner)


def withdraw(parts: Parts, uow: UnitOfWork, learner: Learner, purpose: Purpose) -> None:
    """He takes it back: at once nobody sees it any more, links are dead, and a mail that waits is not sent."""
    uow.add(Consent(learner.id, purpose, False, parts.now()))
    if purpose == "documents":
        drop_links(uow, learner.id)


def drop_links(uow: UnitOfWork, learner_id: UUID) -> None:
    """End every link to a document of his, and every mail about one that was not sent."""
    for document in uow.guided.documents_of(learner_id):
        for share in uow.guided.shares_of(document.id):
            uow.delete(share)
        for notice in uow.guided.notices_of(document.id):
            if notice.status == "due":
                notice.status = "cancelled"


def link(parts: Parts, uow: UnitOfWork, document: Document) -> UUID | None:
    """A new link to a document; only its hash is kept. None when he does not share it now."""
    learner = uow.get(Learner, document.learner_id)
    end = until(parts, uow, learner) if learner and document.withdrawn_at is None else None
    if end is None:
        return None
    token = UUID(bytes=hashlib.sha256(parts.token(32).encode()).digest()[:16], version=4)
    uow.add(DocumentShare(hashed(token), document.id, parts.now(), end))
    return token


def hashed(token: UUID) -> str:
    """How the token of a link is kept."""
    return hashlib.sha256(token.bytes).hexdigest()


def sweep(parts: Parts) -> int:
    """Throw away links that are over; how many."""
    with parts.begin() as uow:
        gone = uow.guided.drop_shares(parts.now())
        uow.commit()
        return gone


def tell(parts: Parts, uow: UnitOfWork, learner: Learner) -> None:
    """Mail his coach, or else the coaches of his school, that something can be seen: when there is leave and a
    document, and they had no mail about one of his lately."""
    uow.flush()
    held = uow.guided.documents_of(learner.id)
    document = next((one for one in held if one.withdrawn_at is None), None)
    if document is None or until(parts, uow, learner) is None:
        return
    lately = parts.now() - timedelta(days=load("gids_cv")["share_days"])
    notices = [notice for one in held for notice in uow.guided.notices_of(one.id)]
    if any(notice.status != "cancelled" and notice.created_at > lately for notice in notices):
        return
    for address in _addresses(uow, learner):
        uow.add(Notice(None, address, TEMPLATE, parts.now(), document_id=document.id))


def _addresses(uow: UnitOfWork, learner: Learner) -> list[str]:
    own = uow.get(Staff, learner.coach_id) if learner.coach_id else None
    if own is not None and own.active:
        return [own.mail]
    coaches = [uow.get(Staff, one.staff_id) for one in uow.people.roles(learner.school_id) if one.role == "coach"]
    return [one.mail for one in coaches if one is not None and one.active]

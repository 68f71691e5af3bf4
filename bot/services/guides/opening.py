"""Staff open what a learner shares: a document as a file, a link to one, a new link for a colleague. All is audited."""

from __future__ import annotations

from typing import Literal
from uuid import UUID

from bot.core.conversation import AuditEvent
from bot.core.guided import Document, DocumentShare
from bot.core.learner import Learner
from bot.records import UnitOfWork
from bot.services.escalations.cases import NoSuchCase
from bot.services.guides import documents, portfolio, shares
from bot.services.parts import Parts
from bot.services.people.roster import visible_learner

Format = Literal["pdf", "docx"]


def document_file(parts: Parts, staff_id: UUID, document_id: UUID, form: Format) -> documents.File:
    """The file of a document that is shared now, newest version only. Raises `NoSuchCase`."""
    with parts.begin() as uow:
        document, _ = _shared(parts, uow, staff_id, document_id)
        uow.add(AuditEvent(parts.now(), str(staff_id), f"document_opened_{form}", str(document.id)))
        content, kind = documents.content_of(parts, document), document.kind
        uow.commit()
    pdf, docx = documents.files_of(kind, content)
    return pdf if form == "pdf" else docx


def follow(parts: Parts, staff_id: UUID, token: UUID) -> UUID:
    """The learner to whose documents a link leads. Raises `NoSuchCase` where it is over, or not for this person."""
    with parts.begin() as uow:
        share = uow.get(DocumentShare, shares.hashed(token))
        if share is None or share.expires_at <= parts.now():
            raise NoSuchCase("link")
        document = uow.get(Document, share.document_id)
        learner = visible_learner(uow, staff_id, document.learner_id) if document else None
        if learner is None or shares.until(parts, uow, learner) is None:
            raise NoSuchCase("link")
        share.opened_at = share.opened_at or parts.now()
        uow.add(AuditEvent(parts.now(), str(staff_id), "share_followed", str(share.document_id)))
        uow.commit()
        return learner.id


def new_link(parts: Parts, staff_id: UUID, document_id: UUID) -> tuple[UUID, UUID]:
    """A link for a colleague, and the learner whom it is about. Raises `NoSuchCase`."""
    with parts.begin() as uow:
        document, learner = _shared(parts, uow, staff_id, document_id)
        token = shares.link(parts, uow, document)
        if token is None:
            raise NoSuchCase(str(document_id))
        uow.add(AuditEvent(parts.now(), str(staff_id), "share_made", str(document.id)))
        uow.commit()
        return token, learner.id


def _shared(parts: Parts, uow: UnitOfWork, staff_id: UUID, document_id: UUID) -> tuple[Document, Learner]:
    document = uow.get(Document, document_id)
    if document is None:
        raise NoSuchCase(str(document_id))
    learner = visible_learner(uow, staff_id, document.learner_id)
    if shares.until(parts, uow, learner) is None or not portfolio.current(uow, document):
        raise NoSuchCase(str(document_id))
    return document, learner

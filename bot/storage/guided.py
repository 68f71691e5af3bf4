"""What guided talks and their outcomes ask of the database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.orm import Session as Orm

from bot.core.guided import Application, Document, DocumentKind, DocumentShare, GuidedKind, GuidedTalk, PlanStep
from bot.storage import guided_tables as t


class Guided:
    """Guided talks, documents and the links to them, applications and steps of plans."""

    def __init__(self, orm: Orm) -> None:
        self._orm = orm

    def active(self, learner_id: UUID, *, lock: bool = False) -> GuidedTalk | None:
        """The talk that the learner's messages go to."""
        query = select(GuidedTalk).where(t.guided_talk.c.learner_id == learner_id, t.guided_talk.c.active)
        return self._orm.scalars(query.with_for_update() if lock else query).first()

    def talk(self, learner_id: UUID, kind: GuidedKind, *, lock: bool = False) -> GuidedTalk | None:
        query = select(GuidedTalk).where(t.guided_talk.c.learner_id == learner_id, t.guided_talk.c.kind == kind)
        return self._orm.scalars(query.with_for_update() if lock else query).one_or_none()

    def talks_of(self, learner_id: UUID) -> Sequence[GuidedTalk]:
        """All, the one that was spoken in last first."""
        query = select(GuidedTalk).where(t.guided_talk.c.learner_id == learner_id)
        return self._orm.scalars(query.order_by(t.guided_talk.c.last_at.desc())).all()

    def rest(self, learner_id: UUID) -> None:
        """No talk has the word any more."""
        which = (t.guided_talk.c.learner_id == learner_id, t.guided_talk.c.active)
        self._orm.execute(update(GuidedTalk).where(*which).values(active=False, aside=False))

    def documents_of(self, learner_id: UUID, kind: DocumentKind | None = None) -> Sequence[Document]:
        """Newest first, also those that were withdrawn."""
        query = select(Document).where(t.document.c.learner_id == learner_id)
        if kind is not None:
            query = query.where(t.document.c.kind == kind)
        return self._orm.scalars(query.order_by(t.document.c.made_at.desc(), t.document.c.version.desc())).all()

    def shares_of(self, document_id: UUID) -> Sequence[DocumentShare]:
        return self._orm.scalars(select(DocumentShare).where(t.document_share.c.document_id == document_id)).all()

    def applications_of(self, learner_id: UUID) -> Sequence[Application]:
        """Newest change first."""
        query = select(Application).where(t.application.c.learner_id == learner_id)
        return self._orm.scalars(query.order_by(t.application.c.changed_at.desc())).all()

    def steps_of(self, learner_id: UUID) -> Sequence[PlanStep]:
        """In the order in which they were made."""
        query = select(PlanStep).where(t.plan_step.c.learner_id == learner_id)
        return self._orm.scalars(query.order_by(t.plan_step.c.made_at, t.plan_step.c.id)).all()

    def due_steps(self, today: date, limit: int) -> Sequence[PlanStep]:
        """Open steps whose day came and for which nobody was nudged; locked, those of others passed over."""
        c = t.plan_step.c
        which = (c.on <= today, c.done_at.is_(None), c.dropped_at.is_(None), c.nudged_at.is_(None))
        query = select(PlanStep).where(*which).order_by(c.on).limit(limit)
        return self._orm.scalars(query.with_for_update(skip_locked=True)).all()

    def due_applications(self, today: date, limit: int) -> Sequence[Application]:
        """Applications whose next step is today or was, and for which nobody was nudged; locked likewise."""
        c = t.application.c
        query = select(Application).where(c.next_on <= today, c.nudged_at.is_(None)).order_by(c.next_on).limit(limit)
        return self._orm.scalars(query.with_for_update(skip_locked=True)).all()

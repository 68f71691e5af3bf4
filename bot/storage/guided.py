"""What guided talks and their outcomes ask of the database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Date, and_, cast, delete, distinct, func, or_, select, true, update
from sqlalchemy.orm import Session as Orm

from bot.core.escalation import Notice
from bot.core.guided import Application, Document, DocumentKind, DocumentShare, GuidedKind, GuidedTalk, PlanStep
from bot.core.plan import Progress
from bot.storage import guided_tables as t
from bot.storage.tables import learner, notice

ZONE = "Europe/Amsterdam"


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

    def drop_shares(self, before: datetime) -> int:
        """Throw away the links that ended before that moment; how many."""
        c = t.document_share.c
        gone = self._orm.scalars(delete(t.document_share).where(c.expires_at <= before).returning(c.token_hash))
        return len(gone.all())

    def notices_of(self, document_id: UUID) -> Sequence[Notice]:
        """Mail to staff about a document."""
        return self._orm.scalars(select(Notice).where(notice.c.document_id == document_id)).all()

    def applications_of(self, learner_id: UUID) -> Sequence[Application]:
        """Newest change first."""
        query = select(Application).where(t.application.c.learner_id == learner_id)
        return self._orm.scalars(query.order_by(t.application.c.changed_at.desc())).all()

    def steps_of(self, learner_id: UUID) -> Sequence[PlanStep]:
        """In the order in which they were made."""
        query = select(PlanStep).where(t.plan_step.c.learner_id == learner_id)
        return self._orm.scalars(query.order_by(t.plan_step.c.made_at, t.plan_step.c.id)).all()

    def progress(self, school_id: UUID, since: datetime, until: datetime) -> Progress:
        """What a school's learners made and reached from `since` up to `until`, in one query."""
        a, d = t.application.c, t.document.c
        mine = select(learner.c.id).where(learner.c.school_id == school_id)
        made = select(
            func.count(distinct(d.learner_id)).filter(d.kind == "cv"), func.count().filter(d.kind == "letter")
        ).where(d.learner_id.in_(mine), d.made_at >= since, d.made_at < until)
        day = cast(func.timezone(ZONE, until), Date)
        held = or_(a.state == "talked", and_(a.state.in_(["hired", "invited", "rejected"]), a.next_on < day))
        apart = select(
            func.count().filter(a.state.not_in(["idea", "dropped"]), a.made_at >= since, a.made_at < until),
            func.count().filter(held, a.changed_at >= since, a.changed_at < until),
            func.count().filter(a.state == "hired", a.changed_at >= since, a.changed_at < until),
        ).where(a.learner_id.in_(mine))  # fmt: skip
        first, second = made.subquery(), apart.subquery()
        return Progress(*self._orm.execute(select(first, second).select_from(first.join(second, true()))).one())

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

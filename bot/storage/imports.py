"""What an import of learners asks of the database."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session as Orm

from bot.core.learner import Learner, School
from bot.core.upload import Upload
from bot.storage import tables as t
from bot.storage.import_tables import upload

_AT_ONCE = 5000  # ids in one question


class Imports:
    """Lists on their way in, and the locks that keep two imports apart."""

    def __init__(self, orm: Orm) -> None:
        self._orm = orm

    def upload(self, upload_id: UUID) -> Upload | None:
        """One list; others who want to change it wait until this transaction ends."""
        return self._orm.get(Upload, upload_id, with_for_update=True, populate_existing=True)

    def drop_before(self, moment: datetime) -> int:
        """Throw away what was kept before `moment`; how many."""
        gone = self._orm.scalars(delete(upload).where(upload.c.created_at < moment).returning(upload.c.id))
        return len(gone.all())

    def drop_of(self, staff_id: UUID) -> None:
        """Throw away every list of a member of staff."""
        self._orm.execute(delete(upload).where(upload.c.staff_id == staff_id))

    def schools(self) -> Sequence[School]:
        return self._orm.scalars(select(School).order_by(t.school.c.name)).all()

    def lock_school(self, school_id: UUID) -> None:
        """Another import into this school waits until this transaction ends."""
        self._orm.execute(select(t.school.c.id).where(t.school.c.id == school_id).with_for_update(key_share=True))

    def lock_learners(self, ids: Iterable[UUID]) -> dict[UUID, Learner]:
        """These learners as they are now, locked in one order so that nobody waits for each other."""
        wanted, found = sorted(ids), {}
        for start in range(0, len(wanted), _AT_ONCE):
            query = select(Learner).where(t.learner.c.id.in_(wanted[start : start + _AT_ONCE]))
            query = query.order_by(t.learner.c.id).with_for_update().execution_options(populate_existing=True)
            found.update({one.id: one for one in self._orm.scalars(query)})
        return found

"""What learners made and reached: counts for reports, without names."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from bot.core.plan import Progress
from bot.services.parts import AMSTERDAM, Parts


def of_school(parts: Parts, school_id: UUID, since: datetime, until: datetime) -> Progress:
    """The counts of one school from `since` up to `until`, in one query. Raises `StorageDown`.

    `cvs` counts learners with a cv made in the period; letters and applications that were made then; talks and hired
    those of which he told then.
    """
    with parts.begin() as uow:
        return uow.guided.progress(school_id, since, until)


def of_staff(parts: Parts, staff_id: UUID) -> Progress:
    """The counts of this school year, from the first of August, over the schools of a member of staff."""
    now = parts.now()
    since = datetime(now.year - (now.month < 8), 8, 1, tzinfo=AMSTERDAM)
    with parts.begin() as uow:
        counts = [uow.guided.progress(school, since, now) for school in uow.people.schools_of(staff_id)]
    return sum(counts, Progress())

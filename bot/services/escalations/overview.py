"""The cases that a member of staff may see, as lines of a list, most urgent first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from bot.core.escalation import Escalation
from bot.core.learner import Learner, School, Staff
from bot.core.signal import LEVELS
from bot.records import UnitOfWork
from bot.services.escalations import withheld
from bot.services.escalations.cases import TOLD, visible_case
from bot.services.parts import Parts

_WAITING = ("open", "notified")


@dataclass(frozen=True)
class CaseLine:
    """One case in a list. `name` is "" for somebody who was erased; `owner` is "" while nobody took it;
    `news_at` is when the learner last wrote something that belongs to it."""

    id: UUID
    level: str
    kind: str | None
    about: str
    topics: tuple[str, ...]
    name: str
    school: str
    created_at: datetime
    news_at: datetime
    due_at: datetime | None
    overdue: bool
    status: str
    owner: str
    mine: bool
    call_time: str
    who_knows: str

    @property
    def has_news(self) -> bool:
        """Whether the learner wrote again, well after the case was opened."""
        return self.news_at - self.created_at > timedelta(hours=1)

    @property
    def waiting(self) -> bool:
        """Whether nobody has taken it yet."""
        return self.status in _WAITING


def live_cases(parts: Parts, staff_id: UUID) -> list[CaseLine]:
    """Live cases of the schools of `staff_id` that may be read, by urgency and then by due time."""
    with parts.begin() as uow:
        found = uow.cases.of_schools(uow.people.schools_of(staff_id), live=True)
        lines = [line(parts, uow, case, staff_id) for case in found if case.leave in TOLD]
    return sorted(lines, key=_urgency)


def line(parts: Parts, uow: UnitOfWork, case: Escalation, staff_id: UUID) -> CaseLine:
    """One case as a line of the list."""
    learner = uow.get(Learner, case.learner_id) if case.learner_id else None
    school = uow.get(School, case.school_id) if case.school_id else None
    owner = uow.get(Staff, case.owner_id) if case.owner_id else None
    late = case.due_at is not None and case.due_at <= parts.now() and case.status in _WAITING
    news = [event.at for event in uow.cases.events(case.id) if event.what == "quote"]
    return CaseLine(
        case.id, case.level, case.kind, case.about, withheld.topics_of(parts, uow, case),
        name=learner.name if learner else "", school=school.name if school else "",
        created_at=case.created_at, news_at=max(news, default=case.created_at), due_at=case.due_at, overdue=late,
        status=case.status, owner=owner.name if owner else "", mine=case.owner_id == staff_id,
        call_time=case.call_time, who_knows=case.who_knows,
    )  # fmt: skip


def _urgency(shown: CaseLine) -> tuple[int, float]:
    gravest_first = -LEVELS.index(shown.level)
    return gravest_first, (shown.due_at or shown.created_at).timestamp()


def one_case(parts: Parts, staff_id: UUID, case_id: UUID) -> CaseLine:
    """One case as a line. Raises `NoSuchCase`."""
    with parts.begin() as uow:
        return line(parts, uow, visible_case(uow, staff_id, case_id), staff_id)

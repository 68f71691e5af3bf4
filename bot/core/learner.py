"""The oud-leerling, the school, and the people who look after them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal
from uuid import UUID, uuid4

from bot.core.checkin import Profile

LearnerStatus = Literal["invited", "active", "waiting_parent", "refused", "stopped", "paused", "forgotten"]
DayPart = Literal["morning", "afternoon", "evening"]
Role = Literal["coach", "deputy", "lead"]


@dataclass(eq=False)
class School:
    """A vso school. `doorstroompunt` names the regional desk; `staffed` are hours as "HH:MM-HH:MM"."""

    name: str
    region: str
    doorstroompunt: str
    staffed: str = "09:00-17:00"
    oncall_mail: str | None = None
    id: UUID = field(default_factory=uuid4)


@dataclass(eq=False)
class Staff:
    """A member of staff who may log in. `demo` accounts exist in demo mode only."""

    name: str
    mail: str
    password_hash: str
    id: UUID = field(default_factory=uuid4)
    active: bool = True
    demo: bool = False


@dataclass(eq=False)
class StaffSchool:
    """A member of staff works for a school in a role."""

    staff_id: UUID
    school_id: UUID
    role: Role = "coach"


@dataclass(eq=False)
class Learner:
    """An oud-leerling in the nazorg period.

    `left_on` is the day of leaving school, where the nazorg clock starts (004:52).
    `enrolled` is the follow-up enrolment ("mbo", "ho") or None. `human_since` is set while a coach
    has taken the conversation over. `student_number` is the school's own, unique within the school, and what a
    second import recognises somebody by. `phone` is international ("+31612345678"). `wants_*` is what the learner
    asked for himself: the part of the day, at most one check-in per so many months, the channel; None is no wish.
    """

    school_id: UUID
    first_name: str
    profile: Profile
    left_on: date
    born_on: date
    startkwalificatie: bool = False
    enrolled: str | None = None
    region: str = ""
    coach_id: UUID | None = None
    last_name: str = ""
    call_name: str | None = None
    status: LearnerStatus = "invited"
    paused_until: date | None = None
    human_since: datetime | None = None
    student_number: str | None = None
    cluster: int | None = None
    tags: list[str] = field(default_factory=list)
    phone: str | None = None
    mail: str | None = None
    wants_time: DayPart | None = None
    wants_months: int | None = None
    wants_channel: str | None = None
    id: UUID = field(default_factory=uuid4)

    @property
    def name(self) -> str:
        """How the learner wants to be called."""
        return self.call_name or self.first_name

    def listens_on(self, day: date) -> bool:
        """Whether we may begin a talk on `day`: taking part, and not in a pause that still runs."""
        if self.status == "paused":
            return self.paused_until is not None and self.paused_until <= day
        return self.status == "active"

    def age_on(self, day: date) -> int:
        """Age in whole years on `day`."""
        birthday_passed = (day.month, day.day) >= (self.born_on.month, self.born_on.day)
        return day.year - self.born_on.year - (0 if birthday_passed else 1)

    def months_since_leaving(self, day: date) -> int:
        """Whole months from leaving school to `day`; 0 when that day is still to come."""
        months = (day.year - self.left_on.year) * 12 + day.month - self.left_on.month
        return max(0, months - (1 if day.day < self.left_on.day else 0))


@dataclass(eq=False)
class Invite:
    """A personal code by which a learner links a messaging account. Only its hash is kept."""

    code_hash: str
    learner_id: UUID
    created_at: datetime
    used_at: datetime | None = None


@dataclass(eq=False)
class Account:
    """A messaging account (one chat in one channel), linked to a learner or still unknown."""

    channel: str
    external_id: str
    created_at: datetime
    learner_id: UUID | None = None
    onboarding: dict[str, object] = field(default_factory=dict)
    dead_at: datetime | None = None
    id: UUID = field(default_factory=uuid4)

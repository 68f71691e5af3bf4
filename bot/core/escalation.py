"""An escalation: a case that one named person owns until it is closed with an outcome."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Literal
from uuid import UUID, uuid4

Status = Literal["open", "notified", "accepted", "contact", "closed", "withdrawn"]
Leave = Literal["asked", "given", "refused", "standing", "vital", "own_request"]
Outcome = Literal["hulp_geregeld", "gaat_weer", "overgedragen", "geen_contact", "anders"]

# Which step may follow which (design section 6). Nothing is ever closed by time. Back to open: a crisis
# in a case that people know already; they are told (again).
STEPS: dict[Status, tuple[Status, ...]] = {
    "open": ("notified", "accepted", "withdrawn"),
    "notified": ("accepted", "withdrawn", "open"),
    "accepted": ("contact", "closed", "open"),
    "contact": ("closed", "open"),
    "closed": (),
    "withdrawn": ("open",),
}
LIVE: tuple[Status, ...] = ("open", "notified", "accepted", "contact")
TASKS = ("identity", "parent", "number")  # kinds of a case that asks a person to settle something practical
CRISIS_MINUTES = 15
OUTCOMES: tuple[Outcome, ...] = ("hulp_geregeld", "gaat_weer", "overgedragen", "geen_contact", "anders")


class StepError(ValueError):
    """The case is not in a state from which this step is possible."""


@dataclass(eq=False)
class Escalation:
    """One case about one learner (or a stranger: `learner_id` None, crisis only).

    `recipient` is the responsible party by the routing table, `rule` that table's row id,
    `reason` the topics; `leave` says on which ground the coach may read it.
    """

    learner_id: UUID | None
    school_id: UUID | None
    level: str
    topics: list[str]
    recipient: str
    created_at: datetime
    leave: Leave
    rule: str = ""
    also: list[str] = field(default_factory=list)
    kind: str | None = None
    about: str = "self"
    status: Status = "open"
    due_at: datetime | None = None
    owner_id: UUID | None = None
    call_time: str = ""
    who_knows: str = ""
    outcome: str | None = None
    id: UUID = field(default_factory=uuid4)

    @property
    def live(self) -> bool:
        """Whether the case still asks for somebody's work."""
        return self.status in LIVE

    @property
    def is_task(self) -> bool:
        """Whether it is a practical task; nothing that a learner says is added to it."""
        return self.kind in TASKS

    def step(self, to: Status) -> None:
        """Go to the next state, or raise `StepError`."""
        if to not in STEPS[self.status]:
            raise StepError(f"{self.status} -> {to}")
        self.status = to


@dataclass(eq=False)
class CaseEvent:
    """One line of a case's history. `sealed` is the learner's words or a coach's note, encrypted."""

    escalation_id: UUID
    at: datetime
    what: str
    actor: str
    sealed: bytes = b""
    message_id: int | None = None
    id: int | None = None


@dataclass(eq=False)
class Notice:
    """One mail to a member of staff about a case, or about a document that a learner shares. The row is the truth:
    due, sending, sent, failed, or cancelled because the learner took his leave back."""

    escalation_id: UUID | None
    address: str
    template: str
    created_at: datetime
    status: str = "due"
    tries: int = 0
    lease_until: datetime | None = None
    sent_at: datetime | None = None
    document_id: UUID | None = None
    id: int | None = None


def due_at(level: str, now: datetime, workdays_off: frozenset[date] = frozenset()) -> datetime:
    """When a case must be accepted: crisis after 15 minutes, others at the end of the next working day.

    Saturdays, Sundays and `workdays_off` (public holidays) are no working days (design section 6).
    """
    if level == "crisis":  # in UTC: local minutes stretch in the night that the clock goes back
        return (now.astimezone(UTC) + timedelta(minutes=CRISIS_MINUTES)).astimezone(now.tzinfo)
    day = now + timedelta(days=1)
    while day.weekday() >= 5 or day.date() in workdays_off:
        day += timedelta(days=1)
    return day.replace(hour=17, minute=0, second=0, microsecond=0)

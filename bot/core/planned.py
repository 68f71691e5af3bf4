"""A planned check-in: one row for one learner and one point. The row is the truth about what was sent."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal
from uuid import UUID, uuid4

PlannedState = Literal[
    "planned", "sending", "sent", "delivered", "reminded", "answered", "missed", "skipped", "cancelled", "failed",
    "unknown",
]  # fmt: skip
WAITING: tuple[PlannedState, ...] = ("sent", "delivered", "reminded")  # for an answer
OPEN: tuple[PlannedState, ...] = ("planned", "sending", *WAITING, "unknown")
FINAL: tuple[PlannedState, ...] = ("answered", "missed", "skipped", "cancelled", "failed")
UnknownRule = Literal["send_again", "count_as_sent", "receipt", "leave"]


@dataclass(eq=False)
class Planned:
    """One planned check-in.

    `step` is the message that comes next: 0 the invitation, 1 and on the reminders. `due_at` is when something has
    to be done, None when nothing has; `held_at` is what it was before the campaign was paused. `channel` is "" while
    the learner has none that works. `attempt` rises with each try to send, so that an old result is never written
    over a newer one; `failures` counts those in a row that were the account's own. `unknowns` counts tries of which
    nobody knows whether they arrived.
    """

    campaign_id: UUID
    learner_id: UUID
    point: str
    day: date
    planned_at: datetime | None
    due_at: datetime | None
    channel: str = ""
    state: PlannedState = "planned"
    step: int = 0
    account_id: UUID | None = None
    provider_id: str | None = None
    held_at: datetime | None = None
    lease_until: datetime | None = None
    attempt: int = 0
    failures: int = 0
    unknowns: int = 0
    tried_at: datetime | None = None
    reason: str | None = None
    sent_at: datetime | None = None
    delivered_at: datetime | None = None
    answered_at: datetime | None = None
    answer_id: int | None = None
    missed_at: datetime | None = None
    id: UUID = field(default_factory=uuid4)

    @property
    def resting(self) -> PlannedState:
        """The state between two messages."""
        if self.step == 0:
            return "planned"
        if self.step > 1:
            return "reminded"
        return "delivered" if self.delivered_at else "sent"

    def finish(self, state: PlannedState, reason: str | None = None) -> None:
        """Nothing is sent any more."""
        self.state, self.reason = state, reason
        self.due_at = self.held_at = self.lease_until = None


@dataclass(eq=False)
class Provider:
    """What all workers share about one channel: its rate, and how it is.

    `rate` is messages a second, None for no limit; `next_at` the first moment that is not taken yet (the database's
    clock). `rest_until`: nothing is sent before. `failures` are those of the provider in a row; `throttled` and
    `unknowns` count for the report.
    """

    name: str
    rate: float | None = None
    next_at: datetime | None = None
    rest_until: datetime | None = None
    failures: int = 0
    ok_at: datetime | None = None
    throttled: int = 0
    unknowns: int = 0

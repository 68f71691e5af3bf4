"""What is kept of a conversation: messages, sessions, check-ins and their answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal
from uuid import UUID, uuid4

Direction = Literal["in", "out"]
MessageState = Literal["received", "answered", "pending", "asked"]
Author = Literal["learner", "bot", "coach"]


@dataclass(eq=False)
class Message:
    """One message, its text encrypted. `state` received: stored, and being handled; pending: the engine
    still owes an answer; asked: a check question about it waits for the learner. `lease_until`: who makes good for
    it has until then. `crisis_step`: of ours, the block that was said; of the learner's, its check question.

    `payload` is what a tapped button carried; for an outgoing message its buttons as JSON.
    """

    account_id: UUID
    direction: Direction
    external_id: str
    kind: str
    sealed: bytes
    sent_at: datetime
    stored_at: datetime
    learner_id: UUID | None = None
    author: Author = "learner"
    state: MessageState = "received"
    payload: str | None = None
    conversation: str | None = None
    level: str | None = None
    crisis_step: str | None = None
    file_name: str | None = None
    file_sealed: bytes | None = None
    lease_until: datetime | None = None
    id: int | None = None


@dataclass(eq=False)
class Session:
    """One stretch of talk under one random engine id; a new one starts after a long silence."""

    conversation: str
    learner_id: UUID
    account_id: UUID
    started_at: datetime
    last_at: datetime
    ended_at: datetime | None = None


@dataclass(eq=False)
class Checkin:
    """One check-in. `asked` lists the questions put so far, in order; `question` is the open one."""

    learner_id: UUID
    started_at: datetime
    asked: list[str] = field(default_factory=list)
    question: str | None = None
    worst: str = "none"
    topics: list[str] = field(default_factory=list)
    ended_at: datetime | None = None
    id: UUID = field(default_factory=uuid4)


@dataclass(eq=False)
class AnswerRow:
    """The last word on one question of a check-in; `sealed` are the learner's own words."""

    checkin_id: UUID
    question: str
    value: str
    at: datetime
    refused: bool = False
    date: date | None = None
    message_id: int | None = None
    sealed: bytes = b""
    id: int | None = None


@dataclass(eq=False)
class AuditEvent:
    """Who did what to which record, without its content."""

    at: datetime
    actor: str
    what: str
    subject: str
    id: int | None = None


@dataclass(eq=False)
class StaffSession:
    """A login. Only the token's hash is kept."""

    token_hash: str
    staff_id: UUID
    form_token: str
    expires_at: datetime


@dataclass(eq=False)
class LoginTry:
    """A failed login, for the throttle. `key` is a hash of the address tried."""

    key: str
    at: datetime
    id: int | None = None

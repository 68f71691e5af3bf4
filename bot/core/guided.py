"""Talks that go step by step to something finished (cv, letter, plan, practice), and what comes out of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, get_args
from uuid import UUID, uuid4

GuidedKind = Literal["cv", "letter", "plan", "application", "practice"]
GUIDED_KINDS: tuple[GuidedKind, ...] = get_args(GuidedKind)
DocumentKind = Literal["cv", "letter"]
ApplicationState = Literal["idea", "sent", "invited", "talked", "hired", "rejected", "dropped"]


@dataclass(eq=False)
class GuidedTalk:
    """The one talk of this kind with a learner: it rests and goes on, for days or years.

    `sealed` is what the talk knows, as encrypted JSON. `active`: the learner's messages go here; at most one is.
    `aside`: something else was said in between and has the word, so a bare yes or no is not for this talk.
    `ended_at` is when it was finished last.
    """

    learner_id: UUID
    kind: GuidedKind
    started_at: datetime
    last_at: datetime
    sealed: bytes = b""
    active: bool = True
    aside: bool = False
    ended_at: datetime | None = None
    id: UUID = field(default_factory=uuid4)


@dataclass(eq=False)
class Document:
    """One version of a cv or a letter that the learner agreed to; `sealed` is its content as encrypted JSON.

    The files are made from the content whenever they are asked for. `withdrawn_at`: he took it back.
    """

    learner_id: UUID
    kind: DocumentKind
    version: int
    made_at: datetime
    sealed: bytes
    withdrawn_at: datetime | None = None
    id: UUID = field(default_factory=uuid4)


@dataclass(eq=False)
class DocumentShare:
    """A link to one document. Only the token's hash is kept; nothing is shown from `expires_at` on."""

    token_hash: str
    document_id: UUID
    made_at: datetime
    expires_at: datetime
    opened_at: datetime | None = None


@dataclass(eq=False)
class Application:
    """One place where he applied, or wants to; `sealed` is its content (where, what, to whom) as encrypted JSON.

    `next_on` is the day of the next step (call, talk), `nudged_at` when he was reminded of it.
    """

    learner_id: UUID
    made_at: datetime
    changed_at: datetime
    sealed: bytes
    state: ApplicationState = "idea"
    sent_on: date | None = None
    next_on: date | None = None
    nudged_at: datetime | None = None
    id: UUID = field(default_factory=uuid4)


@dataclass(eq=False)
class PlanStep:
    """One small step of a plan. `step` names it in the list of steps; `sealed` holds his own words for it, if any.

    `on` is the day that he chose. Done, or dropped, or still open.
    """

    learner_id: UUID
    step: str
    made_at: datetime
    sealed: bytes = b""
    on: date | None = None
    done_at: datetime | None = None
    dropped_at: datetime | None = None
    nudged_at: datetime | None = None
    id: UUID = field(default_factory=uuid4)

    @property
    def open(self) -> bool:
        """Whether it is still to be done."""
        return self.done_at is None and self.dropped_at is None

"""What the store knows of a talk: whose it is, what was answered, and the last message."""

from __future__ import annotations

import re

from bot.core.checkin import QUESTIONS, Answer
from bot.core.conversation import Checkin, Message, Session
from bot.core.learner import Learner, Staff
from bot.records import UnitOfWork
from bot.services.parts import Parts

_BACK = 20  # messages, of him and of us


def learner_of(uow: UnitOfWork, conversation: str) -> Learner:
    """The learner of a conversation. Raises LookupError for an unknown one."""
    session = uow.get(Session, conversation)
    learner = uow.get(Learner, session.learner_id) if session else None
    if learner is None:
        raise LookupError("no such conversation")
    return learner


def answers_of(parts: Parts, uow: UnitOfWork, checkin: Checkin) -> dict[str, Answer]:
    """The answers of a check-in, by question name."""
    rows = uow.talks.answers(checkin.id)
    opened = parts.vault.open
    return {r.question: Answer(r.value, opened(r.sealed), r.refused, r.date) for r in rows if r.question in QUESTIONS}


def last_inbound(uow: UnitOfWork, session: Session) -> Message | None:
    """The message of the learner that is being answered: the one the engine was asked last, else his last one."""
    inbound = [m for m in uow.talks.recent(session.account_id, _BACK) if m.direction == "in"]
    owed = [m for m in inbound if m.state == "pending" and m.conversation == session.conversation and m.lease_until]
    asked = max(owed, key=lambda m: (m.lease_until, m.id), default=None)
    return asked or (inbound[-1] if inbound else None)


def without_name(uow: UnitOfWork, learner: Learner, text: str) -> str:
    """The text with "coach" for the first name of the learner's coach: the reader knows no names."""
    coach = uow.get(Staff, learner.coach_id) if learner.coach_id else None
    if coach is None or not coach.name.strip():
        return text
    return re.sub(rf"\b{re.escape(coach.name.split()[0])}\b", "coach", text, flags=re.IGNORECASE)

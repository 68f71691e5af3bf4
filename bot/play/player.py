"""Plays a dialogue with a fresh learner and reads the end state from the store."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from bot.conversation.pipeline import Conversation
from bot.core.consent import Consent, Purpose
from bot.core.escalation import Escalation
from bot.core.learner import Account, Learner, School, Staff, StaffSchool
from bot.play.outcome import outcome
from bot.play.script import Context, Dialogue
from bot.ports import Inbound, Outgoing
from bot.records import UnitOfWork
from bot.services.escalations import withheld
from bot.services.escalations.signals import evidence_of
from bot.services.parts import Parts

PURPOSES: tuple[Purpose, ...] = ("checkin", "coach")


class PlayChannel:
    """A channel that keeps what was sent."""

    name = "play"

    def __init__(self) -> None:
        self.sent: defaultdict[str, list[Outgoing]] = defaultdict(list)
        self._count = 0

    async def send(self, account: str, message: Outgoing) -> str:
        """Keep it."""
        self._count += 1
        self.sent[account].append(message)
        return f"p{self._count}"

    def take(self, account: str) -> list[dict[str, Any]]:
        """What was sent since the last call, as plain data."""
        return [_plain(message) for message in self.sent.pop(account, [])]


def _plain(message: Outgoing) -> dict[str, Any]:
    return {
        "text": message.text,
        "buttons": [button.title for button in message.buttons],
        "files": [message.file[0]] if message.file else [],
    }


class Player:
    """Plays dialogues one after another or side by side; each has its own school, coach and learner."""

    def __init__(self, parts: Parts, conversation: Conversation, channel: PlayChannel) -> None:
        self._parts, self._conversation, self._channel = parts, conversation, channel

    async def play(self, dialogue: Dialogue) -> dict[str, Any]:
        """One dialogue: every turn with its replies, then the end state."""
        learner_id, account = await asyncio.to_thread(self.make, dialogue)
        turns: list[dict[str, Any]] = []
        if _unasked(dialogue) and dialogue.start == "checkin":  # no check-in without a yes: he opens the chat
            await self._conversation.handle(Inbound("play", account, "open", "text", "/start", self._parts.now()))
            turns.append({"user": None, "replies": self._channel.take(account)})
        elif dialogue.start == "checkin":
            await self._conversation.start_checkin(learner_id)
            turns.append({"user": None, "replies": self._channel.take(account)})
        for number, text in enumerate(dialogue.turns):
            inbound = Inbound("play", account, f"t{number}", "text", text, self._parts.now())
            await self._conversation.handle(inbound)
            turns.append({"user": text, "replies": self._channel.take(account)})
        state = await asyncio.to_thread(self._state, learner_id)
        return {"name": dialogue.name, "profile": dialogue.profile, "turns": turns, **state}

    def make(self, dialogue: Dialogue) -> tuple[UUID, str]:
        """A fresh school, coach and learner; the learner's id and account."""
        parts, token = self._parts, self._parts.token(9)
        school = School(f"School {token}", "regio", "Doorstroompunt")
        coach = Staff("Marieke Jansen", f"{token}@example.org".lower(), "!")
        learner = _learner(dialogue, school.id, coach.id, parts.today())
        account = Account("play", token, parts.now(), learner_id=learner.id)
        with parts.begin() as uow:
            uow.add(school, coach)
            uow.flush()
            uow.add(StaffSchool(coach.id, school.id, "coach"), learner)
            uow.flush()
            uow.add(account)
            given = dialogue.context.consent
            for purpose in PURPOSES if learner.status == "active" else ():
                granted = given.get(purpose, True) if isinstance(given, dict) else given
                uow.add(Consent(learner.id, purpose, granted or purpose == "checkin", parts.now(), source="play"))
            uow.commit()
        return learner.id, token

    def _state(self, learner_id: UUID) -> dict[str, Any]:
        with self._parts.begin() as uow:
            learner = uow.get(Learner, learner_id)
            status = learner.status if learner else "forgotten"
            cases = [case for case in uow.cases.of_learner(learner_id) if case.status != "withdrawn"]
            return {
                "checkin": self._checkin(uow, learner_id),
                "signals": self._signals(uow, learner_id),
                "escalations": [self._case(uow, case) for case in reversed(cases)],
                "stopped": status == "stopped",
                "paused": status == "paused",
                "forgotten": status == "forgotten",
                "documents": outcome(self._parts, uow, learner_id),
            }

    def _checkin(self, uow: UnitOfWork, learner_id: UUID) -> dict[str, Any]:
        found = uow.talks.checkins_of(learner_id)
        if not found:
            return {"done": False, "answers": {}}
        answers = {
            row.question: {
                "value": row.value, "refused": row.refused,
                "date": row.date.isoformat() if row.date else None, "words": self._parts.vault.open(row.sealed),
            }
            for row in uow.talks.answers(found[0].id)
        }  # fmt: skip
        return {"done": found[0].ended_at is not None, "answers": answers}

    def _signals(self, uow: UnitOfWork, learner_id: UUID) -> list[dict[str, Any]]:
        return [
            {
                "level": signal.level, "topics": signal.topics, "about": signal.about, "kind": signal.kind,
                "source": signal.source,
                "evidence": [{"words": e.words, "rule": e.rule} for e in evidence_of(self._parts, signal)],
            }
            for signal in uow.talks.signals_of(learner_id)
        ]  # fmt: skip

    def _case(self, uow: UnitOfWork, case: Escalation) -> dict[str, Any]:
        events = uow.cases.events(case.id)
        kept = withheld.of_case(self._parts, uow, case)
        quotes = [kept.left(self._parts.vault.open(event.sealed)) for event in events if event.what == "quote"]
        return {
            "recipient": case.recipient, "also": case.also, "rule": case.rule, "level": case.level,
            "kind": case.kind, "about": case.about, "reason": ", ".join(case.topics), "topics": case.topics,
            "leave": case.leave, "status": case.status, "quotes": [quote for quote in quotes if quote],
            "agreements": {"bellen": case.call_time, "wie_weet": case.who_knows},
        }  # fmt: skip


def _learner(dialogue: Dialogue, school_id: UUID, coach_id: UUID, today: date) -> Learner:
    context: Context = dialogue.context
    enrolled = context.enrolled
    if enrolled is None:
        enrolled = dialogue.profile == "vervolgonderwijs"
    months = today.year * 12 + today.month - 1 - context.months_since_leaving
    return Learner(
        school_id, "Robin", dialogue.profile, date(months // 12, months % 12 + 1, 1),
        date(today.year - context.age, today.month, 1) - timedelta(days=1) if today.day == 1
        else date(today.year - context.age, today.month, 1),
        startkwalificatie=context.startkwalificatie,
        enrolled="mbo" if enrolled is True else enrolled or None,
        coach_id=coach_id, status="invited" if _unasked(dialogue) else "active",
    )  # fmt: skip


def _unasked(dialogue: Dialogue) -> bool:
    """Whether he said yes to nothing: then the bot has to ask first."""
    given = dialogue.context.consent
    return not (given.get("checkin", True) if isinstance(given, dict) else given)

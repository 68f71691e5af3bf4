"""How something is said in a crisis: to whom, with whose name, and what is kept of where the talk stands."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Protocol

from bot.content import load
from bot.conversation.danger import able, by_text, crisis, near, place, readback, tongue, trusted, worn
from bot.conversation.danger.crisis import CrisisReply, Person
from bot.conversation.danger.reaching import WRITTEN, ways
from bot.conversation.danger.step import CrisisStep
from bot.conversation.doubt.question import ALONE
from bot.conversation.intake import Talk, coach_unnamed, contact_state
from bot.conversation.marks import Marks
from bot.core.agreement import NO_CALL
from bot.language.reached import reached
from bot.ports import Outgoing, Queue, StorageDown, WrongKey
from bot.services.parts import Parts

AGREED = ("answers.beltijd", "answers.bel_mij", "answers.terugbellen")  # how to reach him was said: not asked again

_DARES_NOT = "answers.niet_durven"
_LATELY = 40  # messages of a session in which he may have said that he cannot call


class Say(Protocol):
    """Sends one message to the writer of a talk and records its crisis step."""

    async def __call__(self, talk: Talk, message: Outgoing, *, crisis_step: str | None = None) -> None: ...


class Saying:
    """What every part of the talk in a crisis needs to say something."""

    def __init__(self, parts: Parts, marks: Marks, queue: Queue, say: Say) -> None:
        self._parts, self._marks, self._queue, self._send = parts, marks, queue, say

    async def _say(self, talk: Talk, message: Outgoing, *, crisis_step: str | None = None) -> None:
        """Send it; to who cannot call without a word of calling."""
        step = CrisisStep.parse(crisis_step) if crisis_step else talk.crisis
        if step is not None and by_text.needed(await asyncio.to_thread(self._said, talk)):
            message = by_text.shown(message, step, self._person(talk).age)
        await self._send(talk, message, crisis_step=crisis_step)

    def _said(self, talk: Talk) -> tuple[str, ...]:
        """What he typed in this session; it never fails on a database that is away."""
        since = self._parts.now() - timedelta(hours=self._parts.policies.session_hours)
        try:
            with self._parts.begin() as uow:
                typed = [m for m in uow.talks.recent(talk.account.id, _LATELY, since) if m.direction == "in"]
                return tuple(self._parts.vault.open(m.sealed) for m in typed if m.kind == "text")
        except (StorageDown, WrongKey):
            return (*talk.earlier, talk.inbound.text)

    async def _step(self, talk: Talk, reply: CrisisReply) -> None:
        typed = talk.inbound.kind == "text" and talk.inbound.payload is None
        names = await self._english(talk)
        reply = worn.shown(reply, talk.blocks)
        said = tongue.beside(reply, talk.inbound.text, talk.earlier, **names) if typed else reply
        await self._say(talk, said.message, crisis_step=said.step.key)

    def _text(self, talk: Talk) -> str:
        """His words as they are read: with "coach" for its name, and English as the Dutch that is known."""
        return tongue.read(coach_unnamed(talk), talk.earlier)

    async def _english(self, talk: Talk) -> dict[str, str]:
        """What fills an English block; it never waits for a database that is away."""
        if not tongue.english(talk.inbound.text, talk.earlier):
            return {}
        try:
            state, names = await self._contact(talk)
        except StorageDown:
            return {}
        return {} if state in ALONE else {"coach": "", **names}

    async def _with_words(self, talk: Talk, reply: CrisisReply, *, kept: bool, repeat: bool = True) -> CrisisReply:
        """A block after what is no answer, with what was read; it never waits for a database that is away."""
        if talk.inbound.kind != "text" or talk.inbound.payload is not None:
            return reply
        try:
            state, _ = await self._contact(talk)
        except StorageDown:
            state = "nobody"
        calm = near.calm(await asyncio.to_thread(self._parts.assess, talk.inbound.text))
        person = self._person(talk, state)
        return readback.with_words(reply, talk.inbound.text, person, talk.blocks, kept=kept, repeat=repeat, calm=calm)

    async def _contact(self, talk: Talk) -> tuple[str, dict[str, str]]:
        """Who will get in touch with the writer, and when."""
        return await asyncio.to_thread(contact_state, self._parts, talk.account.learner_id)

    def _person(self, talk: Talk, state: str | None = None) -> Person:
        """Whom we talk to; without `state` a learner of a school counts as one who has people."""
        age = talk.learner.age_on(self._parts.today()) if talk.learner else None
        alone = talk.learner is None or state in ("stranger", "nobody")
        coach = talk.coach if state not in ("no_coach", "oncall") else ""
        agreed = any(key.endswith(AGREED) for key in talk.blocks) or NO_CALL in reached(talk.inbound.text)
        agreed = agreed or by_text.needed((*talk.earlier, talk.inbound.text))
        credit = able.has_credit((*talk.earlier, self._text(talk)), talk.blocks)
        told = (talk.inbound.text, *reversed(talk.earlier))
        where = {"town": place.town(told), "spot": place.spot(told)}
        writes = any(key.endswith(_DARES_NOT) for key in talk.blocks) or any(WRITTEN in ways(text) for text in told)
        return Person(age, alone, coach, trusted.whom(talk.inbound.text), agreed, credit, **where, writes=writes)


def with_help(last: CrisisStep, command: str, reply: Outgoing, person: Person) -> Outgoing:
    """The confirmation of a command, and that help stays."""
    entry = load("crisis")["commands"].get(command)
    if entry is None:
        return reply
    return replace(reply, text=f"{reply.text}\n{crisis.said(entry, last, person).text}")


def with_a_human(talk: Talk) -> bool:
    """Whether a coach has the conversation; the bot is silent then, except in a crisis."""
    return talk.learner is not None and talk.learner.human_since is not None

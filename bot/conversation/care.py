"""The talk in a crisis: the fixed text at once, the people who are told, and the questions that follow."""

from __future__ import annotations

import asyncio
from typing import Protocol

from bot.conversation import crisis
from bot.conversation.crisis import CrisisReply, CrisisStep
from bot.conversation.intake import READABLE, Talk, contact_state
from bot.conversation.marks import Marks
from bot.core.signal import Assessment
from bot.ports import Outgoing, Queue
from bot.services.parts import Parts


class Say(Protocol):
    """Sends one message to the writer of a talk and records its crisis step."""

    async def __call__(self, talk: Talk, message: Outgoing, *, crisis_step: str | None = None) -> None: ...


class Care:
    """What is said and done while somebody is in danger; no engine is asked."""

    def __init__(self, parts: Parts, marks: Marks, queue: Queue, say: Say) -> None:
        self._parts, self._marks, self._queue, self._say = parts, marks, queue, say

    async def meet(self, talk: Talk, verdict: Assessment) -> None:
        """The fixed text at once; then the case, the people, and who will get in touch."""
        age = talk.learner.age_on(self._parts.today()) if talk.learner else None
        stranger = talk.learner is None
        reply = crisis.first(verdict, age, talk.crisis, stranger=stranger)
        try:
            await self._step(talk, reply)
        finally:  # whatever goes wrong in sending: people are told
            fresh = await asyncio.to_thread(self._marks.crisis, talk, verdict)
            await self._queue.notices()
        if fresh and not with_a_human(talk):
            state, names = await self._contact(talk)
            await self._say(talk, crisis.contact(state, **names), crisis_step=reply.step.key)

    async def follow_up(self, talk: Talk, verdict: Assessment) -> bool:
        """While an answer about safety is awaited: hear it, or ask once more. True when this was it."""
        payload = talk.inbound.payload
        step = talk.crisis
        tapped = payload is not None and payload.startswith(crisis.PREFIX)
        if step is None or not (tapped or crisis.is_open(step)) or talk.inbound.kind not in READABLE:
            return False
        if with_a_human(talk) and not tapped:
            return False
        stranger = talk.learner is None
        said = crisis.understood(step, talk.inbound.text, payload)
        if said is None:
            if tapped:
                return False
            if step.block == "stay" and verdict.level in ("none", "attention"):
                return False
            age = talk.learner.age_on(self._parts.today()) if talk.learner else None
            await self._step(talk, crisis.follow(step, age, stranger=stranger))
            return True
        await asyncio.to_thread(self._marks.crisis_answer, talk, said)
        await self._queue.notices()
        reply = crisis.answer(step, said, stranger=stranger)
        if said == "bel_mij" and not stranger:
            state, names = await self._contact(talk)
            done = CrisisStep(step.kind, step.about, "answers.bel_mij")
            reply = CrisisReply(crisis.call(state, **names), done)
        if reply is None:
            return False
        await self._step(talk, reply)
        return True

    async def _contact(self, talk: Talk) -> tuple[str, dict[str, str]]:
        """Who will get in touch with the writer, and when."""
        return await asyncio.to_thread(contact_state, self._parts, talk.learner.id if talk.learner else None)

    async def _step(self, talk: Talk, reply: CrisisReply) -> None:
        await self._say(talk, reply.message, crisis_step=reply.step.key)


def with_a_human(talk: Talk) -> bool:
    """Whether a coach has the conversation; the bot is silent then, except in a crisis."""
    return talk.learner is not None and talk.learner.human_since is not None

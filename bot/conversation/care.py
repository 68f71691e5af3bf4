"""The talk in a crisis: the fixed text at once, the people who are told, and the questions that follow."""

from __future__ import annotations

import asyncio
from typing import Protocol

from bot.conversation import crisis, hearing
from bot.conversation.crisis import CrisisReply, CrisisStep, Person
from bot.conversation.intake import READABLE, Talk, contact_state, crisis_before
from bot.conversation.marks import Marks
from bot.core.signal import Assessment
from bot.ports import Outgoing, Queue
from bot.services.parts import Parts

UNREADABLE = ("voice", "photo", "file")
CALM = ("answers.geholpen", "later")  # where a call of school is no longer in the way of 112
UNSAID = ("weet_niet", "laat_maar", "rust", "veilig")  # answers to a question only


class Say(Protocol):
    """Sends one message to the writer of a talk and records its crisis step."""

    async def __call__(self, talk: Talk, message: Outgoing, *, crisis_step: str | None = None) -> None: ...


class Care:
    """What is said and done while somebody is in danger; no engine is asked."""

    def __init__(self, parts: Parts, marks: Marks, queue: Queue, say: Say) -> None:
        self._parts, self._marks, self._queue, self._say = parts, marks, queue, say

    async def meet(self, talk: Talk, verdict: Assessment) -> None:
        """The fixed text at once; then the case, the people, and who will get in touch."""
        said = self._said_in_it(talk)
        if talk.crisis is not None and said is not None:
            await asyncio.to_thread(self._marks.crisis, talk, verdict)
            if await self._heard(talk, talk.crisis, said):
                return
        reply = crisis.first(verdict, self._person(talk), talk.crisis, talk.inbound.text)
        try:
            await self._step(talk, reply)
        finally:  # whatever goes wrong in sending: people are told
            fresh = await asyncio.to_thread(self._marks.crisis, talk, verdict)
            await self._queue.notices()
        if fresh and not with_a_human(talk):
            state, names = await self._contact(talk)
            message = crisis.contact(state, reply.step, self._person(talk, state), **names)
            await self._say(talk, message, crisis_step=reply.step.key)

    async def follow_up(self, talk: Talk, verdict: Assessment) -> bool:
        """While an answer about safety is awaited: hear it, or ask once more. True when this was it."""
        payload, step = talk.inbound.payload, talk.crisis
        tapped = payload is not None and payload.startswith(crisis.PREFIX)
        if with_a_human(talk) and not tapped:
            return False
        if step is None:
            return await self._next_day(talk)
        if talk.inbound.kind in UNREADABLE and crisis.is_open(step):
            await self._step(talk, crisis.unreadable(step, talk.inbound.kind, self._person(talk)))
            return True
        if talk.inbound.kind not in READABLE:
            return False
        waits = tapped or crisis.is_open(step)
        said = crisis.understood(step, talk.inbound.text, payload)
        if said is not None and (waits or said not in UNSAID):
            return await self._heard(talk, step, said)
        if not waits and verdict.level == "none":
            return await self._let_go(talk, step)
        return False if tapped else await self._unclear(talk, step, verdict)

    async def with_help(self, talk: Talk, command: str, reply: Outgoing) -> tuple[Outgoing, str | None]:
        """The confirmation of a command, and the step to go on from: a STOP in a crisis is not left alone."""
        step = talk.crisis
        if step is None or not crisis.is_open(step) or with_a_human(talk):
            return reply, None
        state, _ = await self._contact(talk)
        asked = crisis.answer(step, "hulp", self._person(talk, state)) if command == "help" else None
        if asked is not None:
            return asked.message, asked.step.key
        known = talk.account.learner_id is not None
        return crisis.with_help(step, command, reply, self._person(talk, state)), step.key if known else None

    def _said_in_it(self, talk: Talk) -> str | None:
        """What a short message says that is a crisis by what went before it only, or by a guess of the classifier."""
        said = hearing.soft(talk.inbound.text) if talk.crisis else None
        if said is None:
            return None
        alone = self._parts.assess(talk.inbound.text)
        guessed = all(item.rule.startswith("model:") for item in alone.evidence)
        return said if alone.level != "crisis" or guessed else None

    async def _heard(self, talk: Talk, step: CrisisStep, said: str) -> bool:
        """An answer that is understood: written down, told when it alarms, answered."""
        await asyncio.to_thread(self._marks.crisis_answer, talk, said)
        await self._queue.notices()
        state, names = await self._contact(talk)
        person = self._person(talk, state)
        reply = crisis.answer(step, said, person)
        done = CrisisStep(step.kind, step.about, f"answers.{said}")
        urgent = step.danger == "overdosis" and step.block not in CALM
        if said == "bel_mij" and state != "stranger" and not urgent:
            reply = CrisisReply(crisis.call(state, step, person, **names), done)
        elif said == "wanneer":
            reply = crisis.when(state, step, person, **names)
        if reply is None:
            return False
        await self._step(talk, reply)
        return True

    async def _unclear(self, talk: Talk, step: CrisisStep, verdict: Assessment) -> bool:
        """No answer to the question: a wish waits, the rest is asked once more; then other things may be talked of."""
        calm = verdict.level in ("none", "attention")
        wish = calm and hearing.practical(talk.inbound.text)
        if calm and (step.block == "listen" or (wish and step.block not in ("first", "again"))):
            return await self._let_go(talk, step)
        person = self._person(talk)
        reply = crisis.answer(step, "eerst_dit", person) if wish else None
        await self._step(talk, reply or crisis.follow(step, person))
        return True

    async def _let_go(self, talk: Talk, step: CrisisStep) -> bool:
        """Something else may be talked about: said once, never as if nothing had been told."""
        if talk.learner is not None and talk.learner.status == "active":
            await self._say(talk, crisis.back(step, self._person(talk)))
        return False

    async def _next_day(self, talk: Talk) -> bool:
        """The first message on a day after a crisis: ask how it is, once."""
        if talk.earlier or talk.learner is None or talk.learner.status != "active" or talk.inbound.kind != "text":
            return False
        step = await asyncio.to_thread(crisis_before, self._parts, talk)
        if step is None:
            return False
        await self._step(talk, crisis.later(step, self._person(talk)))
        return True

    async def _contact(self, talk: Talk) -> tuple[str, dict[str, str]]:
        """Who will get in touch with the writer, and when."""
        return await asyncio.to_thread(contact_state, self._parts, talk.account.learner_id)

    def _person(self, talk: Talk, state: str | None = None) -> Person:
        """Whom we talk to; without `state` a learner of a school counts as one who has people."""
        age = talk.learner.age_on(self._parts.today()) if talk.learner else None
        alone = talk.learner is None or state in ("stranger", "nobody")
        coach = talk.coach if state not in ("no_coach", "oncall") else ""
        return Person(age, alone, coach)

    async def _step(self, talk: Talk, reply: CrisisReply) -> None:
        await self._say(talk, reply.message, crisis_step=reply.step.key)


def with_a_human(talk: Talk) -> bool:
    """Whether a coach has the conversation; the bot is silent then, except in a crisis."""
    return talk.learner is not None and talk.learner.human_since is not None

"""The talk in a crisis: the fixed text at once, the people who are told, and the questions that follow."""

from __future__ import annotations

import asyncio
from typing import Protocol

from bot.conversation import crisis, hearing, second
from bot.conversation.crisis import CrisisReply, CrisisStep, Person
from bot.conversation.intake import READABLE, Talk, contact_state, crisis_before
from bot.conversation.marks import Marks
from bot.core.signal import Assessment
from bot.ports import Outgoing, Queue
from bot.services.parts import Parts

UNREADABLE = ("voice", "photo", "file")
CALM = ("answers.geholpen", "later")  # where a call of school is no longer in the way of 112
UNSAID = ("weet_niet", "laat_maar", "rust", "veilig")  # answers to a question only
SETTLED = ("answers.weer_veilig", "answers.niet_bellen", "answers.geholpen")  # nothing is waited for any more


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
        if talk.crisis is not None:
            if said is None and second.guessed(verdict):
                said = hearing.fact(talk.inbound.text, talk.crisis.kind, talk.crisis.about)
            verdict = second.kept(talk.crisis, verdict)
            if said is not None and (verdict.kind, verdict.about) == (talk.crisis.danger, talk.crisis.about):
                await asyncio.to_thread(self._marks.crisis, talk, verdict)
                if await self._heard(talk, talk.crisis, said):
                    return
        person = self._person(talk)
        reply = crisis.first(verdict, person, talk.crisis, talk.inbound.text)
        reply = second.with_second(reply, verdict.also, person)
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
        time = "" if tapped else await asyncio.to_thread(self._time, talk, step)
        if time and said in (None, "bel_mij"):
            return await self._heard(talk, step, "beltijd", time)
        over = step.block in SETTLED and said in hearing.FACTS
        if said is not None and (waits or not (over or said in UNSAID)):
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

    def _time(self, talk: Talk, step: CrisisStep) -> str:
        """When he says that he may be called, in words; "" where he does not, or nobody could call."""
        if talk.learner is None or not hearing.timed(talk.inbound.text, asked=crisis.asks_call(step)):
            return ""
        if contact_state(self._parts, talk.account.learner_id)[0] == "nobody":
            return ""
        read = self._parts.reader.read(
            talk.inbound.text, question="bellen", profile=talk.learner.profile, now=self._parts.now()
        )
        found = read.get("bellen")
        return found.value if found is not None and not found.refused else ""

    async def _heard(self, talk: Talk, step: CrisisStep, said: str, time: str = "") -> bool:
        """An answer that is understood: written down, told when it alarms, answered."""
        await asyncio.to_thread(self._marks.crisis_answer, talk, said, time)
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
        elif said == "beltijd":
            reply = crisis.call_time(step, person, time)
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
        if not wish and len(talk.inbound.text.split()) > 1:
            await asyncio.to_thread(self._marks.crisis_words, talk)
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

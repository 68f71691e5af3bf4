"""The talk in a crisis: the fixed text at once, the people who are told, and the questions that follow."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Protocol

from bot.conversation import crisis, hearing, mistaken, reaching, readback, second, told, trusted
from bot.conversation.crisis import CrisisReply, Person
from bot.conversation.intake import READABLE, Talk, coach_unnamed, contact_state, crisis_before
from bot.conversation.lines import MET
from bot.conversation.marks import Marks
from bot.conversation.step import ASKED, CrisisStep
from bot.core.signal import Assessment, Kind
from bot.ports import Outgoing, Queue, StorageDown
from bot.services.parts import Parts

GRAVE = ("mentaal", "veiligheid", "thuis", "middelen")  # what is of these is no other matter
UNREADABLE = ("voice", "photo", "file")
CALM = ("answers.geholpen", "answers.hulp_er", "later")  # where a call of school is no longer in the way of 112
UNSAID = ("weet_niet", "laat_maar", "rust", "veilig")  # answers to a question only
SETTLED = (*MET, "answers.niet_bellen")  # nothing is waited for any more
EASED = tuple(f"answers.{said}" for said in ("hulp_er", "geholpen", "voorbij", "blijf_weg", "na_hulp"))
AGREED = ("answers.beltijd", "answers.bel_mij", "answers.terugbellen")  # how to reach him was said: not asked again
SOLVED = "answers.opgelost"  # it was no danger: nothing is said of it before other things


class Say(Protocol):
    """Sends one message to the writer of a talk and records its crisis step."""

    async def __call__(self, talk: Talk, message: Outgoing, *, crisis_step: str | None = None) -> None: ...


class Care:
    """What is said and done while somebody is in danger; no engine is asked."""

    def __init__(self, parts: Parts, marks: Marks, queue: Queue, say: Say) -> None:
        self._parts, self._marks, self._queue, self._say = parts, marks, queue, say

    async def meet(self, talk: Talk, verdict: Assessment) -> None:
        """The fixed text at once; then the case, the people, and who will get in touch."""
        step, text, person = talk.crisis, coach_unnamed(talk), self._person(talk)
        verdict, alone = second.whose(verdict, text), None
        if step is not None:
            alone = self._parts.assess(talk.inbound.text)
            step = replace(step, guess=step.guess and alone.level != "crisis")  # said twice is no guess
            said, time, guess = second.said_in_it(step, text, verdict, alone), "", second.guessed(verdict)
            if guess and not with_a_human(talk):
                said, time = await asyncio.to_thread(reaching.heard, self._parts, talk, step, said)
            verdict = second.kept(step, verdict, text, alone)
            also = second.beside(step, verdict, said, guess=guess)
            if said is not None and also is not None:
                await asyncio.to_thread(self._marks.crisis, talk, verdict)
                if await self._heard(talk, step, said, time, also=also):
                    return
        reply = crisis.first(verdict, person, step, text)
        more = reply.step if step is not None and (reply.step.block == "first" or step.block == ASKED) else None
        if alone is not None and reply.step.block != "first":
            repeat = alone.level != "crisis"
            reply = await self._with_words(talk, reply, kept=talk.learner is not None, repeat=repeat)
        reply = second.with_second(reply, verdict.also, person, step, verdict)
        try:
            await self._step(talk, reply)
        finally:  # whatever goes wrong in sending: people are told
            fresh = await asyncio.to_thread(self._marks.crisis, talk, verdict, more)
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
            return await self._lately(talk) or await self._next_day(talk)
        if talk.inbound.kind in UNREADABLE and crisis.is_open(step):
            await self._step(talk, crisis.unreadable(step, talk.inbound.kind, self._person(talk)))
            return True
        if talk.inbound.kind not in READABLE:
            return False
        if not tapped and await self._raised(talk, step):
            return True
        waits = tapped or crisis.is_open(step)
        said = crisis.understood(step, coach_unnamed(talk), payload)
        said, time = await asyncio.to_thread(reaching.heard, self._parts, talk, step, said)
        if time:
            return await self._heard(talk, step, "beltijd", time)
        over = step.block in SETTLED and said in hearing.FACTS
        if said is not None and (waits or not (over or said in UNSAID)) and await self._heard(talk, step, said):
            return True
        if not waits and verdict.level == "none":
            return await self._let_go(talk, step)
        return False if tapped else await self._unclear(talk, step, verdict)

    async def heard(self, talk: Talk, said: str) -> bool:
        """An answer that was given to another question of ours, in the crisis that is open."""
        return talk.crisis is not None and await self._heard(talk, talk.crisis, said)

    async def let_go(self, talk: Talk) -> bool:
        """Something else may be talked about. True when nothing more is to be said to this message."""
        return talk.crisis is not None and await self._let_go(talk, talk.crisis)

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

    async def _raised(self, talk: Talk, step: CrisisStep) -> bool:
        """The danger that is talked of is now: firmer words, and people are told once more. True when this was it."""
        nearer = second.nearer(step, coach_unnamed(talk))
        if nearer is None:
            return False
        await asyncio.to_thread(self._marks.crisis_answer, talk, "dringend", "", nearer)
        await self._queue.notices()
        person = self._person(talk)
        worse = crisis.answer(step, "slechter", person) if step.called else None
        await self._step(talk, worse or crisis.reply_at(nearer, person))
        return True

    async def _lately(self, talk: Talk) -> bool:
        """What is told of a crisis of this session after other things were talked of. True when this was it."""
        step, text = talk.lately, coach_unnamed(talk)
        if step is None or talk.inbound.kind != "text" or talk.inbound.payload is not None:
            return False
        talk.crisis = step
        said = hearing.among(hearing.LATER, text, (step.kind, step.danger), step.about)
        if await self._raised(talk, step) or (said is not None and await self._heard(talk, step, said)):
            return True
        talk.crisis = None
        return False

    async def _heard(
        self, talk: Talk, step: CrisisStep, said: str, time: str = "", also: tuple[Kind, ...] = ()
    ) -> bool:
        """An answer that is understood: written down, told when it alarms, answered. `also`: another danger in it."""
        await asyncio.to_thread(self._marks.crisis_answer, talk, said, time)
        await self._queue.notices()
        state, names = await self._contact(talk)
        person = self._person(talk, state)
        reply = crisis.answer(step, said, person)
        urgent = step.danger == "overdosis" and step.block not in CALM and not step.called
        if said == "bel_mij" and state != "stranger" and not urgent:
            reply = crisis.call(state, step, person, **names)
        elif said == "wanneer":
            reply = crisis.when(state, step, person, **names)
        elif said == "beltijd":
            reply = await asyncio.to_thread(reaching.reply, self._parts, talk, step, person, time)
        if reply is None:
            return False
        if reply.step.block in ("again", "stay", "listen"):  # it was said twice: what follows shows that it was read
            reply = await self._with_words(talk, reply, kept=False)
        await self._step(talk, second.with_second(reply, also, person) if also else reply)
        return True

    async def _unclear(self, talk: Talk, step: CrisisStep, verdict: Assessment) -> bool:
        """No answer to the question: a wish waits, the rest is asked once more; then other things may be talked of."""
        worry = not set(verdict.topics).isdisjoint(GRAVE) or mistaken.troubled(step, hearing.plain(talk.inbound.text))
        calm = verdict.level in ("none", "attention")
        wish = calm and hearing.practical(talk.inbound.text)
        if calm and step.block in EASED:
            return await self._after_help(talk, step, wish)
        if calm and ((step.block == "listen" and not worry) or (wish and step.block not in ("first", "again"))):
            return await self._let_go(talk, step)
        kept = not wish and len(talk.inbound.text.split()) > 1
        kept = kept and await asyncio.to_thread(told.kept, self._parts, talk)
        person = self._person(talk)
        reply = crisis.answer(step, "eerst_dit", person) if wish else None
        reply = reply or await self._with_words(talk, crisis.follow(step, person), kept=kept)
        await self._step(talk, reply)
        return True

    async def _with_words(self, talk: Talk, reply: CrisisReply, *, kept: bool, repeat: bool = True) -> CrisisReply:
        """A block after what is no answer, with what was read; it never waits for a database that is away."""
        if talk.inbound.kind != "text" or talk.inbound.payload is not None:
            return reply
        try:
            state, _ = await self._contact(talk)
        except StorageDown:
            state = "nobody"
        person = self._person(talk, state)
        return readback.with_words(reply, talk.inbound.text, person, talk.blocks, kept=kept, repeat=repeat)

    async def _after_help(self, talk: Talk, step: CrisisStep, wish: bool) -> bool:
        """What is typed once the danger was met: one word more, and then other things may be talked of."""
        ends = wish or talk.inbound.kind != "text" or hearing.has("closing", hearing.plain(talk.inbound.text))
        reply = None if ends else crisis.answer(step, "na_hulp", self._person(talk))
        if reply is None or reply.step.block == step.block:
            return await self._let_go(talk, step)
        await asyncio.to_thread(told.kept, self._parts, talk)
        await self._step(talk, reply)
        return True

    async def _let_go(self, talk: Talk, step: CrisisStep) -> bool:
        """Something else may be talked about: said once, never as if nothing had been told.

        An "ok" is no answer to what was asked before the crisis, so it stays here.
        """
        if step.block == SOLVED:
            return False
        if talk.learner is not None and talk.learner.status == "active":
            await self._say(talk, crisis.back(step, self._person(talk)))
            return talk.inbound.kind == "text" and hearing.has("closing", hearing.plain(talk.inbound.text))
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
        agreed = any(key.endswith(AGREED) for key in talk.blocks)
        return Person(age, alone, coach, trusted.whom(talk.inbound.text), agreed)

    async def _step(self, talk: Talk, reply: CrisisReply) -> None:
        await self._say(talk, reply.message, crisis_step=reply.step.key)


def with_a_human(talk: Talk) -> bool:
    """Whether a coach has the conversation; the bot is silent then, except in a crisis."""
    return talk.learner is not None and talk.learner.human_since is not None

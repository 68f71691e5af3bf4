"""The talk in a crisis: the fixed text at once, the people who are told, and the questions that follow."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial

from bot.content import load
from bot.conversation.danger import (
    all_said,
    by_meaning,
    crisis,
    hearing,
    mistaken,
    near,
    nods,
    place,
    reaching,
    second,
    told,
    tongue,
)
from bot.conversation.danger.all_said import WISH, Said
from bot.conversation.danger.ending import Ending
from bot.conversation.danger.lines import MET
from bot.conversation.danger.plainly import SAYS_IT
from bot.conversation.danger.saying import Say as Say
from bot.conversation.danger.saying import with_a_human as with_a_human
from bot.conversation.danger.saying import with_help
from bot.conversation.danger.step import ASKED, CrisisStep, guessed
from bot.conversation.intake import READABLE, Talk
from bot.core.signal import Assessment, Kind
from bot.ports import Outgoing

GRAVE = ("mentaal", "veiligheid", "thuis", "middelen")  # what is of these is no other matter
UNREADABLE = ("voice", "photo", "file")
CALM = ("answers.geholpen", "answers.hulp_er", "later")  # where a call of school is no longer in the way of 112
UNSAID = ("weet_niet", "laat_maar", "rust", "veilig")  # answers to a question only
SETTLED = (*MET, "answers.niet_bellen")  # nothing is waited for any more
EASED = tuple(f"answers.{said}" for said in ("hulp_er", "geholpen", "voorbij", "blijf_weg", "na_hulp"))


class Care(Ending):
    """What is said and done while somebody is in danger; no engine is asked."""

    async def meet(self, talk: Talk, verdict: Assessment) -> None:
        """The fixed text at once; then the case, the people, and who will get in touch."""
        step, text, person = talk.crisis, self._text(talk), self._person(talk)
        verdict, alone = second.whose(verdict, text, step), None
        if step is not None:
            alone = second.whose(self._parts.assess(talk.inbound.text), text, step)
            step = replace(step, guess=step.guess and alone.level != "crisis")  # said twice is no guess
            if guessed(verdict) and await self._turned(talk, step, verdict):
                return
            said, time, beside = await self._beside(talk, step, verdict, alone)
            verdict = second.kept(step, verdict, text, alone, wish=bool(time) or said in second.WISHES)
            also = second.beside(step, verdict, said, guess=guessed(verdict))
            if also is not None and (afraid := all_said.afraid(said, text)):  # of others: no wish to die of his own
                also, beside = (), (*afraid, *beside)
            if said is not None and also is not None:
                await asyncio.to_thread(self._marks.crisis, talk, verdict)
                if await self._heard(talk, step, said, time, also=also, beside=beside):
                    return
        grave = alone is not None and alone.level == "crisis" and alone.chance >= float(load("crisis")["grave"])
        reply = crisis.first(verdict, person, step if guessed(verdict) else talk.crisis, text, grave=grave)
        strong = reply.step.block in ("first", SAYS_IT)
        more = reply.step if step is not None and (strong or step.block == ASKED) else None
        if alone is not None and not strong:
            repeat = alone.level != "crisis"
            reply = await self._with_words(talk, reply, kept=talk.learner is not None, repeat=repeat)
        reply = second.with_second(reply, verdict.also, person, step, verdict)
        reply = all_said.with_lines(reply, all_said.means(reply.step, text), person)
        try:
            await self._step(talk, reply)
        finally:  # whatever goes wrong in sending: people are told
            fresh = await asyncio.to_thread(self._marks.crisis, talk, verdict, more)
            await self._queue.notices()
        if fresh and not with_a_human(talk):
            state, names = await self._contact(talk)
            message = crisis.contact(state, reply.step, self._person(talk, state), **names)
            if tongue.english(talk.inbound.text, talk.earlier):
                message = tongue.contact(message, state, names)
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
        if not tapped and (await self._turned(talk, step) or await self._raised(talk, step)):
            return True
        waits = tapped or crisis.is_open(step)
        found = await asyncio.to_thread(self._read, talk, step, payload)
        said, time = await asyncio.to_thread(reaching.heard, self._parts, talk, step, found.reply)
        if time:
            return await self._heard(talk, step, said or "beltijd", time, beside=found.also)
        over = step.block in SETTLED and said in hearing.FACTS
        counts = said is not None and (waits or not (over or said in UNSAID))
        if said is not None and counts and await self._heard(talk, step, said, beside=found.also):
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
        return with_help(step, command, reply, self._person(talk, state)), step.key if known else None

    # -- what a message says ------------------------------------------------------------------------

    def _read(self, talk: Talk, step: CrisisStep, payload: str | None) -> Said:
        """What he says or taps, clause by clause."""
        text, allowed = self._text(talk), partial(near.heard, self._parts, talk)
        whole = allowed(crisis.understood(step, text, payload, agreed=self._person(talk).agreed))
        if payload is not None:
            return Said(whole)
        whole = nods.heard(step, talk.inbound.text, whole) or by_meaning.question(text) or place.heard(step, text)
        if whole is None and near.calm(self._parts.assess(talk.inbound.text)):
            whole = "bel_mij" if by_meaning.allows_call(text) else by_meaning.thanked(step, text)
        return all_said.of(step, text, whole, allowed)

    async def _beside(
        self, talk: Talk, step: CrisisStep, verdict: Assessment, alone: Assessment
    ) -> tuple[str | None, str, tuple[str, ...]]:
        """What a message that is a crisis says beside it: the reply, the wish in it, and what else."""
        text, guess = self._text(talk), guessed(verdict)
        said = second.said_in_it(step, text, verdict, alone)
        said = await asyncio.to_thread(near.heard, self._parts, talk, said)
        found, time = Said(said), ""
        if guess and second.nearer(step, text) is None:
            allowed = partial(second.counts, step, alone, partial(near.heard, self._parts, talk))
            found = await asyncio.to_thread(all_said.of, step, text, said, allowed, own=False)
            if not with_a_human(talk):
                said, time = await asyncio.to_thread(reaching.heard, self._parts, talk, step, found.reply, alone.level)
                return said, time, found.also
        return found.reply, time, found.also

    async def _turned(self, talk: Talk, step: CrisisStep, verdict: Assessment | None = None) -> bool:
        """It is not about himself, he says: the words for who worries about another. True when this was it."""
        turn = second.turned(step, self._text(talk), talk.earlier)
        if turn is None:
            return False
        if verdict is not None:
            await asyncio.to_thread(self._marks.signal, talk, verdict)
        await asyncio.to_thread(self._marks.crisis_answer, talk, "dringend", "", turn)
        await self._queue.notices()
        await self._step(talk, crisis.reply_at(turn, self._person(talk)))
        return True

    async def _raised(self, talk: Talk, step: CrisisStep) -> bool:
        """The danger that is talked of is now: firmer words, and people are told once more. True when this was it."""
        nearer = second.nearer(step, self._text(talk))
        if nearer is None:
            return False
        await asyncio.to_thread(self._marks.crisis_answer, talk, "dringend", "", nearer)
        await self._queue.notices()
        person = self._person(talk)
        worse = crisis.answer(step, "slechter", person) if step.called else None
        reply = worse or crisis.reply_at(nearer, person)
        await self._step(talk, all_said.with_lines(reply, all_said.means(reply.step, self._text(talk)), person))
        return True

    async def _heard(
        self, talk: Talk, step: CrisisStep, said: str, time: str = "", also: tuple[Kind, ...] = (),
        beside: tuple[str, ...] = (),
    ) -> bool:  # fmt: skip
        """An answer that is understood: written down, told when it alarms, answered. `also`: another danger in it;
        `beside`: what else was said."""
        wish = "" if time else await asyncio.to_thread(all_said.wish, self._parts, talk, said)
        if wish:  # how he wants to be called is no wish not to be
            beside = tuple(one for one in beside if one not in ("niet_bellen", "bel_mij"))
        await self._kept_of(talk, said, time, beside, wish)
        state, names = await self._contact(talk)
        person = self._person(talk, state)
        reply = crisis.answer(step, said, person)
        urgent = step.danger == "overdosis" and step.block not in CALM and not step.called
        if said == "bel_mij" and state != "stranger" and not urgent:
            reply = crisis.call(state, step, person, **names)
        elif said == "wanneer":
            reply = crisis.when(state, step, person, **names)
        elif time:
            reply = await asyncio.to_thread(reaching.reply, self._parts, talk, step, person, time, said)
        if reply is None:
            return False
        if reply.step.block in ("again", "stay", "listen"):  # it was said twice: what follows shows that it was read
            reply = await self._with_words(talk, reply, kept=False)
        reply = all_said.with_lines(reply, (*beside, *((WISH,) if wish else ())), person, all_said.shown(step, wish))
        await self._step(talk, second.with_second(reply, also, person) if also else reply)
        return True

    async def _kept_of(self, talk: Talk, said: str, time: str, beside: tuple[str, ...], wish: str) -> None:
        """All that was said, in the case."""
        await asyncio.to_thread(self._marks.crisis_answer, talk, said, time)
        for one in beside:
            await asyncio.to_thread(self._marks.crisis_answer, talk, one)
        if wish:
            await asyncio.to_thread(self._marks.crisis_answer, talk, "beltijd", wish)
        await self._queue.notices()

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

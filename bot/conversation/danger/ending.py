"""How the talk about a crisis ends, and what comes of it later that day or on another."""

from __future__ import annotations

import asyncio

from bot.conversation.danger import crisis, hearing, resting, told
from bot.conversation.danger.lines import SOLVED
from bot.conversation.danger.saying import Saying
from bot.conversation.danger.step import CrisisStep
from bot.conversation.intake import Talk, crisis_before


class Ending(Saying):
    """What is said once other things may be talked of again."""

    async def _raised(self, talk: Talk, step: CrisisStep) -> bool:
        """Firmer words where the danger is now (care.py)."""
        raise NotImplementedError

    async def _heard(self, talk: Talk, step: CrisisStep, said: str) -> bool:
        """An answer that is understood (care.py)."""
        raise NotImplementedError

    async def _lately(self, talk: Talk) -> bool:
        """What is told of a crisis of this session after other things were talked of. True when this was it."""
        step, text = talk.lately, self._text(talk)
        if resting.rests(step):
            await asyncio.to_thread(resting.rest, self._parts, talk)
        if step is None or talk.inbound.kind != "text" or talk.inbound.payload is not None:
            return False
        talk.crisis = step
        said = hearing.among(hearing.LATER, text, (step.kind, step.danger), step.about)
        if await self._raised(talk, step) or (said is not None and await self._heard(talk, step, said)):
            return True
        talk.crisis = None
        return False

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

        An "ok" is no answer to what was asked before the crisis, so it stays here; after a crisis of his own so does
        all that is no wish and no question, for the check-in is over for that day.
        """
        if step.block == SOLVED:
            return False
        if talk.learner is not None and talk.learner.status == "active":
            await self._say(talk, crisis.back(step, self._person(talk)))
            typed, words = talk.inbound.kind == "text", hearing.plain(talk.inbound.text)
            if resting.rests(step) and await asyncio.to_thread(resting.rest, self._parts, talk):
                wished = hearing.practical(talk.inbound.text) or hearing.has("asks", words) or "?" in talk.inbound.text
                return typed and not wished
            return typed and hearing.has("closing", words)
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

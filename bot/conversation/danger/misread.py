"""The talk about a crisis that may be a mistake: one careful question, and after a no all that was said is answered."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import cast

from bot.conversation.danger import mistaken, told, withdrawn
from bot.conversation.danger.care import Care, Say, with_a_human
from bot.conversation.danger.step import ASKED, CrisisStep
from bot.conversation.doubt import asked_beside
from bot.conversation.intake import Talk, coach_unnamed, reopen
from bot.core.check import CheckStep
from bot.core.conversation import Message
from bot.core.signal import About, Assessment, Doubt
from bot.services.escalations import checking
from bot.services.parts import Parts

_RECENT = 40  # messages among which a crisis began


def is_asked(talk: Talk) -> bool:
    """Whether the question was put, and waits."""
    return talk.crisis is not None and talk.crisis.block == ASKED


def was_asked(talk: Talk) -> bool:
    """Whether the question was put in this crisis; it is put once."""
    steps = [CrisisStep.parse(key) for key in talk.blocks]
    begun = max((at for at, step in enumerate(steps) if step.block == "first"), default=0)
    return is_asked(talk) or any(step.block == ASKED for step in steps[begun:])


class Misread:
    """Asks if a guess was wrong, and takes up what was said meanwhile. Methods may raise `StorageDown`."""

    def __init__(self, parts: Parts, care: Care, say: Say) -> None:
        self._parts, self._care, self._say = parts, care, say

    async def asks(self, talk: Talk, verdict: Assessment) -> bool:
        """The question, where nothing but a guess began the crisis and this is harmless by itself. True when put."""
        step, inbound = talk.crisis, talk.inbound
        if step is None or not step.guess or inbound.payload is not None or inbound.kind != "text":
            return False
        alone = await asyncio.to_thread(self._parts.assess, inbound.text)
        if was_asked(talk):  # unanswered it stays a guess, until something worrying is said
            if mistaken.worries(step, coach_unnamed(talk), alone):
                talk.crisis = replace(step, guess=False)
            return False
        if with_a_human(talk) or not mistaken.likely(step, coach_unnamed(talk), alone, verdict):
            return False
        check = await asyncio.to_thread(self._kept, talk, step)
        if check is None:
            return False
        talk.crisis = mistaken.asked(step)
        await asked_beside.answer(self._parts, talk, replace(check, mild=True), self._say)
        await self.put(talk, check)
        return True

    async def put(self, talk: Talk, check: CheckStep) -> None:
        """The question, in the state that it is in."""
        key = talk.crisis.key if talk.crisis is not None else None
        await self._say(talk, mistaken.careful_question(check), crisis_step=key)

    async def withdrawn(self, talk: Talk) -> tuple[Talk, ...] | None:
        """A plain denial of what only a guess began: said sorry, and the talks to answer now; None where it is none."""
        step, inbound = talk.crisis, talk.inbound
        if step is None or not step.guess or inbound.payload is not None or inbound.kind != "text":
            return None
        if with_a_human(talk) or was_asked(talk):
            return None
        alone = await asyncio.to_thread(self._parts.assess, inbound.text)
        if not withdrawn.takes_back(step, coach_unnamed(talk), alone):
            return None
        if await asyncio.to_thread(self._worried_since, talk, step):
            return None
        await self._care.heard(talk, "opgelost")
        return await asyncio.to_thread(self._taken_up, step, talk.message, "", withdrawn.told(step, inbound.text))

    async def goes_by(self, talk: Talk) -> bool:
        """Whether something harmless was said instead of an answer: other things may be talked of, the case stays."""
        if talk.crisis is None or talk.inbound.kind != "text" or talk.inbound.payload is not None:
            return False
        if not (talk.crisis.guess or is_asked(talk)):
            return False
        text = coach_unnamed(talk)
        alone = await asyncio.to_thread(self._parts.assess, talk.inbound.text)
        return mistaken.no_answer(talk.crisis, text) and mistaken.harmless(talk.crisis, text, alone)

    async def ended(self, talk: Talk, held: Message, more: str) -> tuple[Talk, ...]:
        """It was a mistake: said so, and kept. The talks to answer now; `more`: what was said beside the no."""
        step = cast(CrisisStep, talk.crisis)
        more = "" if mistaken.only_denied(step, coach_unnamed(talk)) else more
        await self._care.heard(talk, "opgelost")
        return () if with_a_human(talk) else await asyncio.to_thread(self._taken_up, step, held, more)

    def _worried_since(self, talk: Talk, step: CrisisStep) -> bool:
        """Whether anything that was said since it began was danger, or trouble."""
        now = talk.message.id or 0
        with self._parts.begin() as uow:
            recent = uow.talks.recent(talk.account.id, _RECENT)
        began = mistaken.beginning(recent, now) or 0
        typed = [m for m in recent if m.direction == "in" and m.kind == "text" and began < (m.id or 0) < now]
        said = [self._parts.vault.open(message.sealed) for message in typed]
        return any(mistaken.worries(step, text, self._parts.assess(text)) for text in said)

    def _kept(self, talk: Talk, step: CrisisStep) -> CheckStep | None:
        """The question with its message, and the words in the case; None where it was asked about before."""
        with self._parts.begin() as uow:
            message = uow.talks.message(talk.message.id or 0)
            if message is None or CheckStep.parse(message.crisis_step) is not None:
                return None
            if talk.learner is not None:
                told.words(self._parts, uow, talk, talk.learner.id)
            check = checking.keep(message, Doubt(0.0, cast(About, step.about), step.danger))
            uow.commit()
            return check

    def _taken_up(self, step: CrisisStep, held: Message, more: str, beside: str | None = None) -> tuple[Talk, ...]:
        """The message that raised the alarm, where a question of ours waits for an answer, and the one that was held.

        `beside`: what the held one tells besides a denial, where that is known.

        In a check-in they are read together, so that one thing is asked next; before he joined, one after the other.
        """
        now = reopen(self._parts, held.id or 0)
        if now is None:
            return ()
        if beside is None:
            beside = "" if mistaken.only_denied(step, coach_unnamed(now)) else now.inbound.text
        now.inbound = replace(now.inbound, text="\n".join(filter(None, (beside, more))))
        began = self._began(now)
        if began is None:
            return (now,) if now.inbound.text else ()
        if not _joined(now):
            return (began, now) if now.inbound.text else (began,)
        now.inbound = replace(now.inbound, text="\n".join(filter(None, (began.inbound.text, now.inbound.text))))
        return (now,)

    def _began(self, now: Talk) -> Talk | None:
        """The message with which it began, where it may be an answer to what was asked then."""
        with self._parts.begin() as uow:
            checkin = uow.talks.open_checkin(now.learner.id) if now.learner is not None else None
            recent = uow.talks.recent(now.account.id, _RECENT)
        first = mistaken.beginning(recent, now.message.id or 0)
        if first is None or (_joined(now) and (checkin is None or checkin.question is None)):
            return None
        began = reopen(self._parts, first)
        if began is not None:
            began.message.level = "none"  # of this talk alone; what is stored stays
        return began


def _joined(talk: Talk) -> bool:
    return talk.learner is not None and talk.learner.status == "active"

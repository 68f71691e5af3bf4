"""The check question: put when a message may mean danger, and what its answer leads to. No engine is asked."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import cast

from bot.content import load
from bot.conversation.danger import crisis, mistaken
from bot.conversation.danger.care import Care, Say, with_a_human
from bot.conversation.danger.crisis import CrisisReply, Person
from bot.conversation.danger.misread import Misread, is_asked, was_asked
from bot.conversation.doubt import asked_beside
from bot.conversation.doubt.question import ALONE, PREFIX, answered, besides, calmed, question, to_speak, understood
from bot.conversation.intake import READABLE, Talk, coach_unnamed, contact_state, reopen
from bot.conversation.memory import Key, Steps
from bot.core.check import OPEN, WAITING, CheckState, CheckStep
from bot.core.conversation import Message
from bot.core.learner import Learner
from bot.core.signal import Assessment, Doubt, Evidence
from bot.language.closing import closes
from bot.ports import Inbound, Outgoing, Queue
from bot.services.escalations import checking
from bot.services.parts import Parts


@dataclass(frozen=True)
class Next:
    """What to do after an answer: nothing more, or `talks` are answered in the ordinary way, in this order."""

    talks: tuple[Talk, ...] = ()


class Check:
    """Asks, hears the answer, and remembers the question while the database is away."""

    def __init__(self, parts: Parts, care: Care, queue: Queue, say: Say) -> None:
        self._parts, self._care, self._queue, self._say = parts, care, queue, say
        self._misread = Misread(parts, care, say)
        self._open: Steps[CheckStep] = Steps(parts.now, load("controlevraag")["silence"]["hours"])

    async def meet(self, talk: Talk, verdict: Assessment) -> None:
        """A crisis in words; a question that waited has its answer with it."""
        if await self._misread.asks(talk, verdict):
            return
        try:
            await self._care.meet(talk, verdict)
        finally:
            await self.mark(talk, "crisis")

    async def follow_up(self, talk: Talk, verdict: Assessment) -> bool:
        """What comes after a crisis; first whether it was one. True when this was the answer."""
        if await self._misread.asks(talk, verdict):
            return True
        if was_asked(talk) and await self._misread.goes_by(talk):  # what was held is answered with it
            return await self._care.let_go(talk)
        if is_asked(talk):
            await self.mark(talk, "crisis")
        return await self._care.follow_up(talk, verdict)

    async def ask(self, talk: Talk, verdict: Assessment) -> bool:
        """Put the question when there is a doubt and it may be asked; True when this was the answer."""
        doubt = verdict.doubt
        if doubt is None or talk.crisis is not None or talk.inbound.kind not in (*READABLE, "photo", "file"):
            return False
        slight = doubt.chance < float(load("controlevraag")["guided_low"]) or closes(talk.inbound.text)
        if slight and not doubt.ruled and await asyncio.to_thread(self._guided, talk):
            return False
        step = await asyncio.to_thread(self._kept, talk, doubt, mild=checking.is_mild(doubt))
        if step is None or step.state == "seen":
            return False
        await asked_beside.answer(self._parts, talk, step, self._say)
        await self._put(talk, step)
        return True

    async def hear(self, talk: Talk, verdict: Assessment) -> Next | None:
        """An answer to the question, or a plain denial of a guess; else None. What was held is answered after it."""
        back = await self._misread.withdrawn(talk)
        if back is not None:
            return Next(back)
        held, payload = talk.check, talk.inbound.payload
        tapped = payload is not None and payload.startswith(PREFIX)
        step = CheckStep.parse(held.crisis_step) if held else None
        if held is None or step is None or (with_a_human(talk) and not tapped):
            return Next() if tapped else None
        waits = tapped or (step.state in OPEN and not talk.invited and talk.inbound.kind in READABLE)
        said = answered(coach_unnamed(talk), payload, verdict, step) if waits else None
        if said is None and waits and talk.crisis is not None and mistaken.denied(talk.crisis, coach_unnamed(talk)):
            said = "no"
        if said is None or (said == "again" and step.state == "again"):
            return None
        self._open.keep(_key(talk.inbound), None)
        if step.mild and said in ("yes", "unsure", "again"):
            await asyncio.to_thread(self._named, held)
            await self._put(talk, step.plain)
        elif said in ("yes", "unsure"):
            await self._alarm(talk, held, step, said)
        elif said == "person":
            await self._person(talk, step)
        elif said == "again":
            await self.mark(talk, "again")
            await self._put(talk, step.to("again"))
        else:
            return await self._calm(talk, held, step)
        return Next()

    async def _put(self, talk: Talk, step: CheckStep) -> None:
        if is_asked(talk):
            await self._misread.put(talk, step)
            return
        state, _ = await asyncio.to_thread(contact_state, self._parts, talk.account.learner_id)
        self._open.keep(_key(talk.inbound), step)
        await self._say(talk, question(step, state, coach=_coach(talk, state)))

    async def _alarm(self, talk: Talk, held: Message, step: CheckStep, said: CheckState) -> None:
        evidence = (Evidence(talk.inbound.text, f"check:{said}"),)
        seen = await asyncio.to_thread(self._parts.assess, self._parts.vault.open(held.sealed))
        topics = seen.topics if seen.topics != ("geen",) else tuple(load("controlevraag")["topics"])
        verdict = Assessment("crisis", topics, step.whose, evidence, step.danger)
        try:
            await self._care.meet(talk, verdict)
        finally:
            await self.mark(talk, said)
        await asyncio.to_thread(asked_beside.arranged, self._parts, held.id or 0)

    async def _person(self, talk: Talk, step: CheckStep) -> None:
        if is_asked(talk):  # its case is there
            await self.mark(talk, "crisis")
            await self._care.heard(talk, "bel_mij")
            return
        await self.mark(talk, "person")
        state, names = await asyncio.to_thread(contact_state, self._parts, talk.account.learner_id)
        coach = _coach(talk, state) or names.get("coach") or load("crisis")["iemand"]
        await self._say(talk, to_speak(step, state, coach))

    async def _calm(self, talk: Talk, held: Message, step: CheckStep) -> Next:
        """A no: said back, and the talk goes on with the message that was held, and what was said beside the no."""
        asked = is_asked(talk)
        if not asked and crisis.is_open(talk.crisis):  # a late tap: it is a crisis since
            await self._care.heard(talk, "misverstand")
            return Next()
        await self.mark(talk, "no")
        more = besides(talk.inbound.text) if talk.inbound.payload is None else ""
        if asked:
            return Next(await self._misread.ended(talk, held, more))
        await self._say(talk, calmed(step))
        if step.state not in OPEN or with_a_human(talk):
            return Next()
        goes_on = await asyncio.to_thread(asked_beside.left_over, self._parts, held.id or 0, step, more)
        return Next(() if goes_on is None else (goes_on,))

    async def pass_by(self, talk: Talk) -> tuple[Talk, ...]:
        """Something else was said: what was held is answered by itself, before it. The question itself stays open."""
        step = CheckStep.parse(talk.check.crisis_step) if talk.check else None
        if talk.check is None or step is None or step.state not in OPEN or with_a_human(talk):
            return ()
        if talk.invited or talk.inbound.kind != "text":
            return ()
        await self.mark(talk, "passed")
        held = await asyncio.to_thread(asked_beside.unanswered, self._parts, talk.check.id or 0, step)
        return (replace(held, more=True),) if held is not None else ()

    # -- the store ---------------------------------------------------------------------------------

    def _guided(self, talk: Talk) -> bool:
        """Whether a cv, a letter or the like is being made."""
        with self._parts.begin() as uow:
            return talk.learner is not None and uow.guided.active(talk.learner.id) is not None

    def _kept(self, talk: Talk, doubt: Doubt, *, mild: bool = False) -> CheckStep | None:
        with self._parts.begin() as uow:
            message = uow.talks.message(talk.message.id or 0)
            learner = uow.get(Learner, talk.learner.id) if talk.learner else None
            if message is None or not checking.may_ask(self._parts, uow, message, learner, mild=mild):
                return None
            step = checking.keep(message, doubt, "seen" if with_a_human(talk) else "asked", mild=mild)
            uow.commit()
            return step

    async def mark(self, talk: Talk, state: CheckState) -> None:
        """What became of the question that waits in this talk, if one does."""
        if talk.check is not None:
            await asyncio.to_thread(self._resolved, talk, talk.check, state)
            await self._queue.notices()

    def _resolved(self, talk: Talk, held: Message, state: CheckState) -> None:
        with self._parts.begin() as uow:
            learner = uow.get(Learner, talk.learner.id) if talk.learner else None
            if (message := uow.talks.message(held.id or 0)) is None:
                return
            if state == "person" and learner is not None:
                checking.ask_for_person(self._parts, uow, message, learner)
            checking.resolve(self._parts, uow, message, state)
            uow.commit()

    def _named(self, held: Message) -> None:
        with self._parts.begin() as uow:
            if (message := uow.talks.message(held.id or 0)) is not None:
                checking.name_danger(message)
            uow.commit()

    # -- without the database ------------------------------------------------------------------------

    def alarm_unrecorded(self, inbound: Inbound, verdict: Assessment) -> CrisisReply | None:
        """What is said to a yes, from what this process remembers."""
        step, said = self._remembered(inbound, verdict)
        if step is None or step.mild or said not in ("yes", "unsure"):
            return None
        self._open.keep(_key(inbound), None)
        return crisis.first(Assessment("crisis", about=step.whose, kind=step.danger), Person(), None, inbound.text)

    def unrecorded(self, inbound: Inbound, verdict: Assessment) -> tuple[Outgoing, str] | None:
        """The question, or what is said to an answer without danger; and how it is to be kept later."""
        step, said = self._remembered(inbound, verdict)
        if step is not None and said in ("no", "person"):
            self._open.keep(_key(inbound), None)
            calm = calmed(replace(step, mild=False)) if said == "no" else to_speak(step, "stranger", "")
            return calm, step.to(cast(CheckState, said)).key
        named = step.plain if step is not None and step.mild and said is not None else None
        if named is None and (step is not None or verdict.doubt is None or inbound.kind not in READABLE):
            return None
        step = named or CheckStep.of(cast(Doubt, verdict.doubt))
        self._open.keep(_key(inbound), step)
        return question(step, "stranger"), step.key

    async def record(self, talk: Talk, step: CheckStep) -> tuple[Talk, ...]:
        """Keep a question or an answer that the store missed; the talk to go on with, if any."""
        if step.state in WAITING:
            return () if await asyncio.to_thread(self._kept, talk, Doubt(0.0, step.whose, step.danger)) else (talk,)
        held = talk.check
        await self.mark(talk, step.state)
        again = await asyncio.to_thread(reopen, self._parts, held.id or 0) if held and step.state == "no" else None
        return () if again is None else (again,)

    def _remembered(self, inbound: Inbound, verdict: Assessment) -> tuple[CheckStep | None, str | None]:
        step = self._open.step(_key(inbound))
        said = understood(inbound.text, inbound.payload, verdict, mild=step.mild) if step is not None else None
        return step, said


def _key(inbound: Inbound) -> Key:
    return inbound.channel, inbound.account


def _coach(talk: Talk, state: str) -> str:
    """The name that is said: the coach's, where there is one who works there."""
    return talk.coach if state not in ("no_coach", *ALONE) else ""

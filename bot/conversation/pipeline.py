"""One incoming message, from channel to reply, in the order of the design (section 4)."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Mapping
from typing import cast
from uuid import UUID

from bot.content import load
from bot.conversation import texts
from bot.conversation.asked_of_us.obey import kind_of, obey, reason_of, requested
from bot.conversation.asked_of_us.plain import only_closes
from bot.conversation.buttons import OURS
from bot.conversation.danger import second
from bot.conversation.danger.care import Care, with_a_human
from bot.conversation.danger.crisis import CrisisReply
from bot.conversation.danger.step import CrisisStep
from bot.conversation.doubt import verdicts
from bot.conversation.doubt.asking import Check
from bot.conversation.engine_talk import EngineTalk
from bot.conversation.guides import Desk, Guide
from bot.conversation.intake import READABLE, Talk, cleaned, coach_unnamed, reopen, take_in
from bot.conversation.joining import invited, onboarding, told_before
from bot.conversation.manners import Manners
from bot.conversation.marks import RESUME, Marks
from bot.conversation.memory import Memory
from bot.conversation.outbox import Outbox
from bot.conversation.spool import Spool
from bot.core.check import CheckStep
from bot.core.guided import GuidedKind
from bot.core.learner import Learner
from bot.core.signal import About, Assessment, Level
from bot.ports import Channel, Engine, Inbound, Outgoing, Queue, StorageDown
from bot.services.checkins import later_leave
from bot.services.parts import Parts

log = logging.getLogger(__name__)
LONGEST = 2000  # characters that the engine is asked to read; safety reads all
_NOTHING = Assessment("none")


class Conversation:
    """Everything that happens to a message. One instance serves all channels of a process."""

    def __init__(
        self, parts: Parts, engine: Engine, channels: Mapping[str, Channel], queue: Queue, spool: Spool,
        guides: Mapping[GuidedKind, Guide] | None = None,
    ) -> None:  # fmt: skip
        self.parts, self.channels = parts, channels
        self.outbox = Outbox(parts, channels)
        self._queue, self._spool = queue, spool
        self._marks = Marks(parts)
        desk = Desk(parts, guides or {})
        self._engine_talk = EngineTalk(parts, engine, desk, self._marks, queue, self.outbox, self._say, self._calm)
        self._manners = Manners(parts, self._marks, self._engine_talk, queue, self._say)
        self._care = Care(parts, self._marks, queue, self._say)
        self._check = Check(parts, self._care, queue, self._say)
        self._locks: OrderedDict[tuple[str, str], asyncio.Lock] = OrderedDict()
        self._memory = Memory(parts.now, parts.policies.session_hours)
        self._unrecorded: set[tuple[str, str]] = set()  # accounts where the store missed what was sent
        self._seen: OrderedDict[tuple[str, str, str], None] = OrderedDict()

    @property
    def engine(self) -> Engine:
        """The dialogue engine; another may be put in its place."""
        return self._engine_talk.engine

    @engine.setter
    def engine(self, engine: Engine) -> None:
        self._engine_talk.engine = engine

    async def handle(self, inbound: Inbound) -> None:
        """Take one message. Messages of one account wait for each other; others run side by side."""
        inbound = cleaned(inbound)
        async with self._lock((inbound.channel, inbound.account)):
            try:
                talk = await asyncio.to_thread(take_in, self.parts, inbound)
            except StorageDown:
                await self._without_storage(inbound)
                return
            if talk is None:
                return
            try:
                await self._answer(talk)
            except StorageDown:
                self._unrecorded.add((inbound.channel, inbound.account))
                log.warning("the database went away while a message was being answered; it will be made good")

    def _lock(self, key: tuple[str, str]) -> asyncio.Lock:
        lock = self._locks.setdefault(key, asyncio.Lock())
        self._locks.move_to_end(key)
        while len(self._locks) > 10_000 and not next(iter(self._locks.values())).locked():
            self._locks.popitem(last=False)
        return lock

    # -- the order of things ---------------------------------------------------------------------

    async def _answer(self, talk: Talk) -> None:
        await self._reply(talk)
        await asyncio.to_thread(self._marks.settled, talk)

    async def _reply(self, talk: Talk) -> None:
        key = (talk.inbound.channel, talk.inbound.account)
        self._memory.know(key, talk.coach)
        if key in self._unrecorded:
            self._unrecorded.discard(key)
            talk.crisis = self._memory.step(key) or talk.crisis
        verdict = await asyncio.to_thread(verdicts.judged, self.parts, talk, self._assess(talk.inbound, talk.earlier))
        if verdict.level == "crisis":
            await self._check.meet(talk, verdict)
            return
        await asyncio.to_thread(self._marks.signal, talk, verdict)
        if await self._manners.answered_beside(talk):
            return
        heard = await self._check.hear(talk, verdict)
        if heard is not None:
            await self._held(*heard.talks)
        elif not (
            await self._command(talk)
            or await self._check.follow_up(talk, verdict)
            or await self._check.ask(talk, verdict)
        ):
            await self._held(*await self._check.pass_by(talk))
            await self._carry_on(talk, verdict)

    async def _held(self, *talks: Talk) -> None:
        """What waited for the answer to a check question is answered now; a goodbye behind that needs no word more."""
        for place, talk in enumerate(talks):
            if place and only_closes(talk):
                await asyncio.to_thread(self._marks.answered, talk)
                continue
            await self._carry_on(talk, Assessment(cast(Level, talk.message.level or "none")))

    async def _carry_on(self, talk: Talk, verdict: Assessment) -> None:
        """A message without danger, by who wrote it and what it is."""
        learner = talk.learner
        if talk.inbound.kind == "blocked":
            await asyncio.to_thread(self._marks.blocked, talk)
        elif with_a_human(talk):
            await asyncio.to_thread(self._marks.answered, talk)
        elif learner is not None and learner.status in ("stopped", "forgotten"):
            await self._manners.ask_back(talk, verdict)
        elif talk.inbound.kind == "voice" and await self._engine_talk.guided(talk, verdict):
            pass  # who practises aloud hears what to listen for
        elif talk.inbound.kind not in ("text", "button"):
            await self._say(talk, texts.system("edited" if talk.inbound.kind == "edit" else talk.inbound.kind))
        elif learner is None or learner.status in ("invited", "waiting_parent", "refused"):
            await self._onboard(talk)
        elif len(talk.inbound.text) > LONGEST:
            if not await self._engine_talk.guided(talk, verdict):  # a guide may read a whole vacancy
                await self._say(talk, texts.system("too_long"))
        else:
            await self._go_on(talk, verdict)

    async def _go_on(self, talk: Talk, verdict: Assessment) -> None:
        """The answer to an invitation begins a check-in, or puts it off; anything else goes to the engine."""
        if await self._leave_after_all(talk):
            return
        if await self._manners.met(talk, verdict):
            return
        said = await asyncio.to_thread(invited.understood, self.parts, talk, worried=verdict.level != "none")
        if said == "later":
            await self._say(talk, texts.block(load("campagne")["later"]))
            return
        if said == "report":
            await asyncio.to_thread(self._marks.begin_checkin, talk)
        if said is None and await self._engine_talk.guided(talk, verdict):
            return
        if said is None and await asyncio.to_thread(invited.reports, self.parts, talk):
            await asyncio.to_thread(self._marks.begin_checkin, talk)
        await self._engine_talk.ask(talk, RESUME if said == "begin" else None)

    async def _leave_after_all(self, talk: Talk) -> bool:
        """A yes to telling the coach after a no, or a no after silence; a guide's question stands."""
        if talk.learner is None or talk.inbound.payload is not None:
            return False
        text = coach_unnamed(talk)
        no = await asyncio.to_thread(later_leave.refused, self.parts, talk.learner, text)
        if not no and not await asyncio.to_thread(later_leave.given, self.parts, talk.learner, text, talk.message.id):
            return False
        await asyncio.to_thread(self._marks.answered, talk)
        await self._queue.notices()
        back = "" if no else await asyncio.to_thread(later_leave.agreed, self.parts, talk.learner, text)
        key = no or ("leave_later_agreed" if back else "leave_later")
        await self._say(talk, texts.system(key, afspraak=texts.fill(back, **talk.names), **talk.names))
        await self._engine_talk.stands(talk)
        return True

    def _assess(self, inbound: Inbound, earlier: tuple[str, ...]) -> Assessment:
        """Safety reads every text, also under a photo and of a learner who stopped; taps on our buttons are no text."""
        ours = inbound.payload is not None and inbound.payload.startswith(OURS)
        if ours or not inbound.text.strip():
            return _NOTHING
        return self.parts.assess(inbound.text, earlier)

    # -- without the database ----------------------------------------------------------------------

    async def _without_storage(self, inbound: Inbound) -> None:
        """The database is away: safety and the crisis text all the same; the message waits in the spool."""
        key = (inbound.channel, inbound.account)
        if (*key, inbound.external_id) in self._seen:
            return
        self._seen[(*key, inbound.external_id)] = None
        while len(self._seen) > 10_000:
            self._seen.popitem(last=False)
        verdict, read = self._assess(inbound, ()), self._memory.unnamed(inbound)
        reply = self._crisis_unrecorded(read, verdict, inbound.text)
        asked = None if reply else self._check.unrecorded(read, verdict)
        message, step = asked or (texts.system("engine_late"), None)
        if reply is not None:
            message, step = reply.message, reply.step.key
            self._memory.keep(key, reply.step)
            self._unrecorded.add(key)
        try:
            await asyncio.to_thread(self._spool.put, inbound, self.parts.now(), step)
        finally:  # a full disk is no reason to leave somebody without an answer
            if inbound.kind != "blocked":
                await self.outbox.send_unrecorded(inbound.channel, inbound.account, message)

    def _crisis_unrecorded(self, inbound: Inbound, verdict: Assessment, own: str) -> CrisisReply | None:
        """What is said to a crisis, or to an answer to our question in one, from what this process remembers.

        `inbound`: with "coach" for the name of the coach; `own`: the words as typed.
        """
        last = self._memory.step((inbound.channel, inbound.account))
        if verdict.level == "crisis":
            return second.unrecorded(last, verdict, inbound.text)
        if inbound.kind not in READABLE:
            return None
        if last is None:
            return self._check.alarm_unrecorded(inbound, verdict)
        return second.answer_unrecorded(last, inbound.text, inbound.payload, own)

    async def record_answered_crisis(self, talk: Talk, step: CrisisStep) -> None:
        """A crisis whose text was sent while the database was away: now its case is opened and people are told."""
        verdict = self._assess(talk.inbound, talk.earlier)
        if verdict.level == "crisis":
            await asyncio.to_thread(self._marks.crisis, talk, verdict)
        elif step.block.startswith("answers."):
            talk.crisis = step
            await asyncio.to_thread(self._marks.crisis_answer, talk, step.block.removeprefix("answers."))
        elif step.block == "first":  # a yes to a check question
            alarm = Assessment("crisis", about=cast(About, step.about), kind=step.danger)
            await asyncio.to_thread(self._marks.crisis, talk, alarm)
            await self._check.mark(talk, "yes")
        await self._queue.notices()

    async def record_check(self, talk: Talk, step: CheckStep) -> None:
        """A check question, or a calm answer to one, from while the database was away."""
        await self._held(*await self._check.record(talk, step))
        await asyncio.to_thread(self._marks.settled, talk)

    async def answer_late(self, talk: Talk) -> None:
        """A message that had to wait for the database, or whose handling broke off, answered as if it came in now."""
        async with self._lock((talk.inbound.channel, talk.inbound.account)):
            await self._answer(talk)

    async def answer_owed(self, talk: Talk) -> bool:
        """A message that the engine owes an answer, unless silence was asked for since; True when that is settled."""
        async with self._lock((talk.inbound.channel, talk.inbound.account)):
            learner = talk.learner
            silent = learner is None or learner.status in ("stopped", "forgotten") or with_a_human(talk)
            asked = None if silent else await asyncio.to_thread(self._marks.still_asked, talk)
            if asked is not None and not await self._engine_talk.turn(talk, asked, owed=True):
                return False
            await asyncio.to_thread(self._marks.answered, talk)
            await self._queue.notices()
            return True

    # -- commands, onboarding, stopped -------------------------------------------------------------

    async def _command(self, talk: Talk) -> bool:
        command = await asyncio.to_thread(requested, self.parts, talk)
        if command is None:
            return False
        beside = self.parts.assess(reason_of(command)) if reason_of(command) else _NOTHING
        if beside.level == "crisis":  # what is told with a wish is heard first
            await self._check.meet(talk, beside)
            return True
        obeyed = await asyncio.to_thread(obey, self.parts, talk, command)
        if obeyed.forget is not None:
            await self._engine_talk.forget(obeyed.forget)
        await self._queue.notices()
        reply, step = await self._care.with_help(talk, kind_of(command), obeyed.reply)
        await self._say(talk, reply, crisis_step=step)
        if kind_of(command) == "kept":
            await self._engine_talk.start_checkin(cast(Learner, talk.learner).id)
        await self._check.ask(talk, beside)
        return True

    async def _onboard(self, talk: Talk) -> None:
        outcome = await asyncio.to_thread(onboarding.turn, self.parts, talk)
        await self._queue.notices()
        for reply in outcome.replies:
            await self._say(talk, reply)
        if outcome.begin:
            fresh = await asyncio.to_thread(reopen, self.parts, talk.message.id or 0)
            await self._engine_talk.turn(fresh or talk, RESUME)
        elif outcome.held:  # what he typed before he said yes
            before = await asyncio.to_thread(told_before.taken_up, self.parts, outcome.held, self._marks.signal)
            if before.facts:
                await asyncio.to_thread(self._marks.begin_checkin, before.talk)
            await self._carry_on(before.talk, before.verdict)

    async def start_checkin(self, learner_id: UUID) -> bool:
        """Begin a check-in with a learner over the channel that was used last; False when that cannot be."""
        return await self._engine_talk.start_checkin(learner_id)

    def _calm(self, talk: Talk) -> None:
        """The talk is about something else than a crisis now."""
        self._memory.keep((talk.inbound.channel, talk.inbound.account), None)

    async def _say(self, talk: Talk, message: Outgoing, *, crisis_step: str | None = None) -> None:
        """Send a text whose placeholders are filled already."""
        step = CrisisStep.parse(crisis_step) if crisis_step else None
        self._memory.keep((talk.inbound.channel, talk.inbound.account), step)
        await self.outbox.send(talk.account, message, crisis_step=crisis_step)

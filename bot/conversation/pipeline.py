"""One incoming message, from channel to reply, in the order of the design (section 4)."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from bot.content import load
from bot.conversation import crisis, invited, onboarding, texts
from bot.conversation.care import Care, with_a_human
from bot.conversation.crisis import CrisisReply, CrisisStep
from bot.conversation.intake import READABLE, Talk, cleaned, reopen, take_in, words_for_the_engine
from bot.conversation.marks import RESUME, Marks
from bot.conversation.obey import kind_of, obey, requested
from bot.conversation.outbox import Outbox
from bot.conversation.spool import Spool
from bot.core.signal import Assessment
from bot.ports import Channel, Engine, EngineError, EngineReply, Inbound, Outgoing, Queue, StorageDown
from bot.services import wishes
from bot.services.asides import for_engine
from bot.services.parts import Parts

log = logging.getLogger(__name__)
ENGINE_SECONDS = 5.0
LONGEST = 2000  # characters that the engine is asked to read; safety reads all
# How the payloads of our fixed buttons begin.
OURS = (crisis.PREFIX, onboarding.PREFIX, wishes.PREFIX, invited.LATER, "/")
_NOTHING = Assessment("none")


class Conversation:
    """Everything that happens to a message. One instance serves all channels of a process."""

    def __init__(
        self, parts: Parts, engine: Engine, channels: Mapping[str, Channel], queue: Queue, spool: Spool
    ) -> None:
        self.parts, self.engine, self.channels = parts, engine, channels
        self.outbox = Outbox(parts, channels)
        self._queue, self._spool = queue, spool
        self._marks = Marks(parts)
        self._care = Care(parts, self._marks, queue, self._say)
        self._locks: OrderedDict[tuple[str, str], asyncio.Lock] = OrderedDict()
        self._last_step: OrderedDict[tuple[str, str], tuple[CrisisStep, datetime]] = OrderedDict()
        self._unrecorded: set[tuple[str, str]] = set()  # accounts where the store missed what was sent
        self._seen: OrderedDict[tuple[str, str, str], None] = OrderedDict()

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
        if key in self._unrecorded:
            self._unrecorded.discard(key)
            talk.crisis = self._remembered(key) or talk.crisis
        verdict = self._assess(talk.inbound, talk.earlier)
        if verdict.level == "crisis":
            await self._care.meet(talk, verdict)
            return
        await asyncio.to_thread(self._marks.signal, talk, verdict)
        if await self._command(talk) or await self._care.follow_up(talk, verdict):
            return
        learner = talk.learner
        if talk.inbound.kind == "blocked":
            await asyncio.to_thread(self._marks.blocked, talk)
        elif with_a_human(talk):
            await asyncio.to_thread(self._marks.answered, talk)
        elif learner is not None and learner.status in ("stopped", "forgotten"):
            await self._ask_back(talk)
        elif talk.inbound.kind not in ("text", "button"):
            await self._say(talk, texts.system("edited" if talk.inbound.kind == "edit" else talk.inbound.kind))
        elif learner is None or learner.status in ("invited", "waiting_parent", "refused"):
            await self._onboard(talk)
        elif len(talk.inbound.text) > LONGEST:
            await self._say(talk, texts.system("too_long"))
        else:
            await self._go_on(talk, verdict)

    async def _go_on(self, talk: Talk, verdict: Assessment) -> None:
        """The answer to an invitation begins a check-in, or puts it off; anything else goes to the engine."""
        worried = verdict.level != "none"
        said = await asyncio.to_thread(invited.understood, self.parts, talk, worried=worried)
        if said == "later":
            await self._say(talk, texts.block(load("campagne")["later"]))
            return
        if said == "report":
            await asyncio.to_thread(self._marks.begin_checkin, talk)
        await self._ask_engine(talk, RESUME if said == "begin" else None)

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
        reply = self._crisis_unrecorded(inbound)
        message = reply.message if reply else texts.system("engine_late")
        if reply is not None:
            self._remember(key, reply.step)
            self._unrecorded.add(key)
        try:
            await asyncio.to_thread(self._spool.put, inbound, self.parts.now(), reply.step.key if reply else None)
        finally:  # a full disk is no reason to leave somebody without an answer
            if inbound.kind != "blocked":
                await self.outbox.send_unrecorded(inbound.channel, inbound.account, message)

    def _crisis_unrecorded(self, inbound: Inbound) -> CrisisReply | None:
        """What is said to a crisis, or to an answer to our question in one, from what this process remembers."""
        last = self._remembered((inbound.channel, inbound.account))
        verdict = self._assess(inbound, ())
        if verdict.level == "crisis":
            return crisis.first(verdict, crisis.Person(), last, inbound.text)
        if last is None or inbound.kind not in READABLE:
            return None
        said = crisis.understood(last, inbound.text, inbound.payload)
        if said is not None:
            return crisis.answer(last, said, crisis.Person())
        return crisis.follow(last, crisis.Person()) if crisis.is_open(last) else None

    async def record_answered_crisis(self, talk: Talk, step: CrisisStep) -> None:
        """A crisis whose text was sent while the database was away: now its case is opened and people are told."""
        verdict = self._assess(talk.inbound, talk.earlier)
        if verdict.level == "crisis":
            await asyncio.to_thread(self._marks.crisis, talk, verdict)
        elif step.block.startswith("answers."):
            talk.crisis = step
            await asyncio.to_thread(self._marks.crisis_answer, talk, step.block.removeprefix("answers."))
        await self._queue.notices()

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
            if asked is not None and not await self._engine_turn(talk, asked, owed=True):
                return False
            await asyncio.to_thread(self._marks.answered, talk)
            await self._queue.notices()
            return True

    def _remember(self, key: tuple[str, str], step: CrisisStep | None) -> None:
        """Where a talk about a crisis stands, for when the database cannot say."""
        self._last_step.pop(key, None)
        if step is not None:
            self._last_step[key] = step, self.parts.now()
        while len(self._last_step) > 10_000:
            self._last_step.popitem(last=False)

    def _remembered(self, key: tuple[str, str]) -> CrisisStep | None:
        step, at = self._last_step.get(key, (None, self.parts.now()))
        return step if self.parts.now() - at < timedelta(hours=self.parts.policies.session_hours) else None

    # -- commands, onboarding, stopped -------------------------------------------------------------

    async def _command(self, talk: Talk) -> bool:
        command = await asyncio.to_thread(requested, self.parts, talk)
        if command is None:
            return False
        obeyed = await asyncio.to_thread(obey, self.parts, talk, command)
        if obeyed.forget is not None:
            await self._forget(obeyed.forget)
        await self._queue.notices()
        reply, step = await self._care.with_help(talk, kind_of(command), obeyed.reply)
        await self._say(talk, reply, crisis_step=step)
        return True

    async def _ask_back(self, talk: Talk) -> None:
        """A message of somebody who stopped does not subscribe him again: it asks, once."""
        if await asyncio.to_thread(self._marks.first_time_asked_back, talk):
            await self._say(talk, texts.system("resubscribe_ask"))

    async def _onboard(self, talk: Talk) -> None:
        outcome = await asyncio.to_thread(onboarding.turn, self.parts, talk)
        await self._queue.notices()
        for reply in outcome.replies:
            await self._say(talk, reply)
        if outcome.begin:
            fresh = await asyncio.to_thread(reopen, self.parts, talk.message.id or 0)
            if fresh is not None and fresh.learner is not None:
                await self._engine_turn(fresh, "/start_checkin")

    # -- the engine --------------------------------------------------------------------------------

    async def _ask_engine(self, talk: Talk, words: str | None = None) -> None:
        """The engine answers the message, or `words` for it; or the learner hears that the answer comes later."""
        if await self._engine_turn(talk, words or words_for_the_engine(talk.inbound), owed=True):
            await asyncio.to_thread(self._marks.answered, talk)
            await self._queue.notices()
        elif await asyncio.to_thread(self._marks.pending, talk):
            await self._say(talk, texts.system("engine_late"))

    async def start_checkin(self, learner_id: UUID) -> bool:
        """Begin a check-in with a learner over the channel that was used last; False when that cannot be."""
        talk = await asyncio.to_thread(self._marks.talk_to, learner_id)
        return talk is not None and await self._engine_turn(talk, "/start_checkin")

    async def _engine_turn(self, talk: Talk, text: str, *, owed: bool = False) -> bool:
        """Whether the engine answered; `owed` when the text is the message itself."""
        if talk.learner is None:
            return False
        conversation, seed, old = await asyncio.to_thread(self._marks.session, talk, owed=owed)
        if old is not None:
            await self._forget(old)
        try:
            turn = self.engine.turn(conversation, for_engine(text, seed), seed)
            answer = await asyncio.wait_for(turn, ENGINE_SECONDS)
        except (EngineError, TimeoutError) as error:
            log.warning("the engine did not answer: %s", type(error).__name__)
            return False
        await self._deliver(talk, answer, conversation)
        ended = await asyncio.to_thread(self._marks.ended, conversation)
        if ended:
            await self._forget(conversation)
        return True

    async def _deliver(self, talk: Talk, answer: EngineReply, conversation: str) -> None:
        self._remember((talk.inbound.channel, talk.inbound.account), None)
        for reply in texts.filled(answer.replies, **talk.names):
            await self.outbox.send(talk.account, reply, conversation=conversation)

    async def _forget(self, conversation: str) -> None:
        try:
            await self.engine.forget(conversation)
        except EngineError:
            log.info("an ended conversation is left to the engine's time limit")

    async def _say(self, talk: Talk, message: Outgoing, *, crisis_step: str | None = None) -> None:
        """Send a text whose placeholders are filled already."""
        step = CrisisStep.parse(crisis_step) if crisis_step else None
        self._remember((talk.inbound.channel, talk.inbound.account), step)
        await self.outbox.send(talk.account, message, crisis_step=crisis_step)

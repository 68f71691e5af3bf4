"""One incoming message, from channel to reply, in the order of the design (section 4)."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import Mapping
from datetime import timedelta
from uuid import UUID

from bot.conversation import crisis, onboarding, texts
from bot.conversation.commands import Command, read_command
from bot.conversation.crisis import CrisisReply, CrisisStep
from bot.conversation.intake import READABLE, Talk, contact_state, reopen, take_in
from bot.conversation.marks import Marks
from bot.conversation.outbox import Outbox
from bot.conversation.spool import Spool
from bot.core.learner import Learner
from bot.core.signal import Assessment
from bot.ports import Channel, Engine, EngineError, EngineReply, Inbound, Outgoing, Queue, StorageDown
from bot.services import learners
from bot.services.parts import Parts

log = logging.getLogger(__name__)
ENGINE_SECONDS = 5.0
LONGEST = 2000  # characters that the engine is asked to read; safety reads all
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
        self._locks: OrderedDict[tuple[str, str], asyncio.Lock] = OrderedDict()
        self._last_step: OrderedDict[tuple[str, str], CrisisStep] = OrderedDict()
        self._seen: OrderedDict[tuple[str, str, str], None] = OrderedDict()

    async def handle(self, inbound: Inbound) -> None:
        """Take one message. Messages of one account wait for each other; others run side by side."""
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
                log.warning("the database went away while a message was being answered")

    def _lock(self, key: tuple[str, str]) -> asyncio.Lock:
        lock = self._locks.setdefault(key, asyncio.Lock())
        self._locks.move_to_end(key)
        while len(self._locks) > 10_000 and not next(iter(self._locks.values())).locked():
            self._locks.popitem(last=False)
        return lock

    # -- the order of things ---------------------------------------------------------------------

    async def _answer(self, talk: Talk) -> None:
        verdict = self._assess(talk.inbound, talk.earlier)
        if verdict.level == "crisis":
            await self._crisis(talk, verdict)
            return
        await asyncio.to_thread(self._marks.signal, talk, verdict)
        if await self._command(talk) or await self._follow_up(talk, verdict):
            return
        learner = talk.learner
        if learner is not None and learner.human_since is not None:
            await asyncio.to_thread(self._marks.answered, talk)
        elif talk.inbound.kind == "blocked":
            await asyncio.to_thread(self._marks.blocked, talk)
        elif learner is not None and learner.status in ("stopped", "forgotten"):
            await self._ask_back(talk)
        elif talk.inbound.kind not in ("text", "button"):
            await self._say(talk, texts.system("edited" if talk.inbound.kind == "edit" else talk.inbound.kind))
        elif learner is None or learner.status in ("invited", "waiting_parent", "refused"):
            await self._onboard(talk)
        elif len(talk.inbound.text) > LONGEST:
            await self._say(talk, texts.system("too_long"))
        else:
            await self.ask_engine(talk)

    def _assess(self, inbound: Inbound, earlier: tuple[str, ...]) -> Assessment:
        """Safety reads every text, also of a learner who stopped; taps on our own fixed buttons are no text."""
        ours = inbound.payload is not None and inbound.payload.startswith((crisis.PREFIX, onboarding.PREFIX, "/"))
        if inbound.kind not in READABLE or ours:
            return _NOTHING
        return self.parts.assess(inbound.text, earlier)

    # -- crisis ----------------------------------------------------------------------------------

    async def _crisis(self, talk: Talk, verdict: Assessment) -> None:
        """The fixed text at once; then the case, the people, and who will get in touch."""
        age = talk.learner.age_on(self.parts.today()) if talk.learner else None
        stranger = talk.learner is None
        reply = crisis.first(verdict, age, talk.crisis, stranger=stranger)
        await self._step(talk, reply)
        fresh = await asyncio.to_thread(self._marks.crisis, talk, verdict)
        await self._queue.notices()
        human = talk.learner is not None and talk.learner.human_since is not None
        if fresh and not human:
            state, names = await asyncio.to_thread(contact_state, self.parts, talk.learner.id if talk.learner else None)
            await self._say(talk, crisis.contact(state, **names), crisis_step=reply.step.key)

    async def _follow_up(self, talk: Talk, verdict: Assessment) -> bool:
        """While an answer about safety is awaited: hear it, or ask once more. True when this was it."""
        payload = talk.inbound.payload
        step = talk.crisis
        tapped = payload is not None and payload.startswith(crisis.PREFIX)
        if step is None or not (tapped or crisis.is_open(step)) or talk.inbound.kind not in READABLE:
            return False
        stranger = talk.learner is None
        said = crisis.understood(step, talk.inbound.text, payload)
        if said is None:
            if step.block == "stay" and verdict.level in ("none", "attention"):
                return False
            age = talk.learner.age_on(self.parts.today()) if talk.learner else None
            await self._step(talk, crisis.follow(step, age, stranger=stranger))
            return True
        await asyncio.to_thread(self._marks.crisis_answer, talk, said)
        reply = crisis.answer(step, said, stranger=stranger)
        if said == "bel_mij" and not stranger:
            state, names = await asyncio.to_thread(contact_state, self.parts, talk.learner.id if talk.learner else None)
            done = CrisisStep(step.kind, step.about, "answers.bel_mij")
            reply = CrisisReply(crisis.call(state, **names), done)
        if reply is None:
            return False
        await self._step(talk, reply)
        return True

    async def _step(self, talk: Talk, reply: CrisisReply) -> None:
        await self._say(talk, reply.message, crisis_step=reply.step.key)

    async def _without_storage(self, inbound: Inbound) -> None:
        """The database is away: safety and the crisis text all the same; the message waits in the spool."""
        key = (inbound.channel, inbound.account)
        if (*key, inbound.external_id) in self._seen:
            return
        self._seen[(*key, inbound.external_id)] = None
        while len(self._seen) > 10_000:
            self._seen.popitem(last=False)
        verdict = self._assess(inbound, ())
        step: CrisisStep | None = None
        message = texts.system("engine_late")
        if verdict.level == "crisis":
            reply = crisis.first(verdict, None, self._last_step.get(key), stranger=True)
            step, message = reply.step, reply.message
            self._last_step[key] = step
        elif inbound.kind == "blocked":
            return
        await asyncio.to_thread(self._spool.put, inbound, self.parts.now(), step.key if step else None)
        await self.outbox.send_unrecorded(inbound.channel, inbound.account, message)

    async def record_answered_crisis(self, talk: Talk) -> None:
        """A crisis whose text was sent while the database was away: now its case is opened and people are told."""
        verdict = self._assess(talk.inbound, talk.earlier)
        await asyncio.to_thread(self._marks.crisis, talk, verdict)
        await self._queue.notices()

    async def answer_late(self, talk: Talk) -> None:
        """A message that had to wait for the database, answered as if it came in now."""
        async with self._lock((talk.inbound.channel, talk.inbound.account)):
            await self._answer(talk)

    # -- commands, onboarding, stopped -------------------------------------------------------------

    async def _command(self, talk: Talk) -> bool:
        if talk.inbound.kind not in ("text", "button"):
            return False
        if talk.inbound.payload is not None and talk.inbound.payload not in ("start", "stop"):
            return False
        command = read_command(talk.inbound.payload or talk.inbound.text, self.parts.today())
        if command is None or (talk.learner is None and command.kind != "help"):
            return False
        if talk.learner is not None and talk.learner.status in ("waiting_parent", "invited") and command.kind == "start":
            return False
        reply = await asyncio.to_thread(self._obey, talk, command)
        await self._say(talk, reply)
        return True

    def _obey(self, talk: Talk, command: Command) -> Outgoing:
        if command.kind == "help":
            return texts.system("help" if talk.learner else "help_stranger")
        with self.parts.begin() as uow:
            learner = uow.get(Learner, talk.learner.id) if talk.learner else None
            if learner is None:
                return texts.system("help_stranger")
            reply = texts.system("started")
            if command.kind == "stop":
                reply = texts.system("already_stopped" if learner.status == "stopped" else "stopped")
                learners.stop(self.parts, uow, learner)
            elif command.kind == "pause":
                learners.pause(self.parts, learner, command.days or 7)
                until = self.parts.today() + timedelta(days=command.days or 7)
                reply = texts.system("paused", datum=f"{until.day}-{until.month}-{until.year}")
            elif command.kind == "forget":
                open_case = any(case.level == "crisis" for case in uow.cases.live_of(learner.id))
                learners.erase(self.parts, uow, learner)
                reply = texts.system("forgotten_open_case" if open_case else "forgotten", **talk.names)
            else:
                learners.resume(self.parts, uow, learner)
            uow.commit()
        if talk.learner is not None and command.kind == "forget":
            talk.account.learner_id = None
        return reply

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

    async def ask_engine(self, talk: Talk) -> bool:
        """An ordinary message: the engine answers, or the learner hears that the answer comes later."""
        payload = talk.inbound.payload
        asked = payload if payload is not None and payload.startswith("/") else talk.inbound.text
        if payload is None and asked.startswith("/"):
            asked = asked.lstrip("/ ")  # typed by hand: words, never a command to the engine
        if await self._engine_turn(talk, asked or "?"):
            await asyncio.to_thread(self._marks.answered, talk)
            await self._queue.notices()
            return True
        if await asyncio.to_thread(self._marks.pending, talk):
            await self._say(talk, texts.system("engine_late"))
        return False

    async def start_checkin(self, learner_id: UUID) -> bool:
        """Begin a check-in with a learner over the channel that was used last; False when that cannot be."""
        talk = await asyncio.to_thread(self._marks.talk_to, learner_id)
        return talk is not None and await self._engine_turn(talk, "/start_checkin")

    async def _engine_turn(self, talk: Talk, text: str) -> bool:
        if talk.learner is None:
            return False
        conversation, seed, old = await asyncio.to_thread(self._marks.session, talk)
        if old is not None:
            await self._forget(old)
        try:
            answer = await asyncio.wait_for(self.engine.turn(conversation, text, seed), ENGINE_SECONDS)
        except (EngineError, TimeoutError) as error:
            log.warning("the engine did not answer: %s", type(error).__name__)
            return False
        await self._deliver(talk, answer, conversation)
        ended = await asyncio.to_thread(self._marks.ended, conversation)
        if ended:
            await self._forget(conversation)
        return True

    async def _deliver(self, talk: Talk, answer: EngineReply, conversation: str) -> None:
        for reply in texts.filled(answer.replies, **talk.names):
            await self.outbox.send(talk.account, reply, conversation=conversation)

    async def _forget(self, conversation: str) -> None:
        try:
            await self.engine.forget(conversation)
        except EngineError:
            log.info("an ended conversation is left to the engine's time limit")

    async def _say(self, talk: Talk, message: Outgoing, *, crisis_step: str | None = None) -> None:
        filled = Outgoing(texts.fill(message.text, **talk.names), message.buttons, message.file)
        await self.outbox.send(talk.account, filled, crisis_step=crisis_step)




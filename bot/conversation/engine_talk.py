"""Talk that the engine or a guide answers: asked in time, with what it must know, and delivered."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from uuid import UUID

from bot.content import load
from bot.conversation import texts
from bot.conversation.danger.care import Say
from bot.conversation.guides import Desk
from bot.conversation.intake import Talk, words_for_the_engine
from bot.conversation.marks import RESUME, Marks
from bot.conversation.memory import unnamed
from bot.conversation.outbox import Outbox
from bot.core.signal import Assessment
from bot.ports import Engine, EngineError, EngineReply, Outgoing, Queue
from bot.services.checkins.afterwards import notice_owed
from bot.services.parts import Parts
from bot.services.talk.english import for_engine

log = logging.getLogger(__name__)
ENGINE_SECONDS = 5.0


class EngineTalk:
    """The engine and the guides beside it, for one pipeline. `calm` is called before the engine's words go out."""

    def __init__(
        self, parts: Parts, engine: Engine, desk: Desk, marks: Marks, queue: Queue, outbox: Outbox, say: Say,
        calm: Callable[[Talk], None],
    ) -> None:  # fmt: skip
        self.engine, self._parts = engine, parts
        self._desk, self._marks, self._queue = desk, marks, queue
        self._outbox, self._say, self._calm = outbox, say, calm

    async def guided(self, talk: Talk, verdict: Assessment) -> bool:
        """A guided talk has the word: its guide answers, alone or after the engine. True when this was it."""
        answer = await asyncio.to_thread(self._desk.take, talk, verdict)
        if answer is None:
            return False
        for message in answer.messages:
            await self._say(talk, message)
        if answer.engine:
            await self.ask(talk, answer.engine)
        elif answer.resume and await asyncio.to_thread(self._marks.checkin_waits, talk):
            await self.turn(talk, RESUME)
        await asyncio.to_thread(self._marks.answered, talk)
        return True

    async def stands(self, talk: Talk) -> None:
        """The question of the guide that has the word stands, after an agreement that was kept beside it."""
        for message in await asyncio.to_thread(self._desk.stands, talk):
            await self._say(talk, message)

    async def ask(self, talk: Talk, words: str | None = None, *, beside: bool = False) -> None:
        """The engine answers the message, or `words` for it (`beside`: guides may speak next to that); or the learner
        hears that the answer comes later."""
        own = words_for_the_engine(talk.inbound)
        if await self.turn(talk, words or own, owed=True, beside=beside or words is None) or (
            words is None and await self._beside(talk, None)
        ):
            await asyncio.to_thread(self._marks.answered, talk)
            await self._queue.notices()
            await self._notice(talk)
        elif await asyncio.to_thread(self._marks.pending, talk):
            await self._say(talk, texts.system("engine_late"))

    async def _notice(self, talk: Talk) -> None:
        """What becomes of what he told, where that was no moment for it at the end of the check-in."""
        if talk.learner is None or talk.inbound.payload is not None or talk.inbound.kind != "text":
            return
        text, at = talk.inbound.text, talk.message.stored_at
        owed = await asyncio.to_thread(notice_owed, self._parts, talk.learner, text, at)
        if owed:
            await self._say(talk, texts.block(load("afspraken")["texts"][owed], **talk.names))

    async def start_checkin(self, learner_id: UUID) -> bool:
        """Begin a check-in with a learner over the channel that was used last; False when that cannot be."""
        talk = await asyncio.to_thread(self._marks.talk_to, learner_id)
        return talk is not None and await self.turn(talk, RESUME)

    async def turn(self, talk: Talk, text: str, *, owed: bool = False, beside: bool = False) -> bool:
        """Whether the engine answered; `owed` when it owes that, `beside` when guides may speak next to it."""
        if talk.learner is None:
            return False
        conversation, seed, old = await asyncio.to_thread(self._marks.session, talk, owed=owed, begins=text == RESUME)
        if old is not None:
            await self.forget(old)
        words = text if text.startswith("/") else unnamed(text, talk.coach)  # the engine knows no names
        try:
            turn = self.engine.turn(conversation, for_engine(words, seed), seed)
            answer = await asyncio.wait_for(turn, ENGINE_SECONDS)
        except (EngineError, TimeoutError) as error:
            log.warning("the engine did not answer: %s", type(error).__name__)
            return False
        if not (beside and await self._beside(talk, answer, conversation)):
            await self._deliver(talk, answer, conversation)
        if await asyncio.to_thread(self._marks.ended, conversation):
            await self.forget(conversation)
        return True

    async def _beside(self, talk: Talk, reply: EngineReply | None, conversation: str = "") -> bool:
        """What a guide says next to the engine's answer; True when that was delivered here, or not meant to be."""
        answer = await asyncio.to_thread(self._desk.beside, talk, reply)
        if reply is not None and answer.messages and not answer.silent:
            await self._deliver(talk, reply, conversation)
        for message in answer.messages:
            await self._say(talk, message)
        return bool(answer.messages)

    async def _deliver(self, talk: Talk, answer: EngineReply, conversation: str) -> None:
        self._calm(talk)
        replies = _without_question(answer.replies) if talk.more else answer.replies
        for reply in texts.filled(replies, **talk.names):
            await self._outbox.send(talk.account, reply, conversation=conversation)

    async def forget(self, conversation: str) -> None:
        """Have the engine forget a conversation."""
        try:
            await self.engine.forget(conversation)
        except EngineError:
            log.info("an ended conversation is left to the engine's time limit")


def _without_question(replies: tuple[Outgoing, ...]) -> tuple[Outgoing, ...]:
    """The replies without the question at their end: it comes behind what is answered next."""
    asks = bool(replies) and "?" in replies[-1].text and (len(replies) > 1 or bool(replies[-1].buttons))
    return replies[:-1] if asks else replies

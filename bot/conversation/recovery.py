"""Making good: messages that came in while the database or the engine was away get stored and answered."""

from __future__ import annotations

import asyncio
import logging

from bot.conversation.intake import reopen, take_in
from bot.conversation.marks import Marks
from bot.conversation.pipeline import Conversation
from bot.conversation.spool import Spool
from bot.ports import EngineError, StorageDown, WrongKey

log = logging.getLogger(__name__)
SECONDS = 5.0


class Recovery:
    """Looks every few seconds for what is owed."""

    def __init__(self, conversation: Conversation, spool: Spool) -> None:
        self._conversation, self._spool = conversation, spool
        self._marks = Marks(conversation.parts)

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop` is set."""
        while not stop.is_set():
            try:
                await self.once()
            except (StorageDown, WrongKey) as error:
                log.warning("making good has to wait: %s", type(error).__name__)
            try:
                await asyncio.wait_for(stop.wait(), SECONDS)
            except TimeoutError:
                continue

    async def once(self) -> int:
        """One look; return how many messages were made good. Raises `StorageDown`."""
        return await self._spooled() + await self._pending()

    async def _spooled(self) -> int:
        """Store what waited in the spool: a crisis opens its case now, the rest is answered by the engine."""
        made = 0
        for path, inbound, crisis_step in list(self._spool.waiting()):
            talk = await asyncio.to_thread(take_in, self._conversation.parts, inbound)
            if talk is not None:
                if crisis_step is not None:
                    await self._conversation.record_answered_crisis(talk)
                else:
                    await self._conversation.answer_late(talk)
                made += 1
            self._spool.done(path)
        return made

    async def _pending(self) -> int:
        """Answer what the engine owes, oldest first, as soon as it is well."""
        owed = await asyncio.to_thread(self._owed)
        if not owed:
            return 0
        try:
            await self._conversation.engine.health()
        except EngineError:
            return 0
        made = 0
        for message_id in owed:
            talk = await asyncio.to_thread(reopen, self._conversation.parts, message_id)
            if talk is None or not await self._conversation.ask_engine(talk):
                break
            made += 1
        return made

    def _owed(self) -> list[int]:
        with self._conversation.parts.begin() as uow:
            return [m.id for m in uow.talks.pending(20) if m.id is not None]

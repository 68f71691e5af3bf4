"""Making good: messages that came in while the database or the engine was away get stored and answered."""

from __future__ import annotations

import asyncio
import logging
from datetime import timedelta

from bot.conversation.danger.step import CrisisStep
from bot.conversation.intake import reopen, take_in
from bot.conversation.pipeline import Conversation
from bot.conversation.spool import Spool
from bot.core.check import CheckStep
from bot.ports import EngineError

log = logging.getLogger(__name__)
SECONDS = 5.0
LEASE = timedelta(seconds=30)  # after a failed try somebody tries again


class Recovery:
    """Looks every few seconds for what is owed."""

    def __init__(self, conversation: Conversation, spool: Spool) -> None:
        self._conversation, self._spool = conversation, spool

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop` is set."""
        while not stop.is_set():
            try:
                await self.once()
            except Exception as error:  # one bad message must not end the making good of all others
                log.warning("making good has to wait: %s", type(error).__name__)
            try:
                await asyncio.wait_for(stop.wait(), SECONDS)
            except TimeoutError:
                continue

    async def once(self) -> int:
        """One look; return how many messages were made good. Raises `StorageDown`."""
        return await self._spooled() + await self._owed()

    async def _spooled(self) -> int:
        """Store what waited in the spool: a crisis opens its case now, the rest is answered as if it came in now."""
        made = 0
        for path, inbound, crisis_step in self._spool.waiting():
            talk = await asyncio.to_thread(take_in, self._conversation.parts, inbound)
            if talk is not None:
                checked = CheckStep.parse(crisis_step)
                if checked is not None:
                    await self._conversation.record_check(talk, checked)
                elif crisis_step is not None:
                    await self._conversation.record_answered_crisis(talk, CrisisStep.parse(crisis_step))
                else:
                    await self._conversation.answer_late(talk)
                made += 1
            self._spool.done(path)
        return made

    async def _owed(self) -> int:
        """Handle again what broke off, and answer what the engine owes, oldest first, as soon as it is well."""
        made, well = 0, await self._engine_is_well()
        for message_id, state in await asyncio.to_thread(self._claim, well):
            talk = await asyncio.to_thread(reopen, self._conversation.parts, message_id)
            if talk is None:
                continue
            if state == "received":
                await self._conversation.answer_late(talk)
                made += 1
            else:
                made += await self._conversation.answer_owed(talk)
        return made

    async def _engine_is_well(self) -> bool:
        try:
            await self._conversation.engine.health()
        except EngineError:
            return False
        return True

    def _claim(self, well: bool) -> list[tuple[int, str]]:
        parts = self._conversation.parts
        with parts.begin() as uow:
            rows = uow.talks.claim_owed(parts.now(), LEASE, 20, pending=well)
            uow.commit()
            return [(row.id, row.state) for row in rows if row.id is not None]

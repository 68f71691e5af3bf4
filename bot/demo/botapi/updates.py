"""The queue of updates of one bot: fetched by polling, or posted to a webhook."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.demo.botapi.errors import ApiError

Json = dict[str, Any]

_FIRST_ID = 870_000_001
# Kinds that are left out unless asked for: https://core.telegram.org/bots/api#getupdates
_ON_REQUEST = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass
class Switches:
    """Ways in which delivery can be made difficult.

    `repeat`: every update comes once more after it was confirmed. `reverse`: the newest first.
    `hold`: nothing is delivered for now.
    """

    repeat: bool = False
    reverse: bool = False
    hold: bool = False


@dataclass
class _Queued:
    update: Json
    repeated: bool = False

    @property
    def number(self) -> int:
        return int(self.update["update_id"])


class Updates:
    """Updates that are not confirmed yet."""

    def __init__(self) -> None:
        self.switches = Switches()
        self.allowed: Sequence[str] = ()
        self._queue: list[_Queued] = []
        self._next = _FIRST_ID
        self._changed = asyncio.Event()
        self._reader = 0
        self._closed = False

    def __len__(self) -> int:
        return len(self._queue)

    def add(self, kind: str, body: Json) -> int | None:
        """Queue one update; return its id, or None when the bot did not ask for this kind."""
        if (self.allowed and kind not in self.allowed) or (not self.allowed and kind in _ON_REQUEST):
            return None
        number = self._next
        self._next += 1
        self._queue.append(_Queued({"update_id": number, kind: body}))
        self.wake()
        return number

    def wake(self) -> None:
        """Have every waiting reader look again."""
        self._changed.set()
        self._changed = asyncio.Event()

    def close(self) -> None:
        """Let go of waiting readers."""
        self._closed = True
        self.wake()

    def confirm(self, offset: int) -> None:
        """Forget updates below `offset`; a negative one keeps that many of the last."""
        if offset < 0:
            offset = self._queue[offset:][0].number if self._queue else 0
        kept = []
        for queued in self._queue:
            once_more = self.switches.repeat and not queued.repeated
            if queued.number >= offset or once_more:
                queued.repeated = queued.repeated or queued.number < offset
                kept.append(queued)
        self._queue = kept

    def take(self, update: Json) -> None:
        """Forget one update that was delivered, or keep it for its repetition."""
        for queued in [queued for queued in self._queue if queued.update is update]:
            if self.switches.repeat and not queued.repeated:
                queued.repeated = True
            else:
                self._queue.remove(queued)

    def peek(self, limit: int = 100) -> list[Json]:
        """What would be delivered now."""
        if self.switches.hold:
            return []
        batch = [queued.update for queued in self._queue[:limit]]
        return batch[::-1] if self.switches.reverse else batch

    async def fetch(self, offset: int, limit: int, timeout: float) -> list[Json]:
        """Confirm below `offset`, then wait up to `timeout` seconds for updates.

        A second reader ends the first, which gets ApiError 409.
        """
        self.confirm(offset)
        self._reader += 1
        reader = self._reader
        self.wake()
        end = asyncio.get_running_loop().time() + timeout
        while not (batch := self.peek(limit)) and not self._closed:
            left = end - asyncio.get_running_loop().time()
            if left <= 0:
                break
            await self.changed(left)
            if reader != self._reader:
                raise ApiError(409, "Conflict: terminated by other getUpdates request")
        return batch

    async def changed(self, timeout: float) -> None:
        """Wait until something may have changed, at most `timeout` seconds."""
        try:
            await asyncio.wait_for(self._changed.wait(), timeout)
        except TimeoutError:
            return

"""Work in order within a chat, with different chats side by side."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

Raw = dict[str, Any]
Work = Callable[[Raw], Awaitable[None]]
Sleep = Callable[[float], Awaitable[None]]

_LOG = logging.getLogger(__name__)
_LONGEST_WAIT = 30.0  # seconds between tries


class Lanes:
    """One lane per chat, `parallel` of them moving at a time; `finished` hears of each update done.

    An update whose work fails is tried again. It is given up after `tries` failures since others
    succeeded: so an outage loses nothing, and one bad update does not hold up its chat for ever.
    """

    def __init__(
        self, work: Work, finished: Callable[[int], None], *, parallel: int, tries: int, sleep: Sleep
    ) -> None:
        self._work = work
        self._finished = finished
        self._tries = tries
        self._sleep = sleep
        self._room = asyncio.Semaphore(parallel)
        self._waiting: dict[int, deque[Raw]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._successes = 0
        self.given_up = 0

    @property
    def busy(self) -> bool:
        """Whether anything is under way or waiting."""
        return bool(self._tasks)

    def add(self, chat: int, update: Raw) -> None:
        """Put an update at the end of its chat's lane."""
        if chat in self._waiting:
            self._waiting[chat].append(update)
            return
        self._waiting[chat] = deque([update])
        task = asyncio.create_task(self._move(chat))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def wait(self, timeout: float) -> None:
        """Until all is done, at most `timeout` seconds."""
        if self._tasks:
            await asyncio.wait(set(self._tasks), timeout=timeout)

    async def drop(self) -> None:
        """Abandon what is not done; `finished` does not hear of it."""
        for task in self._tasks:
            task.cancel()
        await self.wait(timeout=5)

    async def _move(self, chat: int) -> None:
        lane = self._waiting[chat]
        try:
            while lane:
                await self._until_done(lane[0])
                self._finished(lane.popleft()["update_id"])
        finally:
            del self._waiting[chat]

    async def _until_done(self, update: Raw) -> None:
        successes, failures, own_fault = self._successes, 0, 0
        while own_fault < self._tries:
            try:
                async with self._room:
                    await self._work(update)
                self._successes += 1
                return
            except Exception as error:  # what goes wrong in one chat must not stop the others
                failures += 1
                own_fault += self._successes > successes
                _LOG.error("an update was not handled (try %d): %s", failures, type(error).__name__)
                await self._sleep(backoff(failures))
        self.given_up += 1


def backoff(failures: int) -> float:
    """Seconds to wait after so many failures in a row: 1, 2, 4 … 30."""
    return min(_LONGEST_WAIT, 2.0 ** min(failures - 1, 10))

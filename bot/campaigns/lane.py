"""One look over one channel: fetch, call, each at its time, and store what came of it."""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from bot.campaigns.checkout import Ready, check_out
from bot.campaigns.settle import Outcome, give_back, settle
from bot.ports import Channel, ChannelError, StorageDown
from bot.services.parts import Parts

log = logging.getLogger(__name__)
AT_ONCE = 8  # calls under way; at 27 a second three are enough for a provider that takes 100 ms
AHEAD = 4  # messages left when the next batch is fetched
CALL_SECONDS = 60.0  # shorter than the lease
SPACING = 0.95  # of the time between two messages: a delay is made good no faster than this
LINGER = 0.02  # seconds in which results are gathered without a rate, to be stored together
Sleep = Callable[[float], Awaitable[None]]


@dataclass
class Batch:
    """Messages that are marked `sending`. `begins` is when the first may leave."""

    begins: float
    ready: deque[Ready]
    probe: bool


class Desk(Protocol):
    """What a lane needs of the worker's loop."""

    parts: Parts
    sleep: Sleep
    monotonic: Callable[[], float]

    @property
    def stopping(self) -> bool: ...
    def rate(self, name: str) -> float | None: ...
    def channel(self, name: str) -> Channel | None: ...
    def places(self, name: str) -> tuple[int, float, bool]: ...


class Lane:
    """One look over one channel."""

    def __init__(self, desk: Desk, name: str) -> None:
        self._b, self._name = desk, name
        self._channel = desk.channel(name)
        self._gap = 1 / rate if (rate := desk.rate(name)) else 0.0
        self._room = asyncio.Semaphore(AT_ONCE)
        self._results: asyncio.Queue[Outcome | None] = asyncio.Queue()
        self._calls: set[asyncio.Task[None]] = set()
        self._last = 0.0
        self._moved, self._told = 0, False

    async def run(self) -> tuple[int, bool]:
        """Until nothing is due; how many rows were moved, and whether people are told of something."""
        settling = asyncio.create_task(self._settle())
        try:
            batch = await self._next()
            while batch is not None:
                batch = await self._send(batch)
        finally:
            if self._calls:
                await asyncio.wait(self._calls)
            self._results.put_nowait(None)
            await settling
        return self._moved, self._told

    async def _next(self) -> Batch | None:
        """The next batch; None when nothing can be done now."""
        if self._b.stopping:
            return None
        count, wait, probe = await asyncio.to_thread(self._b.places, self._name)
        if not count:
            return None
        begins = self._b.monotonic() + wait
        if wait > 0.5:  # far ahead, as behind another worker: what may change meanwhile is looked at later
            await self._b.sleep(wait - 0.2)
        taken = await asyncio.to_thread(check_out, self._b.parts, self._name, count)
        self._moved += taken.moved
        self._told |= taken.told
        return Batch(begins, deque(taken.ready), probe) if taken.moved else None

    async def _send(self, batch: Batch) -> Batch | None:
        """Make the calls of a batch, each at its time; the next batch is fetched meanwhile."""
        begins, readies = batch.begins, batch.ready
        ahead: asyncio.Task[Batch | None] | None = None
        number = 0
        while readies:
            if len(readies) <= AHEAD and ahead is None and not batch.probe:
                ahead = asyncio.create_task(self._next())
            if self._b.stopping:
                await asyncio.to_thread(give_back, self._b.parts, list(readies))
                break
            await self._room.acquire()
            await self._until(max(begins + number * self._gap, self._last + SPACING * self._gap))
            self._last = self._b.monotonic()
            self._start(readies.popleft())
            number += 1
        if batch.probe:  # what came of it is awaited first
            await asyncio.gather(*self._calls)
            await self._results.join()
        return await (ahead or self._next())

    async def _until(self, moment: float) -> None:
        wait = moment - self._b.monotonic()
        if wait > 0:
            await self._b.sleep(wait)

    def _start(self, ready: Ready) -> None:
        task = asyncio.create_task(self._call(ready))
        self._calls.add(task)
        task.add_done_callback(self._calls.discard)

    async def _call(self, ready: Ready) -> None:
        try:
            outcome = Outcome(ready, await self._deliver(ready))
        except ChannelError as error:
            outcome = Outcome(ready, error=error)
        finally:
            self._room.release()
        self._results.put_nowait(outcome)

    async def _deliver(self, ready: Ready) -> str:
        if self._channel is None:
            raise ChannelError("not set up")
        try:
            return await asyncio.wait_for(self._channel.send(ready.account.external_id, ready.message), CALL_SECONDS)
        except ChannelError:
            raise
        except Exception as error:  # a time-out, or a fault of the adapter: perhaps it left
            log.error("a message of a campaign over %s broke off: %s", self._name, type(error).__name__)
            raise ChannelError("no answer", uncertain=True) from None

    async def _settle(self) -> None:
        """Store results in groups as they come, however long the database is away."""
        while (first := await self._results.get()) is not None:
            if self._calls and not self._gap:
                await self._b.sleep(LINGER)
            group, last = [first], False
            while not self._results.empty():
                more = self._results.get_nowait()
                last = more is None
                if more is not None:
                    group.append(more)
            await self._store(group)
            for _ in group:
                self._results.task_done()
            if last:
                return

    async def _store(self, group: list[Outcome]) -> None:
        while True:
            try:
                self._told |= await asyncio.to_thread(settle, self._b.parts, self._name, group)
                return
            except StorageDown:
                log.warning("results of %d messages wait for the database", len(group))
                await self._b.sleep(1.0)
            except Exception as error:  # one bad result: the others are stored, this one is settled as a doubt
                log.error("a result could not be stored: %s", type(error).__name__)
                if len(group) == 1:
                    return
                for outcome in group:
                    await self._store([outcome])
                return

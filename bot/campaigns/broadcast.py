"""The worker's loop: take what is due, send it at the shared rate, write down what came of it."""

from __future__ import annotations

import asyncio
import logging
import time
from collections import deque
from collections.abc import Awaitable, Callable, Mapping

from bot.campaigns.checkout import Ready, check_out
from bot.campaigns.messages import rules_of
from bot.campaigns.settle import Outcome, give_back, recover, settle
from bot.ports import Channel, ChannelError, Queue, StorageDown
from bot.services.campaigns import tend
from bot.services.parts import Parts

log = logging.getLogger(__name__)
BATCH = 9  # messages under way to be sent, at a rate: a third of a second's worth
BATCH_FREE = 25  # without a rate
AT_ONCE = 8  # calls under way; at 27 a second three are enough for a provider that takes 100 ms
AHEAD = 4  # messages left when the next batch is fetched
CALL_SECONDS = 60.0  # shorter than the lease
SPACING = 0.95  # of the time between two messages: a delay is made good no faster than this
IDLE = 5.0  # seconds between looks
NOWHERE = ""  # the lane of learners without a channel
Sleep = Callable[[float], Awaitable[None]]


class Broadcast:
    """Sends for campaigns over `channels`. Any number of workers may run; `queue` is told when mail is waiting.

    `rates` replaces the rates of campagneregels.yml. Clock for pacing and sleep are passed in for tests.
    """

    def __init__(
        self, parts: Parts, channels: Mapping[str, Channel], queue: Queue, *,
        rates: Mapping[str, float | None] | None = None, sleep: Sleep = asyncio.sleep,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        self._parts, self._channels, self._queue = parts, dict(channels), queue
        self._rates = {name: rules_of(name).rate for name in channels} | dict(rates or {})
        self._sleep, self._monotonic = sleep, monotonic
        self._wake = asyncio.Event()
        self._stop = asyncio.Event()
        self._known: set[str] = set()

    async def wake(self) -> None:
        """Look now: something was started."""
        self._wake.set()

    async def run(self, stop: asyncio.Event) -> None:
        """Work until `stop` is set; what was taken and not sent is given back."""
        self._stop = stop
        while not stop.is_set():
            self._wake.clear()
            try:
                await self.once()
            except StorageDown:
                log.warning("campaigns wait for the database")
            except Exception as error:  # one bad row must not end the sending of all others
                log.error("a look at campaigns failed: %s", type(error).__name__)
            waits = [asyncio.create_task(event.wait()) for event in (stop, self._wake)]
            await asyncio.wait(waits, timeout=IDLE, return_when=asyncio.FIRST_COMPLETED)
            for task in waits:
                task.cancel()

    async def once(self) -> int:
        """Everything that is due now, over all channels side by side; how many rows were moved."""
        await asyncio.to_thread(recover, self._parts)
        await asyncio.to_thread(tend, self._parts)
        total = 0
        while True:
            done = await asyncio.gather(*(Lane(self, name).run() for name in (*self._channels, NOWHERE)))
            if any(told for _, told in done):
                await self._queue.notices()
            moved = sum(count for count, _ in done)
            total += moved
            if not moved:  # a lane may have moved something over to another
                return total

    # -- what the lanes ask ----------------------------------------------------------------------

    @property
    def stopping(self) -> bool:
        """Whether nothing new may be taken."""
        return self._stop.is_set()

    def rate(self, name: str) -> float | None:
        """Messages a second over a channel."""
        return self._rates.get(name)

    def places(self, name: str) -> tuple[int, float]:
        """How many messages may be taken now, and in how many seconds the first may leave."""
        parts, rate = self._parts, self.rate(name)
        with parts.begin() as uow:
            provider = uow.campaigns.provider(name)
            provider.rate = rate
            resting = provider.rest_until is not None and provider.rest_until > parts.now()
            most = 1 if provider.failures else BATCH if rate else BATCH_FREE
            count = 0 if resting else uow.campaigns.due_count(name, parts.now(), most)
            uow.flush()
            wait = uow.campaigns.take(name, count) if count else 0.0
            uow.commit()
        return count, wait


class Lane:
    """One look over one channel."""

    def __init__(self, broadcast: Broadcast, name: str) -> None:
        self._b, self._name = broadcast, name
        self._channel = broadcast._channels.get(name)
        self._gap = 1 / rate if (rate := broadcast.rate(name)) else 0.0
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

    async def _next(self) -> tuple[float, deque[Ready]] | None:
        """The next batch and when its first message may leave; None when nothing can be done now."""
        if self._b.stopping:
            return None
        count, wait = await asyncio.to_thread(self._b.places, self._name)
        if not count:
            return None
        begins = self._b._monotonic() + wait
        if wait > 0.5:  # far ahead, as behind another worker: what may change meanwhile is looked at later
            await self._b._sleep(wait - 0.2)
        taken = await asyncio.to_thread(check_out, self._b._parts, self._name, count)
        self._moved += taken.moved
        self._told |= taken.told
        return (begins, deque(taken.ready)) if taken.moved else None

    async def _send(self, batch: tuple[float, deque[Ready]]) -> tuple[float, deque[Ready]] | None:
        """Make the calls of a batch, each at its time; the next batch is fetched meanwhile."""
        begins, readies = batch
        ahead: asyncio.Task[tuple[float, deque[Ready]] | None] | None = None
        number = 0
        while readies:
            if len(readies) <= AHEAD and ahead is None:
                ahead = asyncio.create_task(self._next())
            if self._b.stopping:
                await asyncio.to_thread(give_back, self._b._parts, list(readies))
                break
            await self._room.acquire()
            await self._until(max(begins + number * self._gap, self._last + SPACING * self._gap))
            self._last = self._b._monotonic()
            self._start(readies.popleft())
            number += 1
        return await (ahead or asyncio.create_task(self._next()))

    async def _until(self, moment: float) -> None:
        wait = moment - self._b._monotonic()
        if wait > 0:
            await self._b._sleep(wait)

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
            group, last = [first], False
            while not self._results.empty():
                more = self._results.get_nowait()
                last = more is None
                if more is not None:
                    group.append(more)
            await self._store(group)
            if last:
                return

    async def _store(self, group: list[Outcome]) -> None:
        while True:
            try:
                self._told |= await asyncio.to_thread(settle, self._b._parts, self._name, group)
                return
            except StorageDown:
                log.warning("results of %d messages wait for the database", len(group))
                await self._b._sleep(1.0)
            except Exception as error:  # one bad result: the others are stored, this one is settled as a doubt
                log.error("a result could not be stored: %s", type(error).__name__)
                if len(group) == 1:
                    return
                for outcome in group:
                    await self._store([outcome])
                return

"""The worker's loop over all channels, at the rates that all workers share."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Mapping

from bot.campaigns.lane import Lane, Sleep
from bot.campaigns.messages import rules_of
from bot.campaigns.settle import recover
from bot.ports import Channel, Queue, StorageDown
from bot.services.parts import Parts
from bot.services.planning.campaigns import tend

log = logging.getLogger(__name__)
BATCH = 9  # messages under way to be sent, at a rate: a third of a second's worth
BATCH_FREE = 30  # without a rate
IDLE = 5.0  # seconds between looks
NOWHERE = ""  # the lane of learners without a channel


class Broadcast:
    """Sends for campaigns over `channels`. Any number of workers may run; `queue` is told when mail is waiting.

    `rates` replaces the rates of campagneregels.yml. Clock for pacing and sleep are passed in for tests.
    """

    def __init__(
        self, parts: Parts, channels: Mapping[str, Channel], queue: Queue, *,
        rates: Mapping[str, float | None] | None = None, sleep: Sleep = asyncio.sleep,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:  # fmt: skip
        self.parts, self._channels, self._queue = parts, dict(channels), queue
        self._rates = {name: rules_of(name).rate for name in channels} | dict(rates or {})
        self.sleep, self.monotonic = sleep, monotonic
        self._wake = asyncio.Event()
        self._stop = asyncio.Event()

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
        await asyncio.to_thread(recover, self.parts)
        await asyncio.to_thread(tend, self.parts)
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

    def channel(self, name: str) -> Channel | None:
        """The channel of that name."""
        return self._channels.get(name)

    def places(self, name: str) -> tuple[int, float, bool]:
        """How many messages may be taken now, in how many seconds the first may leave, and whether this is a probe:
        one message to a provider that failed last."""
        parts, rate = self.parts, self.rate(name)
        with parts.begin() as uow:
            provider = uow.campaigns.provider(name)
            provider.rate = rate
            resting = provider.rest_until is not None and provider.rest_until > parts.now()
            probe = provider.failures > 0
            most = 1 if probe else BATCH if rate else BATCH_FREE
            count = 0 if resting else uow.campaigns.due_count(name, parts.now(), most)
            uow.flush()
            wait = uow.campaigns.take(name, count) if count else 0.0
            uow.commit()
        return count, wait, probe

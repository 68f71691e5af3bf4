"""Conversations in memory: nothing on disk, forgotten after some hours of silence or when told to."""

# ruff: noqa: ARG002 (Rasa gives the signatures)
from __future__ import annotations

import json
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import SerializedTrackerAsText, TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker


class MemoryTrackerStore(TrackerStore, SerializedTrackerAsText):
    """Keeps each conversation as one string.

    Parameters
    ----------
    hours : how long a silent conversation is kept; checked when any conversation is saved or read.
    most : how many conversations are kept; the one silent longest goes first.
    clock : seconds that only go up.
    """

    def __init__(
        self,
        domain: Domain | None = None,
        event_broker: EventBroker | None = None,
        host: str | None = None,
        hours: float = 6,
        most: int = 20_000,
        clock: Callable[[], float] = time.monotonic,
        **kwargs: Any,
    ) -> None:
        super().__init__(domain, event_broker, **kwargs)
        self._seconds = hours * 3600
        self._most = most
        self._clock = clock
        self._kept: OrderedDict[str, tuple[float, str]] = OrderedDict()  # oldest first

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep the conversation as it is now."""
        self._kept[tracker.sender_id] = (self._clock(), self.serialise_tracker(tracker))
        self._kept.move_to_end(tracker.sender_id)
        self._drop_old()

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Give the conversation back; None when unknown or forgotten."""
        self._drop_old()
        found = self._kept.get(sender_id)
        return self.deserialise_tracker(sender_id, found[1]) if found else None

    async def keys(self) -> Iterable[str]:
        """Ids of the conversations that are kept."""
        self._drop_old()
        return list(self._kept)

    def delete(self, sender_id: str) -> None:
        """Forget one conversation; no error when it is unknown."""
        self._kept.pop(sender_id, None)

    def size(self, sender_id: str) -> tuple[int, int] | None:
        """Number of events and of bytes of one conversation; None when unknown."""
        self._drop_old()
        found = self._kept.get(sender_id)
        if not found:
            return None
        return len(json.loads(found[1])["events"]), len(found[1].encode())

    def _drop_old(self) -> None:
        limit = self._clock() - self._seconds
        while self._kept:
            oldest, (saved, _) = next(iter(self._kept.items()))
            if saved > limit and len(self._kept) <= self._most:
                return
            del self._kept[oldest]

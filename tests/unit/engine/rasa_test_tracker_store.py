"""Conversations in memory: time limit, count limit, delete. Runs in the engine's environment."""

import asyncio
from collections.abc import Callable
from typing import Any

from nazorg_engine.tracker_store import MemoryTrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker


class Clock:
    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def store(clock: Callable[[], float], **settings: Any) -> MemoryTrackerStore:
    return MemoryTrackerStore(Domain.empty(), clock=clock, **settings)


def save(kept: MemoryTrackerStore, name: str) -> None:
    tracker = DialogueStateTracker.from_events(name, [UserUttered("hoi"), SlotSet("plek", "ja")])
    asyncio.run(kept.save(tracker))


def names(kept: MemoryTrackerStore) -> list[str]:
    return list(asyncio.run(kept.keys()))


def test_gives_back_what_was_saved() -> None:
    kept = store(Clock())
    save(kept, "a")
    tracker = asyncio.run(kept.retrieve("a"))
    assert tracker is not None
    assert [type(event).__name__ for event in tracker.events] == ["UserUttered", "SlotSet"]
    assert asyncio.run(kept.retrieve("b")) is None


def test_forgets_after_the_hours_of_silence_but_not_before() -> None:
    clock = Clock()
    kept = store(clock, hours=6)
    save(kept, "a")
    clock.seconds = 3 * 3600
    save(kept, "b")
    clock.seconds = 6 * 3600 - 1
    assert names(kept) == ["a", "b"]
    clock.seconds = 6 * 3600
    assert asyncio.run(kept.retrieve("a")) is None
    assert names(kept) == ["b"]


def test_a_new_turn_starts_the_time_anew() -> None:
    clock = Clock()
    kept = store(clock, hours=6)
    save(kept, "a")
    clock.seconds = 5 * 3600
    save(kept, "a")
    clock.seconds = 10 * 3600
    assert names(kept) == ["a"]


def test_the_one_silent_longest_makes_room() -> None:
    kept = store(Clock(), most=2)
    for name in ("a", "b", "a", "c"):
        save(kept, name)
    assert names(kept) == ["a", "c"]


def test_size_and_delete() -> None:
    kept = store(Clock())
    save(kept, "a")
    size = kept.size("a")
    assert size is not None
    assert size[0] == 2
    assert size[1] > 100
    kept.delete("a")
    kept.delete("a")
    assert kept.size("a") is None

"""Order within a chat, side by side across chats, and what happens when work keeps failing."""

from __future__ import annotations

import asyncio
from typing import Any

from bot.channels.telegram.lanes import Lanes, Work, backoff


async def no_wait(_: float) -> None:
    await asyncio.sleep(0)


def lanes(work: Work, finished: list[int], **settings: int) -> Lanes:
    return Lanes(work, finished.append, sleep=no_wait, **{"parallel": 4, "tries": 3, **settings})


def update(number: int) -> dict[str, Any]:
    return {"update_id": number}


async def test_no_more_than_so_many_at_once() -> None:
    now, most = 0, 0
    finished: list[int] = []

    async def work(_: dict[str, Any]) -> None:
        nonlocal now, most
        now += 1
        most = max(most, now)
        await asyncio.sleep(0.001)
        now -= 1

    made = lanes(work, finished, parallel=3)
    for number in range(30):
        made.add(number % 10, update(number))
    await made.wait(5)
    assert most == 3
    assert not made.busy
    assert sorted(finished) == list(range(30))


async def test_a_lane_can_be_used_again() -> None:
    finished: list[int] = []

    async def work(_: dict[str, Any]) -> None:
        await asyncio.sleep(0)

    made = lanes(work, finished)
    for number in range(3):
        made.add(1, update(number))
        await made.wait(5)
    assert finished == [0, 1, 2]


async def test_a_lasting_outage_gives_nothing_up() -> None:
    finished: list[int] = []
    tries = 0

    async def work(_: dict[str, Any]) -> None:
        nonlocal tries
        tries += 1
        if tries < 100:
            raise RuntimeError

    made = lanes(work, finished)
    made.add(1, update(1))
    made.add(2, update(2))
    await made.wait(5)
    assert sorted(finished) == [1, 2]
    assert made.given_up == 0


async def test_dropping_finishes_nothing() -> None:
    finished: list[int] = []

    async def work(_: dict[str, Any]) -> None:
        await asyncio.Event().wait()

    made = lanes(work, finished)
    made.add(1, update(1))
    made.add(1, update(2))
    await asyncio.sleep(0)
    await made.drop()
    assert finished == []
    assert not made.busy


def test_waits_grow_and_stay_bounded() -> None:
    assert [backoff(failures) for failures in (1, 2, 3, 6, 1000)] == [1, 2, 4, 30, 30]


async def test_bad_work_is_given_up_once_others_succeed() -> None:
    finished: list[int] = []
    tried: list[int] = []

    async def work(taken: dict[str, Any]) -> None:
        tried.append(taken["update_id"])
        if taken["update_id"] == 1:
            raise RuntimeError

    made = lanes(work, finished)
    made.add(1, update(1))
    await asyncio.sleep(0.01)
    assert made.busy
    made.add(2, update(2))
    await made.wait(5)
    assert (sorted(finished), made.given_up) == ([1, 2], 1)
    assert tried[tried.index(2) :].count(1) == 3

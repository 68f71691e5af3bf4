"""Sending over the local Bot API server: the shared rate holds, two workers never send the same, and blocks count."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from datetime import date

import pytest

from bot.campaigns import Broadcast
from bot.channels.telegram import TelegramChannel, connect
from bot.core.learner import Account
from bot.demo.botapi import BotApiServer
from bot.jobs import NoQueue
from tests.integration.campaigns.field import Field

PEOPLE = 60


@pytest.fixture
def server() -> Iterator[BotApiServer]:
    with BotApiServer() as running:
        yield running


@pytest.fixture
def chats(field: Field, server: BotApiServer) -> list[int]:
    """Learners who have a chat with the bot."""
    numbers = list(range(1000, 1000 + PEOPLE))
    for number in numbers:
        one = field.learner(account=None, left_on=date(2026, 6, 1))
        server.control.write(number, "/start")
        with field.parts.begin() as uow:
            uow.add(Account("telegram", str(number), field.parts.now(), one.id))
            uow.commit()
    return numbers


async def broadcast(field: Field, server: BotApiServer, workers: int) -> float:
    """So many workers at once, until nothing is due; the seconds that it took."""
    async with connect(server.token, server.url) as bot:
        began = time.monotonic()
        made = [Broadcast(field.parts, {"telegram": TelegramChannel(bot)}, NoQueue()) for _ in range(workers)]
        await asyncio.gather(*(worker.once() for worker in made))
        return time.monotonic() - began


@pytest.mark.parametrize("workers", [1, 2])
async def test_at_the_shared_rate_nothing_is_refused_and_nobody_gets_it_twice(
    field: Field, server: BotApiServer, chats: list[int], workers: int
) -> None:
    field.started()
    took = await broadcast(field, server, workers)
    assert {row["status"] for row in server.control.calls("sendMessage")} == {200}
    assert [len(server.control.from_bot(chat)) for chat in chats] == [1] * PEOPLE
    assert took > 0.9 * (PEOPLE - 1) / 27
    assert {row.state for row in field.rows()} == {"sent"}


async def test_blocks_and_refusals_of_the_server_are_written_down(
    field: Field, server: BotApiServer, chats: list[int]
) -> None:
    field.started()
    server.control.block(chats[0])
    server.control.fail("sendMessage", code=429, retry_after=1, times=1)
    server.control.fail("sendMessage", code=500, times=1)
    await broadcast(field, server, 1)
    field.clock.forward(minutes=2)
    await broadcast(field, server, 1)
    states = field.states()
    assert states == {"sent": PEOPLE - 1, "failed": 1}
    with field.parts.begin() as uow:
        provider = uow.campaigns.provider("telegram")
        assert (provider.throttled, provider.unknowns) == (1, 1)
    assert [len(server.control.from_bot(chat)) for chat in chats] == [0] + [1] * (PEOPLE - 1)


async def test_a_talk_takes_its_place_in_the_row(field: Field) -> None:
    """An answer is not held up; what campaigns may send moves back by as much."""
    with field.parts.begin() as uow:
        uow.campaigns.provider("telegram").rate = 10.0
        uow.commit()
    with field.parts.begin() as uow:
        assert uow.campaigns.take("telegram", 1) == 0
        for _ in range(5):
            uow.campaigns.spend("telegram")
        assert 0.5 < uow.campaigns.take("telegram", 1) <= 0.6
        uow.commit()

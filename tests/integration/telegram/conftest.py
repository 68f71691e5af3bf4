"""A local Bot API server and a bot connected to it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime

import pytest

from bot.channels.telegram import TelegramPoller, connect
from bot.channels.telegram.connection import TelegramBot
from bot.demo.botapi import BotApiServer
from bot.demo.botapi.client import Control
from bot.ports import Inbound


class Now:
    """The real time."""

    def now(self) -> datetime:
        return datetime.now(UTC)


@pytest.fixture
def server() -> Iterator[BotApiServer]:
    with BotApiServer() as running:
        yield running


@pytest.fixture
def people(server: BotApiServer) -> Control:
    return server.control


@pytest.fixture
async def bot(server: BotApiServer) -> AsyncIterator[TelegramBot]:
    async with connect(server.token, server.url) as connected:
        yield connected


class Inbox:
    """Takes messages from a poller; `failing` decides which of them cannot be handled."""

    def __init__(self) -> None:
        self.arrived: asyncio.Queue[Inbound] = asyncio.Queue()
        self.tries = 0
        self.failing: Callable[[Inbound], bool] = lambda message: False

    async def handle(self, message: Inbound) -> None:
        self.tries += 1
        if self.failing(message):
            raise RuntimeError(message.text)
        await self.arrived.put(message)

    async def texts(self, count: int) -> list[str]:
        """The next texts, in order of arrival."""
        return [(await asyncio.wait_for(self.arrived.get(), timeout=10)).text for _ in range(count)]


@pytest.fixture
def inbox() -> Inbox:
    return Inbox()


@pytest.fixture
async def poller(bot: TelegramBot, inbox: Inbox) -> AsyncIterator[TelegramPoller]:
    """A poller at work; waits hardly at all between tries."""
    made = TelegramPoller(bot, inbox.handle, Now(), sleep=lambda _: asyncio.sleep(0.02))
    running = asyncio.create_task(made.run())
    yield made
    made.stop()
    await asyncio.wait_for(running, timeout=15)


async def until(condition: Callable[[], bool], timeout: float = 30.0) -> None:
    """Wait for a condition; fails when it does not come true in `timeout` seconds."""
    async with asyncio.timeout(timeout):
        while not condition():
            await asyncio.sleep(0.02)

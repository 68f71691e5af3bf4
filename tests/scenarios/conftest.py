"""One whole stack for all dialogues: throw-away database, real engine process, actions, pipeline."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest_asyncio

from bot.play.stack import Stack, stack


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def running() -> AsyncIterator[Stack]:
    async with stack() as started:
        yield started

"""A local Graph server, our webhook, and a person who has said hello."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from tests.integration.channels.side import Side, side

PERSON = 31337


@pytest.fixture
async def ours() -> AsyncIterator[Side]:
    async with side() as made:
        await asyncio.to_thread(made.people.write, PERSON, "hoi")
        await made.inbox.next()
        yield made

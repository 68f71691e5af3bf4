"""One whole stack for all dialogues: throw-away database, real engine process, actions, pipeline."""

from __future__ import annotations

import shutil
import signal
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import pytest_asyncio

from bot.play.stack import Stack, stack
from tests.scenarios.product import Product, enrol, start


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def running() -> AsyncIterator[Stack]:
    async with stack() as started:
        yield started


@contextmanager
def up() -> Iterator[Product]:
    """The product as `nazorg up` starts it; stopped at the end if a test did not do so."""
    home = Path(tempfile.mkdtemp(prefix="nazorg-up-"))
    home.chmod(0o755)
    started = start(home / "var")
    yield started
    if started.process.poll() is None:
        started.process.send_signal(signal.SIGINT)
        started.process.wait(30)
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture(scope="session")
def product() -> Iterator[Product]:
    """One for all talks: each has a chat and a learner of its own."""
    with up() as started:
        yield started


@pytest.fixture(scope="module")
def mortal() -> Iterator[Product]:
    """One that may be stopped."""
    with up() as started:
        yield started


@pytest.fixture
def code(product: Product) -> str:
    """The code with which a new learner begins."""
    return enrol(product)

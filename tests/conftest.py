"""Shared parts of the tests: a real PostgreSQL, a clock that stands still, and no network but loopback."""

from __future__ import annotations

import fcntl
import itertools
import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine as SqlEngine
from sqlalchemy import text

from bot.bootstrap import MODELS, load_safety
from bot.content.policies import policies
from bot.language import CheckinReader, Language
from bot.language.cv.tagging.tagger import Tagger
from bot.language.cv.tagging.train import main as train_tagger
from bot.meaning import stored
from bot.meaning.model import MeaningMissing
from bot.meaning.train import main as trained_meaning
from bot.safety import Safety
from bot.services.parts import Parts
from bot.storage import embedded, schema, tables
from bot.storage.unit_of_work import connect, unit_of_work_factory
from bot.storage.vault import FernetVault, new_key

NOON = datetime(2026, 11, 25, 11, 0, tzinfo=UTC)  # a Wednesday, 12:00 in Amsterdam


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files marked `long` go first, so that the run does not wait for one of them at the end."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


def pytest_collection_finish(session: pytest.Session) -> None:
    """The trained reading of messages is there before the first test: to train it takes longer than a test may."""
    if not session.items or session.config.option.collectonly:
        return
    try:
        stored.model()
    except MeaningMissing:
        train_meaning()


def train_meaning() -> Path:
    """The file of the trained reading of messages; trained first where there is none of this version. Tests that run
    side by side wait for one another."""
    folder = os.open(MODELS, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        return trained_meaning(["--out", str(MODELS)])
    finally:
        os.close(folder)


@pytest.fixture(autouse=True, scope="session")
def _loopback_only() -> Iterator[None]:
    """A test that reaches for another machine fails at once, with a word about why."""
    original = socket.socket.connect

    def connect(self: socket.socket, address: Any) -> Any:
        host = address[0] if isinstance(address, tuple) else "local"
        if self.family in (socket.AF_INET, socket.AF_INET6) and host not in ("127.0.0.1", "::1", "localhost"):
            raise AssertionError("a test tried to leave loopback")
        return original(self, address)

    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", connect)
    yield
    patch.undo()


class FixedClock:
    """A clock that moves only when told to."""

    def __init__(self, now: datetime = NOON) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def set(self, now: datetime) -> None:
        self._now = now

    def forward(self, **span: float) -> None:
        self._now += timedelta(**span)


@cache
def language() -> Language:
    return Language()


@cache
def safety() -> Safety:
    return load_safety(language=language())


@cache
def tagger() -> Tagger:
    """The tagger of the cv reader; trained first where there is none of this version."""
    return Tagger(train_tagger(["--out", str(MODELS)]))


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a real PostgreSQL server for this run."""
    folder = Path(tempfile.mkdtemp(prefix="nazorg-test-"))
    folder.chmod(0o755)  # the server runs as a user of its own when the tests run as root
    url = embedded.start(folder / "postgres")
    yield url
    embedded.stop(folder / "postgres")
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def schema_engine(postgres: str) -> Iterator[SqlEngine]:
    engine = connect(postgres)
    schema.upgrade(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def database(schema_engine: SqlEngine) -> SqlEngine:
    """An empty database with the newest schema."""
    names = ", ".join(f'"{table.name}"' for table in tables.metadata.sorted_tables)
    with schema_engine.begin() as connection:
        connection.execute(text(f"truncate {names} restart identity cascade"))
    return schema_engine


@pytest.fixture
def vault() -> FernetVault:
    return FernetVault([new_key()])


@pytest.fixture
def parts(database: SqlEngine, clock: FixedClock, vault: FernetVault) -> Parts:
    """The use cases on the real database, with the real reader and the real safety check."""
    numbers = itertools.count(1)
    return Parts(
        begin=unit_of_work_factory(database),
        clock=clock,
        vault=vault,
        policies=policies(),
        reader=CheckinReader(language()),
        assess=safety().assess,
        token=lambda size: f"token-{next(numbers):04d}-{size}",
    )

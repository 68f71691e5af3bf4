"""The use cases on a real database, with a safety check and a reader that tests steer."""

from __future__ import annotations

import itertools

import pytest
from sqlalchemy import Engine as SqlEngine

from bot.content.policies import policies
from bot.ports import Clock
from bot.services.parts import Parts
from bot.storage.unit_of_work import unit_of_work_factory
from bot.storage.vault import FernetVault
from tests.unit.services.world import FakeReader, Place, assess, make_place


@pytest.fixture
def parts(database: SqlEngine, clock: Clock, vault: FernetVault) -> Parts:
    numbers = itertools.count(1)
    return Parts(
        unit_of_work_factory(database), clock, vault, policies(), FakeReader(), assess,
        lambda size: f"token-{next(numbers):04d}-{size}",
    )  # fmt: skip


@pytest.fixture
def place(parts: Parts) -> Place:
    return make_place(parts)

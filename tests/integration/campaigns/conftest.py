"""A school, a cohort, and a worker whose channel tests steer."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine as SqlEngine

from bot.content.policies import policies
from bot.services.parts import Parts
from bot.storage.unit_of_work import unit_of_work_factory
from bot.storage.vault import FernetVault
from tests.conftest import FixedClock
from tests.integration.campaigns.field import Field
from tests.unit.services.world import FakeReader, Place, assess, make_place

START = datetime(2026, 9, 1, 10, 0, tzinfo=UTC)  # a Tuesday, noon in Amsterdam; 11:00 in winter


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(START)


@pytest.fixture
def parts(database: SqlEngine, clock: FixedClock, vault: FernetVault) -> Parts:
    numbers = itertools.count(1)
    return Parts(
        unit_of_work_factory(database), clock, vault, policies(), FakeReader(), assess,
        lambda size: f"token-{next(numbers):04d}-{size}",
    )  # fmt: skip


@pytest.fixture
def place(parts: Parts) -> Place:
    return make_place(parts)


@pytest.fixture
def field(parts: Parts, place: Place, clock: FixedClock) -> Field:
    return Field(parts, place, clock)

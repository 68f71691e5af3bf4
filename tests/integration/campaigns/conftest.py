"""A school, a cohort, and a worker whose channel tests steer."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import Engine as SqlEngine

from bot.services.parts import Parts
from bot.storage.unit_of_work import unit_of_work_factory
from bot.storage.vault import FernetVault
from tests.conftest import FixedClock
from tests.integration.campaigns.field import Field
from tests.unit.services.world import Place, make_place, steered

START = datetime(2026, 9, 1, 10, 0, tzinfo=UTC)  # a Tuesday, noon in Amsterdam; 11:00 in winter


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(START)


@pytest.fixture
def parts(database: SqlEngine, clock: FixedClock, vault: FernetVault) -> Parts:
    return steered(unit_of_work_factory(database), clock, vault)


@pytest.fixture
def place(parts: Parts) -> Place:
    return make_place(parts)


@pytest.fixture
def field(parts: Parts, place: Place, clock: FixedClock) -> Field:
    return Field(parts, place, clock)

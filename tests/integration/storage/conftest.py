"""The use cases on a real database, with a safety check and a reader that tests steer."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine as SqlEngine

from bot.ports import Clock
from bot.services.parts import Parts
from bot.storage.unit_of_work import unit_of_work_factory
from bot.storage.vault import FernetVault
from tests.unit.services.world import Place, make_place, steered


@pytest.fixture
def parts(database: SqlEngine, clock: Clock, vault: FernetVault) -> Parts:
    return steered(unit_of_work_factory(database), clock, vault)


@pytest.fixture
def place(parts: Parts) -> Place:
    return make_place(parts)

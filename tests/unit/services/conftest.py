"""The use cases on a real database, with a safety check and a reader that tests steer."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import Engine as SqlEngine

from bot.language import CheckinReader, Language
from bot.ports import Clock
from bot.services.checkins import checkin
from bot.services.parts import Parts
from bot.storage.unit_of_work import unit_of_work_factory
from bot.storage.vault import FernetVault
from tests.unit.services.world import Place, begin_talk, make_learner, make_place, steered


@pytest.fixture
def parts(database: SqlEngine, clock: Clock, vault: FernetVault) -> Parts:
    return steered(unit_of_work_factory(database), clock, vault)


@pytest.fixture
def place(parts: Parts) -> Place:
    return make_place(parts)


@pytest.fixture(scope="session")
def reader() -> CheckinReader:
    return CheckinReader(Language())


@pytest.fixture
def real(parts: Parts, reader: CheckinReader) -> Parts:
    """With the reader that the product has."""
    return replace(parts, reader=reader)


@pytest.fixture
def talk(real: Parts, place: Place) -> str:
    """A check-in that has just begun."""
    conversation = begin_talk(real, make_learner(real, place))
    checkin.start(real, conversation)
    return conversation

"""One learner, one school, one conversation."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from sqlalchemy import Engine as SqlEngine

from bot.content.policies import policies
from bot.core.learner import Learner
from bot.ports import Clock
from bot.services.parts import Parts
from bot.storage.unit_of_work import unit_of_work_factory
from bot.storage.vault import FernetVault
from tests.integration.conversation.talk import Switch, Talk
from tests.unit.services.world import FakeReader, Place, assess, make_learner, make_place


@pytest.fixture
def switch(database: SqlEngine) -> Switch:
    return Switch(unit_of_work_factory(database))


@pytest.fixture
def parts(switch: Switch, clock: Clock, vault: FernetVault) -> Parts:
    numbers = itertools.count(1)
    return Parts(
        switch, clock, vault, policies(), FakeReader(), assess, lambda size: f"token-{next(numbers):04d}-{size}"
    )


@pytest.fixture
def place(parts: Parts) -> Place:
    return make_place(parts)


@pytest.fixture
def daan(parts: Parts, place: Place) -> Learner:
    return make_learner(parts, place)


@pytest.fixture
def talk(parts: Parts, switch: Switch, tmp_path: Path) -> Talk:
    return Talk(parts, switch, tmp_path / "spool")

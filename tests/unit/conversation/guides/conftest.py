"""A letter talk of somebody of nineteen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from bot.services.parts import Parts
from tests.unit.conversation.guides.test_letter import Talk
from tests.unit.services.world import make_learner, make_place


@pytest.fixture
def talk(parts: Parts) -> Iterator[Talk]:
    learner = make_learner(parts, make_place(parts), born_on=date(2007, 3, 1))
    with parts.begin() as uow:
        yield Talk(parts, uow, learner)

"""One learner, one school, one conversation."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine as SqlEngine

from bot.conversation.guides.application import ApplicationGuide
from bot.conversation.guides.plan import PlanGuide
from bot.conversation.pipeline import Conversation
from bot.conversation.spool import Spool
from bot.core.learner import Learner
from bot.language.news import NewsReader
from bot.ports import Clock
from bot.services.parts import Parts
from bot.storage.unit_of_work import unit_of_work_factory
from bot.storage.vault import FernetVault
from tests.conftest import language
from tests.integration.conversation.talk import Switch, Talk
from tests.unit.services.world import Place, make_learner, make_place, steered


@pytest.fixture
def switch(database: SqlEngine) -> Switch:
    return Switch(unit_of_work_factory(database))


@pytest.fixture
def parts(switch: Switch, clock: Clock, vault: FernetVault) -> Parts:
    return steered(switch, clock, vault)


@pytest.fixture
def place(parts: Parts) -> Place:
    return make_place(parts)


@pytest.fixture
def daan(parts: Parts, place: Place) -> Learner:
    return make_learner(parts, place)


@pytest.fixture
def talk(parts: Parts, switch: Switch, tmp_path: Path) -> Talk:
    return Talk(parts, switch, tmp_path / "spool")


@pytest.fixture
def planning(talk: Talk, tmp_path: Path) -> Talk:
    """A conversation that can be handed to the plan and the list of applications."""
    news = NewsReader(language())
    guide = ApplicationGuide(news)
    talk.conversation = Conversation(
        talk.parts, talk.engine, {"fake": talk.channel}, talk.queue, Spool(tmp_path / "spool", talk.parts.vault),
        {"application": guide, "plan": PlanGuide(news, guide)},
    )  # fmt: skip
    return talk

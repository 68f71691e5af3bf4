"""The cv talk through the whole pipeline: what is past waits with care, what is of today does not."""

from __future__ import annotations

from typing import Any

import pytest

from bot.content.cv import cv_plan
from bot.conversation.guides.cv import CvGuide
from bot.conversation.pipeline import Conversation
from bot.conversation.spool import Spool
from bot.core.learner import Learner
from bot.language.cv import CvReader
from bot.services.guides import guided
from tests.conftest import language
from tests.integration.conversation.talk import Talk

WORRY = "/checkin_bad"


@pytest.fixture
def cv_talk(talk: Talk, daan: Learner) -> Talk:
    """A talk in which the cv guide takes part."""
    guides: Any = {"cv": CvGuide(CvReader(language()), cv_plan())}
    talk.conversation = Conversation(
        talk.parts, talk.engine, {"fake": talk.channel}, talk.queue, Spool(talk.folder, talk.parts.vault), guides
    )
    return talk


def state(talk: Talk, learner: Learner) -> dict[str, Any]:
    with talk.parts.begin() as uow:
        return guided.state_of(talk.parts, uow.guided.talk(learner.id, "cv"))


async def test_grave_news_of_the_past_waits_until_the_cv_is_done(cv_talk: Talk, daan: Learner) -> None:
    await cv_talk.taps("gids:cv:begin")
    for text in ("noor de graaf", "0634343434", "praktijkonderwijs diploma"):
        await cv_talk.says(text)

    said = await cv_talk.says("#ontslag bij de plus gewerkt, contract niet verlengd")

    assert WORRY not in cv_talk.engine.asked
    assert said
    await cv_talk.says("klaar")
    await cv_talk.says("ja klopt")
    assert cv_talk.buttons == ["/checkin_good", "/checkin_bad"]
    assert "care_later" not in state(cv_talk, daan)


async def test_care_that_waits_is_not_lost_when_the_talk_rests(cv_talk: Talk, daan: Learner) -> None:
    await cv_talk.taps("gids:cv:begin")
    await cv_talk.says("#ontslag bij de plus gewerkt, contract niet verlengd")

    await cv_talk.says("later")

    assert cv_talk.engine.asked == [WORRY]


async def test_grave_news_of_today_interrupts(cv_talk: Talk, daan: Learner) -> None:
    await cv_talk.taps("gids:cv:begin")

    await cv_talk.says("#ontslag vandaag bij de plus waar ik werk")

    assert cv_talk.engine.asked == [WORRY]

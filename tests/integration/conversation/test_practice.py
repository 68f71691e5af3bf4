"""Practising within the whole pipeline: a voice note, a crisis in the middle, another day."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.conversation.guides.practice import PracticeGuide
from bot.conversation.pipeline import Conversation
from bot.conversation.spool import Spool
from bot.core.learner import Learner
from bot.language.practice import PracticeListener
from tests.conftest import FixedClock, language
from tests.integration.conversation.talk import Talk


@pytest.fixture
def talk(talk: Talk, tmp_path: Path) -> Talk:
    guides = {"practice": PracticeGuide(PracticeListener(language()))}
    spool = Spool(tmp_path / "spool", talk.parts.vault)
    talk.conversation = Conversation(
        talk.parts, talk.engine, {"fake": talk.channel}, talk.queue, spool, guides  # type: ignore[arg-type]
    )
    return talk


async def test_a_voice_note_is_an_answer_only_while_he_practises(talk: Talk, daan: Learner) -> None:
    before = await talk.says("", kind="voice")
    await talk.taps("gids:practice:begin")
    during = await talk.says("", kind="voice")
    assert "telt" in during[0]
    assert "telt" not in before[0]
    assert talk.engine.asked == []


async def test_a_crisis_comes_first_and_the_practice_waits(talk: Talk, daan: Learner, clock: FixedClock) -> None:
    await talk.taps("gids:practice:begin")
    said = await talk.says("#dood")
    assert "113" in "".join(said)
    assert talk.cases(daan)[0].level == "crisis"
    await talk.says("ja ik ben veilig")
    await talk.says("nee")
    clock.forward(hours=5)
    said = await talk.taps("gids:practice:begin")
    assert "Vertel eens iets over jezelf" in said[-1]


async def test_days_later_it_goes_on_with_the_next_question(talk: Talk, daan: Learner, clock: FixedClock) -> None:
    await talk.taps("gids:practice:begin")
    said = await talk.says("ik ben sam 18 en ik hou van koken")
    assert "Waarom wil je hier werken" in said[-1]
    clock.forward(days=4)
    said = await talk.says("ik vind het leuk om te koken")
    assert "ik vind het leuk om te koken" in said[0]
    assert "Wat heb je al gedaan" in said[-1]

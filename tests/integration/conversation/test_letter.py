"""The letter talk within the whole pipeline: a long vacancy, a crisis in the middle, another day."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.conversation.guides.letter import LetterGuide
from bot.conversation.pipeline import LONGEST, Conversation
from bot.conversation.spool import Spool
from bot.core.learner import Learner
from bot.language.cv import CvReader
from bot.language.vacancy import VacancyReader
from tests.conftest import FixedClock, language
from tests.integration.conversation.talk import Talk

VACANCY = "Jumbo zoekt een vakkenvuller in Ede. Wij zoeken iemand die op tijd komt. Solliciteer nu!\n"
PRAISE = "Je krijgt een goed salaris en leuke collega's. "


@pytest.fixture
def talk(talk: Talk, tmp_path: Path) -> Talk:
    guides = {"letter": LetterGuide(VacancyReader(), CvReader(language()))}
    spool = Spool(tmp_path / "spool", talk.parts.vault)
    talk.conversation = Conversation(
        talk.parts, talk.engine, {"fake": talk.channel}, talk.queue, spool, guides  # type: ignore[arg-type]
    )
    return talk


async def test_a_whole_vacancy_is_read_in_a_letter_talk_only(talk: Talk, daan: Learner) -> None:
    text = VACANCY + PRAISE * 200
    assert len(text) > LONGEST
    assert "Jumbo" not in "".join(await talk.says(text))
    await talk.taps("gids:letter:begin")
    assert "vakkenvuller, Jumbo" in "".join(await talk.says(text))
    assert talk.engine.asked == []


async def test_a_crisis_comes_first_and_the_letter_waits(talk: Talk, daan: Learner, clock: FixedClock) -> None:
    await talk.taps("gids:letter:begin")
    await talk.says(VACANCY)
    assert "113" in "".join(await talk.says("#dood"))
    await talk.says("ja ik ben veilig")
    await talk.says("nee")
    clock.forward(days=3)
    said = "".join(await talk.taps("gids:letter:begin"))
    assert "verder met je brief" in said
    assert "Waarom wil je daar werken?" in said


async def test_the_files_are_sent_and_a_version_is_kept(talk: Talk, daan: Learner) -> None:
    await talk.taps("gids:letter:begin")
    for text in (VACANCY, "omdat het dichtbij is", "hard werken", "meteen", "sla over", "sla over"):
        said = await talk.says(text)
    assert said[-1] == "Klopt dit?"
    await talk.says("ja klopt")
    names = [message.file[0] for _, message in talk.channel.sent if message.file]
    assert names == ["brief.pdf", "brief.docx"]
    with talk.parts.begin() as uow:
        assert len(uow.guided.documents_of(daan.id, "letter")) == 1

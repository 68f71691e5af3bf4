"""A learner shows his cv or plan to his coach and takes it back, in words or with a tap, also without the engine."""

from __future__ import annotations

import pytest

from bot.content.cv import cv_plan
from bot.conversation.guides.cv import CvGuide
from bot.conversation.pipeline import Conversation
from bot.conversation.spool import Spool
from bot.core.consent import Consent
from bot.core.learner import Learner
from bot.language.cv import CvReader
from bot.services.guides import shares
from bot.services.parts import Parts
from tests.conftest import language
from tests.integration.conversation.talk import Talk
from tests.unit.services.papers import add_document


def shown(parts: Parts, learner: Learner) -> tuple[bool, bool]:
    """Whether staff may see the documents, and the plan."""
    with parts.begin() as uow:
        return shares.until(parts, uow, learner) is not None, shares.plan_shown(uow, learner)


@pytest.mark.parametrize(
    "text",
    [
        "mijn coach mag mijn cv niet meer zien",
        "coach mag mn cv niet meer zien",
        "Marieke mag mijn cv niet meer zien",
        "ik wil niet dat mijn coach mijn brieven leest",
        "deel mijn cv niet meer met mijn coach",
        "m'n coach mag niet meer in mijn cv kijken",
        "stop met het delen van mijn cv",
    ],
)
async def test_in_words_the_cv_is_no_longer_shown(talk: Talk, daan: Learner, parts: Parts, text: str) -> None:
    talk.engine.never = True  # the engine is down
    await talk.says("mijn coach mag mijn cv zien")
    await talk.says("mijn coach mag mijn plan zien")
    assert shown(parts, daan) == (True, True)
    assert await talk.says(text) == ["Goed. Marieke kan je cv en brieven niet meer zien."]
    assert shown(parts, daan) == (False, True)
    assert talk.buttons == ["wens:share:papers"]
    await talk.says("zet terug")
    assert shown(parts, daan) == (True, True)
    assert talk.engine.asked == []


async def test_the_plan_is_a_wish_of_its_own(talk: Talk, daan: Learner, parts: Parts) -> None:
    await talk.says("mijn coach mag mijn cv zien")
    await talk.says("mijn coach mag mijn plan zien")
    await talk.says("coach mag mijn plan en sollicitaties niet meer zien")
    assert shown(parts, daan) == (True, False)


async def test_nothing_at_all_takes_everything_back(talk: Talk, daan: Learner, parts: Parts) -> None:
    await talk.says("mijn coach mag mijn cv zien")
    await talk.says("mijn coach mag mijn plan zien")
    assert await talk.says("mijn coach mag niks meer van mij lezen") == [
        "Goed. Marieke leest niets meer van jou. Bij gevaar roep ik altijd hulp."
    ]
    assert shown(parts, daan) == (False, False)
    with parts.begin() as uow:
        last: dict[str, Consent] = {entry.purpose: entry for entry in uow.people.consents(daan.id)}
    assert {name: entry.granted for name, entry in last.items()} == {
        "checkin": True, "coach": False, "documents": False, "plan": False,
    }  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "mag mijn coach mijn cv zien?",
        "mijn baas mag mijn cv niet zien",
        "mijn coach heeft mijn cv niet gezien",
        "wie ziet mijn cv",
        "mijn coach wil mijn cv zien",
        "ik mag mijn plan niet zien",
        "mijn coach mag niet weten dat ik gestopt ben",
    ],
)
async def test_what_only_looks_like_it_changes_nothing(talk: Talk, daan: Learner, parts: Parts, text: str) -> None:
    before = shown(parts, daan)
    await talk.says(text)
    assert shown(parts, daan) == before
    assert talk.engine.asked == [text]


async def test_toch_niet_under_the_cv_ends_it_at_once(talk: Talk, daan: Learner, parts: Parts) -> None:
    guides = {"cv": CvGuide(CvReader(language()), cv_plan())}
    spool = Spool(talk.folder, parts.vault)
    talk.conversation = Conversation(parts, talk.engine, {"fake": talk.channel}, talk.queue, spool, guides)  # type: ignore[arg-type]
    document = add_document(parts, daan)
    assert "Mag Marieke je cv en je brieven zien?" in (await talk.taps("gids:cv:delen"))[-1]
    assert shown(parts, daan) == (False, False)
    await talk.taps("gids:cv:delen_ja")
    assert shown(parts, daan) == (True, False)
    assert "gids:cv:delen_stop" in talk.buttons
    with parts.begin() as uow:
        assert shares.link(parts, uow, document) is not None
        uow.commit()
    await talk.taps("gids:cv:delen_stop", "Toch niet")
    assert shown(parts, daan) == (False, False)
    with parts.begin() as uow:
        assert uow.guided.shares_of(document.id) == []
        assert [one.status for one in uow.guided.notices_of(document.id)] == ["cancelled"]

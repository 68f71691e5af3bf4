"""What stays out of a cv, told while something else is asked: that question comes back as it was."""

from __future__ import annotations

import pytest

from bot.content.cv import cv_plan
from bot.conversation.guides.cv import CvGuide
from bot.conversation.guides.cv_state import cv_of
from bot.language.cv import CvReader
from bot.services.parts import Parts
from tests.conftest import language
from tests.unit.conversation.guides.playing import Table
from tests.unit.services.world import make_learner, make_place

_BEFORE = ("wil een cv", "nina ter horst uit assen, 0612345678", "stage gedaan bij bakkerij vos")


@pytest.fixture
def guide() -> CvGuide:
    return CvGuide(CvReader(language()), cv_plan())


def _texts(said: list[object]) -> list[str]:
    return [str(getattr(one, "text", "")) for one in said]


@pytest.mark.parametrize(
    "text", ["heb autisme moet dat erop? liever niet", "bsn zeg ik niet", "mijn uitkering hoeft er niet op"]
)
def test_the_open_question_comes_back_and_counts_as_one(parts: Parts, guide: CvGuide, text: str) -> None:
    with parts.begin() as uow:
        table = Table(parts, uow, make_learner(parts, make_place(parts)), guide)
        for one in _BEFORE:
            table.says(one)
        open_one = table.state["question"]
        asked = cv_of(table.turn("")).asked
        for _ in range(2):
            said = table.says(text)
            assert len(said) == 2  # a word about it, and the question
            assert table.state["question"] == open_one == "work.1.tasks"
        cv = cv_of(table.turn(""))
        assert cv.asked == asked
        assert not cv.refused
        table.says("broodjes smeren")
        assert [fact.value for fact in cv_of(table.turn("")).work[0].tasks] == ["Broodjes smeren"]


def test_what_is_told_beside_the_open_question_gets_a_word_back(parts: Parts, guide: CvGuide) -> None:
    with parts.begin() as uow:
        table = Table(parts, uow, make_learner(parts, make_place(parts)), guide)
        for one in (*_BEFORE, "broodjes smeren", "half jaar", "hmm lastig", "vca heb ik ook"):
            said = table.says(one)
        assert any("VCA" in text for text in _texts(list(said)))

"""A second job that he has had since some age is one of its own; years put right of one place leave the others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from bot.content.cv import cv_plan
from bot.conversation.guides.cv import CvGuide
from bot.conversation.guides.cv_state import cv_of
from bot.language.cv import CvReader
from bot.services.parts import Parts
from tests.conftest import language
from tests.unit.conversation.guides.playing import Table
from tests.unit.services.world import make_learner, make_place

Plays = Callable[..., Table]


@pytest.fixture
def plays(parts: Parts) -> Any:
    learner = make_learner(parts, make_place(parts))
    with parts.begin() as uow:
        def play(*lines: str) -> Table:
            table = Table(parts, uow, learner, CvGuide(CvReader(language()), cv_plan()))
            for line in ("cv maken", "Sem Bos 0612345678", *lines):
                table.says(line)
            return table

        yield play


@pytest.mark.parametrize(
    ("text", "places", "roles"),
    [
        ("stage bij de praxis 3 maanden en bezorger sinds mijn 16e", ["Praxis", ""], ["", "bezorger"]),
        ("stage bij hornbach 6 maanden en krantenwijk van me 15e", ["Hornbach", ""], ["", "krantenwijk"]),
        ("bijbaan bij de hema en afwasser vanaf mijn 15e", ["HEMA", ""], ["", "afwasser"]),
        ("stage bij lidl 1 jaar plus vakkenvuller sinds mn 14e", ["Lidl", ""], ["", "vakkenvuller"]),
        ("stage bij praxis als verkoper en magazijnmedewerker", ["Praxis"], None),
        ("vakken vullen en kassa sinds mijn 16e bij de jumbo", ["Jumbo"], [""]),
    ],
)
def test_a_job_since_some_age(plays: Plays, text: str, places: list[str], roles: list[str] | None) -> None:
    work = cv_of(plays(text).turn("")).work
    assert [one.employer.value if one.employer else "" for one in work] == places
    assert roles is None or [one.role.value if one.role else "" for one in work] == roles


def test_years_of_one_place_are_not_those_of_the_other(plays: Plays) -> None:
    table = plays(
        "gewerkt: aspergeboer in zomer 2023 en 2024, en stage bij bandenbedrijf Kwik banden 4 maanden",
        "o ja ik was niet 2023 bij asperge maar 2022. 2022 en 2024",
    )
    first, second = cv_of(table.turn("")).work
    assert first.start is not None
    assert first.start.value == "2022"
    assert (second.start, second.end) == (None, None)


@pytest.mark.parametrize(
    "text", ["moet er een foto op?", "mag er een foto op mn cv?", "kan ik een pasfoto sturen", "hoeft een foto erbij"]
)
def test_a_photo(plays: Plays, text: str) -> None:
    table = plays("stage bij lidl in ede 3 maanden vakken vullen")
    before = cv_of(table.turn(""))
    said = [one.text for one in table.says(text)]
    assert said[0].startswith("Een foto hoeft niet")
    assert cv_of(table.turn("")).skills == before.skills

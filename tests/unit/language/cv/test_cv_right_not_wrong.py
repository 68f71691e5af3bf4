"""A year or length put right in one breath, and a list behind "goed in:" that is read to its end."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.core.cv import Change, Told
from bot.language.cv import CvReader


@pytest.mark.parametrize(
    ("text", "field", "new", "old"),
    [
        ("o wacht stage was 2022 niet 2023", "year", "2022", "2023"),
        ("was 3 maanden niet 4, sorry", "length", "3 maanden", "4 maanden"),
        ("wacht madurodam was 3 maanden niet 4", "length", "3 maanden", "4 maanden"),
        ("oeps die stage was twee weken niet drie", "length", "2 weken", "3 weken"),
        ("bij de hema was het 2021 niet 2020", "year", "2021", "2020"),
        ("tis 1 jaar niet 2", "length", "1 jaar", "2 jaar"),
    ],
)
def test_the_right_one_comes_instead_of_the_wrong_one(
    cv_reader: CvReader, now: datetime, text: str, field: str, new: str, old: str
) -> None:
    found = [one for one in cv_reader.read(text, now=now).facts if isinstance(one, Change)]
    assert [(one.field, one.fact.value, one.old) for one in found] == [(field, new, old)]


@pytest.mark.parametrize(
    "text",
    ["ik heb 3 jaar niet gewerkt", "mijn stage duurde 4 maanden en was niet leuk", "sinds 2022 niet meer gewerkt",
     "in 2021 stage bij de hema, niet in 2 weken", "ik ben 19 niet 20"],
)  # fmt: skip
def test_a_denial_is_no_correction(cv_reader: CvReader, now: datetime, text: str) -> None:
    found = [one for one in cv_reader.read(text, now=now).facts if isinstance(one, Change)]
    assert [one for one in found if one.field in ("year", "length")] == []


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("goed in: netjes werken, geduld, met de hand borduren. minder goed in bellen",
         ["Netjes werken", "Geduld", "Met de hand borduren"]),
        ("ik ben goed in: taarten bakken, opruimen en rekenen", ["Taarten bakken", "Opruimen", "Rekenen"]),
        ("sterke punten: op tijd komen, doorzetten, lachen", ["Op tijd komen", "Doorzetten", "Lachen"]),
        ("goed in: koken, afwassen, maar niet in rekenen", ["Koken", "Afwassen"]),
    ],
)  # fmt: skip
def test_a_list_is_read_to_its_end(cv_reader: CvReader, now: datetime, text: str, skills: list[str]) -> None:
    said = cv_reader.read(text, question="skills", now=now).facts
    assert [one.fact.value for one in said if isinstance(one, Told) and one.field == "skills"] == skills

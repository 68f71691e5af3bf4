"""The words of a wish tell nothing of the work, and what a cv is for is no place where he worked."""

from __future__ import annotations

import pytest

from bot.understanding.questions.looking import only_missing
from bot.understanding.questions.wish_words import without_goal, without_wish


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("hoi kun je helpen met een brief voor de bakker in Sittard", "voor de bakker in Sittard"),
        ("Hoi ik wil een solisitasie brief maaken", ""),
        ("ik wil bij de jumbo in ede werken en heb een brief nodig", "ik wil bij de jumbo in ede werken"),
        ("kunde gij ne brief schrijven voor de Colruyt in Aalst", "voor de Colruyt in Aalst"),
        ("vacature gezien bij Intratuin Malden, wil je een brief maken?", "vacature gezien bij Intratuin Malden"),
        ("sollicitatiebrief voor de hema. ik werk graag met klanten", "voor de hema. ik werk graag met klanten"),
        ("bij de action zoeken ze iemand", "bij de action zoeken ze iemand"),
    ],
)
def test_a_letter_reads_what_is_told_beside_its_wish(text: str, told: str) -> None:
    assert without_wish("letter", text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ik moet een cv hebben voor een baan bij een garage in hardenberg kun je die maken", ""),
        ("cv voor een stage bij de hema. ik heb bij de jumbo gewerkt", "ik heb bij de jumbo gewerkt"),
        ("maak een cv om te solliciteren bij bakker Bart ik heb gewerkt bij gamma", "ik heb gewerkt bij gamma"),
        ("ik wil een cv maken, ik heet Sam en was bij de Lidl", "ik heet Sam en was bij de Lidl"),
        ("ik heb 2 jaar bij albron gewerkt en wil een cv voor de horeca", "ik heb 2 jaar bij albron gewerkt"),
        ("cv\nJesse Timmer\nNijverdal\n06 36 36 36 37", "Jesse Timmer\nNijverdal\n06 36 36 36 37"),
        ("help me met mijn cv", ""),
    ],
)
def test_what_a_cv_is_for_is_no_past_job(text: str, told: str) -> None:
    assert without_goal("cv", text) == told


@pytest.mark.parametrize(
    ("told", "asks"),
    [
        (["help met vacature zoeken graag", "Groen, tuin, plantsoen. Of kas"], "utter_waar_zoeken"),
        (["graag werk in Venlo"], "utter_welk_werk"),
        (["ik werk in Venlo nu"], "utter_werk_zoeken"),
        (["help met werk zoeken"], "utter_werk_zoeken"),
    ],
)
def test_only_the_half_that_was_not_told_is_asked(told: list[str], asks: str) -> None:
    assert only_missing("utter_werk_zoeken", told) == asks

"""What he made at school, at a club or at home is kept in his words; an amount of it is no skill."""

from __future__ import annotations

import re

import pytest

from bot.content import load
from bot.conversation.guides.cv_made import made_in


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (
            "oh en ik heb alle kostuums gemaakt voor de musical van school, 14 stuks",
            "alle kostuums gemaakt voor de musical van school, 14 stuks",
        ),
        (
            "ik heb het decor geschilderd voor het eindfeest op school",
            "het decor geschilderd voor het eindfeest op school",
        ),
        ("heb de website van de voetbalclub gemaakt", "de website van de voetbalclub gemaakt"),
        ("en ik heb een schuur gebouwd voor mn opa, 3 meter lang", "een schuur gebouwd voor mn opa, 3 meter lang"),
        ("ik heb thuis de hele badkamer geverfd", "thuis de hele badkamer geverfd"),
        ("had ook muziek geregeld voor het klassenfeest", "muziek geregeld voor het klassenfeest"),
        ("heb met mn oom een brommer opgeknapt", "met mn oom een brommer opgeknapt"),
        (
            "ik heb een taart gebakken voor de bruiloft van mijn tante",
            "een taart gebakken voor de bruiloft van mijn tante",
        ),
        ("ik heb ruzie gemaakt op school", ""),
        ("ik heb een fout gemaakt bij de buurtwinkel", ""),
        ("mijn zus heeft kostuums gemaakt voor de musical", ""),
        ("heb stage gelopen op een school", ""),
        ("ik heb een film gezien met mijn oma", ""),
        ("heb niks gemaakt voor school", ""),
    ],
)
def test_what_he_made_is_kept(text: str, kept: str) -> None:
    assert list(made_in(text)) == ([kept] if kept else [])


@pytest.mark.parametrize("text", ["14 stuks", "3 meter lang", "12 pagina's", "wel 20 mensen"])
def test_an_amount_is_no_skill(text: str) -> None:
    assert re.fullmatch(load("gids_cv")["made"]["amount"], text)


def test_an_amount_with_a_verb_is_one() -> None:
    assert not re.fullmatch(load("gids_cv")["made"]["amount"], "20 kilo tillen")

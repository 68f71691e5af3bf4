"""A doubt where a message plainly arranges, asks or denies: asked about, and nothing surer is lowered."""

from __future__ import annotations

import re

import pytest

from bot.content import load
from bot.conversation.doubt import taken_out


@pytest.mark.parametrize(
    "text",
    [
        "ben niet dakloos hoor, slaap gewoon bij me zus", "ik ben gewoon veilig", "nee joh, ik zit hier veilig",
        "mn leven is verder prima dank u", "er is niks aan de hand, was maar een geintje", "niemand doet mij pijn",
        "hij doet me heus niks", "ik ben niet in gevaar", "ben niet verslaafd, drink 1 biertje",
        "ik slaap gewoon veilig thuis",
        "ben heus niet gek", "het leven is best chill",
    ],
)  # fmt: skip
def test_a_clause_denies_the_danger(text: str) -> None:
    assert taken_out.denies(text)


@pytest.mark.parametrize(
    "text",
    [
        "ik ben niet veilig", "ik ben bijna dakloos", "ben veilig maar niet lang meer",
        "niemand doet iets voor mij, ik wil dood",
        "ben niet dakloos, hij slaat me wel", "ik voel me nergens veilig", "mn leven is kut",
        "ik ben gek aan het worden",
        "als ik maar veilig was", "mijn leven is niet prima", "was ik maar niet zo bang",
        "ik ben niet bang voor de brug",
    ],
)  # fmt: skip
def test_no_clause_denies_it(text: str) -> None:
    assert not taken_out.denies(text)


@pytest.mark.parametrize(
    ("text", "corrects"),
    [
        ("was 3 maanden niet 4, sorry", True), ("oeps ik bedoel 2 jaar ipv 3", True),
        ("het zijn twee jaar niet drie", True),
        ("sorry dat was 16 uur niet 24 uur", True), ("ik ga al 3 weken niet meer", False),
        ("2 weken niet geweest", False),
        ("ik kom 3 dagen niet en 4 dagen wel", False), ("nee ik ben gestopt", False),
    ],
)  # fmt: skip
def test_a_number_that_is_corrected(text: str, corrects: bool) -> None:
    assert bool(re.search(load("controlevraag")["no_signal"]["corrects"], text)) is corrects

"""Hobbies that are told as such."""

from __future__ import annotations

import pytest

from bot.language.hobbies import hobbies_in


@pytest.mark.parametrize(
    ("text", "hobbies"),
    [
        ("kan goed doorwerken. dansen is me hobby", ["dansen"]),
        ("mijn hobbys zijn vissen, gamen en voetballen", ["vissen", "gamen", "voetballen"]),
        ("hobby's: tekenen en muziek", ["tekenen", "muziek"]),
        ("in mijn vrije tijd ga ik graag fietsen", ["fietsen"]),
        ("ik teken graag in mijn vrije tijd en ik kan netjes werken", ["tekenen"]),
        ("mn hobby is drummen en ik boks in mn vrije tijd", ["drummen", "boksen"]),
        ("hobby is paardrijden", ["paardrijden"]),
        ("ik hou van koken dat is echt mijn hobby", ["koken"]),
        ("me hobby is mountainbiken en ik kan goed koken", ["mountainbiken"]),
        ("Mijn grootste hobby is Muziek maken", ["Muziek maken"]),
        ("heb geen hobby", []),
        ("mn broer zijn hobby is gamen", []),
        ("van mijn hobby wil ik mijn werk maken", []),
        ("in de vrije tijd niks", []),
    ],
)
def test_hobbies(text: str, hobbies: list[str]) -> None:
    assert hobbies_in(text) == hobbies

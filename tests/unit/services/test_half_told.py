"""A search for work that comes in two halves is one search; what he has, asks or chats of is none."""

from __future__ import annotations

import pytest

from bot.language.wanted import wanted
from bot.understanding.questions.half_told import search


@pytest.mark.parametrize(
    ("earlier", "text", "work", "place"),
    [
        (["ik zoek wel. ik wil keuken, of bejaardenhuis"], "In Arnhem, met fiets. 32 uur of meer", "keuken", "Arnhem"),
        (["ik wil iets in een magazijn"], "in zwolle", "magazijn", "Zwolle"),
        (["zou graag kapper worden", "ja lol"], "Emmen", "kapper", "Emmen"),
        (["ik zoek werk als schoonmaker", "het regent", "haha"], "omgeving Utrecht", "schoonmaker", "Utrecht"),
        (["ik zoek iets in Groningen"], "liefst schoonmaken", "schoonmaak", "Groningen"),
        ([], "ik zoek werk in een winkel in Almere", "winkel", "Almere"),
    ],
)  # fmt: skip
def test_two_halves_are_one_search(earlier: list[str], text: str, work: str, place: str) -> None:
    found = wanted(search(text, earlier))
    assert (found.work, found.place) == (work, place)


@pytest.mark.parametrize(
    ("earlier", "text"),
    [
        (["ik werk in een magazijn"], "in Zwolle"), (["ik wil iets in een magazijn"], "mijn oma woont in Zwolle"),
        (["ik wil iets in een magazijn"], "is dat in Zwolle?"), ([], "in Arnhem"), (["hoi", "goed"], "Emmen"),
        (["ik wil slapen"], "in Arnhem"), (["ik zoek iets in Groningen"], "schoonmaken is stom werk bij ons"),
        (["wil in een winkel", "a", "b", "c", "d", "e", "f", "g", "h"], "in Ede"),
        (["ik wil iets in een magazijn"], "ik ging gisteren met mijn vriendin naar de kermis in Zwolle, was leuk"),
    ],
)
def test_what_is_no_search(earlier: list[str], text: str) -> None:
    assert search(text, earlier) == ""

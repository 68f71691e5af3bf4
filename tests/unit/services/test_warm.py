"""What is hard is met warmly, and nothing is thanked for where nothing was told."""

from __future__ import annotations

import pytest

from bot.content import load
from bot.understanding.kind.acknowledging import felt, fitting

COLD = tuple(load("erkenning")["cold"])
HARD = [
    "beetje moe de laatste tijd", "kom vaak te laat op werk", "voel me een beetje rot",
    "ik slaap slecht de laatste weken",
    "mijn contract houdt op in januari, balen", "heb ruzie met mn moeder", "mn opa ligt in t ziekenhuis",
    "ze hebben mijn uren gekort en dat vind ik kut", "ik zit er wel mee", "niet zo vrolijk deze week",
    "mijn baas is boos op mij", "t is zwaar in de kas",
]  # fmt: skip
NOTHING = [
    "liever niet", "kan nu niet", "hoezo", "later misschien", "boeit niet", "sla maar over", "even wachten",
    "ben bezig",
    "lezen is moeilijk", "wat een kutweer", "ajax verloor, balen van die wedstrijd", "ben niet moe",
]  # fmt: skip


@pytest.mark.parametrize("text", HARD)
@pytest.mark.parametrize("cold", COLD)
def test_no_cold_word_for_what_is_hard(text: str, cold: str) -> None:
    (said,) = fitting((cold,), text, (), ())
    assert said not in load("erkenning")["stock"][cold]


@pytest.mark.parametrize("text", NOTHING)
def test_where_nothing_hard_is_told_the_word_is_neutral(text: str) -> None:
    assert not felt(text)
    assert fitting(("utter_gelezen",), text, (), ()) == ("utter_gelezen",)


def test_what_safety_found_for_certain_is_met_warmly_too() -> None:
    assert fitting(("utter_gelezen",), "tja dat dus", ("werk",), ())[0].startswith("utter_dank_vertel")


@pytest.mark.parametrize("cold", COLD)
def test_a_neutral_word_is_never_said_twice_in_a_talk(cold: str) -> None:
    before: list[str] = []
    for _ in range(8):
        before += fitting((cold,), "mijn buurman heeft een hond", (), before)
    assert len(before) == len(set(before))
    assert before

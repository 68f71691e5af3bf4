"""What says nothing of his place is no answer to it: a yes to what is offered, and a home where he may not come."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.core.checkin import Answer
from bot.language import CheckinReader
from bot.understanding.answers.guessing import guessed_answer
from bot.understanding.answers.second_look import looked_over
from tests.conftest import language

NOW = datetime(2026, 3, 4, 12)


def place(text: str) -> str:
    """What a message says of his place, while that is asked."""
    reader = CheckinReader(language())

    def read(name: str) -> dict[str, Answer]:
        return dict(reader.read(text, question=name, profile="arbeidsmarkt", now=NOW))

    found = looked_over(text, read("plek"), "plek", read)
    return found["plek"].value if "plek" in found else ""


@pytest.mark.parametrize(
    "text",
    [
        "ik slaap bij een maat want ik mag thuis niet meer komen", "ik mag thuis niet meer komen",
        "ik mag bij mijn moeder niet meer wonen", "ben uit huis gezet", "ik mag niet meer naar huis",
    ],
)  # fmt: skip
def test_a_home_that_is_gone_is_no_place_that_is_gone(text: str) -> None:
    assert place(text) == ""


@pytest.mark.parametrize(
    "text",
    ["ik mag er niet meer komen", "ben thuis niet meer welkom en ook ontslagen", "mag niet meer komen op de boerderij"],
)  # fmt: skip
def test_a_place_that_is_gone_is(text: str) -> None:
    assert place(text) == "nee"


@pytest.mark.parametrize(
    "text", ["ik werk niet meer bij de appie maar wel bij de lidl nu", "nee ik werk nu bij de lidl"]
)
def test_another_place_is_one(text: str) -> None:
    assert place(text) == "ja"


@pytest.mark.parametrize("text", ["doe maar", "ja doe maar", "oke vertel maar", "graag"])
def test_a_yes_to_an_offer_is_none_to_the_place(text: str) -> None:
    assert guessed_answer(text, "affirm", 0.9, "plek") == {}
    assert guessed_answer(text, "affirm", 0.9, "hulp")["hulp"].value == "ja"


def test_a_yes_is_one() -> None:
    assert guessed_answer("jup", "affirm", 0.9, "plek")["plek"].value == "ja"

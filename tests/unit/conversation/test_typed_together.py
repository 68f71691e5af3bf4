"""Somebody types for the learner who sits beside him: what he says is his own, and nothing is shown to who asks."""

from __future__ import annotations

import pytest

from bot.conversation import another

NAME = "Gijs"
MOTHER = "Dag, dit is de moeder van Gijs. Hij zit naast me, hij kan zelf niet typen."


def together(line: str, *earlier: str) -> bool:
    return another._together(another._line(line), NAME, earlier)


@pytest.mark.parametrize(
    "text",
    [
        MOTHER, "ik ben zn broer, hij kan niet typen. hij zit naast me", "met zijn moeder, hij zit hier en zegt een 7",
        "ik ben haar vader, ze zit naast mij op de bank",
        "ik ben de begeleider van Gijs en typ voor hem, hij zit erbij",
    ],
)  # fmt: skip
def test_who_says_that_he_is_there_types_for_him(text: str) -> None:
    assert together(text)


@pytest.mark.parametrize(
    "text", ["hoi dit is zijn moeder", "ik typ even namens mijn dochter, ze is er niet", "wat staat er over mijn zoon"]
)
def test_who_does_not_say_so_types_for_nobody(text: str) -> None:
    assert not together(text)
    assert not together("hij zegt een 6", text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("hij zegt een 6", "een 6"), ("Hij zegt dat het gezellig is.", "gezellig is"), (MOTHER, ""),
        ("Hij gaat nog naar de zorgboerderij, vier dagen", "ik ga nog naar de zorgboerderij, vier dagen"),
        ("met zijn moeder, hij zit hier en zegt een 7", "een 7"),
        ("hij vindt zijn werk leuk", "ik vind mijn werk leuk"),
    ],
)
def test_what_he_says_is_taken_out(text: str, told: str) -> None:
    assert another.spoken(text, NAME).startswith(told)
    assert bool(another.spoken(text, NAME)) is bool(told)


def test_he_is_believed_to_be_there_in_what_follows() -> None:
    assert together("hij zegt een 6", MOTHER)
    assert together("Hij gaat nog naar de zorgboerderij", MOTHER)
    assert not together("verder gaat alles goed", MOTHER)


@pytest.mark.parametrize(
    "text",
    [
        "Wat heeft hij de vorige keer eigenlijk tegen jullie gezegd?", "wat heeft hij eerder geantwoord",
        "mag ik zijn gesprek teruglezen",
    ],
)
def test_a_question_about_before_is_no_alarm(text: str) -> None:
    assert another.says_no_more(text, asks=True)


@pytest.mark.parametrize("text", ["wat heeft hij gezegd over de pillen", "zei hij vorige keer dat hij dood wil"])
def test_what_is_grave_in_it_stands(text: str) -> None:
    assert not another.says_no_more(text, asks=True)

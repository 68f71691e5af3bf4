"""A yes or no to the question whether the coach may know: only one that stands there in so many words."""

from __future__ import annotations

import pytest

from bot.understanding.answers.plain_leave import plain_leave


def said(text: str) -> str:
    found = plain_leave(text)
    return found["mag_coach"].value if found else ""


@pytest.mark.parametrize(
    "text",
    [
        "ja", "joa", "jup", "vooruit dan", "tuurlijk", "jaa doe maar", "je mag het zeggen hoor", "oke vertel het maar",
        "is goed voor mij", "mij best", "mag de coach weten", "ja hoor geen probleem", "natuurlijk mag dat",
        "jawel, alleen de coach", "zeg het maar tegen haar", "van mij mag ze dat weten",
    ],
)  # fmt: skip
def test_a_yes_in_so_many_words(text: str) -> None:
    assert said(text) == "ja"


@pytest.mark.parametrize(
    "text", ["nee", "neuh", "nee joh", "nope", "liever niet", "nee dat vertel ik zelf", "nooit", "nee doe maar niet"]
)
def test_a_no_in_so_many_words(text: str) -> None:
    assert said(text) == "nee"


@pytest.mark.parametrize(
    "text",
    [
        "", "💀", "...", "?", "hm", "wie is de coach dan", "mag dat wel?", "hoezo", "oke doei", "ja doei", "hoi",
        "niemand anders", "laat maar zitten", "laat maar", "oke en nu", "ok vraag maar", "weet niet", "misschien",
        "ja van werk wel maar van thuis niet", "alleen dat van mijn stage", "eerst even nadenken", "morgen misschien",
        "nee niet tegen mijn moeder", "niet aan mijn baas", "mijn moeder mag het niet weten", "nog niet",
    ],
)  # fmt: skip
def test_what_may_be_neither_is_asked_again(text: str) -> None:
    assert said(text) == ""


def test_a_wish_beside_a_yes_is_kept_in_his_own_words() -> None:
    found = plain_leave("ja is goed maar zeg het niet tegen mijn baas")
    assert found["mag_coach"].value == "ja"
    assert found["wie_weet"].value == '"ja is goed maar zeg het niet tegen mijn baas"'

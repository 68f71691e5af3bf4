"""Who thinks of stopping stops no messages: it is of the place he spoke of, or he is asked what he means."""

from __future__ import annotations

import pytest

from bot.services.checkins.pointing import resolved
from bot.understanding.moves.farewells import nothing_else
from bot.understanding.moves.leaving import goodbye, plainly, unclear


@pytest.mark.parametrize(
    "text",
    [
        "denk eraan te stoppen",
        "denk erover om te kappen",
        "ik zit eraan te denken om te stoppen",
        "overweeg te stoppen",
    ],
)
@pytest.mark.parametrize(("before", "means"), [("school is saai", "school"), ("werk is kut", "mijn werk")])
def test_it_is_of_the_place_he_spoke_of(text: str, before: str, means: str) -> None:
    assert resolved(text, [before, "4"], "mensen", "vervolgonderwijs") == f"ik wil stoppen met {means}"


@pytest.mark.parametrize("text", ["denk eraan te stoppen", "twijfel of ik wil stoppen"])
def test_where_nothing_was_named_he_is_asked(text: str) -> None:
    assert resolved(text, ["8"], "geld", "arbeidsmarkt") == text
    assert not plainly("stop", text)
    assert unclear(text)


@pytest.mark.parametrize("text", ["ik wil stoppen", "stop met je berichten", "denk eraan om te stoppen met jouw apps"])
def test_our_messages_are_stopped_all_the_same(text: str) -> None:
    assert plainly("stop", text)


@pytest.mark.parametrize(("text", "rests"), [("nee wil ik nu niet", True), ("nee wil daar niet meer heen", False)])
def test_not_now_is_a_pause_and_no_lost_place(text: str, rests: bool) -> None:
    assert goodbye(text, "plek") == rests


@pytest.mark.parametrize(("text", "alone"), [("tot augustus", False), ("tot eind mei", False), ("tot straks", True)])
def test_a_last_day_is_no_goodbye(text: str, alone: bool) -> None:
    assert nothing_else(text) == alone

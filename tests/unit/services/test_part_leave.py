"""Leave for one thing and not for another: the coach may know, and what he names is kept from her."""

from __future__ import annotations

import pytest

from bot.core.checkin import Answer
from bot.language.private import kept_private
from bot.understanding.answers.part_leave import for_part, gives_part

PARTS = {
    "dat van werk is goed, dat van de wiet niet": "dat van de wiet",
    "zeg maar tegen de coach dat van werk, dat van de wiet niet": "dat van de wiet",
    "ja van werk wel maar van thuis niet": "van thuis",
    "van werk mag, over mijn schulden niet": "over mijn schulden",
    "over school wel maar niet over mijn vader": "over mijn vader",
    "alles van werk is prima maar niks over thuis": "over thuis",
    "dat van de schulden niet, dat van het werk wel": "dat van de schulden",
    "dat van mijn stage mag wel maar van mijn ex niet": "van mijn ex",
}
NONE = [
    "ja is goed", "nee", "dat van de wiet niet", "thuis is het goed, over geld praten we niet",
    "school is goed maar niet van het eten", "mag dat van werk wel en dat van thuis niet?",
    "dat van werk is goed, dat van thuis eerst nog niet",
]  # fmt: skip


@pytest.mark.parametrize(("text", "kept"), PARTS.items())
def test_one_thing_may_be_told_and_another_not(text: str, kept: str) -> None:
    assert gives_part(text)
    assert kept_private(text).out == (kept,)
    given = for_part({"plek": Answer("ja", text)}, text, "mag_coach")
    assert {name: one.value for name, one in given.items()} == {"mag_coach": "ja", "wie_weet": "niet alles vertellen"}


@pytest.mark.parametrize("text", NONE)
def test_what_gives_leave_for_no_part_stays_as_it_is(text: str) -> None:
    told = {"plek": Answer("ja", text)}
    assert for_part(told, text, "mag_coach") == told


def test_only_the_question_for_leave_is_answered_so() -> None:
    told = {"plek": Answer("ja", "x")}
    assert for_part(told, next(iter(PARTS)), "plek") == told


def test_a_call_beside_it_stays() -> None:
    call = Answer("na 16:00", "na vieren")
    given = for_part({"bellen": call, "gaat": Answer("goed", "goed")}, next(iter(PARTS)), "mag_coach")
    assert given["bellen"] == call
    assert "gaat" not in given

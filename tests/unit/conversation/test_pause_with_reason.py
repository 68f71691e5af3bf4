"""A pause whose reason stands in another sentence is a pause until that day, and the day is no sign of trouble."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.conversation.wishes import read
from bot.services.wishes import Wish

NOW = datetime(2026, 11, 22, 18, tzinfo=UTC)  # a Sunday

UNTIL = {
    "ik ga verhuizen naar begeleid wonen. kan je over 3 weken terug komen": "2026-12-13",
    "druk met examens nu, probeer t in juni nog es": "2027-06-01",
    "we gaan op vakantie. kan je daarna over een maand weer komen": "2026-12-22",
    "mijn oma is net overleden. mag het over 3 weken": "2026-12-13",
    "veel te druk met werk nu, probeer het volgende maand nog eens": "2026-12-01",
    "heb t druk. stuur me maar weer in januari": "2027-01-01",
    "nu even niet, te veel aan mn hoofd. over een week of 3 wel weer": "2026-12-13",
    "kan je in maart terugkomen? ik ga nu op reis": "2027-03-01",
    "moet leren voor examen. in februari kan je me weer vragen": "2027-02-01",
    "ik ben ziek, probeer het over 2 weken nog eens": "2026-12-06",
}


@pytest.mark.parametrize(("text", "day"), UNTIL.items())
def test_it_is_a_pause_until_that_day(text: str, day: str) -> None:
    found = read(text, NOW)

    assert found is not None
    assert (found.wish, found.grade) == (Wish("pause", day), "sure")


@pytest.mark.parametrize(
    "text",
    [
        "ik werk nog. in februari weer", "mijn contract stopt. over 3 weken ben ik weg", "3 weken terug ben ik gestopt",
        "ik kom over 3 weken terug", "druk met examens in juni",
    ],
)  # fmt: skip
def test_what_only_names_a_day_is_none(text: str) -> None:
    found = read(text, NOW)
    assert found is None or found.grade != "sure"

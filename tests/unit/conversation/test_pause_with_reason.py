"""A pause whose reason stands in another sentence is a pause until that day, and the day is no sign of trouble."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.conversation.asked_of_us.wishes import Before, read
from bot.ports import Button
from bot.services.people.wishes import Wish

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


PLAIN = {
    "Maar ik heb nu toetsweek, kun je over 3 weken weer vragen?": "2026-12-13",
    "kan je volgende week woensdag weer wat sturen": "2026-11-25",
    "Ik heb stage tot eind januari, daarna mag je weer vragen": "2027-01-31",
    "tot 20 december examens, vraag daarna nog maar es": "2026-12-20",
    "kun je 3 weken geen berichten sturen aub": "2026-12-13",
    "ik ben de hele maand december weg, dus stuur maar niks tot januari": "2027-01-01",
    "mag dit over een maandje weer? heb t druk": "2026-12-22",
    "gaat goed maar druk nu met toetsen. kun je me volgende maand weer appen?": "2026-12-01",
}


@pytest.mark.parametrize(("text", "day"), PLAIN.items())
def test_a_plain_request_with_a_length_or_a_day_is_carried_out(text: str, day: str) -> None:
    found = read(text, NOW, Before(engine=True))

    assert found is not None
    assert (found.wish, found.grade) == (Wish("pause", day), "sure")


def test_what_is_told_beside_it_is_kept_apart() -> None:
    found = read("gaat goed maar druk nu met toetsen. kun je me volgende maand weer appen?", NOW)
    assert found is not None
    assert found.beside == "gaat goed maar druk nu met toetsen"


@pytest.mark.parametrize("text", ["kun je mijn moeder over 3 weken appen", "ik heb stage tot eind januari"])
def test_a_day_of_something_else_is_none(text: str) -> None:
    assert read(text, NOW) is None


ASKED = (Button("Ja, graag", "wens:pause:2026-12-13"), Button("Nee", "wens:nothing"))


@pytest.mark.parametrize("text", ["top. tot dan", "tot dan", "is goed", "ja doe maar", "👍", "ok top", "prima, thx"])
def test_words_of_consent_are_a_yes_to_our_question(text: str) -> None:
    found = read(text, NOW, Before(ASKED, engine=True))
    assert found is not None
    assert found.wish == Wish("pause", "2026-12-13")


@pytest.mark.parametrize("text", ["nee top", "tot dan heb ik stage", "goed met mij"])
def test_other_words_are_none(text: str) -> None:
    found = read(text, NOW, Before(ASKED, engine=True))
    assert found is None or found.wish != Wish("pause", "2026-12-13")

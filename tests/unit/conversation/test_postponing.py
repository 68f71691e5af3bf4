"""Not now but from a day on, in any order of words; and what only looks like it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.content import load
from bot.conversation.asked_of_us.wishes import read
from bot.services.people.wishes import Wish

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)  # a Wednesday

UNTIL = {
    "kan dit wachten tot februari": "2027-02-01",
    "kan je over 3 weken terugkomen": "2026-12-16",
    "kom over 2 weken maar terug": "2026-12-09",
    "nu ff niet, over 3 weken graag": "2026-12-16",
    "vandaag niet, zaterdag wel": "2026-11-28",
    "kunnen we dit doorschuiven naar half januari": "2027-01-15",
    "kan dit blijven liggen tot na nieuwjaar": "2027-01-02",
    "heb nu geen tijd. probeer het volgende maand nog eens": "2026-12-01",
    "stel maar uit tot eind januari": "2027-01-31",
    "deze maand niet, in maart wel": "2027-03-01",
    "komt nu slecht uit, eind december beter": "2026-12-31",
    "laat dit even rusten tot 1 februari": "2027-02-01",
    "kom maar terug in april": "2027-04-01",
    "zullen we dit verzetten naar volgende week": "2026-11-30",
    "geen zin nu. over 10 dagen weer": "2026-12-05",
    "we praten in maart wel verder joh": "2027-03-01",
    "ik spreek je in het nieuwe jaar wel weer": "2027-01-01",
    "volgende maand pas weer": "2026-12-01",
    "heb het te druk, kan het in januari?": "2027-01-01",
    "ben op vakantie, over twee weekjes weer": "2026-12-09",
    "kan dat ook over een paar weken?": "2026-12-09",
    "doe maar februari weer": "2027-02-01",
    "mag het na de feestdagen": "2027-01-02",
    "heb nu ff geen zin meer in vragen. volgende maand weer ok?": "2026-12-01",
    "nu geen vragen meer aub, over 2 weken weer": "2026-12-09",
    "laat me even met rust tot maandag": "2026-11-30",
    "even geen vragen meer graag, volgende week weer": "2026-11-30",
    "kunnen we hiermee wachten tot volgende maand": "2026-12-01",
    "heb nu geen tijd voor al die vragen, over een week pas weer": "2026-12-02",
    "nu ff niet meer. in januari mag je weer": "2027-01-01",
    "ff klaar met appen. volgende maand weer prima": "2026-12-01",
}
LEFT_ALONE = [
    "ik kan niet wachten tot vrijdag",
    "ik kom over 3 weken terug",
    "ik wacht tot maart op mijn uitkering",
    "ik moet wachten tot januari",
    "ik begin in februari pas",
    "in februari weer naar school",
    "volgende week weer werken",
    "mijn contract loopt tot februari",
    "ik ben pas in maart klaar",
    "na de vakantie weer aan het werk",
    "volgende maand pas weer geld",
    "ik zit tot februari thuis",
    "volgende week moet ik weer naar de tandarts",
    "mn vriendin komt in februari weer",
    "gaat nu even niet goed",
    "over 2 weken weer vrij",
    "heb het druk in januari",
    "ik heb in februari geen tijd",
    "vorige maand ging het weer beter",
]


@pytest.mark.parametrize(("text", "day"), UNTIL.items())
def test_the_pause_lasts_until_the_day_that_is_said(text: str, day: str) -> None:
    found = read(text, NOW)

    assert found is not None
    assert found.wish == Wish("pause", day)


@pytest.mark.parametrize("text", ["nu even niet, na mijn vakantie", "laat maar even rusten tot na mijn examens"])
def test_an_event_without_a_day_is_asked_about(text: str) -> None:
    found = read(text, NOW)

    assert found is not None
    assert found.wish == Wish("ask", "pause")


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_what_is_about_something_else_is_left_alone(text: str) -> None:
    assert read(text, NOW) is None


def test_words_that_only_say_when_are_no_more_than_likely() -> None:
    found = [read(text, NOW) for text in ("volgende maand pas weer", "nu niet, volgende maand pas weer")]

    assert [one.grade for one in found if one is not None] == ["likely", "sure"]


def test_the_months_have_one_source() -> None:
    months = load("language/dates")["months"]

    assert "months" not in load("commands")
    assert all(read(f"kan dit wachten tot {month}", NOW) is not None for month in months)

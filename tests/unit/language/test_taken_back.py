"""What was told before and is taken back, while something else was asked."""

from __future__ import annotations

import pytest

from bot.language.taken_back import is_named, taken_back

TOLD = ["Inpakken", "Kassa", "Emmers schoonmaken", "Afwassen", "Koken", "Bedienen", "Heftruck rijden", "Engels",
        "snoeien", "Dozen sjouwen", "scooter", "voetbal", "vakkenvuller"]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("o nee geen kassa dat mocht ik niet, wel emmers schoonmaken", {"Kassa": ""}),
        ("o wacht haal heftruck weg dat mag ik niet", {"Heftruck rijden": ""}),
        ("bedienen deed ik trouwens niet", {"Bedienen": ""}),
        ("engels hoeft er niet op", {"Engels": ""}),
        ("oh nee sorry afwas heb ik nooit gedaan", {"Afwassen": ""}),
        ("schrap die kassa maar", {"Kassa": ""}),
        ("kan dat van dat koken eraf", {"Koken": ""}),
        ("koken eigenlijk niet zo goed haal maar weg", {"Koken": ""}),
        ("de scooter mag er ook af", {"scooter": ""}),
        ("voetbal klopt niet dat was basketbal", {"voetbal": ""}),
        ("wel inpakken maar geen afwas en geen kassa", {"Afwassen": "", "Kassa": ""}),
        ("niet snoeien maar bladblazen", {"snoeien": "bladblazen"}),
        ("was geen vakkenvuller maar Orderpicker", {"vakkenvuller": "Orderpicker"}),
        ("o ja inpakken moet sorteren zijn", {"Inpakken": "sorteren"}),
        ("verander koken in broodjes smeren", {"Koken": "broodjes smeren"}),
    ],
)
def test_what_is_taken_back(text: str, gone: dict[str, str]) -> None:
    assert {one.known: one.instead for one in taken_back(text, TOLD)} == gone


@pytest.mark.parametrize(
    "text",
    [
        "ik wil geen kassa meer doen", "engels kan ik niet zo goed", "koken doe ik niet vaak", "ik kan goed koken",
        "bij de kassa stond ik ook", "niet alleen koken", "ik wil liever niet koken", "geen rijbewijs", "nee",
        "niet op vrijdag", "koken niet alleen thuis maar ook op school",
    ],
)  # fmt: skip
def test_what_is_not(text: str) -> None:
    assert taken_back(text, TOLD) == []


def test_a_longer_name_of_the_same() -> None:
    assert is_named("kassa doen", ["Kassa"])
    assert not is_named("klanten helpen", ["Kassa"])

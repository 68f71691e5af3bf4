"""Who spells by ear is read in normal spelling; names and odd words that are right stay as they are."""

from __future__ import annotations

import pytest

from bot.language.spelled import in_normal_spelling, in_sure_spelling, slips_of


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ze zoeken imand", "ze zoeken iemand"),
        ("stasje bij de kinderboerdreij", "stage bij de kinderboerderij"),
        ("in de groonvoorsiening", "in de groenvoorziening"),
        ("schonmaken in de bieblioteek", "schoonmaken in de bibliotheek"),
        ("2 honde en 7 kipen", "2 honden en 7 kippen"),
        ("de fauten der uit haalen", "de fouten der uit halen"),
        ("ik kan er rusig van woren", "ik kan er rustig van worden"),
        ("sprek arabisch", "spreek arabisch"),
    ],
)
def test_what_is_meant(typed: str, meant: str) -> None:
    assert in_normal_spelling(typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "vakkenvullen in een hotelkeuken", "bij van der veenhof in sint-odilienberg", "trekkerpulling en vissen",
        "soep uitscheppen", "mail naar thijsnijland@voorbeeld.nl", "Bouwbedrijf Wijnstekers", "kunde gij da wa schoner",
        "mig lassen en vca",
    ],
)  # fmt: skip
def test_what_stays(text: str) -> None:
    assert in_normal_spelling(text) == text


def test_a_document_changes_what_sounds_the_same_alone() -> None:
    assert in_sure_spelling("boerderei en haalen") == "boerderij en halen"
    assert in_sure_spelling("kleien, orderpicken, een slopersbedrijf") == "kleien, orderpicken, een slopersbedrijf"
    assert slips_of("diere en huize")["diere"] == "dieren"

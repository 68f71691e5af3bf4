"""A crisis told in parts, a second danger beside the first, and denials: by rules, no classifier."""

from __future__ import annotations

import pytest

from bot.content import load
from bot.core.signal import KINDS, Assessment
from bot.language import Language
from bot.language.words import words_of
from bot.safety.rules import Rules
from bot.safety.signs import Signs

LANGUAGE, RULES, SIGNS = Language(), Rules.from_content(), Signs.from_content()


def together(*messages: str) -> Assessment | None:
    analyses = [LANGUAGE.analyse(text) for text in messages]
    return SIGNS.together([(analysis, RULES.read(analysis)[1]) for analysis in analyses])


@pytest.mark.parametrize(
    ("messages", "kind"),
    [
        (["haha werk", "ik heb nieteens een huis op dit moment", "sta bij station zwolle met me tas"], "dakloos"),
        (["me stiefmoeder heeft me eruit gezet", "ja", "zit nu in het portiek beneden"], "dakloos"),
        (["de sleutel moest ik inleveren vandaag ofzo", "sleutel ingeleverd", "wrm",
        "loop nu door het park"], "dakloos"),
        (["mn kamer kwijt", "weet nie waar ik heen moet"], "dakloos"),
        (["opvang zit vol zeggen ze", "zit in t bushokje"], "dakloos"),
        (["heb de hele nacht gelopen", "heb t zo koud"], "dakloos"),
        (["geen thuis meer", "ken hier niemand"], "dakloos"),
        (["ruzie met me ma", "tas gepakt en weg", "sta nu op het perron"], "dakloos"),
        (["ze hebben andere sloten", "kom er niet meer in", "me tel nog 5 procent"], "dakloos"),
        (["mag niet meer naar huis", "lig op een bankje"], "dakloos"),
        (["slaap in de trein", "nacht in de bus gezeten", "kan nergens terecht"], "dakloos"),
        (["ben er klaar mee", "me hond mag naar mn zus"], "suicidaliteit"),
        (["kan niet meer", "zit langs het spoor"], "suicidaliteit"),
        (["heeft allemaal geen zin meer", "heb voor iedereen brieven geschreven"], "suicidaliteit"),
        (["mn pa is weer bezopen", "durf mn kamer niet uit"], "geweld"),
        (["hij is woest", "heb me verstopt"], "geweld"),
        (["weer een blauw oog", "niet de eerste keer"], "geweld"),
        (["strip is leeg", "alles draait zo"], "overdosis"),
        (["ik heb pillen genomen", "weet niet hoeveel"], "overdosis"),
        (["kon het niet laten", "die scherven lagen er nog"], "zelfbeschadiging"),
        (["ik weet waar hij woont", "mes in mn jas"], "dreiging"),
        (["ze kijken naar me vanaf de overkant", "al 3 nachten niet geslapen"], "psychose"),
        (["hij heeft mn pinpas", "durf geen nee te zeggen"], "uitbuiting"),
    ],
)  # fmt: skip
def test_parts_tell_it_together(messages: list[str], kind: str) -> None:
    verdict = together(*messages)

    assert verdict is not None
    assert (verdict.level, verdict.kind, verdict.about) == ("crisis", kind, "self")
    assert all(any(item.words in message for message in messages) for item in verdict.evidence)
    assert together(messages[-1], "oke") is None  # nothing new was said


@pytest.mark.parametrize(
    "messages",
    [
        ["vorig jaar ik slaap bij station geen huis, heel moeilijk. nu ik heb kamer van gemeente is goed"],
        ["had geen huis en sliep in de auto", "nu heb ik een kamer gelukkig"],
        ["sta op het station", "het vriest", "trein te laat"],
        ["me vader heeft me eruit gezet", "slaap bij me tante", "zit in de auto"],
        ["ben eruit gegooid op werk", "sta buiten met me tas"],
        ["geen huis gevonden op funda", "we gaan verhuizen", "sta op station"],
        ["we gaan kamperen", "hele nacht buiten", "zo koud"],
        ["mn maat zn ouders hebben hem eruit gezet", "hij zit in de auto"],
        ["kan niet meer van t lachen", "sta op de brug te vissen"], ["hij is boos", "blauwe plekken van voetbal"],
        ["ben duizelig", "pillen van de huisarts genomen"], ["sta op het dak", "zonnepanelen leggen", "ben op"],
        ["mes in mn tas voor de keuken", "die gaat eraan in gta"],
        ["niet geslapen door de baby", "ze kijken naar me op werk"],
        ["ik zit op school", "me tas is zwaar"], ["sleutel ingeleverd van kantoor", "sta buiten"],
        ["zo koud hier", "heb honger"],
        ["vroeger had ik geen huis", "ik zit in de bus"],
    ],
)  # fmt: skip
def test_ordinary_parts_tell_nothing(messages: list[str]) -> None:
    assert together(*messages) is None


def test_only_the_last_messages_count_and_a_sign_said_twice_is_one() -> None:
    assert together("ik heb geen huis meer", "a", "b", "c", "sta op het station") is None
    assert together("sta op het station", "zit op het station") is None


@pytest.mark.parametrize(
    ("text", "also"),
    [
        ("ik sta op de brug en hij slaat me weer", ("suicidaliteit",)),
        ("hij slaat me. zit nu op het dak", ("suicidaliteit",)),
        ("me ex wurgt me en ik heb de pillen klaargelegd", ("suicidaliteit",)), ("hij slaat me", ()),
        ("sta op de brug te vissen", ()),
    ],
)  # fmt: skip
def test_a_second_danger_in_the_same_message(text: str, also: tuple[str, ...]) -> None:
    assert SIGNS.beside(LANGUAGE.analyse(text), frozenset()) == also


@pytest.mark.parametrize(
    "text",
    [
        "nee hij slaat niet", "hij slaat me niet hoor", "me vader slaat me niet", "nee niet dat ik dood wil ofzo",
        "nee niet 2 dat ik dood wil ofzo he", "ik wil niet dood", "ik wil echt niet dood", "denk niet aan zelfmoord",
        "geen zelfmoord ofzo", "ik doe mezelf niks aan", "hij doet me niks", "ik word niet geslagen",
        "niemand slaat me",
    ],
)  # fmt: skip
def test_a_denial_is_left_out_of_what_is_read(text: str) -> None:
    analysis = LANGUAGE.analyse(text)

    assert RULES.denied(analysis)
    assert [one for one in RULES.read(analysis)[0] if one.level == "crisis"] == []


@pytest.mark.parametrize(
    "text",
    [
        "hij slaat me niet meer", "hij slaat niet hard", "hij slaat niet elke dag", "hij slaat niet alleen mij",
        "snap je niet dat ik dood wil", "niemand ziet dat ik dood wil", "ik wil niet meer leven", "ik wil dood",
        "waarom gelooft niemand dat hij slaat", "hij doet me wat aan",
    ],
)  # fmt: skip
def test_half_a_denial_is_none(text: str) -> None:
    assert not RULES.denied(LANGUAGE.analyse(text))


@pytest.mark.parametrize(
    "text",
    [
        "hij slaat niet. hij schopt me",
        "nee hij slaat me niet. ik wil dood",
        "ik wil niet dood maar ook niet meer leven",
    ],
)
def test_what_stands_beside_a_denial_counts(text: str) -> None:
    assert [one for one in RULES.read(LANGUAGE.analyse(text))[0] if one.level == "crisis"]


def test_signs_are_of_known_kinds_and_never_enough_alone() -> None:
    data = load("signals/tekens")
    assert set(data["kinds"]) == set(KINDS)
    assert all(sign["weight"] < data["enough"] for kind in data["kinds"].values() for sign in kind["signs"])


@pytest.mark.parametrize("kind", KINDS)
def test_every_pattern_of_fixed_words_is_seen(kind: str) -> None:
    entry = load("signals/tekens")["kinds"][kind]
    for pattern in (*entry["unless"], *(pattern for sign in entry["signs"] for pattern in sign["patterns"])):
        if not set(pattern) & set("<.?#|*^$"):
            assert " ".join(word.normal for word in words_of(pattern)) == pattern, pattern

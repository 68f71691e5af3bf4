"""What most people would simply say is heard by the rules alone, and what only looks like it is not."""

from __future__ import annotations

import pytest

from bot.core.signal import Kind
from bot.language import Language
from bot.safety.rules import Rules

LANGUAGE, RULES = Language(), Rules.from_content()


def crises(text: str) -> set[Kind | None]:
    findings, _ = RULES.read(LANGUAGE.analyse(text))
    return {finding.kind for finding in findings if finding.level == "crisis"}


def asked(text: str) -> Kind | None:
    analysis = LANGUAGE.analyse(text)
    found = RULES.doubtful(analysis, RULES.read(analysis)[1])
    return found.kind if found else None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ik ben al een tijd niet veilig thuis", "geweld"), ("thuis is het niet veilig", "geweld"),
        ("voel me nie veilig bij mn oom", "geweld"), ("mn stiefvader doet me vaak pijn", "geweld"),
        ("ik krijg weer klappen van mijn broer", "geweld"), ("hij sluit me op", "geweld"),
        ("ik mag van mijn man de deur niet uit", "geweld"), ("ik word door mijn ex gestalkt", "geweld"),
        ("hij dreigt me te vermoorden", "geweld"), ("ik moet van ze trouwen met mn neef", "geweld"),
        ("me ouders willen dat ik trouw met hem", "geweld"), ("ik moet me lichaam verkopen", "uitbuiting"),
        ("ik werk als prostituee voor hem", "uitbuiting"), ("ik woon in mn auto", "dakloos"),
        ("ik zwerf al een maand", "dakloos"), ("kheb geen huis meer", "dakloos"),
        ("ik slaap in het fietsenhok van de flat", "dakloos"), ("me vriend is out gegaan", "overdosis"),
    ],
)  # fmt: skip
def test_a_plain_statement_is_a_crisis(text: str, kind: Kind) -> None:
    assert crises(text) == {kind}


@pytest.mark.parametrize(
    "text",
    [
        "word gestalkt door de reclames van bol", "mijn rug doet me pijn", "de tandarts doet mij pijn",
        "de zolder is niet veilig zonder leuning", "ik mag niet naar buiten van de dokter",
        "ik moet trouwen in de sims",
        "vroeger was ik niet veilig thuis", "mijn vader doet mij een jas aan", "ik ga trouwen met mijn vriendin",
        "uit huis gezet maar ik woon nu bij mijn tante",
    ],
)  # fmt: skip
def test_what_looks_like_it_is_none(text: str) -> None:
    assert crises(text) == set()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("ik ben het huis uit gezet", "dakloos"), ("me ouders hebben me eruit gegooid", "dakloos"),
        ("ik mag niet meer naar huis", "dakloos"), ("ik word gevolgd door een zwarte auto", "psychose"),
        ("ik wil iemand pijn doen", "dreiging"), ("ik wil niet meer", "suicidaliteit"),
        ("niemand mist mij", "suicidaliteit"),
    ],
)  # fmt: skip
def test_what_may_be_one_is_always_asked_about(text: str, kind: Kind) -> None:
    assert asked(text) == kind


@pytest.mark.parametrize(
    "text",
    [
        "uit huis gezet maar ik slaap bij mijn tante", "ik word gevolgd door 300 mensen op tiktok",
        "ik wil niet meer naar school", "ik wil niet meer werken daar", "ben op school eruit gezet",
    ],
)
def test_with_its_explanation_it_is_not(text: str) -> None:
    assert asked(text) is None

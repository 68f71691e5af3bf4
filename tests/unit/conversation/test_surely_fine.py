"""A guess at danger in what as a whole is good news, business or who may know: dropped, or asked about mildly."""

from __future__ import annotations

import pytest

from bot.content import load
from bot.conversation.doubt.surely_fine import tells_bad, weighed
from bot.core.signal import Assessment, Doubt, Evidence
from tests.conftest import safety

SEEN = (Evidence("…", "model:0"),)
GOOD = [
    "thuis zijn ze lief hoor. mijn zus doet de was", "Thuis goed. Ik vriend hebben nu. Hij ook doof.",
    "werk is top, mn baas is een goeie gast", "thuis ist echt plezant, ons ma kookt altijd",
    "thuis is het gezellig, mijn oma is er", "thuis is verder wel ok. ik ga vanavond vissen",
]  # fmt: skip
BUSINESS = [
    "wat moet ik aan eigenlijk en hoe vroeg moet ik er zijn", "mag ik volgend jaar nog appen of ben ik dan te oud",
    "ja zeg het maar tegen Marieke maar alleen zij. en ze moet mij bellen", "jawel marieke mag wel. die is cool",
    "ik denk er over na. vraag et volgende week nog es", "maakt niet uit wanneer, liefst snel. morgen kan ik",
    "als jij tegen marieke vertelt dat mag. maar me ouders niks",
]  # fmt: skip
# Below `below` of their kind only: a wish, who is not to know, a word of looking for work.
SLIGHT = [
    "dan niet doen. laat zien hoe het nu is",
    "pff ingewikkelt. kan iemand dat met mij samen doen",
    "thuis weten ze het nog niet. mn vader gaat zeiken. dus niet naar mn ouders he",
    "en gisteren bij de Decathlon binnengelopen. die zeiden laat je cv achter",
    "daar even binnen geweest en mijn cv achtergelaten",
    "ze zeiden nee op mijn sollicitatie. ik probeer nu die winkel ernaast",
]  # fmt: skip
NOT_FINE = [
    "thuis is het gezellig maar hij slaat mijn zusje", "contract verlengd ja. maar ik leef niet lang meer",
    "ik wil niet meer", "hij komt me vanavond halen", "had ruzie met me stiefpa en nu staat al me shit buiten",
    "marieke mag het weten. ik slaap al drie nachten in de auto", "werk gaat goed hoor, ik huil elke avond",
    "alles goed hier. ik heb een brief onder haar kussen gelegd, morgen snapt ze het",
    "ik geef mn draaitafels aan Kevin, waar ik heen ga heb je geen muziek", "zeg tegen marieke dat het me spijt",
    "k kruip in mijnen auto in de garage", "mijn cv hoeft niet meer. ik ben er straks toch niet",
    "laat mijn cv maar zitten, ik sta al boven", "kan je me helpen met een brief voor als ik er niet meer ben",
    "niemand mag weten dat hij me slaat", "nee niemand. bij me matties kan t niet meer heb daar al 2 weken gebankt",
    "mijn vriend leest mijn telefoon en wordt boos",
]  # fmt: skip


def guess(chance: float, rule: str = "model:0") -> Assessment:
    return Assessment("crisis", ("thuis",), "self", (Evidence("…", rule),), "geweld", chance=chance)


def doubt(chance: float, *, ruled: bool = False) -> Assessment:
    return Assessment("attention", ("thuis",), evidence=SEEN, doubt=Doubt(chance, "self", "geweld", ruled))


@pytest.mark.parametrize("text", [*GOOD, *BUSINESS])
def test_a_doubt_is_dropped_and_an_alarm_becomes_the_mild_question(text: str) -> None:
    assert weighed(doubt(0.5), text, safety().assess).doubt is None
    seen = weighed(guess(0.85), text, safety().assess)
    assert (seen.level, seen.kind) == ("attention", None)
    assert seen.doubt is not None
    assert seen.doubt.chance < load("controlevraag")["mild"]["below"]
    assert seen.doubt.kind == "geweld"


@pytest.mark.parametrize("text", SLIGHT)
def test_a_slight_guess_is_dropped_and_a_greater_one_stands(text: str) -> None:
    assert weighed(doubt(0.5), text, safety().assess).doubt is None
    assert weighed(guess(0.55), text, safety().assess).level == "none"
    assert weighed(guess(0.85), text, safety().assess).level == "crisis"


@pytest.mark.parametrize("text", NOT_FINE)
def test_anything_bad_beside_it_or_nothing_good_leaves_it_as_it_was(text: str) -> None:
    for verdict in (doubt(0.4), guess(0.6), guess(0.85)):
        assert weighed(verdict, text, safety().assess) is verdict


def test_who_may_know_drops_a_guess_that_is_not_sure() -> None:
    text = "ja zeg het maar tegen Marieke maar alleen zij. en ze moet mij bellen"
    assert weighed(guess(0.66), text, safety().assess) == Assessment("none", evidence=SEEN)


@pytest.mark.parametrize(
    "verdict", [guess(0.92), guess(0.8, "sign:x"), guess(0.8, "geweld-slaat"), guess(0.8, "check:yes"),
                doubt(0.5, ruled=True), Assessment("uitval", ("thuis",), evidence=SEEN)],
)  # fmt: skip
@pytest.mark.parametrize("text", [GOOD[0], BUSINESS[2]])
def test_what_is_sure_or_more_than_a_guess_stands(verdict: Assessment, text: str) -> None:
    assert weighed(verdict, text, safety().assess) is verdict


def test_something_bad_in_a_clause_is_seen() -> None:
    assert tells_bad("werk gaat goed hoor, ik huil elke avond")
    assert not tells_bad("ik heb een vriend")

"""Who announces a story, a question or a secret is asked to tell; who tells something or wants a person is not."""

from __future__ import annotations

import pytest

from bot.understanding.moves.inviting import announced

TELL = """mag ik iets zeggen over iemand van werk
kan ik je wat vertellen over mn klas
ik wil iets kwijt
mag ik ff wat zeggen over thuis
er is iets met een collega, mag ik dat zeggen
ik moet je wat vertellen
heb je ff
mag ik iets vertellen
kan ik even praten?
moet je wat vertellen
mag ik iets vertellen over mijn begeleider
kan ik iets kwijt over iemand van de groep
ik wil wat zeggen over mn baas
ik wil het ergens over hebben
is het goed als ik iets over mijn stage vertel"""
SECRET = """mag ik iets vragen wat je niet doorvertelt
kun je een geheim bewaren
beloof je dat je het niet tegen mn coach zegt
beloof je het
beloof je dat
beloof je dat niemand het hoort
beloof je me dat je het aan niemand zegt
als ik iets zeg blijft dat dan hier
kan je zwijgen
zeg je niks door als ik iets vertel
blijft het onder ons als ik wat zeg
mag ik je wat vertellen zonder dat iemand het hoort
kan ik je een geheim vertellen"""
BARE = """blijft dit tussen ons
vertel je dit dan niet door?
blijft dat geheim
ga je dit doorvertellen aan school"""
ELSE = """mag ik stoppen
ik wil iets vertellen: mn baas heeft me ontslagen
mag ik iets zeggen over mn vader die slaat me
ik moet je iets vertellen mn oma is dood
mag ik iets drinken op werk
kan ik een uitkering krijgen
ik wil met iemand praten
ik wil praten met mijn coach
mag ik mijn baas iets vragen
ik wil wat zeggen tegen mijn baas
vertel je mijn moeder dit
kan je wat vertellen over bbl
ik eet niks meer zweer je dat
ik kom niet meer thuis beloof je
ik ga nooit meer naar school zweer je
zweer je ik wil niet meer leven
zweer je
kan ik iets vragen over hoeveel paracetamol dodelijk is
kan ik iets vragen over hoe je pijnloos gaat
mag ik iets vragen over snijden
mag ik iets vragen over pillen
mag ik iets vertellen over zelfmoord
mag ik iets vragen over dood gaan
mag ik iets kwijt over wat mijn oom met mij deed
ik wil wat vertellen over misbruik
mag ik iets zeggen zonder dat iemand weet dat ik dood wil"""


@pytest.mark.parametrize(
    ("kind", "text"),
    [(kind, one) for kind, texts in (("tell", TELL), ("secret", SECRET), ("bare", BARE)) for one in texts.split("\n")],
)
def test_it_is_announced(kind: str, text: str) -> None:
    assert announced(text) == kind


@pytest.mark.parametrize(
    "text", ["mag ik je iets vragen", "ik heb een vraag", "ik wil je wat vragen", "mag ik jou wat vragen over werk"]
)
def test_so_is_a_question(text: str) -> None:
    assert announced(text) == "ask"


@pytest.mark.parametrize("text", ELSE.split("\n"))
def test_what_says_more_is_heard_as_such(text: str) -> None:
    assert announced(text) is None

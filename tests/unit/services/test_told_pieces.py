"""What harms to wait is answered though nobody asked; the rest of the message is still read."""

from __future__ import annotations

import pytest

from bot.understanding.questions.asked_for import asked_for, told_topics

TOLD = {
    "geldezel": [
        "iemand vraagt mn pinpas voor 300 euro mag dat",
        "n gast op insta zegt dat ik 500 krijg als ik mn pinpas 1 dag uitleen",
        "heb m mijn pincode gegeven",
        "een gozer wil me bankrekening gebruiken",
        "iemand geeft me 300 als er geld over mijn rekening mag",
        "heb mn bankpas uitgeleend",
    ],
    "opgelicht": ["ben opgelicht", "ik ben gescamd op marktplaats", "werd opgelicht via tikkie"],
    "gokstop": ["wil stoppen met gokken", "ben gokverslaafd", "wil mezelf blokkeren bij toto"],
    "minderen": ["wil eigenlijk minderen", "wil stoppen met blowen", "wil minderen met drinken maar lukt niet"],
    "ontmoeten": ["ken niemand hier waar kan ik mensen ontmoeten", "ik zoek vrienden hier, hoe leer ik mensen kennen"],
    "brief": ["brief snap ik niet", "krijg n brief van uwv snap er niks van", "kan iemand de brief lezen met mij"],
    "zorg_thuis": ["wie kan helpen met me broertjes"],
}
NONE = [
    "ben mn pinpas kwijt",
    "mijn moeder beheert mijn rekening",
    "loon staat op mijn rekening",
    "wil minder uren werken",
    "ja werk nog",
    "ik hoef geen vrienden",
    "mijn rekening is leeg",
    "stop met roken gaat goed",
]


@pytest.mark.parametrize(("piece", "text"), [(piece, text) for piece, texts in TOLD.items() for text in texts])
def test_it_is_answered(piece: str, text: str) -> None:
    assert asked_for(text).subjects == (piece,)


@pytest.mark.parametrize("text", NONE)
def test_the_rest_is_left_alone(text: str) -> None:
    assert not asked_for(text).told


def test_the_message_is_still_read_and_kept() -> None:
    asked = asked_for("ja werk nog, maar iemand wil mijn pinpas lenen")
    assert asked.told
    assert asked.rest == "ja werk nog, maar iemand wil mijn pinpas lenen"
    assert told_topics("heb mn bankpas uitgeleend") == ("geld", "justitie")
    assert told_topics("ja werk nog") == ()

"""No piece of information where nobody asks, and another than the words name where the question means that."""

from __future__ import annotations

import pytest

from bot.understanding.questions.asked_for import asked_for

TOLD = [
    "ja gaat goed daar en Karin is de fijnste begeleider die er is en vader en moeder zijn druk en hulp hoef ik niet",
    "nee niet bellen ik app wel en ja je mag het zeggen van die stage maar niet van thuis dat gaat niemand wat aan",
    "waarom moeten jullie dat allemaal weten, ik ben toch al weg van school",
    "ik mag van mama alles zelf koken en dat is de leukste avond van de week",
]  # fmt: skip
ASKED = {
    "hoeveel vakantiedagen krijg ik als ik 40 uur werk": "vrij",
    "mag mijn baas mij zomaar ontslaan?": "ontslag",
    "ik moet 200 euro terugbetalen van de huurtoeslag hoe kan dat nou": "toeslag_terug",
}


@pytest.mark.parametrize("text", TOLD)
def test_what_is_only_told_gets_no_piece(text: str) -> None:
    assert asked_for(text).subjects == ()


@pytest.mark.parametrize(("text", "piece"), ASKED.items())
def test_what_is_asked_gets_the_piece_that_is_meant(text: str, piece: str) -> None:
    assert asked_for(text).subjects == (piece,)

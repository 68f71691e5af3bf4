"""That this was all, in many words; and what is no more than a nod."""

from __future__ import annotations

import pytest

from bot.language.closing import closes, nods


@pytest.mark.parametrize(
    "text",
    [
        "ja klopt zo, klaar", "klaar", "dit was het denk ik wel", "maak hem nou maar", "meer heb ik niet te vertellen",
        "zo is het wel genoeg toch", "verder niks meer", "stop met vragen stellen", "klaar laat maar zien",
        "nee verder weet ik niks", "haha nee dit was 't", "je weet nu alles toch", "ik hoef geen vragen meer",
        "mag ik m zien?", "klopt allemaal, maak maar af", "nou volgens mij is dit het wel", "kunnen we stoppen",
        "dat waren ze", "Zo is ie goed 👍",
    ],
)  # fmt: skip
def test_a_line_that_ends_the_talk(text: str) -> None:
    assert closes(text)


@pytest.mark.parametrize(
    "text",
    [
        "klaar met school", "nee", "klopt", "ik ben klaar met de opleiding in juni", "ik was klaar in 2024",
        "ben nog niet klaar", "alle dagen", "verder heb ik bij de lidl gewerkt", "niks", "dat was bij de jumbo",
        "dat is alles behalve leuk", "zo goed kan ik dat niet", "stop met werken", "laat de hond uit", "mijn cv", "",
    ],
)  # fmt: skip
def test_a_line_that_does_not(text: str) -> None:
    assert not closes(text)


@pytest.mark.parametrize("text", ["top", "ok dankjewel", "👍", "ja is goed", "haha prima", "ziet er goed uit"])
def test_a_nod(text: str) -> None:
    assert nods(text)


@pytest.mark.parametrize("text", ["maandag", "goed met dieren", "ok bij de lidl", "ja een diploma"])
def test_no_nod(text: str) -> None:
    assert not nods(text)

"""A guided talk begins on a wish or on news, never on an office's letter or on "still there", and ends elsewhere."""

from __future__ import annotations

import pytest

from bot.conversation.guides.desk import _borne_out, _elsewhere


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("application", "heb gesolliciteerd bij jumbo"),
        ("application", "nieuwe baan!! bij gamma"),
        ("application", "ben afgewezen"),
        ("application", "nog niks gehoord van de action"),
        ("application", "heb morgen een gesprek"),
        ("letter", "kan je helpen met een motivatiebrief"),
        ("letter", "brief schrijven voor een baan"),
        ("letter", "sollicitatiebrief"),
        ("practice", "gesprek oefenen"),
        ("cv", "help me met mijn cv"),
    ],
)
def test_words_bear_it_out(kind: str, text: str) -> None:
    assert _borne_out(kind, text)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("application", "ja nog bij de fabriek"),
        ("application", "mama heeft kanker dus ik doe thuis alles"),
        ("application", "moet ik naar politie?"),
        ("application", "ze doen lelijk"),
        ("application", "werk nog bij de kringloop"),
        ("letter", "brief van uwv snap ik niet"),
        ("letter", "krijg n brief van uwv snap er niks van"),
        ("letter", "kan je me helpen met een brief van de gemeente"),
        ("letter", "er lag een brief van de deurwaarder"),
        ("letter", "brief van de belasting gekregen"),
        ("practice", "duim voor me morgen heb ik proefdag"),
    ],
)
def test_a_guess_begins_nothing(kind: str, text: str) -> None:
    assert not _borne_out(kind, text)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["4", "een 7", "doe maar een 9", "mn moeder is ziek", "oma is dood", "6,5"])
def test_a_mark_or_news_of_a_life_is_elsewhere(text: str) -> None:
    assert _elsewhere(text)


@pytest.mark.parametrize("text", ["bij de jumbo", "maandag", "vulploeg", "ja", "4 uur per dag"])
def test_an_answer_is_not(text: str) -> None:
    assert not _elsewhere(text)

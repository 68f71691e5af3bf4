"""Applications told as a list with names that are in no list of ours: each with its own day, in the past."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.language.sent_list import sent_in

NOW = datetime(2026, 3, 16, 12, tzinfo=ZoneInfo("Europe/Amsterdam"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ik heb al twee gestuurd: Rijnstate 3 maart en Elderhof 10 maart. Kan jij dat onthouden",
         [("Rijnstate", date(2026, 3, 3)), ("Elderhof", date(2026, 3, 10))]),
        ("heb brieven gestuurd naar Zorgpunt Noord en Bakkerij Hoeks",
         [("Zorgpunt Noord", None), ("Bakkerij Hoeks", None)]),
        ("drie verstuurd, Alfa 1 maart, Beta 2 maart en Gamma 5 maart",
         [("Alfa", date(2026, 3, 1)), ("Beta", date(2026, 3, 2)), ("Gamma", date(2026, 3, 5))]),
        ("gesolliciteerd bij Tuincentrum Overvecht", [("Tuincentrum Overvecht", None)]),
        ("mijn cv ingeleverd bij Kas Westland op 28 november", [("Kas Westland", date(2025, 11, 28))]),
    ],
)  # fmt: skip
def test_each_place_with_its_day(text: str, found: list[tuple[str, date | None]]) -> None:
    assert list(sent_in(text, NOW)) == found


@pytest.mark.parametrize(
    "text",
    [
        "ik heb foto's gestuurd naar Kim", "Heb niks gestuurd naar Rijnstate",
        "mijn broer heeft gesolliciteerd bij Bol",
        "zou ik een brief gestuurd moeten hebben naar Rijnstate", "heb je mijn cv gestuurd naar Marieke?",
        "Ik heb gesolliciteerd", "ben op 3 maart gestopt bij Rijnstate", "Kim heeft mij een appje gestuurd",
    ],
)
def test_what_sent_nothing(text: str) -> None:
    assert sent_in(text, NOW) == ()

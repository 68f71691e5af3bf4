"""Applications that are told anywhere are heard for the list, and the list is asked for in many ways."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.content import load
from bot.conversation.guides.application_known import tells_news
from bot.language.news import NewsReader
from tests.conftest import language

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("heb trouwens gesolliciteerd bij de jumbo", True),
        ("ben afgewezen bij de hema", True),
        ("cv gebracht naar een fietsenmaker in ede", True),
        ("gesoliciteerd bij de kwantum, nog niks gehoord", True),
        ("de gamma wil kennis maken, ik mag langskomen bij de gamma", True),
        ("ik mag vrijdag langskomen bij de huisarts", False),
        ("niks gehoord van de gemeente", False),
        ("mijn broer is afgewezen bij de hema", False),
        ("hoe solliciteer ik bij de jumbo?", False),
        ("ik werk nog bij de jumbo", False),
        ("ik wil ooit solliciteren bij de politie", False),
        ("alles goed", False),
    ],
)
def test_an_application_told_in_passing(text: str, told: bool) -> None:
    assert tells_news(NewsReader(language()), text, NOW) is told


@pytest.mark.parametrize(
    "text",
    [
        "laat dat lijstje eens zien",
        "laat mijn lijst zien",
        "mag ik dat lijstje nog eens zien",
        "kan je me mijn sollicitaties laten zien",
        "waar heb ik al gesolliciteerd",
        "geef dat overzicht maar",
        "toon de lijst van mijn sollicitaties",
        "mijn lijstje",
    ],
)
def test_the_list_is_asked_for(text: str) -> None:
    assert re.fullmatch(load("gids_application")["own"], text)


@pytest.mark.parametrize(
    "text", ["laat maar", "zeg ik niet", "laat mijn cv zien", "ik heb een lijst met boodschappen", "laat dat zien"]
)
def test_something_else_is_not_the_list(text: str) -> None:
    assert not re.fullmatch(load("gids_application")["own"], text)

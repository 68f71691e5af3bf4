"""Regional words in an ordinary message become Dutch; a Dutch message stays as it was typed."""

from __future__ import annotations

import pytest

from bot.language.regional import in_dutch
from bot.ports import Seed
from bot.services.talk.asides import for_engine

DUTCH = {
    "ik wurkje noch altyd by de tsiisfabryk": "ik werk nog altijd bij de kaasfabriek",
    "heit en mem helpe my goed": "vader en moeder helpen my goed",
    "it giet best hjir op it wurk": "it gaat best hier op it werk",
    "ik bin noe nog an 't waark bie de boer": "ik ben nu nog an het werk bij de boer",
    "ich werk nog ummer bie de bakker": "ik werk nog altijd bij de bakker",
    "oant moarn": "tot morgen",
    "tot kiek he": "tot kijk",
    "moi": "hoi",
    "haije": "doei",
    "goeiemoarn": "goedemorgen",
    "goeiemoarn, ik heb net een baan": "goedemorgen, ik heb net een baan",
    "goeiemoarn bin net begonnen met stage": "goedemorgen bin net begonnen met stage",
    "moi wie mag dit lezen": "hoi wie mag dit lezen",
    "moi, ik kan mijn dochter niet zien": "hoi, ik kan mijn dochter niet zien",
    "moi, ie moet weg zegt mijn vader": "hoi, ie moet weg zegt mijn vader",
    "moin, ik sliep op straat en mijn hiel doet pijn": "hoi, ik sliep op straat en mijn hiel doet pijn",
    "oant 1 mei wurkje ik daar": "tot 1 mei werk ik daar",
    "ik wurkje net een week": "ik werk net een week",
    "wark bin ik net kwijt, wie helpt": "werk ben ik net kwijt, wie helpt",
    "ons mam vindt t goed": "mijn moeder vindt t goed",
}
SAME = [
    "ja ik werk nog bij de lidl", "waarom leef ik nog", "heb witte schoenen", "sneetje op mijn kin", "ik sliep slecht",
    "doe mee", "net terug van werk", "houdoe", "it is what it is", "ik giet de planten water",
    "bin net begonnen met stage", "mijn hiel doet pijn",
]  # fmt: skip


@pytest.mark.parametrize(("typed", "dutch"), DUTCH.items())
def test_regional_words_are_put_into_dutch(typed: str, dutch: str) -> None:
    assert in_dutch(typed) == dutch


@pytest.mark.parametrize("typed", SAME)
def test_a_dutch_message_stays_as_it_is(typed: str) -> None:
    assert in_dutch(typed) == typed


def test_the_engine_reads_the_dutch_and_another_language_stays_one() -> None:
    seed = Seed(form="checkin_form")
    assert for_engine("oant moarn", seed) == "tot morgen"
    assert for_engine("ich verstehe nicht was du meinst", seed) == "ich verstehe nicht was du meinst"
    assert for_engine("/antwoord", seed) == "/antwoord"

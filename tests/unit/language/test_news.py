"""News about applications in messy messages: what happened, where, when; and what is no news."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.language.news import News, NewsReader
from bot.language.places import bare_place, same_place
from tests.conftest import language

NOW = datetime(2026, 11, 25, 12, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))  # a Wednesday
READER = NewsReader(language())


def news(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.event, one.places) for one in READER.read(text, NOW).news]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("heb gesolliciteerd bij de jumbo en de lidl", [("sent", ("Jumbo", "Lidl"))]),
        ("cv gestuurd naar bakkerij Smit, de action en fixet", [("sent", ("bakkerij Smit", "Action", "Fixet"))]),
        ("afgewezen weer", [("rejected", ())]),
        ("niks gehoord van die garage", [("silent", ("de garage",))]),
        ("aangenomen!!", [("hired", ())]),
        ("ik ben het niet geworden", [("rejected", ())]),
        ("yes ik ben het geworden", [("hired", ())]),
        ("ze hebben me niet aangenomen bij kapsalon bianca", [("rejected", ("Kapsalon Bianca",))]),
        ("ik was op gesprek geweest bij de hema en ik mag beginnen", [("talked", ("HEMA",)), ("hired", ("HEMA",))]),
        (
            "bij de praxis afgewezen, bij de gamma niks gehoord en bij de hornbach mag ik morgen komen praten",
            [("rejected", ("Praxis",)), ("silent", ("Gamma",)), ("invited", ("Hornbach",))],
        ),
        (
            "ben afgewezen bij de jumbo maar mag wel op gesprek bij de lidl",
            [("rejected", ("Jumbo",)), ("invited", ("Lidl",))],
        ),
        ("mijn gesprek bij de lidl gaat niet door", [("cancelled", ("Lidl",))]),
        ("ik heb nog nooit een sollicitatiegesprek gehad", []),
        ("mijn broer is aangenomen bij de lidl", []),
        ("als ik word aangenomen ga ik feesten", []),
        ("ik hoop dat ik word aangenomen bij lidl", []),
        ("hoe weet ik of ik ben aangenomen?", []),
        ("ben ik aangenomen?", []),
        ("ik heb nog niet gesolliciteerd", []),
        ("ik werk nog bij de jumbo", []),
        ("het gaat goed op mijn werk", []),
        ("", []),
    ],
)
def test_what_happened_and_where(text: str, told: list[tuple[str, tuple[str, ...]]]) -> None:
    assert news(text) == told


def test_the_day_and_the_time_are_his_own() -> None:
    assert READER.read("ik mag vrijdag om half 3 op gesprek bij de lidl", NOW).news == (
        News("invited", ("Lidl",), date(2026, 11, 27), "om half 3"),
    )
    assert READER.read("heb vorige week maandag gesolliciteerd", NOW).news[0].on == date(2026, 11, 16)
    assert READER.read("heb gesolliciteerd bij de lidl, hoor het vrijdag", NOW).news[0].on is None


def test_a_reason_and_hopeless_words_are_heard() -> None:
    assert READER.read("afgewezen ze zochten iemand met meer ervaring", NOW).reason
    assert READER.read("weer afgewezen het heeft geen zin", NOW).hopeless
    assert not READER.read("afgewezen bij de hema", NOW).hopeless


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("lidl", "Lidl"),
        ("garage jansen", "garage jansen"),
        ("bakkerij de vries", "bakkerij de vries"),
        ("weet ik niet", ""),
        ("de kapper", "de kapper"),
        ("12", ""),
    ],
)
def test_a_bare_answer_to_where(text: str, name: str) -> None:
    assert bare_place(text).casefold() == name.casefold()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("de garage", "garage Jansen", True), ("Jumbo", "jumbo ede", True), ("Lidl", "Aldi", False), ("", "Lidl", False)],
)
def test_names_of_one_place(one: str, other: str, same: bool) -> None:
    assert same_place(one, other) is same


def test_long_and_odd_messages_do_no_harm() -> None:
    assert READER.read("afgewezen " * 3000, NOW).news
    assert READER.read("=cmd|' /C calc'!A0 <b>bij</b> 🙃", NOW).news == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("3 november bij de praxis, afgewezen", [("rejected", ("Praxis",), date(2026, 11, 3))]),
        ("op 14/10 gestuurd naar de hema, niks meer gehoord", [("silent", ("HEMA",), date(2026, 10, 14))]),
        ("2 mei bij een boulderhal in arnhem, afgewezen", [("rejected", ("Boulderhal in Arnhem",), date(2026, 5, 2))]),
        ("20 december bij een klimwand in wijchen, nog niks gehoord",
         [("silent", ("Klimwand in Wijchen",), date(2025, 12, 20))]),
        ("jumbo 5 nov afgewezen en aldi 7 nov niks gehoord",
         [("rejected", ("Jumbo",), date(2026, 11, 5)), ("silent", ("Aldi",), date(2026, 11, 7))]),
        ("ben 4 maart afgewezen bij de kringloop te ermelo", [("rejected", ("Kringloop",), date(2026, 3, 4))]),
        ("12 mei nog bij een outdoorwinkel, magazijn, die willen kennismaken volgende week",
         [("invited", ("Outdoorwinkel",), date(2026, 11, 30))]),
        ("12 december mag ik op gesprek bij de lidl", [("invited", ("Lidl",), date(2026, 12, 12))]),
        ("bij de manege in lunteren mag ik langskomen vrijdag",
         [("invited", ("de manege in Lunteren",), date(2026, 11, 27))]),
        ("ze willen kennis maken met mij bij de gamma", [("invited", ("Gamma",), None)]),
        ("ik wil kennismaken met nieuwe mensen", []),
        ("ik kan vrijdag langskomen als je wilt", []),
    ],
)  # fmt: skip
def test_a_day_before_the_outcome_is_that_of_the_sending(
    text: str, told: list[tuple[str, tuple[str, ...], date | None]]
) -> None:
    assert [(one.event, one.places, one.on) for one in READER.read(text, NOW).news] == told

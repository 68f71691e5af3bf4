"""Dates, call times, amounts, hours, employers and ways to reach someone, each with its place."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

import pytest

from bot.language import (
    read_amounts,
    read_contact,
    read_dates,
    read_employer,
    read_hours,
    read_times_to_call,
)


@pytest.mark.parametrize(
    ("text", "lean", "day"),
    [
        ("sinds vrijdag", "future", date(2026, 11, 20)),
        ("vrijdag", "future", date(2026, 11, 27)),
        ("vrijdag", "past", date(2026, 11, 20)),
        ("woensdag", "future", date(2026, 12, 2)),
        ("sinds woensdag", "past", date(2026, 11, 18)),
        ("vorige week", "future", date(2026, 11, 16)),
        ("vorige week vrijdag", "past", date(2026, 11, 20)),
        ("volgende week dinsdag", "future", date(2026, 12, 1)),
        ("dinsdag volgende week", "future", date(2026, 12, 1)),
        ("2 mnd geleden", "past", date(2026, 9, 25)),
        ("over 2 mnd", "future", date(2027, 1, 25)),
        ("een paar weken geleden", "past", date(2026, 11, 11)),
        ("eind december", "future", date(2026, 12, 31)),
        ("eind december", "past", date(2025, 12, 31)),
        ("begin mei", "future", date(2027, 5, 1)),
        ("1 feb", "future", date(2027, 2, 1)),
        ("1 februari 2028", "future", date(2028, 2, 1)),
        ("31-12-2026", "future", date(2026, 12, 31)),
        ("op 3/2", "future", date(2027, 2, 3)),
        ("gister", "future", date(2026, 11, 24)),
        ("morgen", "past", date(2026, 11, 26)),
        ("overmorgen", "future", date(2026, 11, 27)),
        ("na de zomervakantie", "future", date(2027, 9, 1)),
        ("sinds de zomer", "past", date(2026, 7, 1)),
        ("eind van de maand", "future", date(2026, 11, 30)),
        ("eind volgend jaar", "future", date(2027, 12, 31)),
    ],
)
def test_reads_a_date(text: str, lean: Literal["past", "future"], day: date, now: datetime) -> None:
    facts = read_dates(text, now, lean=lean)

    assert [fact.date for fact in facts] == [day]
    assert [text[fact.start : fact.end] for fact in facts] == [fact.words for fact in facts]


@pytest.mark.parametrize(
    "text", ["31 februari", "goeie morgen", "10/10", "3 dagen", "ma", "99-99-9999", "elke zomer"]
)
def test_reads_no_date_where_there_is_none(text: str, now: datetime) -> None:
    assert read_dates(text, now) == []


def test_a_day_is_a_day_in_amsterdam() -> None:
    late = datetime(2026, 6, 30, 22, 30, tzinfo=ZoneInfo("UTC"))

    assert read_dates("vandaag", late)[0].date == date(2026, 7, 1)


def test_two_months_after_the_last_of_december_is_the_last_of_february() -> None:
    now = datetime(2026, 12, 31, 12, tzinfo=ZoneInfo("Europe/Amsterdam"))

    assert read_dates("over 2 maanden", now)[0].date == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("liefst na vieren maar niet op woensdag", ["na 16:00", "niet op woensdag"]),
        ("tussen 2 en 4", ["tussen 14:00 en 16:00"]),
        ("na half 5", ["na 16:30"]),
        ("voor 10 uur 's ochtends", ["voor 10:00"]),
        ("woensdag niet", ["niet op woensdag"]),
        ("maandag na 19:30", ["maandag", "na 19:30"]),
        ("morgenochtend", ["morgenochtend"]),
        ("na school", ["na school"]),
        ("ik heb 4 katten", []),
    ],
)
def test_reads_when_to_call(text: str, values: list[str]) -> None:
    assert [wish.value for wish in read_times_to_call(text)] == values


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("€200 p/m", [(20000, "maand")]),
        ("tachtig euro", [(8000, "")]),
        ("200 per maand", [(20000, "maand")]),
        ("1.200 euro schuld", [(120000, "")]),
        ("12,50 euro per uur", [(1250, "uur")]),
        ("2 duizend euro", [(200000, "")]),
        ("ik ben 19 en werk 3 dagen", []),
        ("een euro", [(100, "")]),
    ],
)
def test_reads_amounts(text: str, facts: list[tuple[int, str]]) -> None:
    assert [(fact.cents, fact.period) for fact in read_amounts(text)] == facts


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("24 uurtjes", ["24 uur per week"]),
        ("16 tot 20 uur", ["16 tot 20 uur per week"]),
        ("8 uur per dag", ["8 uur per dag"]),
        ("drie dagen in de week", ["3 dagen per week"]),
        ("om 8 uur", []),
        ("3 dagen geleden", []),
        ("2 uur reizen", []),
        ("90 uur", []),
    ],
)
def test_reads_hours(text: str, values: list[str]) -> None:
    assert [fact.value for fact in read_hours(text)] == values


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ik werk bij de bakker", "bakker"),
        ("werk bij jumbo", "Jumbo"),
        ("bij ah", "Albert Heijn"),
        ("weg bij albert heyn", "Albert Heijn"),
        ("bij kruidvta", "Kruidvat"),
        ("ik werk bij Hovens", "Hovens"),
        ("ik woon bij mijn oma", None),
        ("bij oma", None),
        ("bij Oma", None),
        ("niks", None),
    ],
)
def test_reads_an_employer(text: str, name: str | None) -> None:
    fact = read_employer(text)

    assert (fact.name if fact else None) == name


def test_reads_phone_and_mail() -> None:
    text = "bel 06-12345678 of +31 6 87654321, mail Jan.de.B@Voorbeeld.nl, niet 0612345678901"

    facts = read_contact(text)

    assert [(fact.kind, fact.value) for fact in facts] == [
        ("phone", "+31612345678"),
        ("phone", "+31687654321"),
        ("mail", "jan.de.b@voorbeeld.nl"),
    ]
    assert [text[fact.start : fact.end] for fact in facts] == [fact.words for fact in facts]

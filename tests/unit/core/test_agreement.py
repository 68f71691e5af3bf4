"""What was agreed on changes with what is said later, and keeps the rest."""

from __future__ import annotations

from datetime import date

import pytest

from bot.core.agreement import amended
from bot.core.checkin import Answer

TUESDAY, WEDNESDAY = date(2026, 11, 24), date(2026, 11, 25)


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("dinsdag, na 16:00", "woensdag", "woensdag, na 16:00"),
        ("dinsdag, na 16:00", "na 17:00", "dinsdag, na 17:00"),
        ("liever een appje", "niet voor 12:00", "liever een appje, niet voor 12:00"),
        ("na 16:00", "niet op woensdag", "niet op woensdag, na 16:00"),
        ("woensdag", "niet op woensdag", "niet op woensdag"),
        ("niet op woensdag", "woensdag", "woensdag"),
        ("niet op vrijdag, na 16:00", "maandag", "niet op vrijdag, maandag, na 16:00"),
        ("ja", "liever een appje", "liever een appje"),
        ("niet bellen", "liever een appje", "niet bellen, liever een appje"),
        ("maakt niet uit", "donderdag, om 15:00", "donderdag, om 15:00"),
        ("", "maandag", "maandag"),
        ("dinsdag, na 16:00", "liefst een vrouw", "dinsdag, na 16:00, liefst een vrouw"),
        ("morgen, liefst een vrouw, op nummer 06", "na 17:00", "morgen, na 17:00, liefst een vrouw, op nummer 06"),
        ("zo snel mogelijk", "op nummer 06", "zo snel mogelijk, op nummer 06"),
    ],
)
def test_a_call(old: str, new: str, wanted: str) -> None:
    assert amended("bellen", Answer(old), Answer(new)).value == wanted


def test_the_day_goes_with_its_words() -> None:
    old = Answer("dinsdag, na 16:00", date=TUESDAY)
    assert amended("bellen", old, Answer("woensdag", date=WEDNESDAY)).date == WEDNESDAY
    assert amended("bellen", old, Answer("na 17:00")).date == TUESDAY
    assert amended("bellen", old, Answer("niet op dinsdag")).date is None


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("niet aan moeder", "alleen de coach", "niet aan moeder, alleen de coach"),
        ("iedereen mag het weten", "niet aan baas", "niet aan baas"),
        ("alleen de coach", "iedereen mag het weten", "iedereen mag het weten"),
    ],
)
def test_who_may_know(old: str, new: str, wanted: str) -> None:
    assert amended("wie_weet", Answer(old), Answer(new)).value == wanted


def test_other_answers_are_replaced_and_a_refusal_stands() -> None:
    assert amended("cijfer", Answer("6"), Answer("7")) == Answer("7")
    assert amended("bellen", Answer("dinsdag"), Answer("", refused=True)).refused


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("niet aan moeder", "ook moeder", "niet aan moeder"),  # the refusal stays
        ("niet aan vader en moeder", "ook moeder", "niet aan vader en moeder"),
        ("niet aan vader, ook oma", "ook moeder, ook vader", "niet aan vader, ook oma, ook moeder"),
        ("ook moeder, ook oma", "niet aan vader en moeder", "ook oma, niet aan vader en moeder"),
        ("ook moeder, niet aan vader", "niet aan moeder", "niet aan vader, niet aan moeder"),
        ("alleen de coach", "ook moeder", "alleen de coach, ook moeder"),
        ("niemand mag het weten", "ook moeder", "ook moeder"),
    ],
)
def test_who_may_know_changes_for_one_person(old: str, new: str, wanted: str) -> None:
    assert amended("wie_weet", Answer(old), Answer(new)).value == wanted

"""Birth dates as people type them."""

from __future__ import annotations

from datetime import date

import pytest

from bot.conversation.joining.onboarding import read_birth_date

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    "text",
    ["31-12-2007", "31/12/2007", "31.12.2007", "31 12 2007", "31-12-07", "31 dec 2007", "31 december 2007", "31 DEC 07",
     "ik ben geboren op 31-12-2007", "31 - 12 - 2007"],
)  # fmt: skip
def test_common_spellings(text: str) -> None:
    assert read_birth_date(text, TODAY) == date(2007, 12, 31)


@pytest.mark.parametrize(("text", "year"), [("1-1-26", 2026), ("1-1-27", 1927), ("1-1-99", 1999)])
def test_two_digits_of_a_year_lie_in_the_past(text: str, year: int) -> None:
    assert read_birth_date(text, TODAY) == date(year, 1, 1)


@pytest.mark.parametrize(
    "text", ["", "31-02-2007", "31-13-2007", "00-01-2007", "gisteren", "2007", "31 foo 2007", "🙃"]
)
def test_what_is_no_date(text: str) -> None:
    assert read_birth_date(text, TODAY) is None


@pytest.mark.parametrize(("word", "month"), [("maart", 3), ("mrt", 3), ("mei", 5), ("augustus", 8), ("okt", 10)])
def test_months_by_name(word: str, month: int) -> None:
    assert read_birth_date(f"3 {word} 2007", TODAY) == date(2007, month, 3)


@pytest.mark.parametrize(("word", "month"), [("febr", 2), ("septembr", 9), ("ja", None), ("xyz", None)])
def test_a_month_that_is_cut_short(word: str, month: int | None) -> None:
    assert read_birth_date(f"3 {word} 2007", TODAY) == (date(2007, month, 3) if month else None)

"""Two applications told with two days keep each its own."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

import pytest

from bot.language.news import NewsReader
from tests.conftest import language

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)  # a Monday


@cache
def reader() -> NewsReader:
    return NewsReader(language())


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("ik heb gesolliciteerd bij de gamma afgelopen maandag en bij de jumbo vrijdag", ["2026-11-16", "2026-11-20"]),
        ("gesolliciteerd bij de action op 3 november en de lidl op 10 november", ["2026-11-03", "2026-11-10"]),
        ("maandag heb ik bij de hema gesolliciteerd en dinsdag bij de kruidvat", ["2026-11-16", "2026-11-17"]),
        ("ik mag op gesprek bij gamma dinsdag en bij jumbo vrijdag", ["2026-11-24", "2026-11-27"]),
        ("ik heb gesolliciteerd bij de gamma en de jumbo afgelopen maandag", []),
        ("ik heb gesolliciteerd bij de gamma afgelopen maandag", []),
    ],
)
def test_the_day_of_each_place(text: str, days: list[str]) -> None:
    assert [str(day) for one in reader().read(text, NOW).news for day in one.each] == days

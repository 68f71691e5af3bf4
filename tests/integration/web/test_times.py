"""Times as staff read them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.site.render import ago, moment, text, words

NOW = datetime(2026, 3, 29, 10, 0, tzinfo=UTC)  # 12:00 in Amsterdam; the clock went forward this night


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (timedelta(seconds=20), "zojuist"),
        (timedelta(minutes=1), "1 minuut geleden"),
        (timedelta(minutes=59), "59 minuten geleden"),
        (timedelta(hours=1), "1 uur geleden"),
        (timedelta(hours=23), "23 uur geleden"),
        (timedelta(hours=25), "gisteren"),
        (timedelta(days=3), "3 dagen geleden"),
    ],
)
def test_how_long_ago(before: timedelta, said: str) -> None:
    assert ago(NOW - before, NOW) == said


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (NOW, "vandaag 12:00"),
        (datetime(2026, 3, 28, 23, 30, tzinfo=UTC), "vandaag 00:30"),  # winter time still
        (datetime(2026, 3, 28, 22, 30, tzinfo=UTC), "gisteren 23:30"),
        (NOW + timedelta(days=1), "morgen 12:00"),
        (datetime(2026, 3, 17, 9, 5, tzinfo=UTC), "di 17 maart 2026 10:05"),
    ],
)
def test_a_moment_in_amsterdam(at: datetime, said: str) -> None:
    assert moment(at, NOW) == said


def test_a_text_with_a_name_that_looks_like_a_placeholder() -> None:
    assert text("dashboard.flash.taken", coach="[school]") == "[school] heeft deze melding al aangenomen."


def test_words_fall_back() -> None:
    assert words("rules", "nieuwe-regel", "other") == "De school is het eerste adres."
    assert words("values", "24 uur per week") == "24 uur per week"


def test_an_unknown_text_is_an_error() -> None:
    with pytest.raises(KeyError):
        text("dashboard.flash.bestaat_niet")

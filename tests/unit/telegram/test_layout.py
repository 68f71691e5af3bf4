"""Long texts are cut where a reader would pause; buttons fit on a telephone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.parts import length, split
from bot.channels.telegram.layout import keyboard
from bot.ports import Button, ChannelError

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=400)


@given(TEXTS, st.integers(10, 60))
def test_parts_fit_and_lose_only_white_space(text: str, limit: int) -> None:
    parts = list(split(text, limit))
    assert all(0 < length(part) <= limit for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Een zin. Nog een zin. En nog", ["Een zin. Nog een zin.", "En nog"]),
        ("eerste deel\n\ntweede deel. Slot", ["eerste deel", "tweede deel. Slot"]),
        ("geen enkele punt hier in zicht", ["geen enkele punt hier in", "zicht"]),
        ("x" * 30, ["x" * 25, "x" * 5]),
        ("👍" * 14, ["👍" * 12, "👍" * 2]),
        ("kort", ["kort"]),
        ("   ", []),
    ],
)
def test_where_it_is_cut(text: str, parts: list[str]) -> None:
    assert list(split(text, 25)) == parts


def rows(*titles: str) -> list[int]:
    made = keyboard([Button(title, "p") for title in titles])
    assert made is not None
    return [len(row) for row in made.inline_keyboard]


def test_short_titles_share_a_row_and_long_ones_do_not() -> None:
    assert rows(*(str(number) for number in range(1, 11))) == [5, 5]
    assert rows("Ja", "Nee") == [2]
    assert rows("Ja, graag", "Nee, dank je") == [2]
    assert rows("Ja", "Ik wil iemand spreken") == [1, 1]


def test_no_buttons_no_keyboard() -> None:
    assert keyboard(()) is None


@pytest.mark.parametrize("payload", ["", "x" * 65, "é" * 33])
def test_a_payload_telegram_would_refuse_is_a_permanent_error(payload: str) -> None:
    with pytest.raises(ChannelError) as caught:
        keyboard([Button("Ja", payload)])
    assert caught.value.permanent

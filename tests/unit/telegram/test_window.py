"""The offset never passes an update that is not done."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.window import Window


@given(st.permutations(range(10, 20)))
def test_the_offset_is_the_lowest_unfinished(order: list[int]) -> None:
    window = Window()
    assert all(window.add(number) for number in range(10, 20))
    left = set(order)
    for number in order:
        window.finish(number)
        left.remove(number)
        assert window.offset == min(left, default=20)


def test_an_update_is_taken_once_also_just_after_it_was_finished() -> None:
    window = Window()
    assert window.add(5)
    assert not window.add(5)
    window.finish(5)
    assert not window.add(5)


def test_telegram_may_begin_to_count_anew() -> None:
    window = Window()
    window.add(900)
    window.finish(900)
    assert window.add(12)
    window.finish(12)
    assert window.offset == 13

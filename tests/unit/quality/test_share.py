"""Intervals and tests against figures from the literature and by hand."""

from __future__ import annotations

import pytest

from bot.quality.share import Agreement, Change, Share, f1, over_writers


def test_wilson_interval() -> None:
    low, high = Share(81, 263).interval

    assert (round(low, 4), round(high, 4)) == (0.2553, 0.3662)  # Newcombe 1998, table I


def test_of_nothing_nothing_is_known() -> None:
    assert (Share(0, 0).value, Share(0, 0).interval) == (0.0, (0.0, 1.0))
    assert (Change(0, 0, 0).points, Change(0, 0, 0).interval, Change(0, 0, 0).p) == (0.0, (0.0, 0.0), 1.0)
    assert over_writers([], []) == (0.0, 1.0)


def test_a_change_is_counted_line_by_line() -> None:
    change = Change.between([True, True, True, False, False], [True, False, False, True, False])

    assert (change.lost, change.won, change.total, change.points) == (2, 1, 5, -20)


def test_mcnemar_is_the_exact_binomial() -> None:
    assert Change(10, 2, 100).p == pytest.approx(2 * (1 + 12 + 66) / 2**12)
    assert Change(900, 700, 5000).p < 0.001  # large counts do not overflow


def test_the_interval_of_a_change_holds_the_change_and_leaves_out_zero_when_it_is_clear() -> None:
    low, high = Change(28, 4, 310).interval

    assert low < 100 * (4 - 28) / 310 < high < 0
    assert Change(28, 4, 310).interval == (low, high)


def test_kappa_by_hand() -> None:
    both = ["a"] * 20 + ["b"] * 15
    reading = Agreement([*both, *["a"] * 5, *["b"] * 10], [*both, *["b"] * 5, *["a"] * 10])

    assert reading.equal == Share(35, 50)
    assert reading.kappa == pytest.approx(0.4)  # 0.7 seen, 0.5 by chance
    low, high = reading.interval
    assert low < 0.4 < high
    assert Agreement("aaa", "aaa").kappa == 1


def test_writers_that_differ_make_a_wider_interval_than_lines() -> None:
    hits, writers = [True] * 50 + [False] * 50, ["one"] * 50 + ["two"] * 50

    low, high = over_writers(hits, writers)

    assert (low, high) == (0.0, 1.0)
    assert Share(50, 100).interval[0] > 0.4


def test_f1_of_nothing_is_nothing() -> None:
    assert f1(0, 0) == 0
    assert f1(1, 0.5) == pytest.approx(2 / 3)

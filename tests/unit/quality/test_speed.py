"""The stop-watch itself."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from mmap import mmap
from pathlib import Path

import pytest

from bot.quality.speed import growth, latencies, memory, speed

CAT = [sys.executable, "-c", "import sys; [print(line, end='') for line in sys.stdin]"]


def test_a_command_is_timed_from_start_to_end(tmp_path: Path) -> None:
    found = speed(CAT, ["hé 😭"] * 50, tmp_path, rounds=1)

    assert found.lines == 50
    assert found.start.wall > 0
    assert found.per_second > 0


def test_a_command_that_loses_a_line_or_fails_counts_for_nothing(tmp_path: Path) -> None:
    for code in ("pass", "import sys; sys.exit(3)"):
        with pytest.raises(RuntimeError, match="ended with") as error:
            speed([sys.executable, "-c", code], ["geheim"], tmp_path, rounds=1)
        assert "geheim" not in str(error.value)


def test_memory_that_stays_is_seen() -> None:
    kept: list[mmap] = []

    def hoard(texts: Sequence[str]) -> None:
        for _ in texts:  # pages of its own: memory that earlier tests gave back would hide the growth
            kept.append(mmap(-1, 20_480))
            kept[-1].write(b"\1" * 20_480)

    found = growth(hoard, ["a", "b"], 2000)

    assert found.late - found.early > 20
    assert memory() > 10


def test_no_two_messages_are_alike() -> None:
    seen: list[str] = []
    growth(seen.extend, ["a", "b"], 600)

    assert len(seen) == len(set(seen)) == 600


def test_latencies_are_of_single_messages() -> None:
    p50, p99 = latencies(len, ["a"] * 200)

    assert 0 <= p50 <= p99 < 1000

"""Training and measuring lines are kept apart; the quality page is made, and tells of the model that serves."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from bot.quality import page
from bot.quality.duplicates import Line, lines
from bot.safety.corpus import FOLDER
from bot.safety.train import fingerprint

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/quality.md"
COMMON = 3  # words: "ja goed" and "wie ben jij" belong to everybody


@pytest.fixture(scope="module")
def corpus() -> list[Line]:
    return lines(ROOT / FOLDER)


def own(line: Line) -> bool:
    """Whether a line is somebody's own words."""
    return len(line.normal.split()) > COMMON


def test_no_training_line_is_held_out_too(corpus: list[Line]) -> None:
    """In normal spelling. Remedy: `python -m bot.quality.duplicates --write`."""
    held = {line.normal for line in corpus if line.held and own(line)}
    assert [f"{line.voice}:{line.number + 1}" for line in corpus if not line.held and line.normal in held] == []


def test_no_line_trains_twice_with_another_level(corpus: list[Line]) -> None:
    levels: defaultdict[str, set[str]] = defaultdict(set)
    for line in corpus:
        if not line.held and own(line):
            levels[line.normal].add(line.level)
    assert {normal: found for normal, found in levels.items() if len(found) > 1} == {}


def test_nobody_typed_in_the_quality_page() -> None:
    assert page.untouched(PAGE.read_text(encoding="utf-8")), "docs/quality.md is made by `make report`"


def test_the_quality_page_tells_of_this_model_or_says_that_it_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    text = PAGE.read_text(encoding="utf-8")
    remedy = "measure with `make report`, or let the page say it is old with `nazorg report --only-warn`"
    assert page.model_of(text) == fingerprint() or page.STALE in text, remedy

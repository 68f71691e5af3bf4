"""The quality page: made from measured figures alone, and honest about typing and about its model."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest

from bot.core.signal import Assessment, Doubt
from bot.quality import page
from bot.quality.chances import Chances
from bot.quality.duplicates import Line, Twin
from bot.quality.intents import IntentReport
from bot.quality.measured import Costs, Measured
from bot.quality.plots import draw
from bot.quality.share import Agreement, Change
from bot.quality.signals import Report
from bot.quality.speed import Growth, Run, Speed
from bot.safety.corpus import Row

ROWS = [
    Row("liever dood", "crisis", ("mentaal",), "self", "suicidaliteit", "v"),
    Row("slaap buiten", "crisis", ("wonen",), "self", "dakloos", "w"),
    Row("gewoon moe", "none", ("geen",), "self", None, "v"),
    Row("lekker dood in de game", "none", ("geen",), "self", None, "w"),
]
DOUBT = Assessment("none", doubt=Doubt(0.2))
VERDICTS = [Assessment("crisis", kind="suicidaliteit"), DOUBT, Assessment("none"), Assessment("none")]


@pytest.fixture
def measured() -> Measured:
    report = Report(ROWS, VERDICTS)
    line = Line("v", 0, True, "none", "gewoon moe", "gewoon moe")
    return Measured(
        day=date(2026, 11, 22), command=".venv/bin/nazorg report", version="abc123", current="abc123", threshold=0.4,
        train=ROWS[:3], signals=report, chances=Chances(ROWS, np.array([0.9, 0.3, 0.1, 0.35], np.float32), [False] * 4),
        robust=[("typos", report, Change(1, 0, 2))], everyday={"ordinary": Report(ROWS[2:], VERDICTS[2:])},
        intents=IntentReport(["hoi"], ["greet"], ["greet"]),
        costs=Costs(Speed(101, Run(1.25, 1.0), Run(2.5, 2.0)), 3.5, 9.5, Growth(1000, 300, 301), 6.1),
        agreement=Agreement(["none", "crisis", "none"], ["none", "crisis", "attention"]),
        twins=[Twin(line, replace(line, voice="x", held=False), 0.95)],
    )  # fmt: skip


def test_it_tells_what_was_measured(measured: Measured, tmp_path: Path) -> None:
    made = page.render(measured, draw(measured, tmp_path))

    for words in (
        "Model `abc123`, measured on 2026-11-22 on 4 lines of 2 writers",
        "| crisis recall | 0.500 |", "| suicidaliteit | 1.000 (", "| 1.25 s |", "| 100 |", "| the same level | 0.667 |",
        "| typos | 0.500 | -50.0 |", "1 pairs, 1 of them a training line beside a held-out one",
        "| **all** | 2 | 0 | 0 | 2 | 4 |",
        "![Crisis recall against false alarms](quality/tradeoff.svg)", "| accuracy, all | 1.000 |",
    ):  # fmt: skip
        assert words in made
    assert page.untouched(made)
    assert page.STALE not in made


def test_it_tells_who_is_raised_asked_or_neither(measured: Measured) -> None:
    made = page.render(measured, {})
    (section,) = re.findall(r"^## Raised, asked, or neither$(.*?)^## ", made, re.MULTILINE | re.DOTALL)
    (crisis,), (none,) = (re.findall(rf"^\| {level} \| (.*)$", section, re.MULTILINE) for level in ("crisis", "none"))

    assert [cell.split(" ")[0] for cell in crisis.split(" | ")] == ["0.500", "0.500", "0.000", "2"]
    assert [cell.split(" ")[0] for cell in none.split(" | ")] == ["0.000", "0.000", "1.000", "2"]
    assert "(0.095–0.905)" in crisis
    assert "Raised or asked, of the crisis lines: 1.000" in section


def test_no_line_of_a_held_out_writer_is_on_it(measured: Measured) -> None:
    made = page.render(measured, {})

    assert [row.text for row in ROWS if row.text in made] == []


def test_pictures_are_small_and_the_same_each_time(measured: Measured, tmp_path: Path) -> None:
    names = draw(measured, tmp_path / "one")
    draw(measured, tmp_path / "two")

    for name in names:
        first = (tmp_path / "one" / name).read_bytes()
        assert first == (tmp_path / "two" / name).read_bytes()
        assert 1000 < len(first) < 100_000


def test_a_typed_figure_is_noticed(measured: Measured) -> None:
    made = page.render(measured, {})

    assert not page.untouched(made.replace("0.500", "0.900", 1))
    assert not page.untouched(made + "\nmore")
    assert not page.untouched("# Quality\n\nall well\n")


def test_a_page_from_another_model_says_so(measured: Measured, tmp_path: Path) -> None:
    old = page.render(replace(measured, current="def456"), {})
    assert page.STALE in old
    assert page.untouched(old)
    path = tmp_path / "quality.md"
    path.write_text(page.render(measured, {}))

    assert page.warn(path)
    assert not page.warn(path)

    warned = path.read_text()
    assert (page.model_of(warned), page.untouched(warned)) == ("abc123", True)
    assert page.STALE in warned


def test_what_was_not_measured_is_called_so(measured: Measured) -> None:
    made = page.render(replace(measured, intents=None, agreement=None), {})

    assert "Not measured in this run." in made
    assert "There is no second reading" in made


def test_the_trade_off_moves_the_threshold_and_keeps_the_rules() -> None:
    chances = Chances(ROWS, np.array([0.9, 0.3, 0.1, 0.35], np.float32), [False, True, False, False])

    recall, none = chances.at(0.95)
    assert (recall.hits, none.hits) == (1, 0)  # the rule's
    assert [share.hits for share in chances.at(0.3)] == [2, 1]
    assert chances.reaching(1.0)[1].value == 1
    widest = chances.within(0.0)
    assert widest is not None
    assert widest[1].hits == 2
    assert Chances(ROWS, np.zeros(4, np.float32), [True] * 4).within(0.5) is None


def test_calibration_is_chance_against_truth() -> None:
    chances = Chances(ROWS * 2, np.array([0.95, 0.95, 0.05, 0.05] * 2, np.float32), [False] * 8)

    assert [(round(mean, 2), share.value) for mean, share in chances.calibration()] == [(0.05, 0.0), (0.95, 1.0)]
    assert chances.calibration_error == pytest.approx(0.05)

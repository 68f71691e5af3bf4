"""The report on intents."""

from __future__ import annotations

import json

import pytest

from bot.quality.intents import IntentReport
from bot.quality.share import Share

WANTED = ["greet", "greet", "bye", "bye", "out_of_scope", "out_of_scope"]
FOUND = ["greet", "bye", "bye", "out_of_scope", "out_of_scope", "greet"]


@pytest.fixture
def report() -> IntentReport:
    return IntentReport(["a", "b", "c", "d", "e", "f"], WANTED, FOUND)


def test_totals(report: IntentReport) -> None:
    assert report.accuracy == Share(3, 6)
    assert report.inside == Share(2, 4)
    assert report.rejected == Share(1, 2)
    assert report.lost == Share(1, 4)
    assert report.macro_f1 == pytest.approx(0.5)


def test_mistakes_and_misses(report: IntentReport) -> None:
    assert report.mistakes == [("bye", "out_of_scope", 1), ("greet", "bye", 1), ("out_of_scope", "greet", 1)]
    assert report.misses == [("greet", "bye", "b"), ("bye", "out_of_scope", "d"), ("out_of_scope", "greet", "f")]
    assert "greet -> bye: b" in report.text()


def test_it_is_json(report: IntentReport) -> None:
    found = json.loads(json.dumps(report.data()))

    assert found["totals"]["out of scope rejected"]["hits"] == 1
    assert found["intents"]["bye"]["precision"]["total"] == 2


def test_an_intent_that_nobody_wanted_does_not_count_in_the_mean() -> None:
    assert IntentReport(["a"], ["greet"], ["bye"]).names == ["bye", "greet"]
    assert IntentReport(["a", "b"], ["greet", "greet"], ["greet", "bye"]).macro_f1 == pytest.approx(2 / 3)
    assert IntentReport([], [], []).macro_f1 == 0

"""Messages that must be seen, and messages that must not alarm. A new miss blocks a release."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.core.signal import at_least
from bot.safety import Safety

CASES = Path(__file__).parents[2] / "regression"


def cases(name: str) -> list[Any]:
    return [pytest.param(case, id=case["text"]) for case in json.loads((CASES / f"{name}.json").read_text())]


@pytest.mark.parametrize("case", cases("crisis"))
def test_a_clear_crisis_is_caught(safety: Safety, case: dict[str, str]) -> None:
    verdict = safety.assess(case["text"])

    assert verdict.level == "crisis"
    assert verdict.kind == case.get("kind", verdict.kind)
    assert verdict.about == case.get("about", verdict.about)


@pytest.mark.parametrize("case", cases("uitval"))
def test_a_clear_drop_out_is_caught(safety: Safety, case: dict[str, str]) -> None:
    verdict = safety.assess(case["text"])

    assert verdict.level == "uitval"
    assert case["topic"] in verdict.topics


@pytest.mark.parametrize("case", cases("harmless"))
def test_a_harmless_line_stays_harmless(safety: Safety, case: dict[str, str]) -> None:
    verdict = safety.assess(case["text"])

    assert at_least(case.get("most", "none"), verdict.level)
    assert verdict.about == case.get("about", verdict.about)


def test_everyday_lines_raise_hardly_an_alarm(safety: Safety) -> None:
    lines = (CASES / "neutral.txt").read_text().splitlines()

    verdicts = safety.assess_many(lines)

    alarms = [line for line, verdict in zip(lines, verdicts, strict=True) if verdict.level == "crisis"]
    assert len(alarms) <= 1, alarms  # "mijn broer heeft zijn rijbewijs" is a known one
    raised = [line for line, verdict in zip(lines, verdicts, strict=True) if verdict.level == "uitval"]
    assert len(raised) <= 3, raised


def test_a_cry_for_help_in_another_language_is_caught(safety: Safety) -> None:
    lines = (CASES / "other_languages.txt").read_text().splitlines()

    verdicts = safety.assess_many(lines)

    assert [line for line, verdict in zip(lines, verdicts, strict=True) if verdict.level != "crisis"] == []

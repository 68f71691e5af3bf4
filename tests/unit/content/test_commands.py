"""Commands: every spelling is read, and nothing that only looks like one."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.content import load
from bot.conversation.asked_of_us.commands import KINDS, Command, read_command

TODAY = date(2026, 11, 22)
CASES: dict[str, list[Any]] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "commands.yml").read_text(encoding="utf-8")
)
PLAIN = [(text, kind) for kind in ("stop", "start", "forget", "help") for text in CASES[kind]]


@pytest.mark.parametrize(("text", "kind"), PLAIN)
def test_reads_a_command(text: str, kind: str) -> None:
    assert read_command(text, TODAY) == Command(kind)  # type: ignore[arg-type]


@pytest.mark.parametrize(("text", "days"), CASES["pause"])
def test_reads_a_pause_with_its_length(text: str, days: int) -> None:
    assert read_command(text, TODAY) == Command("pause", days)


@pytest.mark.parametrize("text", CASES["none"])
def test_leaves_everything_else_alone(text: str) -> None:
    assert read_command(text, TODAY) is None


def test_there_are_a_hundred_cases_each_way() -> None:
    assert len(PLAIN) + len(CASES["pause"]) >= 100
    assert len(CASES["none"]) >= 100


def test_a_pause_until_a_date_falls_back_to_the_default_without_today() -> None:
    assert read_command("pauze tot 1 maart") == Command("pause", load("commands")["pause"]["default_days"])


def test_a_long_message_is_never_a_command() -> None:
    assert read_command("hoi " * 40 + "stop") is None


@given(st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    found = read_command(text, TODAY)
    assert found is None or found.kind in KINDS


def test_no_phrase_stands_under_two_kinds_or_twice() -> None:
    phrases = Counter(phrase for kind in KINDS for phrase in set(load("commands")[kind]["phrases"]))
    assert [phrase for phrase, count in phrases.items() if count > 1] == []

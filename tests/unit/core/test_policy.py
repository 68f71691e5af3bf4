"""Signals from answers, numbers and trend."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from bot.content.policies import policies
from bot.core.checkin import UNKNOWN, Answer, Profile
from bot.core.policy import from_answer, graver, trend
from bot.core.signal import LEVELS, at_least
from tests.conftest import NOON

POLICY = policies().signals
TODAY = date(2026, 11, 25)


def level(question: str, answer: Answer, profile: Profile = "arbeidsmarkt") -> str | None:
    found = from_answer(POLICY, question, answer, profile, TODAY)
    return found.level if found else None


@pytest.mark.parametrize(
    ("mark", "wanted"),
    [("1", "uitval"), ("3", "uitval"), ("4", "attention"), ("5", "attention"), ("6", None), ("10", None)],
)
def test_marks(mark: str, wanted: str | None) -> None:
    assert level("cijfer", Answer(mark)) == wanted


@pytest.mark.parametrize(("value", "wanted"), [("ja", None), ("nee", "uitval"), ("stopt_binnenkort", "uitval")])
def test_the_place(value: str, wanted: str | None) -> None:
    assert level("plek", Answer(value)) == wanted


@pytest.mark.parametrize("question", ["gaat", "mensen", "geld", "wonen", "vrije_tijd", "stemming"])
def test_bad_is_attention_and_matig_is_not(question: str) -> None:
    assert level(question, Answer("slecht")) == "attention"
    assert level(question, Answer("matig")) is None
    assert level(question, Answer("goed")) is None


@pytest.mark.parametrize(
    ("days", "wanted"), [(0, "uitval"), (60, "uitval"), (61, "attention"), (None, "attention"), (-3, "uitval")]
)
def test_an_end_that_comes_soon(days: int | None, wanted: str) -> None:
    when = None if days is None else TODAY + timedelta(days=days)
    assert level("einde", Answer("contract loopt af", date=when)) == wanted


@pytest.mark.parametrize("answer", [Answer("", refused=True), Answer("nee"), Answer(UNKNOWN), Answer("")])
def test_nothing_said_is_no_signal(answer: Answer) -> None:
    assert level("einde", answer) is None
    assert level("cijfer", answer) is None


@pytest.mark.parametrize(
    ("profile", "topic"),
    [("arbeidsmarkt", "werk"), ("vervolgonderwijs", "opleiding"), ("dagbesteding", "dagbesteding")],
)
def test_the_topic_is_that_of_the_place(profile: Profile, topic: str) -> None:
    found = from_answer(POLICY, "plek", Answer("nee", "ben gestopt"), profile, TODAY)
    assert found is not None
    assert found.topics == (topic,)
    assert found.evidence[0].words == "ben gestopt"
    assert f"v{POLICY.version}" in found.evidence[0].rule


def past(*entries: tuple[int, str, str]) -> list[tuple[datetime, str, str]]:
    return [(NOON - timedelta(days=ago), level, topic) for ago, level, topic in entries]


@pytest.mark.parametrize(
    ("entries", "wanted"),
    [
        ([(1, "attention", "geld"), (2, "attention", "mentaal")], True),
        ([(1, "attention", "geld"), (2, "attention", "geld")], False),
        ([(1, "attention", "geld"), (60, "attention", "mentaal")], True),
        ([(1, "attention", "geld"), (61, "attention", "mentaal")], False),
        ([(1, "attention", "geld"), (2, "attention", "geen")], False),
        ([(1, "attention", "geld"), (2, "uitval", "mentaal")], False),
        ([], False),
    ],
)
def test_two_worries_in_different_topics_within_60_days(entries: list[tuple[int, str, str]], wanted: bool) -> None:
    assert trend(POLICY, past(*entries), NOON) is wanted


def test_levels_are_ordered() -> None:
    assert [graver("attention", other) for other in LEVELS] == ["attention", "attention", "uitval", "crisis"]
    assert at_least("crisis", "uitval")
    assert not at_least("attention", "uitval")

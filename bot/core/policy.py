"""Signals from answers and numbers: policy is data, this reads it (design section 5)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.core.checkin import UNKNOWN, Answer, Profile
from bot.core.signal import Assessment, Evidence, Level, Topic, at_least

PLACE_TOPIC: Mapping[Profile, Topic] = {
    "arbeidsmarkt": "werk",
    "vervolgonderwijs": "opleiding",
    "dagbesteding": "dagbesteding",
}


@dataclass(frozen=True)
class SignalPolicy:
    """Versioned rules that turn an answer into a level.

    `marks` maps the highest mark to a level, worst first: ((3, "uitval"), (5, "attention")).
    `values` maps (question, value) to a level. `end_soon` is in days.
    """

    version: int
    marks: tuple[tuple[int, Level], ...]
    values: Mapping[tuple[str, str], Level]
    topics: Mapping[str, Topic]
    end_soon: int
    trend_days: int


def from_answer(
    policy: SignalPolicy, question: str, answer: Answer, profile: Profile, today: date
) -> Assessment | None:
    """The signal in one answer, or None when there is none."""
    level = _level(policy, question, answer, today)
    if answer.refused or level is None or level == "none":
        return None
    topic = policy.topics.get(question, PLACE_TOPIC[profile])
    rule = f"answer:{question}={answer.value} v{policy.version}"
    return Assessment(level, (topic,), "self", (Evidence(answer.words or answer.value, rule),))


def _level(policy: SignalPolicy, question: str, answer: Answer, today: date) -> Level | None:
    if question == "cijfer" and answer.value.isdigit():
        return next((level for most, level in policy.marks if int(answer.value) <= most), None)
    if question == "einde" and answer.value not in ("", "nee", UNKNOWN):
        soon = answer.date is not None and answer.date <= today + timedelta(days=policy.end_soon)
        return "uitval" if soon else "attention"
    if question == "wonen" and answer.date is not None:  # where he lives ends on a day
        return "uitval" if answer.date <= today + timedelta(days=policy.end_soon) else "attention"
    return policy.values.get((question, answer.value))


def trend(policy: SignalPolicy, past: Iterable[tuple[datetime, str, str]], now: datetime) -> bool:
    """Two `attention` signals in different topics within the policy's window make `uitval`.

    `past` holds (time, level, first topic).
    """
    since = now - timedelta(days=policy.trend_days)
    topics = {topic for at, level, topic in past if level == "attention" and at >= since}
    return len(topics - {"geen"}) >= 2


def graver(left: Level, right: Level) -> Level:
    """The graver of two levels."""
    return left if at_least(left, right) else right

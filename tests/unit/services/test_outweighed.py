"""A short good answer outweighs a guess of the classifier; nothing outweighs a rule, a long message or a crisis."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest

from bot.core.checkin import Answer
from bot.core.conversation import Message
from bot.core.learner import Learner
from bot.core.signal import Level, Signal
from bot.services.escalations.signals import outweighed
from bot.services.parts import Parts

NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
LONG = "ik volg alle lessen maar ik red het echt niet meer"


@pytest.mark.parametrize(
    ("level", "rule", "text", "answers", "expected"),
    [
        ("uitval", "model:abc", "Ik volg alle lessen.", {"uren": "alle lessen"}, True),
        ("attention", "model:abc", "ja hoor", {"plek": "ja"}, True),
        ("uitval", "werk-ontslagen", "Ik volg alle lessen.", {"uren": "alle lessen"}, False),
        ("uitval", "model:abc", LONG, {"uren": "alle lessen"}, False),
        ("uitval", "model:abc", "nee", {"plek": "nee"}, False),
        ("uitval", "model:abc", "weg", {}, False),
        ("uitval", "model:abc", "ja ik zit er nog en ik ben elke dag geweest joh", {"plek": "ja"}, True),
        ("uitval", "model:abc", "ja ik zit er nog maar ik ben heel vaak ziek gemeld", {"plek": "ja"}, False),
        ("uitval", "model:abc", "ja ik zit er nog en ze willen dat ik snel stop", {"plek": "ja"}, False),
        ("uitval", "opleiding-gestopt", "ja ik zit er nog en ik ben elke dag geweest joh", {"plek": "ja"}, False),
        ("crisis", "model:abc", "goed", {"mensen": "goed"}, False),
    ],
)
def test_outweighed(
    parts: Parts, level: Level, rule: str, text: str, answers: dict[str, Any], expected: bool
) -> None:
    daan = Learner(uuid4(), "Daan", "vervolgonderwijs", date(2026, 7, 1), date(2008, 1, 1))
    sealed = parts.vault.seal(json.dumps([[text, rule]]))
    seen = Signal(daan.id, level, ["opleiding"], "self", NOW, sealed=sealed)
    message = Message(uuid4(), "in", "1", "text", parts.vault.seal(text), NOW, NOW)
    fresh = {name: Answer(value, text) for name, value in answers.items()}
    assert outweighed(parts, seen, daan, message, fresh) is expected

"""Signals: keep what a message or an answer says about the learner's situation, and why."""

from __future__ import annotations

import json
from collections.abc import Mapping
from uuid import UUID

from bot.core.checkin import Answer
from bot.core.conversation import Message
from bot.core.learner import Learner
from bot.core.policy import from_answer
from bot.core.signal import Assessment, Evidence, Signal
from bot.records import UnitOfWork
from bot.services.parts import Parts


def record(
    parts: Parts,
    uow: UnitOfWork,
    verdict: Assessment,
    *,
    learner_id: UUID | None,
    account_id: UUID | None = None,
    message_id: int | None = None,
    source: str = "message",
) -> Signal | None:
    """Store a verdict of `attention` or graver with its evidence, encrypted; None when there is nothing to store."""
    if verdict.level == "none":
        return None
    evidence = json.dumps([[item.words, item.rule] for item in verdict.evidence], ensure_ascii=False)
    signal = Signal(
        learner_id, verdict.level, list(verdict.topics), verdict.about, parts.now(),
        kind=verdict.kind, message_id=message_id, source=source,
        sealed=parts.vault.seal(evidence), account_id=account_id,
    )  # fmt: skip
    uow.add(signal)
    return signal


def record_answer_signal(
    parts: Parts, uow: UnitOfWork, learner: Learner, verdict: Assessment, message: Message | None
) -> None:
    """Store the signal of a check-in answer."""
    record(
        parts, uow, verdict, learner_id=learner.id, message_id=message.id if message else None, source="answer"
    )


def evidence_of(parts: Parts, signal: Signal) -> list[Evidence]:
    """The words and rules behind a stored signal."""
    text = parts.vault.open(signal.sealed)
    return [Evidence(words, rule) for words, rule in json.loads(text)] if text else []


def outweighed(
    parts: Parts, seen: Signal, learner: Learner, message: Message, fresh: Mapping[str, Answer]
) -> bool:
    """Whether a short answer that is read as good outweighs a guess of the classifier below crisis.

    "Ik volg alle lessen" is an answer. What a rule saw, what is longer, and any crisis always counts.
    """
    if seen.level == "crisis" or not fresh:
        return False
    policy, today = parts.policies.signals, parts.today()
    if any(from_answer(policy, name, answer, learner.profile, today) for name, answer in fresh.items()):
        return False
    guessed = all(item.rule.startswith(("model:", "doubt:")) for item in evidence_of(parts, seen))
    return guessed and len(parts.vault.open(message.sealed).split()) <= parts.policies.short_answer_words

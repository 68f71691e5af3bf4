"""Signals: keep what a message or an answer says about the learner's situation, and why."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from uuid import UUID

from bot.content import load
from bot.core.checkin import Answer
from bot.core.conversation import Message
from bot.core.learner import Learner
from bot.core.policy import PLACE_TOPIC, from_answer
from bot.core.signal import Assessment, Evidence, Signal, at_least
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


def guessed(parts: Parts, signal: Signal) -> bool:
    """Whether nothing but the classifier gave this signal."""
    found = evidence_of(parts, signal)
    return bool(found) and all(item.rule.startswith(("model:", "doubt:")) for item in found)


def outweighed(
    parts: Parts, seen: Signal, learner: Learner, message: Message, fresh: Mapping[str, Answer]
) -> bool:
    """Whether answers that are read as good outweigh a guess of the classifier below crisis.

    A contract that ends far off does; a short answer does ("ik volg alle lessen"); and so does a longer one that
    he is still there, where the guess is about that place alone and he is back, or no word of worry stands in it. What
    a rule saw and any crisis always counts.
    """
    if seen.level == "crisis" or not fresh:
        return False
    policy, today = parts.policies.signals, parts.today()
    said = {name: from_answer(policy, name, answer, learner.profile, today) for name, answer in fresh.items()}
    if not guessed(parts, seen) or any(found and at_least(found.level, seen.level) for found in said.values()):
        return False
    text = parts.vault.open(message.sealed)
    of_place = set(seen.topics) <= set(PLACE_TOPIC.values())
    there = "plek" in fresh and fresh["plek"].value == "ja" and of_place
    back = there and re.search(load("signalen")["back_words"], fresh["plek"].words.lower()) is not None
    plain = back or (there and not re.search(load("signalen")["worry_words"], text.lower()))
    if any(said.values()):  # a contract that ends, but not soon, is no more than that
        return of_place and set(fresh) <= {"einde", "plek"} and "einde" in fresh and fresh["einde"].date is not None
    return plain or len(text.split()) <= parts.policies.short_answer_words

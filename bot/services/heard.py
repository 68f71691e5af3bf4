"""From one message to what it means for an open check-in: answers, an interruption, or a wish to leave."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from bot.content import load
from bot.core.checkin import GOOD_TO_BAD, QUESTIONS, UNKNOWN, YES_NO, Answer
from bot.services.parts import Parts


@dataclass(frozen=True)
class Said:
    """A learner's turn as the engine passes it on; `choice` is what a tapped button carries."""

    text: str
    intent: str = ""
    confidence: float = 0.0
    choice: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Heard:
    """`responses` answer an interruption; `leaves` says that the learner stops for good or rests for now."""

    answers: Mapping[str, Answer] = field(default_factory=dict)
    responses: tuple[str, ...] = ()
    leaves: Literal["", "stop", "rest"] = ""


def hear(parts: Parts, said: Said, question: str | None, profile: str) -> Heard:
    """What `said` means while `question` is open."""
    if said.choice:
        return Heard(_chosen(said))
    answers = dict(parts.reader.read(said.text, question=question, profile=profile, now=parts.now()))
    answers = _implied(answers, said)
    rules = load("onderbreking")
    rule = rules["intents"].get(said.intent) if said.confidence >= rules["sure"] else None
    if rule and (not answers or (rule.get("always") and question not in answers)):
        answers.update({name: Answer(value, said.text) for name, value in rule.get("answer", {}).items()})
        answers = _implied(answers, said)
        if rule.get("leaves") and not answers:
            return Heard({}, tuple(rule["say"]), leaves=rule["leaves"])
        return Heard(answers, tuple(rule["say"]))
    if answers or question is None:
        return Heard(answers)
    aside = remark(said.text)
    if aside:
        return Heard({}, aside)
    if re.search(rules["unknown"], said.text.lower()):
        return Heard({question: Answer(UNKNOWN, said.text)}, tuple(rules["unknown_say"]))
    return Heard(_by_intent(said, question))


def remark(text: str) -> tuple[str, ...]:
    """The response to something that is no answer to any question: a why, swearing, another language."""
    words = text.lower()
    for entry in load("onderbreking")["remarks"]:
        if re.search(entry["pattern"], words):
            return tuple(entry["say"])
    return ()


def _implied(answers: dict[str, Answer], said: Said) -> dict[str, Answer]:
    """Who asks to be called, or says when, wants the coach to know (004:67)."""
    wish, call = answers.get("hulp"), answers.get("bellen")
    asks = wish is not None and wish.value == "iemand bellen"
    says_when = call is not None and not call.refused and "niet bellen" not in call.value
    if (asks or says_when) and "mag_coach" not in answers:
        answers["mag_coach"] = Answer("ja", said.text)
    return answers


def _chosen(said: Said) -> dict[str, Answer]:
    """Button answers; a value that the question does not know is ignored."""
    known = {n: v for n, v in said.choice.items() if n in QUESTIONS and v in (QUESTIONS[n] or (v,))}
    return {name: Answer(value, said.text if not said.text.startswith("/") else "") for name, value in known.items()}


def _by_intent(said: Said, question: str) -> dict[str, Answer]:
    """A yes, a no, or a tone, where the words alone said nothing."""
    values = {"affirm": "ja", "deny": "nee"}
    if question in ("plek", "hulp", "mag_coach") and said.intent in values:
        return {question: Answer(values[said.intent], said.text)}
    tones = {"checkin_good": GOOD_TO_BAD[0], "checkin_bad": GOOD_TO_BAD[2]}
    if QUESTIONS[question] == GOOD_TO_BAD and said.intent in tones:
        return {question: Answer(tones[said.intent], said.text)}
    if question == "hulp" and said.intent.endswith("_help") and said.confidence >= 0.5:
        return {question: Answer(YES_NO[0], said.text)}
    return {}

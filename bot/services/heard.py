"""From one message to what it means for an open check-in: answers, an interruption, or a wish to leave."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from bot.content import load
from bot.core.checkin import GOOD_TO_BAD, QUESTIONS, YES_NO, Answer
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
    rules = load("onderbreking")
    rule = rules["intents"].get(said.intent) if said.confidence >= rules["sure"] else None
    if rule and (not answers or rule.get("always")):
        if "answer" in rule:
            answers.update({name: Answer(value, said.text) for name, value in rule["answer"].items()})
        if rule.get("leaves") and not answers:
            return Heard({}, tuple(rule["say"]), leaves=rule["leaves"])
        return Heard(answers, tuple(rule["say"]))
    if not answers and question is not None:
        answers = _by_intent(said, question)
    return Heard(answers)


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

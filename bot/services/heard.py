"""From one message to what it means for an open check-in: answers, an interruption, or a wish to leave."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from bot.content import load
from bot.core.checkin import GOOD_TO_BAD, QUESTIONS, UNKNOWN, YES_NO, Answer
from bot.services.asides import aside, once
from bot.services.parts import Parts

PIECE = "stuk"  # what the button of a piece of information carries (bot/services/information.py)


@dataclass(frozen=True)
class Said:
    """A learner's turn as the engine passes it on.

    `choice` is what a tapped button carries; `before` are the responses given earlier in this talk.
    """

    text: str
    intent: str = ""
    confidence: float = 0.0
    choice: Mapping[str, str] = field(default_factory=dict)
    before: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Heard:
    """What a message means. `responses` answer an interruption; `aside`: it was one, though maybe passed over.

    `informs`: a piece of information answers it. `leaves` says that the learner stops for good, or that the check-in
    rests for now.
    """

    answers: Mapping[str, Answer] = field(default_factory=dict)
    responses: tuple[str, ...] = ()
    leaves: Literal["", "stop", "rest"] = ""
    aside: bool = False
    informs: bool = False


def hear(parts: Parts, said: Said, question: str | None, profile: str) -> Heard:
    """What `said` means while `question` is open."""
    if said.choice:
        tapped = PIECE in said.choice
        return Heard(_chosen(said), aside=tapped, informs=tapped)
    answers = dict(parts.reader.read(said.text, question=question, profile=profile, now=parts.now()))
    answers = _soured(_implied(answers, said), said)
    say = None if question in answers else aside(said.text)
    if say is not None:
        return Heard({}, passed_over(say, said), aside=True)
    rules = load("onderbreking")
    rule = rules["intents"].get(said.intent) if said.confidence >= rules["sure"] else None
    if rule and rule.get("begins") and question != "hulp" and set(answers) <= set(rule["answer"]):
        return Heard({}, tuple(rule["begins"]), leaves="rest")
    informs = rules["intents"].get(said.intent, {}).get("informs", False)
    if informs and question != "hulp" and set(answers) <= {"hulp"}:
        return Heard({}, aside=True, informs=True)
    if rule and (not answers or (rule.get("always") and question not in answers)):
        answers.update({name: Answer(value, said.text) for name, value in rule.get("answer", {}).items()})
        answers = _implied(answers, said)
        if rule.get("leaves") and not answers:
            return Heard({}, tuple(rule["say"]), leaves=rule["leaves"])
        return Heard(answers, tuple(rule["say"]), aside=not answers)
    if answers or question is None:
        return Heard(answers)
    why = remark(said.text)
    if why:
        return Heard({}, why, aside=True)
    if re.search(rules["unknown"], said.text.lower()):
        return Heard({question: Answer(UNKNOWN, said.text)}, tuple(rules["unknown_say"]))
    return Heard(_by_intent(said, question))


def remark(text: str) -> tuple[str, ...]:
    """The response to something that is no answer to any question, like a why."""
    words = text.lower()
    for entry in load("onderbreking")["remarks"]:
        if re.search(entry["pattern"], words):
            return tuple(entry["say"])
    return ()


def passed_over(say: str, said: Said) -> tuple[str, ...]:
    """The response `say`, or none when it is for once in a talk and was given."""
    return () if once(say) and say in said.before else (say,)


def unanswered(heard: Heard, before: str, question: str | None) -> tuple[str, ...]:
    """The words between no answer to question `before` and what is asked now."""
    if question == before:
        return () if heard.aside or heard.responses else ("utter_niet_begrepen",)
    if heard.aside:
        return ("utter_volgende",) if question else ()
    return () if heard.responses else ("utter_geeft_niet",)


def _implied(answers: dict[str, Answer], said: Said) -> dict[str, Answer]:
    """Who asks to be called, or says when, wants the coach to know (004:67)."""
    wish, call = answers.get("hulp"), answers.get("bellen")
    asks = wish is not None and wish.value == "iemand bellen"
    says_when = call is not None and not call.refused and "niet bellen" not in call.value
    if (asks or says_when) and "mag_coach" not in answers:
        answers["mag_coach"] = Answer("ja", said.text)
    return answers


def _soured(answers: dict[str, Answer], said: Said) -> dict[str, Answer]:
    """Nothing but good words in what is surely a complaint are sarcasm ("top hoor, weer geen loon"): so-so."""
    rules = load("onderbreking")
    felt = {name for name, answer in answers.items() if QUESTIONS.get(name) == GOOD_TO_BAD}
    mixed = any(answers[name].value != GOOD_TO_BAD[0] for name in felt) or re.search(rules["but"], said.text.lower())
    if said.intent != "checkin_bad" or said.confidence < rules["sure"] or mixed:
        return answers
    return {name: replace(a, value=GOOD_TO_BAD[1]) if name in felt else a for name, a in answers.items()}


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

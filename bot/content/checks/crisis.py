"""Is crisis.yml whole, and does it keep the rules for talking about danger?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bot.content.checks.dutch import open_questions, sentences
from bot.content.checks.policy import Policy
from bot.content.checks.problem import Problem
from bot.content.checks.reading import has_phrase
from bot.content.checks.texts import strings

KINDS = (
    "suicidaliteit",
    "zelfbeschadiging",
    "geweld",
    "uitbuiting",
    "dakloos",
    "dreiging",
    "psychose",
    "overdosis",
)
ABOUT = ("self", "other")
STATES = ("staffed", "outside", "oncall", "no_coach", "nobody", "stranger")
SENTENCES = range(3, 7)
WHERE = "crisis"


def crisis_problems(data: Mapping[str, Any], policy: Policy) -> list[Problem]:
    """Check that each kind of crisis has its words, each button leads somewhere, nothing harmful is said."""
    problems = [
        Problem(f"{WHERE}.contact.{state}", "who gets in touch is not said", "Write the text.")
        for state in STATES
        if not data["contact"].get(state, {}).get("text")
    ]
    for kind in KINDS:
        for about in ABOUT:
            block = data["kinds"].get(kind, {}).get(about, {})
            problems += _block(f"{WHERE}.kinds.{kind}.{about}", block, data["answers"][about])
    return problems + list(_never(data, policy))


def _block(where: str, block: Mapping[str, Any], answers: Mapping[str, Any]) -> Iterator[Problem]:
    texts = {step: block.get(step, {}).get("text", "") for step in ("first", "again", "stay")}
    for step, text in texts.items():
        if not text:
            yield Problem(f"{where}.{step}", "there is no text", "Write it.")
    if len(set(texts.values())) < len(texts):
        yield Problem(where, "the same text comes twice", "Make first, again and stay differ.")
    if texts["first"] and ideas(texts["first"]) not in SENTENCES:
        yield Problem(f"{where}.first", f"{ideas(texts['first'])} sentences", "Write three to six.")
    for step in ("first", "again"):
        if texts[step] and open_questions(texts[step]) != 1:
            yield Problem(f"{where}.{step}", "it does not ask one question", "Ask whether it is safe now.")
    known = {*answers, *block.get("answers", {}), "bel_mij"}
    for node in (*(block.get(step, {}) for step in texts), *block.get("answers", {}).values()):
        for button in node.get("buttons", ()):
            if button["reply"] not in known:
                yield Problem(where, f"reply {button['reply']} leads nowhere", "Write it under answers.")


def ideas(text: str) -> int:
    """Sentences of a text, with a condition and what follows ("Is er gevaar? Bel dan 112.") as one."""
    parts = sentences(text)
    return len(parts) - sum(part.endswith("?") for part in parts) + open_questions(text)


def _never(data: Mapping[str, Any], policy: Policy) -> Iterator[Problem]:
    for where, _, text in strings(data, frozenset({"text", "title"}), WHERE):
        for phrase in policy.never_in_crisis:
            if has_phrase(text, phrase):
                yield Problem(where, f'"{phrase}" may not stand in a crisis text', "See its rules.")

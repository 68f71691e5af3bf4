"""A yes or a no at the head of a longer message that surely is none to what was asked. Pure.

"Ja ik heb het er met mijn oma over gehad" asks for no help, and "nee ik ben koning geworden" tells of no place that is
lost. The chances are data (`second_look.unmeant` in `strekking.yml`).
"""

from __future__ import annotations

import re
from typing import Any

from bot.content import load
from bot.core.agreement import NO_CALL
from bot.core.checkin import YES_NO, Answer
from bot.language.private import NO_CONTACT
from bot.language.telling import telling
from bot.meaning import Meaning, meant
from bot.understanding.answers.by_clause import parts_of

_CALL, _CALL_WORD = "bellen", re.compile(r"\b(?:ge)?(?:bel|app)\w*", re.IGNORECASE)


def unmeant(name: str, answer: Answer, text: str, question: str | None) -> bool:
    """Whether `answer` to question `name`, read of a text said while `question` was open, surely is none."""
    if name == _CALL and answer.value == NO_CALL:
        return _of_somebody(text)
    rules = load("strekking")["second_look"]["unmeant"].get(name)
    if rules is None or answer.refused or answer.value != rules["value"] or len(text.split()) < rules["words"]:
        return False
    readings = [meant(text, question or ""), *map(meant, dict.fromkeys((text, *parts_of(text))))]
    return _no_wish(readings, rules) if answer.value == YES_NO[0] else _not_lost(readings, rules)


def _of_somebody(text: str) -> bool:
    """Whether it is somebody else who is not to be called ("bel mama maar niet"), and nothing is said of himself."""
    told = telling(text)
    others = any(one.startswith(NO_CONTACT) for one in told.value.split(", "))
    return others and _CALL_WORD.search(told.rest) is None


def _no_wish(readings: list[Meaning], rules: Any) -> bool:
    """Whether a message asks for nothing, only tells, and tells of nothing bad."""
    wish = max(one.answers["hulp+"] for one in readings) + max(one.does["requests"] for one in readings)
    return (
        wish < rules["wish"]
        and _most(readings, rules["bad"]) < rules["never"]
        and readings[0].does["answers"] >= float(rules["tells"])
    )


def _not_lost(readings: list[Meaning], rules: Any) -> bool:
    """Whether a message tells of no place that is gone, but is a joke or tells that he is ill."""
    if _most(readings, rules["gone"]) >= rules["never"]:
        return False
    jokes = max(one.does["jokes"] for one in readings)
    return jokes >= float(rules["jokes"]) or _most(readings, rules["ill"]) >= float(rules["least"])


def _most(readings: list[Meaning], labels: list[str]) -> float:
    return max(one.answers[label] for one in readings for label in labels)

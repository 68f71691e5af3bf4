"""What a message surely agrees on, read as if it had been asked: how to be called, who may know, and leave. Pure.

What no rule reads of who may know is kept in his own words. Leave is given by words that the rules read, and by no
question.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.content import load
from bot.core.agreement import amended
from bot.core.checkin import Answer
from bot.language import questions
from bot.language.telling import ONLY, beside_permission
from bot.meaning import Meaning, meant
from bot.understanding.questions.asked_scores import requested

LEAVE = "mag_coach"
_KNOWS = "wie_weet"
Reads = Callable[[str], Mapping[str, Answer]]


@dataclass(frozen=True)
class Look:
    """One message, and what it may mean. `read`: what the rules read of it where a question were open, questions left
    out; `spoken`: the same, whatever it seems to ask."""

    text: str
    question: str | None
    read: Reads
    spoken: Reads
    rules: Any

    @property
    def meaning(self) -> Meaning:
        return meant(self.text, self.question or "")

    @property
    def asks(self) -> bool:
        does = self.meaning.does
        return max(does["asks"], does["asks_us"]) >= float(self.rules["asking"])


def agreed(known: Mapping[str, Answer], look: Look) -> dict[str, Answer]:
    """What is surely agreed on, read as if it had been asked, also where something of it was read; leave only out of
    what asks nothing, and only where his words give or refuse it."""
    found: dict[str, Answer] = {}
    read = look.read if look.asks else look.spoken
    for name, label in look.rules["agreed"].items():
        if name == look.question or look.meaning.answers[label] < look.rules["arranged"]:
            continue
        again = _as_told(read(name).get(name), look, beside=name in known)
        if again is None:
            continue
        more = amended(name, known.get(name), again)
        if name not in known or _parts(more) != _parts(known[name]):
            found[name] = more
    if _KNOWS not in {**known, **found} and look.question != "bellen" and (own := _own_words(look)):
        found[_KNOWS] = own
    if LEAVE not in known and look.question != LEAVE and not look.asks:
        found |= _leave(look)
    return found


def _parts(answer: Answer) -> set[str]:
    """What was agreed on, part by part; "het doorstroompunt" is no other party than "doorstroompunt"."""
    return {re.sub(r"\b(?:de|het) ", "", one) for one in answer.value.split(", ")}


def _as_told(again: Answer | None, look: Look, *, beside: bool) -> Answer | None:
    """What was read as if it had been asked, without what only our question would have made of it ("coach mag dat
    weten": that nobody else may); `beside`: what was read without it says whom alone."""
    if again is None or again.refused or not again.value:
        return None
    parts = again.value.split(", ")
    bare = look.rules["only_asked"]
    left = [one for one in parts if one not in bare or re.search(bare[one], look.text.lower())]
    left = [one for one in left if not (beside and one.startswith(ONLY))]
    return replace(again, value=", ".join(left)) if left else None


def _leave(look: Look) -> dict[str, Answer]:
    """Leave, or a refusal of it, that the message surely holds, with or without what was asked, and that the rules
    read of it too."""
    sides: Mapping[str, str] = look.rules["leave"]
    for label, value in sides.items():
        other = next(one for one in sides if one != label)
        chance = min(look.meaning.answers[label], bears_out(look.text, label))
        if chance < look.rules["leave_sure"] or look.meaning.answers[other] > look.rules["opposite"]:
            continue
        again = look.read(LEAVE).get(LEAVE)
        if again is not None and again.value == value:
            return {LEAVE: again}
    return {}


def _own_words(look: Look) -> Answer | None:
    """Who may know, in his own words, where a message surely says so and no rule knows whom it means."""
    rules = look.rules
    chance = min(look.meaning.answers["weet"], bears_out(look.text, "weet"))
    if look.asks or chance < rules["own_words"]:
        return None
    beside = beside_permission(look.text)
    if beside is not None and len(beside.split()) < rules["own_least"]:
        return None  # nothing but that the coach may know
    words = " ".join(look.text.replace(",", " ").replace('"', " ").split())
    if not rules["own_least"] <= len(words.split()) <= rules["own_most"]:
        return None
    return Answer(f'"{words}"', look.text.strip())


def in_question(text: str, words: str) -> bool:
    """Whether a pattern for words of leave is met in nothing but a question: "mag dat wel" is no yes. What we are
    asked to do is none, nor what surely means leave ("mag je het wel zeggen hoor")."""
    rules = load("strekking")["second_look"]
    plain = [one.text for one in questions.clauses(text) if not one.asks or requested(one.text)]
    if re.search(words, " ".join(plain), re.IGNORECASE):
        return False
    meaning = meant(text)
    given = max(meaning.answers[label] for label in rules["leave"])
    asks = max(meaning.does["asks"], meaning.does["asks_us"])
    return asks >= float(rules["asking"]) or given < float(rules["opposite"])


def bears_out(text: str, label: str) -> float:
    """How surely a message says `label` of the writer ("thuis+"), whatever was asked."""
    return meant(text).answers[label] if text.strip() else 0.0

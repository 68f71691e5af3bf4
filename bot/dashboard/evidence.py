"""Why a case was made, for people: the words as they were said, and the rule that saw them in plain Dutch."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from bot.content import load
from bot.core.signal import KINDS, Evidence
from bot.services.escalations.casefile import CaseFile

_GAP = " … "  # between words of the classifier that do not stand side by side


@dataclass(frozen=True)
class Reason:
    """One reason: `words` as said (of a message of this case), or "" when they stand in none of them."""

    words: str
    why: str


def pieces(text: str, evidence: Iterable[Evidence]) -> list[tuple[str, bool]]:
    """The text cut into pieces; True for those that caused the verdict. Together they are the text."""
    marked = [False] * len(text)
    for words in sorted({part for item in evidence for part in item.words.split(_GAP) if part.strip()}):
        for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE):
            marked[match.start() : match.end()] = [True] * (match.end() - match.start())
    cut: list[tuple[str, bool]] = []
    for letter, is_cause in zip(text, marked, strict=True):
        joined = bool(cut) and cut[-1][1] is is_cause
        cut[-1:] = [(cut[-1][0] + letter, is_cause)] if joined else [*cut[-1:], (letter, is_cause)]
    return cut


def reasons(file: CaseFile) -> list[Reason]:
    """Each reason once. Words that stand in no message of this case are not shown."""
    said = [quote.text for quote in file.quotes] + [one.text for one in file.talk if one.author == "learner"]
    answers = [answer.words for answer in file.checkin.answers] if file.checkin else []
    found = [Reason(_as_said(item.words, [*said, *answers]), rule_in_words(item.rule)) for item in file.evidence]
    return list(dict.fromkeys(found))


def rule_in_words(rule: str) -> str:
    """What a rule id means: `suicidaliteit-woord`, `werk-contract`, `model:…`, `answer:plek=nee v1`, `mention`."""
    words: dict[str, Any] = load("dashboard")["words"]
    seen: dict[str, str] = words["seen"]
    name, _, rest = rule.partition(":")
    if name == "answer":
        question = rest.partition("=")[0]
        return f"{seen['answer']}: {words['questions'].get(question, question)}"
    if name in seen:
        return seen[name]
    first = name.partition("-")[0]
    known = words["kinds"].get(first) if first in KINDS else words["topics"].get(first)
    return f"{seen['clear']}: {known}" if known else seen["other"]


def _as_said(words: str, said: Sequence[str]) -> str:
    parts = words.split(_GAP)
    shown = []
    for part in parts:
        pattern = re.compile(rf"(?<!\w){re.escape(part)}(?!\w)", re.IGNORECASE)
        hit = next((match[0] for text in said if (match := pattern.search(text or ""))), None)
        if hit:
            shown.append(hit)
    return _GAP.join(shown)

"""A no to help among other answers, and one that is taken back in the same message. Pure.

"Thuis goed, hulp nee" says it in two words of a longer message: it is not asked then, and the check-in goes on. "Nee.
of toch wel, iemand die meeleest" is no no. The words and chances are data (`second_look.help` in `strekking.yml`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.content import load
from bot.core.checkin import YES_NO, Answer
from bot.understanding.answers.surely_agreed import bears_out

HELP = "hulp"


def with_help(answers: Mapping[str, Answer], text: str) -> dict[str, Answer]:
    """The answers of a message; a no to help that his next words take back is a yes."""
    known, rules = answers.get(HELP), _rules()
    if known is None:
        return dict(answers)
    if known.value == YES_NO[1] and re.search(rules["taken_back"], text.lower()):
        return {**answers, HELP: replace(known, value=YES_NO[0], words=text, refused=False)}
    return dict(answers)


def refused_beside(text: str) -> bool:
    """Whether a clause surely refuses help, by its words and by what it means, whatever was asked. That there is no
    help is a complaint, and refuses nothing."""
    rules = _rules()
    clauses: list[str] = [part.strip() for part in re.split(r"[.,;!\n]+", text) if part.strip()]
    for clause in clauses:
        words = clause.lower()
        named = re.search(rules["words"], words) and not re.search(rules["lacks"], words) and "?" not in clause
        if named and len(words.split()) <= rules["most"] and bears_out(clause, "hulp-") >= float(rules["least"]):
            return True
    return False


def _rules() -> Any:
    return load("strekking")["second_look"]["help"]

"""Leave for a part of what he told: "dat van werk is goed, dat van de wiet niet". Pure.

The coach may know, and not all of it. What is kept back is read by `bot/language/private.py`, and left out of what she
reads; that the one part "is goed" is said of telling it, and not of his work. The words are data (`toestemming.yml`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.content import load
from bot.core.checkin import YES_NO, Answer
from bot.language.private import SOME, kept_private

LEAVE, _KNOWS, _ARRANGED = "mag_coach", "wie_weet", ("bellen", "wie_weet")


def for_part(answers: Mapping[str, Answer], text: str, question: str | None) -> dict[str, Answer]:
    """The answers of a message while `question` was open; of one that gives leave for a part, that and what is
    arranged beside it alone."""
    if question != LEAVE or not gives_part(text):
        return dict(answers)
    arranged = {name: answers[name] for name in _ARRANGED if name in answers}
    return {_KNOWS: Answer(SOME, text)} | arranged | {LEAVE: Answer(YES_NO[0], text)}


def gives_part(text: str) -> bool:
    """Whether a message says of one thing that it may be told, and of another that it may not."""
    rules, line = load("toestemming")["part"], " ".join(text.lower().split())
    if len(line.split()) > rules["most"] or re.search(rules["unless"], line):
        return False
    return re.search(rules["may"], line) is not None and bool(kept_private(text).out)

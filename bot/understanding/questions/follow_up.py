"""A question about what was told just before: "ontslagen. 3 dagen ziek" and then "mag dat uberhaupt?". Pure.

Its words are data (`informatie/vervolg.yml`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.content import load
from bot.understanding.questions.asked_for import asked_for

_BACK = 3  # messages


def follow_up(text: str, earlier: Sequence[str]) -> str:
    """The piece of information that a message asks for which is nothing but such a question; "" for any other."""
    return _bare(text, earlier) or _carried(text, earlier)


def _carried(text: str, earlier: Sequence[str]) -> str:
    """The piece that is found by a question together with what was told before it."""
    asked = asked_for(text, earlier)
    return asked.subjects[0] if asked.carried and asked.alone and len(asked.subjects) == 1 else ""


def _bare(text: str, earlier: Sequence[str]) -> str:
    """The piece for "mag dat", which says nothing of its own."""
    rules = load("informatie/vervolg")["that"]
    line = " ".join(text.lower().split())
    if len(line.split()) > rules["most"] or not re.search(rules["asks"], line):
        return ""
    told = " ".join(earlier[-_BACK:]).lower()
    fits = (piece for piece, words in rules["about"].items() if all(re.search(word, told) for word in words))
    return next(fits, "")

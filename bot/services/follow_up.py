"""A bare question about what was told just before: "ontslagen. 3 dagen ziek" and then "mag dat uberhaupt?". Pure.

Its words are data (`informatie/vervolg.yml`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.content import load

_BACK = 3  # messages


def follow_up(text: str, earlier: Sequence[str]) -> str:
    """The piece of information that such a question asks for, "" where it asks for none."""
    rules = load("informatie/vervolg")["that"]
    line = " ".join(text.lower().split())
    if len(line.split()) > rules["most"] or not re.search(rules["asks"], line):
        return ""
    told = " ".join(earlier[-_BACK:]).lower()
    fits = (piece for piece, words in rules["about"].items() if all(re.search(word, told) for word in words))
    return next(fits, "")

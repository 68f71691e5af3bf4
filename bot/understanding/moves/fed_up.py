"""Whether a message plainly has enough of our questions ("ik wil dit niet, rot op man"), and says nothing else. Pure.

The words are data (`fed_up` in `weggaan.yml`).
"""

from __future__ import annotations

import re
from functools import cache

from bot.content import load


def fed_up(text: str, question: str | None) -> bool:
    """Whether he wants none of our questions now. Under a question for leave, a call or help a mere "ik wil dit niet"
    is a no to that, and only anger beside it is more. Who names our messages or stopping means for good."""
    rules = load("weggaan")["fed_up"]
    rest = " ".join(re.sub(r"[^\w' ]+", " ", text.lower().replace("’", "'")).split())
    plain = False
    for pattern in rules["says"]:
        rest, times = re.subn(pattern, " ", rest)
        plain = plain or bool(times)
    rest, angry = re.subn(rules["angry"], " ", rest)
    rest, weak = re.subn(rules["weak"], " ", rest)
    if set(rest.split()) - _small() or re.search(rules["stops"], text.lower()):
        return False
    return bool((plain and (angry or question not in rules["not"])) or (weak and angry))


@cache
def _small() -> frozenset[str]:
    rules = load("weggaan")
    return frozenset(map(str, (*rules["stop"]["small"], *rules["fed_up"]["small"]))) - {"meer", "nooit"}

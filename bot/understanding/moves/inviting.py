"""Whether a message only asks to be heard: a story, a question or a secret that is to come. Pure.

The words are data (`inviting` in `onderbreking.yml`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from bot.content import load

Invited = Literal["tell", "ask", "secret", "bare"]
KINDS: tuple[Invited, ...] = ("secret", "bare", "tell", "ask")


def announced(text: str) -> Invited | None:
    """What is announced, and nothing told yet: "tell" a story, "ask" a question, "secret" whether it stays between us
    before he tells it, "bare" whether it does; None for a message that says more, or speaks of something grave."""
    rules = load("onderbreking")["inviting"]
    line = " ".join(text.lower().replace("’", "'").split())
    if re.search(rules["grave"], line):
        return None
    line = re.sub(rf"^(?:{rules['before']})+(?=\S)", "", line)
    line = re.sub(rf"(?:{rules['after']})+$", "", line)
    return next((kind for kind in KINDS if _pattern(kind).fullmatch(line)), None)


@cache
def _pattern(kind: Invited) -> re.Pattern[str]:
    rules = load("onderbreking")["inviting"]
    return re.compile("|".join(f"(?:{one})" for one in rules[kind]).replace("{object}", rules["object"]))

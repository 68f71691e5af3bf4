"""The wish to be forgotten in his own words, where no fixed spelling fits (`vergeten.yml`). Pure."""

from __future__ import annotations

import re

from bot.content import load
from bot.conversation.commands import normalise


def wants_forgotten(text: str) -> bool:
    """Whether a message says, and says nothing else, that what we hold of him is to be wiped."""
    rules, line = load("vergeten"), normalise(text.replace("\n", " "))
    if "?" in text or len(line.split()) > rules["most"] or re.search(rules["not"], line):
        return False
    rest, what = re.subn(rules["what"], " ", line)
    rest, wiped = re.subn(rules["wipe"], " ", rest)
    again = wiped or re.search(rules["wipe"], line)  # "uit het systeem" says both
    return bool(what and again) and not set(rest.split()) - set(map(str, rules["small"]))

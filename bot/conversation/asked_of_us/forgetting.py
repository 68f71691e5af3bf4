"""The wish to be forgotten in his own words, and a no to being kept. Pure.

The fixed spellings stand in `commands.yml`, these words in `vergeten.yml`.
"""

from __future__ import annotations

import re

from bot.content import load
from bot.conversation.asked_of_us.commands import normalise


def wants_forgotten(text: str) -> bool:
    """Whether a message says, and says nothing else, that what we hold of him is to be wiped."""
    rules, line = load("vergeten"), normalise(text.replace("\n", " "))
    if re.search(rules["whole"], line) and not re.search(rules["whole_not"], text.lower()):
        return True
    if "?" in text or len(line.split()) > rules["most"] or re.search(rules["not"], line):
        return False
    rest, what = re.subn(rules["what"], " ", line)
    rest, wiped = re.subn(rules["wipe"], " ", rest)
    again = wiped or re.search(rules["wipe"], line)  # "uit het systeem" says both
    return bool(what and again) and not set(rest.split()) - set(map(str, rules["small"]))


def may_want_forgotten(text: str, *, after: bool) -> bool:
    """Whether a message may mean that, so that it is asked; `after`: it was spoken of what we keep just before."""
    rules, line = load("vergeten"), normalise(text.replace("\n", " "))
    if len(line.split()) > rules["maybe_most"] or re.search(rules["maybe_not"], line):
        return False
    return bool(re.search(rules["maybe"], line) or (after and re.search(rules["maybe_after"], line)))


def refuses_keeping(text: str) -> bool:
    """Whether a message does not allow us to keep what he says ("nee mag je niet bewaren")."""
    rules, line = load("vergeten")["keeping"], " ".join(text.lower().replace("’", "'").split())
    clauses = [part.strip() for part in re.split(rules["cut"], line) if part.strip()]
    plain = [part for part in clauses if not re.search(rules["not"], part) and not re.search(rules["asks"], part)]
    return any(re.search(pattern, part) for part in plain for pattern in rules["says"])


def asks_what_is_gone(text: str) -> bool:
    """Whether somebody who was forgotten asks what became of it."""
    return re.search(load("vergeten")["gone"], text.lower()) is not None

"""Whether a message says that something was only a joke, or a mistake, and what it says besides. Pure.

The words are data (`joke` in `onderbreking.yml`).
"""

from __future__ import annotations

import re

from bot.content import load


def is_joke(text: str) -> bool:
    """Whether a message says that what went before was no more than a joke."""
    rules, words = load("onderbreking")["joke"], _nameless(text).lower().replace("’", "'")
    said = re.search(rules["words"], words) or is_mistake(text)
    return bool(said) and not re.search(rules["unless"], words)


def _nameless(text: str) -> str:
    """A text without "Joke" and "Grap" as names of somebody: written so within a line, or beside what only a person
    has or does ("en joke van de boerderij", "joke helpt me")."""
    rules = load("onderbreking")["joke"]["name"]
    return re.sub(rules["beside"], " ", re.sub(rules["written"], " ", text), flags=re.IGNORECASE)


def is_mistake(text: str) -> bool:
    """Whether a message says that what went before was no joke, but wrong."""
    return re.search(load("onderbreking")["joke"]["mistake"], text.lower().replace("’", "'")) is not None


def beside(text: str) -> str:
    """What a message says besides that it was a joke."""
    words = load("onderbreking")["joke"]
    rest = re.sub(f"{words['words']}|{words['mistake']}|{words['after_all']}", " ", text.lower().replace("’", "'"))
    return " ".join(re.sub(words["around"], " ", rest).split()).strip(" ,.!?")


def in_itself(text: str) -> str | None:
    """What a message says besides a joke that it makes and calls one itself ("... de afwas doen. grapje"): that takes
    nothing else back. None for any other message."""
    rules, line = load("onderbreking")["joke"], " ".join(text.lower().replace("’", "'").split())
    cue = re.search(rules["words"], line)
    if cue is None or re.search(rules["of_before"], cue[0]) or is_mistake(text):
        return None
    parts = [one.strip() for one in re.split(r"(?<=[.!?;])\s+", line[: cue.start()]) if one.strip()]
    told = re.sub(rules["around"], " ", parts[-1]).split() if parts else []
    if len(told) < rules["made_least"]:
        return None
    rest = [*parts[:-1], re.sub(rules["around"], " ", line[cue.end() :]).strip(" ,.!?")]
    return " ".join(one for one in rest if one)

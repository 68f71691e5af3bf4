"""A mere greeting, or an apology for something in the talk: met with a word, and it answers no question. Pure.

A greeting is one by what the message does (`bot/meaning`), an apology by its words (`sorry` in `onderbreking.yml`):
about how he talked or when he answered, and about nobody and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from bot.content import load
from bot.understanding.kind import acknowledging
from bot.understanding.moves.routes import surely
from bot.understanding.questions.asked_for import asks
from bot.understanding.said import Heard

HELLO, FORGIVEN = "utter_hoi", "utter_sorry_niet"


def met_politely(text: str, answers: Collection[str]) -> Heard | None:
    """What such a message means in a check-in, where no rule reads an answer in it: the open question stands."""
    word = "" if answers else courtesy(text)
    return Heard({}, (word,), aside=True, free=True) if word else None


def courtesy(text: str) -> str:
    """The response to a message that is nothing but a greeting or an apology; "" for any other."""
    return forgiven(text) or (HELLO if greets(text) else "")


def greets(text: str) -> bool:
    """Whether a few words are a greeting and no more."""
    few = len(text.split()) <= load("strekking")["routes"]["greeting"]
    return few and "?" not in text and not asks(text) and surely("greets", text)


def forgiven(text: str) -> str:
    """The response to an apology to us; "" where it begins something else that he tells or asks."""
    rules, line = load("onderbreking")["sorry"], " ".join(text.lower().replace("’", "'").split())
    words = len(line.split())
    if words > rules["most"] or "?" in line or not re.search(rules["words"], line) or re.search(rules["unless"], line):
        return ""
    if words > rules["bare"] and not re.search(rules["about"], line):
        return ""
    return "" if asks(text) or acknowledging.hard(text) else FORGIVEN

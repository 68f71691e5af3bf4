"""A search for work of which he told one half, and the other some messages later: what, and then where. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.content import load
from bot.language.questions import asks
from bot.language.wanted import wanted
from bot.understanding.answers.respelled import requested
from bot.understanding.questions.asked_for import looks_for_work


def search(text: str, earlier: Sequence[str]) -> str:
    """The whole search in words, where a message says it or completes a half of one of his messages `earlier`; "" where
    it is none. What he has ("mijn werk in de keuken") is no search, and a question completes nothing."""
    if looks_for_work(text) or asks_to_look(text):
        return text
    rules, found = load("informatie/zoekplekken"), wanted(text)
    if bool(found.work) == bool(found.place) or asks(text) or _has_it(text):
        return ""
    if not (_bare_place(text) if found.place else _wishes(text)):
        return ""
    for said in reversed(earlier[-rules["back"] :]):
        before = wanted(said)
        other = before.work if found.place else before.place
        if other and not (found.place and before.place) and _wishes(said) and not _has_it(said):
            return str(rules["search"]["both"]).format(work=found.work or other, place=found.place or other)
    return ""


def asks_to_look(text: str) -> bool:
    """Whether a message asks us to look for work, and says what or where."""
    rules, words = load("informatie/zoekplekken"), requested(text)
    if not words or not re.search(rules["look"], words) or re.search(rules["look_not"], words):
        return False
    found = wanted(text)
    return bool(found.work or found.place)


def _wishes(text: str) -> bool:
    return re.search(load("informatie/vragen")["would_like"], text.lower()) is not None


def _bare_place(text: str) -> bool:
    """Whether a message says where, and little else."""
    rules = load("informatie/zoekplekken")
    return len(text.split()) <= rules["few"] and re.match(rules["where"], text.lower()) is not None


def _has_it(text: str) -> bool:
    rules = load("informatie/zoekplekken")
    line = re.sub(rules["wished_work"], " ", " ".join(text.lower().split()))
    return re.search(rules["own"], line) is not None

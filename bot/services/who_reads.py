"""A short follow-up to a question about who reads along: the same question about somebody else. Pure.

Its words are data (`informatie/vervolg.yml`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.content import load
from bot.services.asked_for import Asked, asked_for


def own_questions(text: str, earlier: Sequence[str]) -> Asked:
    """The questions in `text`, or what a follow-up to those of the messages `earlier` in this talk asks about."""
    subjects = _follow_up(text)
    if not subjects:
        return asked_for(text)
    return Asked(subjects) if _goes_on(earlier) else asked_for(text)


def _goes_on(earlier: Sequence[str]) -> bool:
    """Whether it was asked who reads along, or what is kept, with nothing but follow-ups since."""
    after = set(load("informatie/vervolg")["after"])
    for text in reversed(earlier):
        if after & set(asked_for(text).subjects):
            return True
        if not _follow_up(text):
            return False
    return False


def _follow_up(text: str) -> tuple[str, ...]:
    """The pieces that a message asks for as a follow-up; none where it says anything more."""
    rules = load("informatie/vervolg")
    line = " ".join(re.sub(r"[^\w'’ ]", " ", text.lower()).split())
    if not line or len(line.split()) > rules["most"]:
        return ()
    found, rest = [], line
    for subject, words in rules["parties"].items():
        rest, times = re.subn(words, " ", rest)
        if times:
            found.append(subject)
    if found and not set(rest.split()) - set(map(str, rules["small"])):
        return tuple(found)
    further = (subject for subject, pattern in rules["further"].items() if re.fullmatch(pattern, line))
    return tuple(further)[:1]

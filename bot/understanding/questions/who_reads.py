"""A short follow-up to a question about who reads along: the same question about somebody else. Pure.

Its words are data (`informatie/vervolg.yml`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.content import load
from bot.language.telling import resolved
from bot.understanding.questions.asked_for import Asked, asked_for


def own_questions(text: str, earlier: Sequence[str]) -> Asked:
    """The questions in `text`, or what a follow-up to those of the messages `earlier` in this talk asks about."""
    text = resolved(text, earlier)
    subjects = _follow_up(text)
    if told := (_plainly(text) or _told(text)) if _says_no_more(text) else ():
        return Asked(told)
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


def _says_no_more(text: str) -> bool:
    """Whether a text is nothing but words that such a question needs, and people; a farewell or a fear says more."""
    rules = load("informatie/vervolg")
    line = " ".join(re.sub(r"[^\w'’ ]", " ", text.lower()).split())
    for words in rules["parties"].values():
        line = re.sub(words, " ", line)
    return not set(line.split()) - {*map(str, rules["small"]), *map(str, rules["beside"])}


def _plainly(text: str) -> tuple[str, ...]:
    """The piece that a short question is plainly about, whoever is named in it; none for anything else."""
    rules = load("informatie/vervolg")
    line = " ".join(text.lower().replace("’", "'").split())
    if len(line.split()) > rules["tells"]["most"]:
        return ()
    return tuple(subject for subject, pattern in rules["plainly"].items() if re.search(pattern, line))[:1]


def _told(text: str) -> tuple[str, ...]:
    """The piece about who is named in a question whether he gets to hear it; none for anything else."""
    rules, parties = load("informatie/vervolg")["tells"], load("informatie/vervolg")["parties"]
    line = " ".join(text.lower().replace("’", "'").split())
    asks = len(line.split()) <= rules["most"] and re.search(rules["asks"], line)
    if not asks or re.search(rules["unless"], line):
        return ()
    if not (re.search(rules["verb"], line) and re.search(rules["thing"], line)):
        return ()
    return tuple(subject for subject, words in parties.items() if re.search(words, line))[:1]


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

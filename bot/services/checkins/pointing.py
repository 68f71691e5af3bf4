"""What "ermee" means to who wants to stop with it: what he told just before, or the place that is asked about.

The words are data (`pointing` in `weggaan.yml`). A question of leave ("mag ik hiermee stoppen?") is put back to him.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from bot.content import load
from bot.core.learner import Learner
from bot.services.parts import Parts
from bot.services.talk.sessions import LEAVE
from bot.understanding.moves.leaving import pointing, thinks


def meant(parts: Parts, learner: Learner | None, text: str, earlier: Sequence[str]) -> str:
    """The text, or what it means where it points back; while a guided talk has the word it is that talk."""
    if learner is None or not points(text):
        return text
    with parts.begin() as uow:
        guided, checkin = uow.guided.active(learner.id), uow.talks.open_checkin(learner.id)
    question = checkin.question if checkin is not None else None
    return text if guided is not None else resolved(text, earlier, question, learner.profile)


def points(text: str) -> bool:
    """Whether a message may speak of stopping with what was told before it."""
    rules, line = _rules(), " ".join(text.lower().split())
    if len(line.split()) > rules["most"] or re.search(rules["asks_leave"], line):
        return False
    return bool(re.fullmatch(rules["bare"], line)) or (pointing(text) and bool(re.search(rules["stop"], line)))


def resolved(text: str, earlier: Sequence[str], question: str | None, profile: str) -> str:
    """The text with what is meant in it; as it is where nothing says that. `question`: the one that is open."""
    if not points(text):
        return text
    rules = _rules()
    bare = re.fullmatch(rules["bare"], " ".join(text.lower().split())) is not None
    thing = _habit(earlier[-1:] if bare else earlier[-rules["back"] :])
    if not thing and not bare:
        thing = _place(earlier, question, profile, thought=thinks(text))
    return str(rules["says"]).format(thing=thing) if thing else text


def _habit(earlier: Sequence[str]) -> str:
    rules = _rules()
    return next((found for said in reversed(earlier) if (found := _named(said, set(rules["places"]), False))), "")


def _place(earlier: Sequence[str], question: str | None, profile: str, *, thought: bool) -> str:
    """His place, where the open question is about it, or where he just named it and nothing else is asked; who only
    thinks of stopping (`thought`) named it lately."""
    rules = _rules()
    about = question in rules["questions"]
    if not about and not thought and question not in (None, LEAVE):
        return ""
    lately = earlier[-rules["back"] :] if thought else earlier[-1:]
    named = next((one for said in reversed(lately) if (one := _named(said, set(rules["places"]), True))), "")
    return named or (str(rules["profiles"].get(profile, "")) if about else "")


def _named(said: str, places: Collection[str], wanted: bool) -> str:
    things: Mapping[str, str] = _rules()["things"]
    line = said.lower()
    return next((n for n, words in things.items() if (n in places) is wanted and re.search(words, line)), "")


def _rules() -> Mapping[str, Any]:
    rules: Mapping[str, Any] = load("weggaan")["pointing"]
    return rules

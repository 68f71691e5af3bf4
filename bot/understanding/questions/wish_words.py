"""A message without the words of its wish for a guided talk, so that they are not read as what it tells. Pure.

"Kun je helpen met een brief voor de bakker" tells of the bakker alone; and what a cv is for ("voor een baan bij een
garage") is no place where he worked. The words are data (`wish.own_words` in `gids.yml`).
"""

from __future__ import annotations

import re
from typing import Any

from bot.content import load
from bot.core.guided import GuidedKind
from bot.understanding.answers.respelled import requested


def without_wish(kind: GuidedKind, text: str) -> str:
    """The message without the words that wish for such a talk; the same where it names none."""
    before, behind = _around(kind, text)
    return text if behind is None else " ".join(filter(None, (before, behind)))


def without_goal(kind: GuidedKind, text: str) -> str:
    """The same, and without what the thing is for, which stands behind its name."""
    before, behind = _around(kind, text)
    if behind is None:
        return text
    told = re.sub(_rules()["goal"], "", behind, count=1, flags=re.IGNORECASE | re.DOTALL).strip(" ,.:")
    return " ".join(filter(None, (before, told)))


def _around(kind: GuidedKind, text: str) -> tuple[str, str | None]:
    """What is told before the wish and behind it, as it was typed; None behind where the message holds no wish."""
    typed = list(re.finditer(r"\S+", text.replace("’", "'")))
    meant = requested(text).split() or [word.group().lower() for word in typed]
    line, names = " ".join(meant), load("gids")["wish"]["names"]
    found = re.search(names[kind], line) if kind in names else None
    if found is None or len(typed) != len(meant):
        return text, None
    begin = line[: found.start() + 1].count(" ")
    end = line[: found.end()].count(" ") + 1
    while begin and meant[begin - 1].strip(",!.") in _rules()["before"]:
        begin -= 1
    while end < len(meant) and meant[end - 1][-1] not in ".!?" and meant[end].strip(",!.?") in _rules()["behind"]:
        end += 1
    return _told(text[: typed[begin].start()]), _told(text[typed[end - 1].end() :])


def _told(words: str) -> str:
    """The words without a request that stands beside the wish."""
    return re.sub(_rules()["beside"], " ", words, flags=re.IGNORECASE).strip(" ,.!?\n")


def _rules() -> Any:
    return load("gids")["wish"]["own_words"]

"""Changing one line of the cv, by tap or in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bot.content import load
from bot.conversation.guides import cv_lines
from bot.conversation.guides.cv_state import cv_of, keep_cv
from bot.conversation.guides.guide import Told, Turn, menu, say
from bot.core.cv import LISTS, SINGLE, Change, Checked, Cv, CvSaid, Education, Fact, Remove, Said, Work
from bot.core.cv import Told as Says
from bot.core.cv_entries import with_field
from bot.core.cv_merge import merge
from bot.ports import Outgoing

FILE = "gids_cv"
CHOICES = ("anders", "regel", "weg", "laat")
_MOST, _TITLE = 10, 20  # buttons in one message, characters of a button


def choose(turn: Turn) -> Told:
    """Which line is meant."""
    turn.state["stage"] = "check"
    cv = cv_of(turn)
    return Told((_menu("regel", list(cv_lines.lines(cv))),))


def tapped(turn: Turn, name: str, path: str) -> Told | None:
    """A tap on a line or on what to do with it; None when the cv goes on as usual."""
    cv = cv_of(turn)
    if name == "anders":
        return choose(turn)
    if name == "regel" and path.count(".") == 1:
        turn.state["edit"] = path
        return Told((_menu("regel", [*cv_lines.parts(cv, path)], weg=True),))
    if name == "regel":
        turn.state["stage"], turn.state["edit"] = "edit", path
        now = cv_lines.value_at(cv, path)
        return Told((say(FILE, "new_value", wat=now) if now else say(FILE, "nothing_here"),))
    path, turn.state["edit"], turn.state["stage"] = turn.state.get("edit", ""), "", "check"
    if name == "weg" and path:
        keep_cv(turn, _without(cv, path))
        return None
    return Told((say(FILE, "correct"),))


def _menu(choice: str, found: list[cv_lines.Line], *, weg: bool = False) -> Outgoing:
    words = load(FILE)
    buttons = []
    for path, value in found[: _MOST - weg]:
        title = words["fields"].get(path.split(".")[-1]) if path.count(".") == 2 else words["lines"][path.split(".")[0]]
        told = title if path.count(".") == 2 or path.split(".")[0] not in cv_lines.ENTRIES else value
        buttons.append((_short(told), f"cv:{choice}:{path}"))
    if weg:
        buttons.append((words["away"], "cv:weg"))
    return menu(FILE, "which_line", buttons)


def _short(text: str) -> str:
    return text if len(text) <= _TITLE else text[: _TITLE - 1].rstrip() + "…"


def question_of(path: str) -> str | None:
    """The question under which the new words are read."""
    if path in ("phone", "mail"):
        return "contact"
    name, *rest = path.split(".")
    if len(rest) == 2 and rest[1] in ("start", "end", "length", "still"):
        return f"{name}.{rest[0]}.period"
    return path or None


def touches(path: str, said: CvSaid) -> bool:
    """Whether what was read changes the line that was meant."""
    name, *rest = path.split(".")
    return any(_names(one, name, rest[-1] if rest else "") for one in said.facts)


def _names(one: Said, name: str, field: str) -> bool:
    if isinstance(one, Says):
        return one.field == name
    if isinstance(one, Work | Education):
        return isinstance(one, Work) == (name == "work") and bool(getattr(one, field, None))
    if isinstance(one, Change):
        return one.field in (name, field, "year")
    return isinstance(one, Remove | Checked)


def by_hand(path: str, text: str, source: str) -> Iterator[Said]:
    """His words as they are, for a line in which nothing was recognised."""
    words = " ".join(text.split())[: load(FILE)["edit_most"]]
    name, *rest = path.split(".")
    fact = Fact(words, source)
    if name in (*SINGLE, *LISTS) and words:
        yield Says(name, fact)
    elif len(rest) == 2 and words and rest[1] not in ("start", "end", "state", "still"):
        new: dict[str, Any] = {"key": int(rest[0]), rest[1]: (fact,) if rest[1] == "tasks" else fact}
        yield Work(**new) if name == "work" else Education(**new)


def _without(cv: Cv, path: str) -> Cv:
    """The cv without one line, or without one part of a line; what is gone is not asked for again."""
    name, *rest = path.split(".")
    if not rest:
        return merge(cv, CvSaid((Remove(name),)))
    key, kept = int(rest[0]), getattr(cv, name)
    if len(rest) == 1:
        return with_field(cv, name, tuple(one for one in kept if one.key != key))
    asked = "period" if rest[1] in ("start", "end", "length") else rest[1]
    empty: object = () if rest[1] == "tasks" else None
    changed: dict[str, Any] = {rest[1]: empty}
    entries = tuple(replace(one, **changed) if one.key == key else one for one in kept)
    return replace(with_field(cv, name, entries), refused=cv.refused | {f"{name}.{key}.{asked}"})

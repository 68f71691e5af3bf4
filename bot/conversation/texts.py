"""Fixed texts of the app with their placeholders and help lines filled in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from bot.content import load
from bot.ports import Button, Outgoing

_LINE = re.compile(r"\{(lijn|chat):([a-z0-9_]+)\}")


def system(name: str, number: int = 0, /, **names: str) -> Outgoing:
    """A text of systeem.yml; `number` chooses among variations, `names` fill `[placeholders]`."""
    return block(load("systeem")["texts"][name], number, **names)


def onboarding(name: str, number: int = 0, /, **names: str) -> Outgoing:
    """A text of onboarding.yml."""
    return block(load("onboarding")["texts"][name], number, "onboarding:", **names)


def block(entry: Mapping[str, Any], number: int = 0, prefix: str = "", /, **names: str) -> Outgoing:
    """One `text` (or list of variations) with its `buttons`; a tap sends `prefix` + reply back."""
    text = entry["text"]
    chosen = text if isinstance(text, str) else text[min(number, len(text) - 1)]
    buttons = tuple(Button(b["title"], prefix + b["reply"]) for b in entry.get("buttons", ()))
    return Outgoing(fill(chosen, **names), buttons)


def fill(text: str, **names: str) -> str:
    """Put help lines and names in; a name with brackets of its own cannot become a placeholder."""
    text = _LINE.sub(lambda m: str(_lines()[m[2]]["say" if m[1] == "lijn" else "chat"]), text)
    return re.sub(r"\[([a-z]+)\]", lambda m: names.get(m[1], m[0]), text)


def filled(replies: Iterable[Outgoing], **names: str) -> list[Outgoing]:
    """The engine's replies with their placeholders filled."""
    return [Outgoing(fill(r.text, **names), r.buttons, r.file) for r in replies]


def lines_for(age: int | None, ids: Sequence[str]) -> list[str]:
    """Those help lines of `ids` that are meant for this age; an unknown age fits lines for everyone only."""
    fits = []
    for line_id in ids:
        ages = _lines()[line_id].get("ages")
        if ages is None or (age is not None and ages["min"] <= age <= ages["max"]):
            fits.append(line_id)
    return fits


@cache
def _lines() -> Mapping[str, Mapping[str, Any]]:
    return {line["id"]: line for line in load("hulplijnen")["lines"]}

"""Whom we talk to in a crisis; who has no credit is told how to call all the same. Pure.

The text: `no_credit` in `crisis.yml`; the words: `geen_tegoed` in `crisis_woorden.yml`. Who cannot talk: `by_text.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.content import load
from bot.conversation import texts
from bot.conversation.danger import hearing
from bot.conversation.danger.step import CrisisStep

NO_CREDIT = "geen_tegoed"  # the reply that says so
_NUMBER = re.compile(r"\b0[89]00-\d{4}\b")


@dataclass(frozen=True)
class Person:
    """Whom we talk to. `alone`: nobody of a school can be told. `coach`: the name that is said; `trusted`: of whom he
    named as one he trusts. `agreed`: how he wants to be reached was said, so it is not asked again. `credit`: his
    telephone can call any number, as far as we know. `town`, `spot`: that he named, see place.py; `writes`: he dares
    not call, or would rather type."""

    age: int | None = None
    alone: bool = True
    coach: str = ""
    trusted: str = ""
    agreed: bool = False
    credit: bool = True
    town: str = ""
    spot: str = ""
    writes: bool = False


def has_credit(told: Iterable[str], said: Sequence[str]) -> bool:
    """Whether nothing says that he cannot call: his messages (`told`), and the blocks so far (`said`, their keys)."""
    if any(CrisisStep.parse(key).block == f"answers.{NO_CREDIT}" for key in said):
        return False
    return not any(hearing.among((NO_CREDIT,), text, ("",), "self") for text in told)


def text(entry: Mapping[str, Any], person: Person) -> str:
    """The text of an entry; for who dares not call, or would rather type, the one for that."""
    return str((person.writes and entry.get("typed")) or entry.get("text", ""))


def shown(text: str, person: Person, step: CrisisStep) -> str:
    """A text with how to call, where it names a number that costs; the block in which he said so says it all."""
    if person.credit or step.block == f"answers.{NO_CREDIT}" or not _NUMBER.search(text):
        return text
    line = texts.fill(load("crisis")["no_credit"]["text"])
    rest, _, asked = text.rpartition("\n")
    parts = (rest, line, asked) if asked.endswith("?") else (text, line)
    return "\n".join(filter(None, parts))

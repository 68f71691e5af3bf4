"""Who is who in his words: people, institutions and titled persons, in the patterns that speak of them. Pure.

The words are data (`language/vertellen.yml`, `language/people.yml`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from bot.content import load


def shown(words: str) -> str:
    """How somebody is recorded: an institution or a known person by name, one with a title as he writes it."""
    for party in rules()["parties"]:
        if re.fullmatch(party["words"], words):
            return str(party["shown"])
    if words in people():
        return "de coach" if people()[words] == "coach" else people()[words]
    title, *name = words.split()
    small = [*rules()["particles"], *([] if "van" not in name[1:] else name[name.index("van", 1) :])]
    return " ".join([title, *(word if word in small else f"{word[:1].upper()}{word[1:]}" for word in name)])


@cache
def people() -> Mapping[str, str]:
    """Each word for somebody, and how he is recorded."""
    return {**load("language/people")["known"], **rules()["people"]}


@cache
def compiled(kind: str, number: int | None = None) -> re.Pattern[str]:
    """A pattern of `vertellen.yml`, with the people in it."""
    pattern = str(rules()[kind] if number is None else rules()[kind][number])
    return re.compile(people_in(pattern.replace("{denial}", rules()["denial"]), named=True))


def people_in(pattern: str, *, named: bool = False) -> str:
    """The pattern with the words of people and institutions in it; `named`: the first of them is its group "wie"."""
    found = rules()
    institutions = "|".join(str(party["words"]) for party in found["parties"] if party.get("key") != "mbo")
    known = (re.escape(word) for word in sorted(people(), key=len, reverse=True))
    everybody = "|".join([*(str(party["words"]) for party in found["parties"]), *known])
    for mark, words in (("{instantie}", institutions), ("{wie}", f"{found['titled']}|{everybody}")):
        while mark in pattern:
            name = "" if "?P<wie>" in pattern or not named else "?P<wie>"
            pattern = pattern.replace(mark, rf"\b{found['det']}({name or '?:'}{words})\b", 1)
    return pattern


def somebody_else(text: str) -> bool:
    """Whether a text speaks of anybody besides the coach: by name, or as anybody or nobody."""
    line = " ".join(spoken(text).lower().split())
    named = (match["wie"] for match in compiled("anybody").finditer(line))
    return any(people().get(one) != "coach" for one in named) or re.search(rules()["others"], line) is not None


def spoken(text: str) -> str:
    """The text in one kind of apostrophe, and without a title before the coach ("mevrouw coach")."""
    return re.sub(rules()["coach_titled"], "coach", text.replace("’", "'"), flags=re.IGNORECASE)


def rules() -> Mapping[str, Any]:
    """All of `vertellen.yml`."""
    found: Mapping[str, Any] = load("language/vertellen")
    return found

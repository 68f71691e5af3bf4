"""Somebody whom no list knows, whom he does not want told or called, by name; and who does not know of it. Pure.

The words are data (`strangers` and `unaware` in `vertellen.yml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.language.parties import compiled, people, people_in, rules, shown
from bot.language.private import NO_CONTACT

_NOT = "niet aan "


def strangers(clause: str, first: bool = False) -> Iterator[str]:
    """The wishes about a name in one clause; `first`: it was said that he himself comes first."""
    line = " ".join(clause.lower().split())
    kinds = [("told", _NOT), ("called", NO_CONTACT), *([("behind", NO_CONTACT)] if first else [])]
    for kind, value in kinds:
        for pattern in _patterns(kind):
            match = pattern.search(line)
            if match is not None and _is_name(match["naam"]):
                yield value + match["naam"].capitalize()
                return


def unaware(plain: str) -> list[str]:
    """Who does not know of it, where that is to stay so."""
    if not re.search(rules()["unaware"]["keeps"], plain):
        return []
    return [shown(match["wie"]) for match in _unaware().finditer(plain) if people().get(match["wie"]) != "coach"]


def _is_name(word: str) -> bool:
    known = word in people() or compiled("anybody").fullmatch(word) is not None
    return not known and re.fullmatch(rules()["strangers"]["no_name"], word) is None


@cache
def _patterns(kind: str) -> tuple[re.Pattern[str], ...]:
    found = rules()["strangers"]
    listed = found[kind] if isinstance(found[kind], list) else [found[kind]]
    for word in ("lead", "tail", "name"):
        listed = [one.replace(f"{{{word}}}", found[word]) for one in listed]
    return tuple(map(re.compile, listed))


@cache
def _unaware() -> re.Pattern[str]:
    return re.compile(people_in(str(rules()["unaware"]["who"]), named=True))

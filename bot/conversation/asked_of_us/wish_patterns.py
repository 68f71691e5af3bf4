"""The patterns of `wensen.yml` by which a wish is read, with their macros filled in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from bot.content import load


@cache
def patterns() -> Mapping[str, Mapping[str, list[re.Pattern[str]]]]:
    """Whole-message patterns: of each kind by grade, and of "answers" by kind."""
    rules = load("wensen")
    tables: dict[str, Any] = {**rules["read"], "answers": rules["answers"]}
    return {name: {key: [compiled(p) for p in ps] for key, ps in table.items()} for name, table in tables.items()}


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern with its macros filled in; each group gets a number of its own."""
    rules, number = load("wensen"), iter(range(1000))
    words = sorted((w for ws in rules["day_words"].values() for w in ws), key=len, reverse=True)
    macros = {
        **rules["macros"], "deelwoord": "|".join(map(re.escape, words)),
        "maandnaam": "|".join(load("language/dates")["months"]),
    }  # fmt: skip
    while (filled := re.sub(r"\{([a-z]+)\}", lambda m: macros[m[1]], pattern)) != pattern:
        pattern = filled
    return re.compile(re.sub(r"(?<=[a-z])#", lambda _: str(next(number)), pattern))


def groups(match: re.Match[str]) -> dict[str, str]:
    """The named parts that a pattern found, without the numbers of their groups."""
    return {name.rstrip("0123456789"): value for name, value in match.groupdict().items() if value is not None}

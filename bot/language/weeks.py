"""Days that are said of other days, as a wish for a call: "eind volgende week", "niet voor dinsdag", "over 2 weken".

The words are data (`weeks` in `afspreken.yml`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from bot.content import load
from bot.language.numbers import number

_AHEAD = 9  # words that one such wish may have


def week_in(normals: Sequence[str], index: int) -> tuple[str, int] | None:
    """The wish that begins at `index`, as it is written down, and where it ends."""
    words = list(normals[index : index + _AHEAD])
    line = "".join(f"{word} " for word in words)
    for name in ("part_of", "bound", "day_of_week", "week_and_day", "week", "after"):
        match = _compiled(name).match(line)
        if match is None or (name in ("week", "after") and not _alone(line[match.end() :])):
            continue
        return _written(name, match), index + match[0].count(" ")
    return None


def bounded(value: str) -> bool:
    """Whether a wish names no day itself, but where it begins or ends, or the week that it is in."""
    return re.match(_rules()["bounded"], value) is not None


def _alone(rest: str) -> bool:
    """Whether a mere week is a wish: what follows says nothing else of it ("over 2 weken moet ik eruit")."""
    return re.match(_rules()["alone"], rest) is not None


def _written(name: str, match: re.Match[str]) -> str:
    """How it stands in a case: without small words, a number in digits."""
    found = {key: (value or "").strip() for key, value in match.groupdict().items()}
    if name == "after":
        count = number(found["count"])
        return f"over {int(count) if count is not None else found['count']} {found['unit']}"
    if name == "part_of":
        edge = "eind" if found["edge"].startswith("ei") else found["edge"]
        which = found["which"]
        return f"{edge} {which} {found['unit']}" if which in _rules()["weeks"] else f"{edge} van de {found['unit']}"
    if name == "bound":
        article = "het " if found["day"].startswith("week") else ""
        return " ".join(filter(None, (found["word"], article + found["day"], found["which"])))
    return " ".join(filter(None, (found.get("day", ""), found["which"] or "volgende", "week")))


@cache
def _compiled(name: str) -> re.Pattern[str]:
    pattern = str(_rules()[name])
    for key in ("days", "weeks"):
        pattern = pattern.replace(f"{{{key}}}", "|".join(_rules()[key]))
    return re.compile(pattern)


def _rules() -> Mapping[str, Any]:
    rules: Mapping[str, Any] = load("language/afspreken")["weeks"]
    return rules

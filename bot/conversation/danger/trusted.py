"""Somebody whom he trusts, named in a crisis: who it is in our words. Pure.

Which words name such a person: `vertrouwd` and `dierbaar` in `crisis_woorden.yml`.
"""

from __future__ import annotations

import re
from functools import cache

from bot.content import load


def whom(text: str) -> str:
    """Who is meant, as it is said back: "je zus Hanneke", "Sam"; "" where that is not clear.

    In a danger that comes from somebody else the texts name nobody: it may be who does it, and others may read along.
    """
    people = list(_people().finditer(text))
    if not people:
        found = re.search(load("crisis_woorden")["bed_with"], text, re.IGNORECASE)
        return found[1].capitalize() if found is not None else ""
    word = people[0]["wie"].lower()
    shown = str(load("crisis_woorden")["called"].get(word, word))
    return " ".join(filter(None, ("je", shown, people[0]["naam"])))


@cache
def _people() -> re.Pattern[str]:
    kin = load("crisis_woorden")["lists"]["dierbaar"]
    return re.compile(rf"\b(?P<wie>(?i:{kin}))\b(?: (?P<naam>[A-Z][a-zà-ÿ]+))?")

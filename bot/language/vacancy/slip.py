"""A word that he put right in the same breath: "rijbewijs B nee wacht T" is "rijbewijs T"."""

from __future__ import annotations

import re
from functools import cache

from bot.language.vacancy.signs import rules


def put_right(text: str) -> str:
    """The text with only the second of two things of one kind, where he says that the first was wrong."""
    for pattern in _patterns():
        text = pattern.sub(lambda found: found["new"], text)
    return text


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    kinds, cue = rules("gesprek", "slip", "kinds"), rules("gesprek", "slip", "cue")
    second = [one.replace("(?<=rijbewijs )", "") for one in kinds]
    return tuple(
        re.compile(rf"\b(?:{first}){cue}(?P<new>(?:{new})\b)", re.IGNORECASE)
        for first, new in zip(kinds, second, strict=True)
    )

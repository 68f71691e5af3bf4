"""One wish about when to be called, and hours that are ruled out of the day before them. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.content import load

DENIED = "niet "
DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


@dataclass(frozen=True)
class CallTime:
    """One wish about a call, as in "na 16:00" or "niet op woensdag", at `start:end` of the text; `either`: an "of"
    stands before it, so that it is another way out, and no more of the same."""

    value: str
    words: str
    start: int
    end: int
    begin: int
    end_word: int
    either: bool = False


def wants_call(text: str) -> bool:
    """Whether a call is asked for or allowed in so many words: only that lifts an earlier "niet bellen"."""
    rules = load("language/bereiken")["wants_call"]
    clauses = re.split(rules["cut"], " ".join(text.lower().split()))
    return any(re.search(rules["says"], one) and not re.search(rules["unless"], one) for one in clauses)


def ruled_out(pair: Sequence[CallTime], text: str) -> Sequence[CallTime]:
    """Hours that are ruled out of the day right before them are one wish: on other days, and at other hours of that
    day, he may be called ("vrijdag niet tussen 1 en 3")."""
    if len(pair) < 2 or not re.match(r"niet (?:tussen|van) ", pair[1].value):
        return pair
    day, hours = pair
    between = text[day.end : hours.start].strip(" ,")
    bare = day.value.removeprefix(f"{DENIED}op ").removeprefix("op ")
    if bare not in DAYS or re.fullmatch(r"(?:dan )?(?:niet|nie|ni)?", between.lower()) is None:
        return pair
    value = f"{DENIED}op {bare} {hours.value.removeprefix(DENIED)}"
    return [CallTime(value, text[day.start : hours.end], day.start, hours.end, day.begin, hours.end_word)]

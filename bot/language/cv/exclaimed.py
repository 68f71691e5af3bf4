"""Words that only let off steam or win time ("oh", "nou ehm", "pfff"): never the name of anything, at any question."""

from __future__ import annotations

import re
from functools import cache

from bot.language.cv.lists import part


def without_exclaims(text: str) -> str:
    """The message without them, "" for one that is nothing else. Words that put right ("oh nee", "wacht") stay."""
    left = _between().sub(" ", text)
    while left != (left := _leading().sub("", left)):
        pass
    return left if re.search(r"\w", left) else ""


def only_exclaims(text: str) -> bool:
    """Whether words were typed, and none that says anything: "oh", "nou ehm", "oeps sorry"."""
    left = without_exclaims(text)
    bare = not left or _slip().fullmatch(" ".join(re.sub(r"[^\w' ]+", " ", left.lower()).split())) is not None
    return bare and re.search(r"\w", text) is not None


@cache
def _leading() -> re.Pattern[str]:
    """What stands at the beginning, where it cannot be a part of what follows."""
    words = "|".join(part("gesprek", "exclaims"))
    return re.compile(rf"^[\W_]*(?:{words})(?![\w'’-])(?!\.\w)[\s,.!?…:-]*", re.IGNORECASE)


@cache
def _between() -> re.Pattern[str]:
    """What only wins time, anywhere."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(part('gesprek', 'hesitates'))})(?![\w'’-])[,…]*", re.IGNORECASE)


@cache
def _slip() -> re.Pattern[str]:
    slip, beside = (f"(?:{'|'.join(part('gesprek', name))})" for name in ("slips", "beside_slips"))
    return re.compile(rf"(?:{beside} )*{slip}(?: (?:{slip}|{beside}))*")

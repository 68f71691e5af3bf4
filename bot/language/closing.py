"""Whether a line says that this was all ("meer heb ik niet", "ja klopt zo, klaar"), or no more than "top"."""

from __future__ import annotations

import re
from functools import cache

from bot.content import load

_MOST = 16  # words of a line that says only this
_SIGNS = re.compile(r"[^\w' ]+|(?<!\w)'|'(?!\w)")


def closes(text: str) -> bool:
    """Whether the whole line says that nothing more comes, or asks to see what was made."""
    line = _plain(text)
    return bool(line) and _closing().fullmatch(line) is not None


def nods(text: str) -> bool:
    """Whether the whole line is a mere sign of agreement or thanks; also when only pictures were sent."""
    line = _plain(text)
    return not line or _nodding().fullmatch(line) is not None


def _plain(text: str) -> str:
    """The line in small letters, without signs and pictures; a longer one says something else and comes out whole."""
    words = _SIGNS.sub(" ", text.lower()).split()
    return " ".join(words) if len(words) <= _MOST else text


@cache
def _closing() -> re.Pattern[str]:
    rules = load("language/klaar")
    end, nod = (f"(?:{'|'.join(rules[name])})" for name in ("closes", "nods"))
    return re.compile(rf"(?:{nod} )*?{end}(?: (?:{end}|{nod}))*")


@cache
def _nodding() -> re.Pattern[str]:
    nod = f"(?:{'|'.join(load('language/klaar')['nods'])})"
    return re.compile(rf"{nod}(?: {nod})*")

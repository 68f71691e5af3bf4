"""Text as it may stand on paper: visible, in one direction at a time, of a bearable length, in the fonts there are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from bot.documents.coverage import covered

LINE, PROSE, NAME = 250, 3000, 100  # characters
MANY = 60  # things in one list
_MARKS = 2  # accents on one letter; more is a game
_BULLET = re.compile(r"^\s*(?:[-*•·–]\s+)+")
_NON_JOINER = "\u200c"  # belongs to Persian spelling, between two letters; elsewhere it hides things
_LONG = 24  # letters without a place to break, in a column; the longest real word that hyphens can break is _WORD
_WORD = 40
_AFTER = re.compile(r"([@./_\-?=&])(?=\w)")
_BREAK = "\u200b"


class Cleaner:
    """Cleans the texts of one document, and remembers what it had to leave out.

    `lost`: characters that no font has, in order; `cut`: the beginnings of what was too long.
    """

    def __init__(self) -> None:
        self._lost: dict[str, None] = {}
        self._cut: list[str] = []

    @property
    def lost(self) -> tuple[str, ...]:
        """Visible characters that were left out, each once."""
        return tuple(self._lost)

    @property
    def cut(self) -> tuple[str, ...]:
        """The first words of each text that was shortened."""
        return tuple(self._cut)

    def line(self, value: object, most: int = LINE) -> str:
        """One line; "" for what is no text. HTML and formulas stay as they were typed."""
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            return ""
        text = "".join(self._visible(unicodedata.normalize("NFC", str(value))))
        text = " ".join(text.split())
        if len(text) > most:
            self._cut.append(shorten(text, 40))
        return shorten(text, most)

    def drop(self, value: object) -> None:
        """Remember something that has no place at all."""
        if line := shorten(self.line(value), 40):
            self._cut.append(line)

    def lines(self, value: object, most: int = LINE) -> tuple[str, ...]:
        """A list of lines, without the signs in front that stand for a list, and without the empty ones."""
        if not isinstance(value, list | tuple):
            return ()
        found = [line for line in (self.line(_bare(one), most) for one in value) if line]
        for line in found[MANY:]:
            self.drop(line)
        return tuple(found[:MANY])

    def _visible(self, text: str) -> Iterator[str]:
        known, marks, before = covered(), 0, ""
        for at, sign in enumerate(text):
            category = unicodedata.category(sign)
            marks = marks + 1 if category == "Mn" else 0
            if sign.isspace() or category == "Zs":
                yield " "
            elif sign == _NON_JOINER:
                if _arabic(before) and _arabic(text[at + 1 : at + 2]) and ord(sign) in known:
                    yield sign
            elif ord(sign) in known and category not in ("Cc", "Cf", "Co", "Cs"):
                if marks <= _MARKS:
                    yield sign
            elif category[0] not in "CM":
                self._lost[sign] = None
            before = sign


def _bare(value: object) -> object:
    return _BULLET.sub("", value) if isinstance(value, str) else value


def _arabic(sign: str) -> bool:
    return sign != "" and unicodedata.bidirectional(sign) == "AL"


def shorten(text: str, most: int) -> str:
    """At most so many characters, whole words where that is possible, with "…" when something is missing."""
    if len(text) <= most:
        return text
    head = text[: most - 1]
    whole = head.rsplit(" ", 1)[0]
    return f"{(whole if len(whole) > most // 2 else head).rstrip(' ,;:.')}…"


def breakable(text: str) -> str:
    """The same text with invisible places to break in words that are longer than a column is wide."""
    return " ".join(_split(word) if len(word) > _LONG else word for word in text.split(" "))


def _split(word: str) -> str:
    return _BREAK.join(map(_chop, _AFTER.sub(rf"\1{_BREAK}", word).split(_BREAK)))


def _chop(part: str) -> str:
    real = len(part) <= _WORD and part.isalpha() and max(part) < "\u0250"  # Latin letters
    return part if real else _BREAK.join(part[at : at + _LONG] for at in range(0, len(part), _LONG))

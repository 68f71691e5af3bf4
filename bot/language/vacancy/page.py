"""A pasted text as plain lines: no HTML, no formulas, nothing that cannot be seen."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, cached_property

from bot.content import load
from bot.language.words import Word, words_of

MOST = 20_000  # characters that are read
_HIDDEN = re.compile(r"<(script|style|head)\b.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL)
_BLOCK = re.compile(r"</?(?:p|div|br|li|ul|ol|h\d|tr|td|th|table|section|article|header)\b[^<>]{0,500}>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z!][^<>]{0,500}>")
_BULLET = re.compile(r"^\s*(?:[-–—*•·●▪◦‣✓✔➢►→]+|\d{1,2}[.)])\s*")


@dataclass(frozen=True)
class Page:
    """A vacancy as lines; `lines` have no bullets and no double spaces."""

    lines: tuple[str, ...]

    @cached_property
    def text(self) -> str:
        """All of it, a line each."""
        return "\n".join(self.lines)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Its words in normal spelling."""
        return words_of(self.text)


def page_of(text: str) -> Page:
    """The page of a pasted text; at most MOST characters count."""
    text = text[:MOST]
    if "<" in text:
        text = _TAG.sub(" ", _BLOCK.sub("\n", _HIDDEN.sub(" ", text)))
    text = html.unescape(text)
    text = "".join(_plain(sign) for sign in unicodedata.normalize("NFC", text))
    lines = (" ".join(_BULLET.sub("", line).split()) for line in text.split("\n"))
    return Page(tuple(line for line in lines if line))


def _plain(sign: str) -> str:
    if sign == "\n" or sign in "\r\u2028\u2029":
        return "\n"
    category = unicodedata.category(sign)
    return " " if category == "Zs" or sign == "\t" else "" if category[0] == "C" else sign


def is_pasted(text: str) -> bool:
    """Whether a text is a vacancy, not somebody telling about one."""
    rules = load("language/vacancy/tekst")
    signs = len({found.group().lower() for found in _signs().finditer(text[:MOST])})
    lines = sum(bool(line.strip()) for line in text.splitlines())
    long = len(text) >= rules["long"]
    several = signs >= rules["signs_short"] and len(text) >= rules["short"]
    known = signs >= 1 and (long or lines >= rules["lines"])
    return bool(known or several or signs >= rules["signs_alone"] or len(text) > rules["surely"])


@cache
def _signs() -> re.Pattern[str]:
    return re.compile("|".join(rf"(?<!\w)(?:{sign})(?!\w)" for sign in load("language/vacancy/tekst")["signs"]), re.I)


def is_english(page: Page) -> bool:
    """Whether a text is written in English for the greater part."""
    rules = load("language/vacancy/tekst")
    said = [word.normal for word in page.words if word.normal.isalpha()]
    english, dutch = (sum(word in rules[name] for word in said) for name in ("english", "dutch"))
    return english > rules["english_least"] and english > dutch

"""A number from 0 to 10 as it is written: "7,5", "zesje", "6 en een half", "8 op 10", "tussen 6 en 7". Pure."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from bot.content import load
from bot.language.analysis import Analysis
from bot.language.numbers import number

_JOINS = frozenset({"a", "of", "en", "tot"})
_LITTLE = frozenset({"je", "tje", "ie"})  # right behind a number: "een 6je" is always a mark
_CLOCK = re.compile(r"\d{1,2}[.:][0-5]\d")  # "9.00"; a message that is nothing else may be a mark
Read = tuple[int, int, int]  # a mark, and the words from which it was read


@cache
def _data() -> dict[str, Any]:
    data = load("language/numbers")["report"]
    return {
        "spoken": data["spoken"],
        "words": frozenset(data["words"]),
        "of_ten": _by_word(data["of_ten"], 0),
        "lengths": {word: {len(phrase) for phrase in found} for word, found in _by_word(data["of_ten"], -1).items()},
    }


def _by_word(phrases: list[str], place: int) -> dict[str, list[list[str]]]:
    """Phrases, split in words, by the word at `place`."""
    found: dict[str, list[list[str]]] = {}
    for phrase in phrases:
        words = phrase.split()
        found.setdefault(words[place], []).append(words)
    return found


def little(said: Analysis, index: int) -> bool:
    """Whether "je" or "tje" is written right behind the word at `index`."""
    after = said.words[index + 1] if index + 1 < len(said.words) else None
    return after is not None and after.normal in _LITTLE and after.start == said.words[index].end


def plain(said: Analysis, index: int) -> tuple[int, int, int] | None:
    """Read a number from 0 to 10 at `index`, also "6,5", "6 en een half" and "tussen 6 en 7"."""
    value = worth(word_at(said, index), alone=len(said.words) == 1)
    if value is None or _second_of_pair(said, index):
        return None
    if length := out_of_ten(said, index):
        return _whole(value, index, index + 1 + length)
    following = [word_at(said, index + ahead) for ahead in (1, 2, 3)]
    second = worth(following[1]) if following[0] in _JOINS else None
    if second is not None:
        near = abs(second - value) == 1 and _joined(said, index)
        return _whole((value + second) / 2, index, index + 3) if near else None
    decimal = number(following[1]) if following[0] == "komma" else None
    if decimal is not None and decimal < 10:
        return _whole(value + decimal / 10, index, index + 3)
    if little(said, index):
        return _whole(value, index, index + 2)
    half = "half" in following[: 1 + (following[0] in {"en", "een"}) + (following[1] == "een")]
    return _whole(value + half / 2, index, index + 1)


def out_of_ten(said: Analysis, index: int) -> int:
    """How many words behind the number at `index` say that it is one out of ten ("8 out of 10", "8 op 10")."""
    for phrase in _data()["of_ten"].get(word_at(said, index + 1), ()):
        if [word_at(said, index + 1 + place) for place in range(len(phrase))] == phrase:
            return len(phrase)
    return 0


def _second_of_pair(said: Analysis, index: int) -> bool:
    """Whether the number at `index` was read together with the one before it."""
    lengths = _data()["lengths"].get(word_at(said, index), ())
    if any(out_of_ten(said, index - n) == n and worth(word_at(said, index - n)) is not None for n in lengths):
        return True
    before = word_at(said, index - 1)
    if before == "komma" or word_at(said, index - 2) == "tussen":
        return worth(word_at(said, index - 2)) is not None
    return before in {"a", "of", "tot"} and worth(word_at(said, index - 2)) is not None


def _joined(said: Analysis, index: int) -> bool:
    return word_at(said, index + 1) != "en" or word_at(said, index - 1) in {"tussen", "een", "de"}


def _whole(value: float, begin: int, end: int) -> tuple[int, int, int] | None:
    return (max(1, int(value + 0.5)), begin, end) if 0 <= value <= 10 else None


def may_be_number(word: str) -> bool:
    """Whether a word may be a number: most are none, and are not looked at further."""
    return word[:1].isdecimal() or word in _data()["words"] or word in _data()["spoken"]


def worth(word: str, *, alone: bool = False) -> float | None:
    """Return the number of one word; "een" is an article unless it is all that was said."""
    if word == "een":
        return 1.0 if alone else None
    if word in _data()["spoken"]:
        return float(_data()["spoken"][word])
    if not word[:1].isdecimal() and word not in _data()["words"]:
        return None
    if _CLOCK.fullmatch(word) and not alone:
        return None
    if word.endswith("/10"):
        return float(word[:-3]) if word[:-3].isdecimal() else None
    value = number(word)
    return value if value is not None and value <= 10 else None


def word_at(said: Analysis, index: int) -> str:
    return said.words[index].normal if 0 <= index < len(said.words) else ""

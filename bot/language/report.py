"""The mark from 1 to 10 that a learner gives: "een dikke 8", "zesje", "7,5", "8/10", "tussen 6 en 7"."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from bot.content import load
from bot.language.analysis import Analysis
from bot.language.clauses import clause_of, denied_later, only_small, small
from bot.language.numbers import number
from bot.language.several_marks import chosen, honestly, how_many

_JOINS = frozenset({"a", "of", "en", "tot"})
_SHORT = 3  # letters of a word that is too short to tell whether it is a plural
_LITTLE = frozenset({"je", "tje", "ie"})  # right behind a number: "een 6je" is always a mark
_CANCELLING = frozenset({"negated", "past", "other", "hypothetical", "fiction"})
_TURNS = frozenset({"als", "omdat", "toen", "sinds", "vanwege"})  # behind these something else is told
_CLOCK = re.compile(r"\d{1,2}[.:][0-5]\d")  # "9.00"; a message that is nothing else may be a mark


@cache
def _data() -> dict[str, Any]:
    data = load("language/numbers")["report"]
    return {
        "spoken": data["spoken"],
        "units": frozenset(data["unit_after"]),
        "before": frozenset(data["before"]),
        "hints": frozenset(data["hints"]),
        "follows": frozenset(data["follows"]),
        "other_marks": frozenset(data["other_marks"]),
        "words": frozenset(data["words"]),
        "about": frozenset(data["about"]),
        "names": frozenset(data["names"]),
        "articles": frozenset(data["articles"]),
        "before_now": frozenset(data["before_now"]),
        "no_thing": frozenset(data["no_thing"]),
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


def read_mark(said: Analysis, *, asked: bool, counts: bool = False) -> tuple[int, int, int] | None:
    """Return the mark and the word range it was read from, or None.

    Halves are rounded up and 0 counts as 1. When the mark was not asked for, something near has to
    say that it is one, or it stands alone in its clause; where a number may answer another question
    (`counts`), a short message has to name it a mark. Of different marks see `chosen`.
    """
    if counts and len(said.words) <= 4 and not any(_is_mark(said, index) for index in range(len(said.words))):
        return None
    found = [mark for index in range(len(said.words)) if (mark := _mark(said, index, asked, counts)) is not None]
    if not found and asked and len(said.words) <= 3:
        found = [mark for index in range(len(said.words)) if (mark := _loose(said, index)) is not None]
    return chosen(said, found)


def _is_mark(said: Analysis, index: int) -> bool:
    """Whether a word names a mark, or is written as one: "cijfer", "zesje", "7tje", "een 8"."""
    word = said.words[index].normal
    if _word(said, index - 1) in {"een", "n", "'n"} and _value(word) is not None and _closes(said, index + 1):
        return True
    return word in _data()["names"] or word in _data()["spoken"] or _little(said, index)


def _little(said: Analysis, index: int) -> bool:
    """Whether "je" or "tje" is written right behind the word at `index`."""
    after = said.words[index + 1] if index + 1 < len(said.words) else None
    return after is not None and after.normal in _LITTLE and after.start == said.words[index].end


def _mark(said: Analysis, index: int, asked: bool, counts: bool) -> tuple[int, int, int] | None:
    """Read the mark at `index` if it is one and nothing cancels it."""
    read = _plain(said, index)
    if read is None:
        return None
    value, begin, end = read
    before, after = _word(said, begin - 1), _word(said, end)
    third = _word(said, begin - 2) if before in {"of", "a"} else ""
    about = before == "de" and _word(said, begin - 2) in _data()["about"]
    counts_else = {after, third} & _data()["units"] or (before in _data()["before"] and not about)
    if counts_else or _counted(said, begin, end) or _given(said, begin) or how_many(said.words, begin):
        return None
    if before[:1].isdecimal() or after[:1].isdecimal():
        return None
    cancels = said.marks_of_words(begin, end) & _cancelling(said, begin)
    if cancels and not (cancels == {"negated"} and denied_later(said.words, begin, end)):
        return None
    told = asked or _told(said, begin, end) or _named(said, begin) or (not counts and _by_itself(said, begin, end))
    return (value, begin, end) if told else None


def _named(said: Analysis, begin: int) -> bool:
    """Whether "cijfer" stands shortly before, and it is none of school."""
    before = {_word(said, begin - back) for back in range(1, 5)}
    return bool(before & _data()["names"]) and not before & _data()["other_marks"]


def _cancelling(said: Analysis, begin: int) -> frozenset[str]:
    """What cancels a mark. "Als cijfer zou ik een 9 geven" is one, and "ik zou zeggen een 8"; so is "cijfer was een 8",
    of no earlier time."""
    near = {_word(said, begin - back) for back in range(1, 5)}
    if not _named(said, begin):
        honest, front = honestly(said.words[:begin])
        polite = "als" not in front and ("zou" in near or honest)
        return _CANCELLING - {"hypothetical"} if polite else _CANCELLING
    earlier = {word.normal for word in said.words} & _data()["before_now"]
    return _CANCELLING - {"hypothetical"} - (frozenset() if earlier else {"past"})


def _by_itself(said: Analysis, begin: int, end: int) -> bool:
    """Whether nothing but small words stands in the clause of the number."""
    rest = [place for place in clause_of(said.words, begin) if not begin <= place < end]
    return only_small(said.words, rest, "klein_cijfer")


def _loose(said: Analysis, index: int) -> tuple[int, int, int] | None:
    """Read a number that nothing else explains, as the short answer that was asked for."""
    read = _plain(said, index)
    odd = {_word(said, index + 1), _word(said, index - 1), _word(said, index - 2)} & _data()["units"]
    led = _word(said, index - 1) in _data()["before"] and _word(said, index - 1) not in _data()["about"]
    if odd or led or read is None or _counted(said, index, read[2]):
        return None
    return None if said.marks_of_words(index, index + 1) else read


def _counted(said: Analysis, begin: int, end: int) -> bool:
    """Whether the number counts what follows it: "4 incassobrieven", "4 rode kruizen"; "een 8" counts nothing."""
    if _word(said, begin - 1) in _data()["articles"] or end - begin > 1:
        return False
    after = _word(said, end)
    described = after.isalpha() and after not in _data()["no_thing"] and after not in small("klein_cijfer")
    described = described and after not in _data()["follows"]
    one = _value(_word(said, begin)) == 1  # "heb 1 vriend"
    return _several(after) or (described and (one or _several(_word(said, end + 1))))


def _several(word: str) -> bool:
    """Whether a word looks like more than one of something."""
    bare = word.replace("'", "")
    plural = len(bare) > _SHORT and bare.isalpha() and bare.endswith(("en", "s"))
    return plural and word not in _data()["no_thing"] and word not in small("klein_cijfer")


def _given(said: Analysis, begin: int) -> bool:
    """Whether someone else gave the mark."""
    before = {_word(said, begin - back) for back in (1, 2, 3)}
    return bool(before & {"geeft", "gaf", "kreeg", "gekregen", "haalde"})


def _told(said: Analysis, begin: int, end: int) -> bool:
    """Whether something near says that the number is a mark."""
    alone = not any(word.normal.isalnum() for word in (*said.words[:begin], *said.words[end:]))
    word = said.words[begin].normal
    written_as_mark = _is_mark(said, begin) or word.endswith("/10") or _out_of_ten(said, begin) > 0
    around = {_word(said, place) for place in range(begin - 3, end + 3)}
    if alone or around & _data()["other_marks"]:
        return alone
    if _word(said, begin - 1) == "een" and not _word(said, begin - 2)[:1].isalnum() and _closes(said, end):
        return True
    ends = not _word(said, end)[:1].isalnum() or _word(said, end) in _data()["follows"]
    hinted = any(_word(said, begin - back) in _data()["hints"] for back in (1, 2, 3))
    return written_as_mark or (ends and hinted)


def _closes(said: Analysis, end: int) -> bool:
    """Whether a clause ends there, or nothing but small words follow in it: "een 9 ja", "een 6 denk ik"."""
    rest = [place for place in clause_of(said.words, end - 1) if place >= end]
    turn = next((place for place in rest if said.words[place].normal in _TURNS), None)
    rest = [place for place in rest if turn is None or place < turn]
    return only_small(said.words, rest, "klein_cijfer")


def _plain(said: Analysis, index: int) -> tuple[int, int, int] | None:
    """Read a number from 0 to 10 at `index`, also "6,5", "6 en een half" and "tussen 6 en 7"."""
    value = _value(_word(said, index), alone=len(said.words) == 1)
    if value is None or _second_of_pair(said, index):
        return None
    if length := _out_of_ten(said, index):
        return _whole(value, index, index + 1 + length)
    following = [_word(said, index + ahead) for ahead in (1, 2, 3)]
    second = _value(following[1]) if following[0] in _JOINS else None
    if second is not None:
        near = abs(second - value) == 1 and _joined(said, index)
        return _whole((value + second) / 2, index, index + 3) if near else None
    decimal = number(following[1]) if following[0] == "komma" else None
    if decimal is not None and decimal < 10:
        return _whole(value + decimal / 10, index, index + 3)
    if _little(said, index):
        return _whole(value, index, index + 2)
    half = "half" in following[: 1 + (following[0] in {"en", "een"}) + (following[1] == "een")]
    return _whole(value + half / 2, index, index + 1)


def _out_of_ten(said: Analysis, index: int) -> int:
    """How many words behind the number at `index` say that it is one out of ten ("8 out of 10", "8 op 10")."""
    for phrase in _data()["of_ten"].get(_word(said, index + 1), ()):
        if [_word(said, index + 1 + place) for place in range(len(phrase))] == phrase:
            return len(phrase)
    return 0


def _second_of_pair(said: Analysis, index: int) -> bool:
    """Whether the number at `index` was read together with the one before it."""
    lengths = _data()["lengths"].get(_word(said, index), ())
    if any(_out_of_ten(said, index - n) == n and _value(_word(said, index - n)) is not None for n in lengths):
        return True
    before = _word(said, index - 1)
    if before == "komma" or _word(said, index - 2) == "tussen":
        return _value(_word(said, index - 2)) is not None
    return before in {"a", "of", "tot"} and _value(_word(said, index - 2)) is not None


def _joined(said: Analysis, index: int) -> bool:
    return _word(said, index + 1) != "en" or _word(said, index - 1) in {"tussen", "een", "de"}


def _whole(value: float, begin: int, end: int) -> tuple[int, int, int] | None:
    return (max(1, int(value + 0.5)), begin, end) if 0 <= value <= 10 else None


def _value(word: str, *, alone: bool = False) -> float | None:
    """Return the number of one word; "een" is an article unless it is all that was said."""
    if _CLOCK.fullmatch(word) and not alone:
        return None
    if word.endswith("/10"):
        return float(word[:-3]) if word[:-3].isdecimal() else None
    if word == "een":
        return 1.0 if alone else None
    if word in _data()["spoken"]:
        return float(_data()["spoken"][word])
    if word[:1].isalpha() and word not in _data()["words"]:
        return None
    value = number(word)
    return value if value is not None and value <= 10 else None


def _word(said: Analysis, index: int) -> str:
    return said.words[index].normal if 0 <= index < len(said.words) else ""

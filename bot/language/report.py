"""The mark from 1 to 10 that a learner gives: "een dikke 8", "zesje", "7,5", "8/10", "tussen 6 en 7"."""

from __future__ import annotations

from functools import cache
from typing import Any

from bot.content import load
from bot.language.analysis import Analysis
from bot.language.clauses import clause_of, denied_later, only_small, small
from bot.language.mark_words import little, may_be_number, out_of_ten, plain, word_at, worth
from bot.language.several_marks import chosen, honestly, how_many, side_by_side
from bot.language.words import sentences

_SHORT = 3  # letters of a word that is too short to tell whether it is a plural
_MANY = 9  # numbers in a message that are no marks given to one thing and another
_BESIDE = 4  # words and signs that at least stand before a number that closes a judgement
_CANCELLING = frozenset({"negated", "past", "other", "hypothetical", "fiction"})
_TURNS = frozenset({"als", "omdat", "toen", "sinds", "vanwege"})  # behind these something else is told


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
        "about": frozenset(data["about"]),
        "names": frozenset(data["names"]),
        "articles": frozenset(data["articles"]),
        "before_now": frozenset(data["before_now"]),
        "reckons": frozenset(data["reckons"]),
        "ordinals": frozenset(data["ordinals"]),
        "no_mark_beside": frozenset(data["no_mark_beside"]),
        "no_thing": frozenset(data["no_thing"]),
    }


def read_mark(said: Analysis, *, asked: bool, counts: bool = False) -> tuple[int, int, int] | None:
    """Return the mark and the word range it was read from, or None.

    Halves are rounded up and 0 counts as 1. When the mark was not asked for, something near has to
    say that it is one, or it stands alone in its clause; where a number may answer another question
    (`counts`), a short message has to name it a mark. Of different marks see `chosen`.
    """
    if counts and len(said.words) <= 4 and not any(_is_mark(said, index) for index in range(len(said.words))):
        return None
    places = [index for index, word in enumerate(said.words) if may_be_number(word.normal)]
    found = [mark for index in places if (mark := _mark(said, index, asked, counts)) is not None]
    if not asked and 1 < len(numbers := _numbers(said)) < _MANY:
        given = [mark for index in numbers if (mark := _mark(said, index, True, counts)) is not None]
        found = given if side_by_side(said, given) else found
    if not found and asked and len(said.words) <= 3:
        found = [mark for index in range(len(said.words)) if (mark := _loose(said, index)) is not None]
    return chosen(said, found)


def _numbers(said: Analysis) -> list[int]:
    """The words that are written in digits."""
    return [index for index, word in enumerate(said.words) if word.normal[:1].isdecimal()]


def _is_mark(said: Analysis, index: int) -> bool:
    """Whether a word names a mark, or is written as one: "cijfer", "zesje", "7tje", "een 8"."""
    word = said.words[index].normal
    if word_at(said, index - 1) in {"een", "n", "'n"} and worth(word) is not None and _closes(said, index + 1):
        return True
    return word in _data()["names"] or word in _data()["spoken"] or little(said, index)


def _mark(said: Analysis, index: int, asked: bool, counts: bool) -> tuple[int, int, int] | None:
    """Read the mark at `index` if it is one and nothing cancels it."""
    read = plain(said, index)
    if read is None:
        return None
    value, begin, end = read
    before, after = word_at(said, begin - 1), word_at(said, end)
    third = word_at(said, begin - 2) if before in {"of", "a"} else ""
    about = before == "de" and word_at(said, begin - 2) in _data()["about"]
    counts_else = {after, third} & _data()["units"] or (before in _data()["before"] and not about)
    if counts_else or _counted(said, begin, end) or _given(said, begin) or how_many(said.words, begin):
        return None
    if before[:1].isdecimal() or after[:1].isdecimal() or before in _data()["reckons"]:
        return None
    if after in _data()["ordinals"] and said.words[end].start == said.words[end - 1].end:
        return None
    cancels = said.marks_of_words(begin, end) & _cancelling(said, begin)
    if cancels and not (cancels == {"negated"} and denied_later(said.words, begin, end)):
        return None
    told = asked or _told(said, begin, end) or _named(said, begin)
    told = told or (_by_itself(said, begin, end) and (not counts or _after_judgement(said, begin, end)))
    return (value, begin, end) if told else None


def _named(said: Analysis, begin: int) -> bool:
    """Whether "cijfer" stands shortly before, and it is none of school."""
    before = {word_at(said, begin - back) for back in range(1, 5)}
    return bool(before & _data()["names"]) and not before & _data()["other_marks"]


def _cancelling(said: Analysis, begin: int) -> frozenset[str]:
    """What cancels a mark. "Als cijfer zou ik een 9 geven" is one, and "ik zou zeggen een 8"; so is "cijfer was een 8",
    of no earlier time."""
    near = {word_at(said, begin - back) for back in range(1, 5)}
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


def _after_judgement(said: Analysis, begin: int, end: int) -> bool:
    """Whether the number closes a sentence that told how it is: "ga er graag heen, is leuk daar, 8"."""
    sentence = next(part for part in sentences(said.words) if begin <= part.stop)
    front = {said.words[place].normal for place in range(sentence.start, begin)}
    ends = not any(said.words[place].normal[:1].isalnum() for place in range(end, sentence.stop))
    return ends and len(front) > _BESIDE and bool(front & _judges()) and not front & _data()["no_mark_beside"]


@cache
def _judges() -> frozenset[str]:
    lists = load("language/lists")["lists"]
    return frozenset(entry for name in load("language/numbers")["report"]["judges"] for entry in lists[name])


def _loose(said: Analysis, index: int) -> tuple[int, int, int] | None:
    """Read a number that nothing else explains, as the short answer that was asked for."""
    read = plain(said, index)
    odd = {word_at(said, index + 1), word_at(said, index - 1), word_at(said, index - 2)} & _data()["units"]
    led = word_at(said, index - 1) in _data()["before"] and word_at(said, index - 1) not in _data()["about"]
    if odd or led or read is None or _counted(said, index, read[2]):
        return None
    return None if said.marks_of_words(index, index + 1) else read


def _counted(said: Analysis, begin: int, end: int) -> bool:
    """Whether the number counts what follows it: "4 incassobrieven", "4 rode kruizen"; "een 8" counts nothing."""
    if word_at(said, begin - 1) in _data()["articles"] or end - begin > 1:
        return False
    after = word_at(said, end)
    described = after.isalpha() and after not in _data()["no_thing"] and after not in small("klein_cijfer")
    described = described and after not in _data()["follows"]
    one = worth(word_at(said, begin)) == 1  # "heb 1 vriend"
    return _several(after) or (described and (one or _several(word_at(said, end + 1))))


def _several(word: str) -> bool:
    """Whether a word looks like more than one of something."""
    bare = word.replace("'", "")
    plural = len(bare) > _SHORT and bare.isalpha() and bare.endswith(("en", "s"))
    return plural and word not in _data()["no_thing"] and word not in small("klein_cijfer")


def _given(said: Analysis, begin: int) -> bool:
    """Whether someone else gave the mark."""
    before = {word_at(said, begin - back) for back in (1, 2, 3)}
    return bool(before & {"geeft", "gaf", "kreeg", "gekregen", "haalde"})


def _told(said: Analysis, begin: int, end: int) -> bool:
    """Whether something near says that the number is a mark."""
    alone = not any(word.normal.isalnum() for word in (*said.words[:begin], *said.words[end:]))
    word = said.words[begin].normal
    written_as_mark = _is_mark(said, begin) or word.endswith("/10") or out_of_ten(said, begin) > 0
    near = clause_of(said.words, begin)
    around = {word_at(said, place) for place in range(max(begin - 3, near.start), min(end + 3, near.stop))}
    if alone or around & _data()["other_marks"]:
        return alone
    if word_at(said, begin - 1) == "een" and not word_at(said, begin - 2)[:1].isalnum() and _closes(said, end):
        return True
    ends = not word_at(said, end)[:1].isalnum() or word_at(said, end) in _data()["follows"]
    hinted = any(word_at(said, begin - back) in _data()["hints"] for back in (1, 2, 3))
    return written_as_mark or (ends and hinted)


def _closes(said: Analysis, end: int) -> bool:
    """Whether a clause ends there, or nothing but small words follow in it: "een 9 ja", "een 6 denk ik"."""
    rest = [place for place in clause_of(said.words, end - 1) if place >= end]
    turn = next((place for place in rest if said.words[place].normal in _TURNS), None)
    rest = [place for place in rest if turn is None or place < turn]
    return only_small(said.words, rest, "klein_cijfer")

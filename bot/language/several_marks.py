"""Numbers beside a mark: another mark, the ends of the scale, how many there were of what was just named. Pure.

The words are data (`report` in `numbers.yml`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from bot.content import load
from bot.language.analysis import Analysis
from bot.language.answering import common
from bot.language.clauses import clause_of, small
from bot.language.words import Word

Mark = tuple[int, int, int]  # its value, and the words from which it was read
_PLURAL = 4  # letters
_REACH = 14  # words back within which a thing is named that a number counts


def chosen(said: Analysis, found: Sequence[Mark]) -> Mark | None:
    """The mark for everything, or for himself: of several with different values the one that says so, the one of
    nothing in particular, or the one of his place; None where that is not clear."""
    found = [mark for mark in found if not _supposed(said.words, mark)] or found
    if not found or len({mark[0] for mark in found}) == 1:
        return found[-1] if found else None
    settled = [mark for mark in found if _settled(said.words, mark)]
    if settled:
        return settled[-1]
    found = [mark for mark in found if not _of_before(said.words, mark)] or found
    kinds = kinds_of(said.words, found)
    for wanted in ("all", "", "place"):
        if kinds.count(wanted) == 1 and not (wanted == "place" and "life" in kinds):
            return found[kinds.index(wanted)]
    return None


def side_by_side(said: Analysis, found: Sequence[Mark]) -> bool:
    """Whether marks are given to things one beside the other, one of them his place or himself: "werk 8, dit gedoe 3",
    or one of a day: "een 8. Op dinsdag een 9". Such are marks, asked or not."""
    given = [mark for mark in found if _ends_there(said.words, mark)]
    kinds = kinds_of(said.words, given)
    beside = "" not in kinds and bool(set(kinds) & {"all", "place"})
    return len(given) > 1 and (beside or ("day" in kinds and kinds.count("") == 1))


def kinds_of(words: Sequence[Word], found: Sequence[Mark]) -> list[str]:
    """Of what each mark is."""
    return [_kind(words, found, place) for place in range(len(found))]


def _ends_there(words: Sequence[Word], mark: Mark) -> bool:
    """Whether a mark closes what is said of its thing."""
    return mark[2] >= len(words) or not words[mark[2]].normal[:1].isalnum() or words[mark[2]].normal in ("en", "maar")


def _of_before(words: Sequence[Word], mark: Mark) -> bool:
    """Whether a mark is of an earlier time: "vorige week een 5", "dat was een 9"."""
    before = {word.normal for word in words[max(mark[1] - 4, clause_of(words, mark[1]).start) : mark[1]]}
    return bool(before & {*_rules()["before_now"], *_rules()["was_then"]})


def _supposed(words: Sequence[Word], mark: Mark) -> bool:
    """Whether a mark is one that would be given: "9 als de kantine beter was"."""
    after = [word.normal for word in words[mark[2] : mark[2] + 2]]
    return after[:1] == ["als"] and after != ["als", "cijfer"]


def _settled(words: Sequence[Word], mark: Mark) -> bool:
    """Whether a mark is the one that he comes to, after others: "dus doe een 7"."""
    before = {word.normal for word in words[max(mark[1] - 3, 0) : mark[1]]}
    return bool(before & set(_rules()["settles"]))


def honestly(words: Sequence[Word]) -> tuple[bool, list[str]]:
    """Whether "als ik eerlijk ben" stands there, and the words without it: a mark behind it is no supposition."""
    front = " ".join(word.normal for word in words)
    plain = re.sub(_rules()["honest"], "", front)
    return plain != front, plain.split()


def without_scale(text: str) -> str:
    """The text with blanks where it says what a 10 or a 1 stands for ("als 10 het hoogste is")."""
    return _scale().sub(lambda found: " " * len(found[0]), text)


def how_many(words: Sequence[Word], begin: int) -> bool:
    """Whether the number at `begin` tells how many there are of what was named before it: "er zijn lammetjes geboren!!
    3", "ik had 12 bestellingen en mijn collega 9"."""
    words = words[max(begin - _REACH, 0) : begin + 1]
    if not any(word.normal.isalpha() for word in words):
        return False
    begin = len(words) - 1
    clause = clause_of(words, begin)
    if begin != clause.start:
        named = {words[place].normal for place in range(max(begin - 3, clause.start), begin)}
        return _counts(words, clause.start, begin) and not named & {*_rules()["articles"], *_rules()["hints"]}
    last = next((place for place in range(clause.start - 1, -1, -1) if words[place].normal.isalnum()), None)
    if last is None:
        return False
    before = [words[place].normal for place in clause_of(words, last) if words[place].normal.isalpha()]
    there = before[:1] == ["er"] and bool(set(before[1:3]) & set(_rules()["there_are"]))
    things = [place for place, word in enumerate(before) if _plural(word)]
    return bool(things) and (there or any(_done(word) for place in things for word in before[place + 1 : place + 3]))


def _counts(words: Sequence[Word], first: int, end: int) -> bool:
    """Whether a number there counts the word behind it."""
    return any(words[place].normal.isdecimal() and _plural(words[place + 1].normal) for place in range(first, end - 1))


def _kind(words: Sequence[Word], found: Sequence[Mark], place: int) -> str:
    """Of what a mark is: "all" of everything or himself, "place" of his work or school as a whole, "life" of home or of
    how he is, "part" of any other thing, "day" of a day of the week, "" where nothing is named."""
    _, begin, end = found[place]
    first = found[place - 1][2] if place else 0
    last = found[place + 1][1] if place + 1 < len(found) else len(words)
    front, behind = _near(words, range(begin - 1, first - 1, -1)), _near(words, range(end, last))
    if set(front) & set(_rules()["of_a_day"]) and not _named(front[::-1]):
        return "day"
    if behind and behind[0] in _rules()["of_what"]:
        return _named(behind)
    return _named(front[::-1])


def _near(words: Sequence[Word], places: range) -> list[str]:
    """The words at `places`, up to where another thing begins."""
    found: list[str] = []
    for place in places:
        word = words[place].normal
        if word in ("en", "maar") or (not word[:1].isalnum() and word != "'"):
            break
        found.append(word)
    return found


def _named(words: Sequence[str]) -> str:
    """Of what words in their order are: a noun that stands in no list is a thing like another."""
    if set(words) & set(_rules()["because"]):
        return ""
    things = [at for at, word in enumerate(words) if _thing(word)]
    alone = [at for at, word in enumerate(words) if word in _rules()["for_all"]]
    if any(not (words[at] == "zelf" and at - 1 in things) for at in alone):
        return "all"
    named = {words[at] for at in things}
    if not named:
        return ""
    if named <= _whole_places():
        return "place"
    return "life" if named & _life() and not named & _whole_places() else "part"


def _thing(word: str) -> bool:
    """Whether a word names something: it is none of an answer's small ones."""
    if word in _rules()["hints"] or word in _rules()["gives"]:
        return False
    known = word in common() or word in _rules()["no_thing"] or word in small("klein_cijfer")
    return word.isalpha() and (word in _parts() or not known)


@cache
def _whole_places() -> frozenset[str]:
    return frozenset(map(str, _rules()["places"]))


@cache
def _life() -> frozenset[str]:
    """The words for home, money, free time and how he is."""
    return _of_lists(_rules()["life"]) | frozenset(map(str, _rules()["life_words"]))


@cache
def _parts() -> frozenset[str]:
    return _of_lists(_rules()["parts"]) | _life()


def _of_lists(names: Sequence[str]) -> frozenset[str]:
    lists = load("language/lists")["lists"]
    return frozenset(entry for name in names for entry in lists[name] if len(entry.split()) == 1)


def _plural(word: str) -> bool:
    return len(word) > _PLURAL and word.endswith(("en", "s")) and word not in _rules()["no_thing"]


def _done(word: str) -> bool:
    """Whether a word tells what was done with them: "geboren", "gemaakt", "erbij"."""
    return word in _rules()["there_are"] or (len(word) > _PLURAL and word.startswith(("ge", "ver")))


@cache
def _scale() -> re.Pattern[str]:
    end: str = _rules()["scale"]
    return re.compile(rf"\b(?:als|stel|waarbij)\s+{end}(?:\s*(?:,|en)\s*{end})*", re.IGNORECASE)


def _rules() -> dict[str, Any]:
    rules: dict[str, Any] = load("language/numbers")["report"]
    return rules

"""Employers and other places that a message names: "bij jumbo", "weg bij de bakker"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from bot.content import load
from bot.language.words import Word, words_of

_DETERMINERS = frozenset({"de", "het", "een", "die", "mijn", "dat"})
_LONG = 5  # letters that a name must have to be known by likeness
_CLOSE = 85  # how alike (0-100) a typed name must be to a listed one to count as it


@dataclass(frozen=True)
class EmployerFact:
    """A place of work, learning or dagbesteding, by its listed name or kind, at `start:end` of the text."""

    name: str
    words: str
    start: int
    end: int


@cache
def _names() -> dict[tuple[str, ...], str]:
    """Return the listed names by their normal words, longest first."""
    data = load("language/employers")
    listed = {name: name for name in data["names"]} | {kind: kind for kind in data["kinds"]} | data["short"]
    by_words = {tuple(word.normal for word in words_of(typed)): shown for typed, shown in listed.items()}
    return dict(sorted(by_words.items(), key=lambda item: -len(item[0])))


@cache
def _joined(length: int) -> dict[str, str]:
    """Return the listed names of so many words, long enough to be known by likeness."""
    names = {" ".join(words): shown for words, shown in _names().items() if len(words) == length}
    return {name: shown for name, shown in names.items() if len(name) >= _LONG}


@cache
def _people() -> frozenset[str]:
    people = load("language/people")
    return frozenset((*people["known"], *people["family"], *people["named"]))


def read_employer(text: str) -> EmployerFact | None:
    """Return the first place that the text names after "bij", "voor" or "in", or None.

    Small slips ("jumob" for Jumbo) are seen by likeness to the list; a name that the list has not is
    taken only when it was typed with a capital.
    """
    words = words_of(text)
    before = load("language/employers")["before"]
    for index, word in enumerate(words):
        if word.normal in before:
            found = _after(text, words, index)
            if found is not None:
                return found
    return None


def _after(text: str, words: tuple[Word, ...], index: int) -> EmployerFact | None:
    begin = index + 1
    if begin < len(words) and words[begin].normal in _DETERMINERS:
        begin += 1
    normals = tuple(word.normal for word in words[begin : begin + 4])
    for name, shown in _names().items():
        if normals[: len(name)] == name:
            return _fact(text, words, begin, begin + len(name), shown)
    for length in (2, 1):
        typed = " ".join(normals[:length])
        close = process.extractOne(typed, _joined(length).keys(), scorer=fuzz.ratio, score_cutoff=_CLOSE)
        if close is not None and len(typed) >= _LONG:
            return _fact(text, words, begin, begin + length, _joined(length)[close[0]])
    return _unlisted(text, words, begin)


def _unlisted(text: str, words: tuple[Word, ...], begin: int) -> EmployerFact | None:
    """Take a name with a capital after "bij" as it was typed."""
    if begin >= len(words) or text.isupper() or words[begin - 1].normal != "bij":
        return None
    word = words[begin]
    named = word.text[:1].isupper() and word.text.isalpha() and word.normal not in _people()
    return _fact(text, words, begin, begin + 1, word.text) if named else None


def _fact(text: str, words: tuple[Word, ...], begin: int, end: int, name: str) -> EmployerFact:
    start, stop = words[begin].start, words[end - 1].end
    return EmployerFact(name, text[start:stop], start, stop)

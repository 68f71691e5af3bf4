"""Of what a judgement is said: "goed" answers the domain that its own clause names, and the open question only where
the clause names none and the word is not denied, no opener, and no remark on answering. Pure.

The words are data (`oordeel.yml`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from bot.content import load
from bot.core.checkin import GOOD_TO_BAD
from bot.language.answering import common, vocabulary
from bot.language.clauses import clause_of, clauses
from bot.language.patterns import Match
from bot.language.words import Word, words_of

OWN = ("gaat", "stemming")  # how he is himself: of these a cause may be anything
_REACH = 12  # words between "niet dat" and what it denies
_THAT = frozenset({"dat", "omdat", "alsof"})
_NOT = frozenset({"niet", "nie"})


def named(words: Sequence[Word], part: range) -> set[str]:
    """The domains of life that the words in `part` name; a place where something is, is none that is judged."""
    found: set[str] = set()
    for at in part:
        for name in _domains().get(words[at].normal, ()):
            located = name == "plek" and at > part.start and _located(words, part, at)
            found |= set() if located else {name}
    return found


def named_in(text: str) -> set[str]:
    """The domains of life that a text names."""
    words = words_of(text)
    return {name for part in clauses(words) for name in named(words, part)}


def judged(words: Sequence[Word], match: Match, *, before: bool = False) -> set[str]:
    """The domains that a judgement is about: those of its clause (`before`: named before it, as what is judged), or,
    where that one only points back, of the clause before it ("woon bij mijn tante. is goed")."""
    clause = clause_of(words, match.begin)
    own = named(words, clause)
    if own or not _points(words, clause, match):
        return named(words, range(clause.start, match.end)) if before else own
    told = clauses(words)
    for earlier in reversed(told[: told.index(clause)] if clause in told else []):
        found = named(words, earlier)
        if found or not _common(words, earlier):
            return found
    return set()


def denied(words: Sequence[Word], match: Match) -> bool:
    """Whether it is said not to be so: "niet dat het slecht gaat hoor"."""
    clause = clause_of(words, match.begin)
    for at in range(max(clause.start, match.begin - _REACH), match.begin - 1):
        if words[at].normal in _NOT and words[at + 1].normal in _THAT:
            before = words[at - 1].normal if at > clause.start else ""
            return not before or before in _listed("denies")
    return False


def says_nothing(words: Sequence[Word], match: Match, slot: str) -> bool:
    """Whether a good or bad word is none of how things are: an opener, a remark on answering, said of another thing, or
    of when to call."""
    if match.rule.value not in GOOD_TO_BAD or match.rule.tag in ("block", "lead"):
        return False
    clause = clause_of(words, match.begin)
    return (
        _opens(words, match) or _of_answering(words, match, clause)
        or _of_a_thing(words, match, slot) or _of_a_call(words, clause)
    )  # fmt: skip


def _located(words: Sequence[Word], part: range, at: int) -> bool:
    """Whether a preposition stands right before the word, or before its article."""
    before = [words[place].normal for place in range(max(part.start, at - 2), at)]
    return bool(before) and (before[-1] in _listed("where") or (len(before) > 1 and before[0] in _listed("where")))


def _points(words: Sequence[Word], clause: range, match: Match) -> bool:
    return _common(words, [at for at in clause if not match.begin <= at < match.end])


def _common(words: Sequence[Word], places: Iterable[int]) -> bool:
    """Whether the words at these places name nothing."""
    said = (words[at].normal for at in places)
    return all(word in common() or word in _listed("points") or not word[:1].isalpha() for word in said)


def _opens(words: Sequence[Word], match: Match) -> bool:
    """Whether it is an opener before what he is going to do with what we said: "goed, ik ga even kijken"."""
    rules = _rules()["opener"]
    if match.rule.value != GOOD_TO_BAD[0] or words[match.end - 1].normal not in rules["words"]:
        return False
    front = [words[at].normal for at in range(_sentence(words, match.begin), match.end - 1)]
    if any(word[:1].isalnum() and word not in rules["lead"] for word in front):
        return False
    end = match.end
    while end < len(words) and not words[end].normal[:1].isalnum() and end < match.end + 2:
        end += 1
    behind = clause_of(words, end) if end < len(words) else range(0)
    said = [words[at].normal for at in behind if at >= end]
    if len(said) < 2 or set(said) & set(rules["habit"]):
        return False
    first, second = said[:2]
    return (second in rules["plans"] and first in rules["then"]) or (first in rules["plans"] and second in ("ik", "we"))


def _sentence(words: Sequence[Word], begin: int) -> int:
    """Where the sentence of the word at `begin` starts."""
    return next((at + 1 for at in range(begin - 1, -1, -1) if words[at].normal in {".", "!", "?", "\n"}), 0)


def _of_answering(words: Sequence[Word], match: Match, clause: range) -> bool:
    """Whether it says that answering is hard, where an answer follows or answering is named."""
    rules = _rules()["answering"]
    said = {words[at].normal for at in range(match.begin, match.end)}
    if not said & set(rules["hard"]):
        return False
    rest = [words[at].normal for at in clause if not match.begin <= at < match.end]
    if not all(word in common() or word in rules["words"] or not word[:1].isalpha() for word in rest):
        return False
    number = any(word.normal[:1].isdecimal() for word in words[match.end :])
    return number or bool(set(rest) & set(rules["words"]) - {"amai", "goh", "zenne"})


def _of_a_thing(words: Sequence[Word], match: Match, slot: str) -> bool:
    """Whether the good or bad word is an adjective of a thing that is no matter of the question: "leuke film"."""
    if match.end >= len(words) or words[match.end - 1].normal not in _listed("inflected"):
        return False
    thing = words[match.end].normal
    return thing.isalpha() and thing not in vocabulary(slot, small=True) and thing not in _listed("inflected")


def _of_a_call(words: Sequence[Word], clause: range) -> bool:
    """Whether it says which hours suit, in a message about calling: "kan zij bellen? hele dag goed"."""
    calls = any(words[at].normal in _listed("calls") for at in range(len(words)) if at not in clause)
    ends = tuple(word[1:] for word in _listed("hours") if word.startswith("*"))
    return calls and any(words[at].normal in _listed("hours") or words[at].normal.endswith(ends) for at in clause)


@cache
def _domains() -> dict[str, tuple[str, ...]]:
    """The domains that each word names."""
    lists = load("language/lists")["lists"]
    found: dict[str, list[str]] = {}
    for name, entry in _rules()["domains"].items():
        for word in [*entry.get("words", ()), *_single(lists, entry.get("lists", ()))]:
            found.setdefault(word, []).append(name)
    return {word: tuple(dict.fromkeys(names)) for word, names in found.items()}


def _single(lists: dict[str, list[str]], names: Sequence[str]) -> list[str]:
    """The entries of lists that are one word."""
    found: list[str] = []
    for name in names:
        for entry in lists[name]:
            found += _single(lists, [entry.strip("<>")]) if entry.startswith("<") else [entry]
    return [entry for entry in found if " " not in entry]


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(str(word) for word in _rules()[name])


def _rules() -> dict[str, Any]:
    rules: dict[str, Any] = load("language/oordeel")
    return rules

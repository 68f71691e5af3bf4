"""Context rules: which words are negated, past, about another, hypothetical, fiction or idiom.

In the manner of the context rules of clinical text: triggers with a direction and a reach, pseudo
triggers, and words that end the reach. All of them are data (`context.yml`, `people.yml`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any

from bot.content import load
from bot.language.phrases import Phrases
from bot.language.words import Word

PUNCTUATION = frozenset(".,!?;:\n()")
_CLASSES = ("family", "named")  # lists of which each stands in a phrase as one word


@dataclass(frozen=True, slots=True)
class Scope:
    """`mark` holds for the words `begin:end` because of the trigger at `trigger_begin:trigger_end`."""

    mark: str
    trigger_begin: int
    trigger_end: int
    begin: int
    end: int

    def holds(self, begin: int, end: int) -> bool:
        """Whether the mark holds for the words `begin:end`.

        A reach that ends within them met a word that ends it ("hij" ... "ik"), so it does not hold. A
        negation within them is part of what they say ("wil niet meer leven") and does not negate them.
        """
        if not (self.begin < end and begin < self.end):
            return False
        if self.mark == "negated" and begin <= self.trigger_begin and self.trigger_end <= end:
            return False
        forward = self.begin >= self.trigger_end >= 0
        return end <= self.end or not forward or self.mark == "fiction"


@dataclass(frozen=True)
class _Rule:
    mark: str
    reach: str
    words: int
    only_at_end: bool


class ContextRules:
    """The context rules, ready to be matched. Thread-safe once built."""

    def __init__(
        self,
        rules: Sequence[Mapping[str, Any]],
        ends: Mapping[str, Sequence[str]],
        lists: Mapping[str, Sequence[str]],
    ) -> None:
        self._classes = {word: f"<{name}>" for name in _CLASSES for word in lists[name]}
        self._phrases = Phrases()
        self._rules: list[_Rule] = []
        for number, rule in enumerate(rules):
            for phrase in rule["phrases"]:
                for words in _expand(phrase, lists):
                    self._phrases.add(self._coded(words), number)
            self._rules.append(
                _Rule(rule["mark"], rule.get("reach", "none"), rule.get("words", 0), rule.get("only_at_end", False))
            )
        clause = PUNCTUATION | frozenset(ends["clause"])
        marks = {rule.mark for rule in self._rules}
        self._ends = {mark: clause | frozenset(ends.get(mark, ())) for mark in marks}

    @classmethod
    def from_content(cls) -> ContextRules:
        """Build from the content files."""
        data, people = load("language/context"), load("language/people")
        lists = {name: people[name] for name in ("family", "named", "determiners", "prepositions")}
        return cls(data["rules"], data["ends"], lists)

    def scopes(self, words: Sequence[Word]) -> tuple[Scope, ...]:
        """Return every scope of every trigger in `words`."""
        normals = [word.normal for word in words]
        found = (
            scope
            for rule, begin, end in self._triggers(normals)
            if (scope := self._scope(rule, begin, end, normals)) is not None
        )
        return (*found, *_quoted(normals))

    def _coded(self, words: list[str]) -> list[str]:
        """Replace each member of a class by the name of the class."""
        return [self._classes.get(word, word) for word in words]

    def _triggers(self, normals: list[str]) -> Iterator[tuple[_Rule, int, int]]:
        """Yield the triggers that lie within no longer one."""
        found = sorted(self._phrases.find(self._coded(normals)), key=lambda match: (match[1], -match[2]))
        widest = (0, 0)
        for number, begin, end in found:
            inside = begin >= widest[0] and end <= widest[1] and (begin, end) != widest
            if not inside:
                if end > widest[1]:
                    widest = (begin, end)
                yield self._rules[number], begin, end

    def _scope(self, rule: _Rule, begin: int, end: int, normals: list[str]) -> Scope | None:
        if rule.reach == "none":
            return None
        if rule.reach == "self":
            return Scope(rule.mark, -1, -1, begin, end)
        if rule.only_at_end and end < len(normals) and normals[end] not in PUNCTUATION:
            return None
        ends = self._ends[rule.mark]
        if rule.reach == "forward":
            stop = end
            while stop < min(end + rule.words, len(normals)) and normals[stop] not in ends:
                stop += 1
            return Scope(rule.mark, begin, end, end, stop)
        start = begin
        while start > max(begin - rule.words, 0) and normals[start - 1] not in PUNCTUATION:
            start -= 1
        return Scope(rule.mark, begin, end, start, begin)


def _quoted(normals: list[str]) -> Iterator[Scope]:
    """Yield a fiction scope for what stands between double quotation marks."""
    places = [index for index, word in enumerate(normals) if word == '"']
    for begin, end in zip(places[::2], places[1::2], strict=False):
        yield Scope("fiction", begin, begin + 1, begin + 1, end)


def _expand(phrase: str, lists: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """Yield the word lists of a phrase in which <x>, unless a class, stands for each entry of a list."""
    slots = [
        lists[part[1:-1]] if part.startswith("<") and part[1:-1] not in _CLASSES else [part]
        for part in phrase.split()
    ]
    for choice in product(*slots):
        yield " ".join(choice).split()

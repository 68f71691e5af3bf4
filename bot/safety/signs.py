"""A crisis told in parts: signs that say little alone, and much together (`signals/tekens.yml`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from bot.content import load
from bot.core.signal import Assessment, Evidence, Kind, Topic
from bot.language.analysis import Analysis
from bot.language.patterns import Match, PatternSet, Rule

_UNLESS = "unless"
_VOID = frozenset({"negated", "fiction"})


@dataclass(frozen=True)
class Sign:
    """One sign in one message. `words`: the writer's own."""

    name: str
    kind: Kind
    weight: int
    beside: bool
    words: str


class Signs:
    """All signs, compiled. Thread-safe."""

    def __init__(self, data: Mapping[str, Any], crisis: Mapping[str, Any]) -> None:
        self.messages, self._enough = int(data["messages"]), int(data["enough"])
        self._known = {
            f"{kind}:{sign['id']}": (cast(Kind, kind), int(sign["weight"]), bool(sign.get("beside")))
            for kind, entry in data["kinds"].items() for sign in entry["signs"]
        }  # fmt: skip
        self._of_others = frozenset(
            f"{kind}:{sign['id']}" for kind, entry in data["kinds"].items() for sign in entry["signs"]
            if kind in data["by_others"] or sign.get("of_others")
        )  # fmt: skip
        self._patterns = PatternSet(list(_rules(data["kinds"])), {**crisis["lists"], **data["lists"]})
        self._recent = frozenset(crisis["recent"])
        self._topics: Mapping[Kind, list[Topic]] = crisis["topics"]

    @classmethod
    def from_content(cls) -> Signs:
        """Build from the content files."""
        return cls(load("signals/tekens"), load("signals/crisis"))

    def together(self, said: Sequence[tuple[Analysis, frozenset[int]]]) -> Assessment | None:
        """The crisis that messages, oldest first, tell together; None where they tell none.

        Each comes with its words that belong to sayings. The last one must hold a sign that was not there before.
        """
        read = [self._read(*one) for one in said[-self.messages :]]
        found = {sign.name: sign for signs, _ in read for sign in signs}
        fresh = {sign.name for sign in read[-1][0]} - {sign.name for signs, _ in read[:-1] for sign in signs}
        explained = {kind for _, kinds in read for kind in kinds}
        for kind in dict.fromkeys(found[name].kind for name in sorted(fresh)):
            mine = [sign for sign in found.values() if sign.kind == kind]
            if kind not in explained and len(mine) > 1 and sum(sign.weight for sign in mine) >= self._enough:
                evidence = tuple(Evidence(sign.words, f"sign:{sign.name}") for sign in mine)
                return Assessment("crisis", tuple(self._topics[kind]), "self", evidence, kind)
        return None

    def beside(self, analysis: Analysis, sayings: frozenset[int]) -> tuple[Kind, ...]:
        """The dangers that a message which is a crisis anyway tells beside it."""
        signs, explained = self._read(analysis, sayings)
        return tuple(dict.fromkeys(sign.kind for sign in signs if sign.beside and sign.kind not in explained))

    def _read(self, analysis: Analysis, sayings: frozenset[int]) -> tuple[list[Sign], set[Kind]]:
        """The signs in a message, and the kinds of which it explains the signs as harmless."""
        signs, explained = [], set()
        for match in self._patterns.find(analysis.words):
            name = match.rule.slot
            kind, _, part = name.partition(":")
            if part == _UNLESS:
                explained.add(cast(Kind, kind))
            elif not self._void(analysis, match, sayings):
                signs.append(Sign(name, *self._known[name], analysis.quote(match.begin, match.end)))
        return signs, explained

    def _void(self, analysis: Analysis, match: Match, sayings: frozenset[int]) -> bool:
        if any(at in sayings for at in range(match.begin, match.end)):
            return True
        marks = analysis.marks_of_words(match.begin, match.end)
        recent = any(word.normal in self._recent for word in analysis.words)
        other = "other" in marks and match.rule.slot not in self._of_others
        return bool(marks & _VOID) or other or ("past" in marks and not recent)


def _rules(kinds: Mapping[str, Any]) -> Iterator[Rule]:
    for kind, entry in kinds.items():
        parts = {sign["id"]: sign["patterns"] for sign in entry["signs"]} | {_UNLESS: entry[_UNLESS]}
        for name, patterns in parts.items():
            yield Rule(f"{kind}:{name}", "", tuple(patterns), frozenset(), None, frozenset(), "")

"""How good the safety check is on labelled lines: counts, recall with intervals, confusion, every miss."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Protocol

from bot.core.signal import ABOUTS, KINDS, LEVELS, TOPICS, Assessment
from bot.quality.share import Change, Share, f1
from bot.safety.corpus import Row
from bot.safety.noise import NOISES

LENGTHS = ((1, 3), (4, 8), (9, 15), (16, 30), (31, None))  # words
Pair = tuple[Row, Assessment]


class Judge(Protocol):
    """What is evaluated: `Safety`, or a stand-in."""

    def assess_many(self, texts: Sequence[str]) -> list[Assessment]: ...


@dataclass(frozen=True)
class Found:
    """Of one label: what of it was seen, and what of that which was seen is right."""

    recall: Share
    precision: Share

    @property
    def f1(self) -> float:
        """The harmonic mean of the two."""
        return f1(self.recall.value, self.precision.value)

    @property
    def data(self) -> dict[str, Any]:
        """Everything, for JSON."""
        return {"recall": self.recall.data, "precision": self.precision.data, "f1": self.f1}


@dataclass(frozen=True)
class Report:
    """Labelled lines with their verdicts, and what follows from them."""

    rows: Sequence[Row]
    verdicts: Sequence[Assessment]

    @cached_property
    def pairs(self) -> list[Pair]:
        """Each line with its verdict."""
        return list(zip(self.rows, self.verdicts, strict=True))

    @cached_property
    def confusion(self) -> Counter[tuple[str, str]]:
        """How often (label, verdict) occurred."""
        return Counter((row.level, verdict.level) for row, verdict in self.pairs)

    @property
    def levels(self) -> dict[str, Found]:
        """Recall and precision of each level."""
        return {name: self._found(name, lambda one: (one.level,)) for name in LEVELS}

    @property
    def topics(self) -> dict[str, Found]:
        """Recall and precision of each topic."""
        return {name: self._found(name, lambda one: one.topics) for name in TOPICS}

    @property
    def abouts(self) -> dict[str, Found]:
        """Recall and precision of about whom a line is."""
        return {name: self._found(name, lambda one: (one.about,)) for name in ABOUTS}

    def _found(self, name: str, labels: Callable[[Row | Assessment], Sequence[str]]) -> Found:
        pairs = Counter((name in labels(row), name in labels(verdict)) for row, verdict in self.pairs)
        right = pairs[True, True]
        return Found(Share(right, right + pairs[True, False]), Share(right, right + pairs[False, True]))

    def recall(self, level: str) -> Share:
        """Of the lines of this level, those given it."""
        return self.levels[level].recall

    def precision(self, level: str) -> Share:
        """Of the lines given this level, those that have it."""
        return self.levels[level].precision

    @property
    def false_alarms(self) -> Share:
        """Of the `none` lines, those called a crisis."""
        return Share(self.confusion["none", "crisis"], sum(row.level == "none" for row in self.rows))

    @property
    def unseen(self) -> Share:
        """Of the crisis lines, those that nobody would see: called `none`."""
        return Share(self.confusion["crisis", "none"], sum(row.level == "crisis" for row in self.rows))

    def met(self, level: str) -> dict[str, Share]:
        """What the lines of a level are met with: an alarm (`crisis`), a check question (`asked`), or `neither`."""
        verdicts = [verdict for row, verdict in self.pairs if row.level == level]
        raised = sum(verdict.level == "crisis" for verdict in verdicts)
        asked = sum(verdict.level != "crisis" and verdict.doubt is not None for verdict in verdicts)
        counts = {"crisis": raised, "asked": asked, "neither": len(verdicts) - raised - asked}
        return {name: Share(count, len(verdicts)) for name, count in counts.items()}

    @property
    def macro_f1(self) -> float:
        """Mean over the four levels of the harmonic mean of recall and precision."""
        return sum(found.f1 for found in self.levels.values()) / len(LEVELS)

    @property
    def topics_f1(self) -> float:
        """F1 over all topics of all lines together."""
        hits = sum(len(set(row.topics) & set(verdict.topics)) for row, verdict in self.pairs)
        both = sum(len(row.topics) + len(verdict.topics) for row, verdict in self.pairs)
        return 2 * hits / both if both else 0.0

    @property
    def about(self) -> Share:
        """Lines of which it was seen about whom they are."""
        return Share(sum(row.about == verdict.about for row, verdict in self.pairs), len(self.rows))

    @property
    def kind(self) -> Share:
        """Of the crises that were caught, those of the right kind."""
        caught = [pair for pair in self.pairs if pair[0].level == pair[1].level == "crisis"]
        return Share(sum(row.kind == verdict.kind for row, verdict in caught), len(caught))

    def called_crisis(self, level: str, groups: Callable[[Row], str], names: Iterable[str] = ()) -> dict[str, Share]:
        """Of the lines of a level those called a crisis, by group: recall for `crisis`, false alarms for `none`."""
        chosen = [(groups(row), verdict.level == "crisis") for row, verdict in self.pairs if row.level == level]
        total, hits = Counter(name for name, _ in chosen), Counter(name for name, hit in chosen if hit)
        return {name: Share(hits[name], total[name]) for name in dict.fromkeys([*names, *sorted(total)]) if total[name]}

    @property
    def misses(self) -> list[Pair]:
        """What harms: each crisis called less, then each `none` called a crisis."""
        lost = [pair for pair in self.pairs if pair[0].level == "crisis" != pair[1].level]
        lost.sort(key=lambda pair: LEVELS.index(pair[1].level))
        return lost + [pair for pair in self.pairs if pair[0].level == "none" and pair[1].level == "crisis"]


def about(row: Row) -> str:
    """Group by whom a line is about."""
    return row.about


def kind(row: Row) -> str:
    """Group by the kind of crisis."""
    return row.kind or "no kind given"


def voice(row: Row) -> str:
    """Group by writer."""
    return row.voice


def length(row: Row) -> str:
    """Group by the number of words."""
    words = len(row.text.split())
    low, high = next((low, high) for low, high in LENGTHS if high is None or words <= high)
    return f"{low} words or more" if high is None else f"{low}–{high} words"


GROUPS: dict[str, tuple[Callable[[Row], str], Sequence[str]]] = {
    "kind": (kind, KINDS), "about": (about, ABOUTS),
    "length": (length, [f"{low} words or more" if high is None else f"{low}–{high} words" for low, high in LENGTHS]),
    "writer": (voice, ()),
}  # fmt: skip


def evaluate(rows: Sequence[Row], safety: Judge) -> Report:
    """Judge all lines with `safety`."""
    return Report(rows, safety.assess_many([row.text for row in rows]))


def robustness(clean: Report, safety: Judge, seed: int = 1) -> Iterator[tuple[str, Report, Change]]:
    """Yield per way to spoil the spelling the report, and what became of the crises, from the same seed each time."""
    for name, noise in NOISES.items():
        spoilt = [replace(row, text=noise(row.text, seed + number)) for number, row in enumerate(clean.rows)]
        report = evaluate(spoilt, safety)
        yield name, report, Change.between(_caught(clean), _caught(report))


def _caught(report: Report) -> list[bool]:
    return [verdict.level == "crisis" for row, verdict in report.pairs if row.level == "crisis"]

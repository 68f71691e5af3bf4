"""How good the safety check is on labelled lines: counts, recall with intervals, confusion, every miss."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Protocol

from bot.core.signal import LEVELS, Assessment
from bot.safety.corpus import Row
from bot.safety.noise import NOISES


class Judge(Protocol):
    """What is evaluated: `Safety`, or a stand-in."""

    def assess_many(self, texts: Sequence[str]) -> list[Assessment]: ...


@dataclass(frozen=True)
class Share:
    """So many of so many, with the 95 % interval of Wilson (1927)."""

    hits: int
    total: int

    @property
    def value(self) -> float:
        """The share; 0 of nothing."""
        return self.hits / self.total if self.total else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """Lower and upper end."""
        if not self.total:
            return 0.0, 1.0
        z, n, p = 1.959964, self.total, self.value
        middle = (p + z * z / (2 * n)) / (1 + z * z / n)
        half = z * sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
        return max(0.0, middle - half), min(1.0, middle + half)

    def __str__(self) -> str:
        low, high = self.interval
        return f"{self.value:.3f} ({low:.3f}–{high:.3f}; {self.hits} of {self.total})"


@dataclass(frozen=True)
class Report:
    """Labelled lines with their verdicts, and what follows from them."""

    rows: Sequence[Row]
    verdicts: Sequence[Assessment]

    @property
    def pairs(self) -> list[tuple[Row, Assessment]]:
        """Each line with its verdict."""
        return list(zip(self.rows, self.verdicts, strict=True))

    @property
    def confusion(self) -> Counter[tuple[str, str]]:
        """How often (label, verdict) occurred."""
        return Counter((row.level, verdict.level) for row, verdict in self.pairs)

    def recall(self, level: str) -> Share:
        """Of the lines of this level, those given it."""
        total = sum(row.level == level for row in self.rows)
        return Share(self.confusion[level, level], total)

    def precision(self, level: str) -> Share:
        """Of the lines given this level, those that have it."""
        total = sum(verdict.level == level for verdict in self.verdicts)
        return Share(self.confusion[level, level], total)

    @property
    def false_alarms(self) -> Share:
        """Of the `none` lines, those called a crisis."""
        return Share(self.confusion["none", "crisis"], sum(row.level == "none" for row in self.rows))

    @property
    def unseen(self) -> Share:
        """Of the crisis lines, those that nobody would see: called `none`."""
        return Share(self.confusion["crisis", "none"], sum(row.level == "crisis" for row in self.rows))

    @property
    def macro_f1(self) -> float:
        """Mean over the four levels of the harmonic mean of recall and precision."""
        return sum(_f1(self.recall(level).value, self.precision(level).value) for level in LEVELS) / len(LEVELS)

    @property
    def topics_f1(self) -> float:
        """F1 over all topics of all lines together."""
        hits = sum(len(set(row.topics) & set(verdict.topics)) for row, verdict in self.pairs)
        given = sum(len(verdict.topics) for verdict in self.verdicts)
        meant = sum(len(row.topics) for row in self.rows)
        return 2 * hits / (given + meant) if given + meant else 0.0

    @property
    def about(self) -> Share:
        """Lines of which it was seen about whom they are."""
        return Share(sum(row.about == verdict.about for row, verdict in self.pairs), len(self.rows))

    @property
    def kind(self) -> Share:
        """Of the crises that were caught, those of the right kind."""
        caught = [pair for pair in self.pairs if pair[0].level == pair[1].level == "crisis"]
        return Share(sum(row.kind == verdict.kind for row, verdict in caught), len(caught))

    def misses(self) -> Iterator[str]:
        """Yield a line for each verdict that differs, missed crises first, then false alarms."""
        wrong = [pair for pair in self.pairs if pair[0].level != pair[1].level]
        wrong.sort(key=lambda pair: (pair[0].level != "crisis", pair[1].level != "crisis", pair[0].level))
        for row, verdict in wrong:
            yield f"{row.level} → {verdict.level}: {row.text}  [{row.voice}]"

    def text(self, *, misses: bool = True) -> str:
        """Return everything for people to read."""
        lines = [f"{len(self.rows)} lines", ""]
        for level in LEVELS:
            lines.append(f"{level:10} recall {self.recall(level)}   precision {self.precision(level)}")
        lines += [
            "", "label \\ verdict  " + " ".join(f"{level:>10}" for level in LEVELS),
            *(f"{label:16} " + " ".join(f"{self.confusion[label, level]:10}" for level in LEVELS)
              for label in LEVELS),
            "", f"macro-F1 of the four levels      {self.macro_f1:.3f}",
            f"crisis called none               {self.unseen}",
            f"crisis alarms per 1,000 none     {1000 * self.false_alarms.value:.1f}   {self.false_alarms}",
            f"kind of caught crises            {self.kind}",
            f"about                            {self.about}",
            f"topics, micro-F1                 {self.topics_f1:.3f}",
        ]  # fmt: skip
        return "\n".join([*lines, "", *(self.misses() if misses else ())])


def evaluate(rows: Sequence[Row], safety: Judge) -> Report:
    """Judge all lines with `safety`."""
    return Report(rows, safety.assess_many([row.text for row in rows]))


def robustness(rows: Sequence[Row], safety: Judge, seed: int = 1) -> dict[str, Report]:
    """Return the report for each way to spoil the spelling, from the same seed each time."""
    return {name: evaluate(_spoilt(rows, noise, seed), safety) for name, noise in NOISES.items()}


def _spoilt(rows: Sequence[Row], noise: Callable[[str, int], str], seed: int) -> list[Row]:
    return [
        Row(noise(row.text, seed + number), row.level, row.topics, row.about, row.kind, row.voice)
        for number, row in enumerate(rows)
    ]


def _f1(recall: float, precision: float) -> float:
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0

"""Shares and changes with their uncertainty: Wilson, McNemar, Cohen's kappa, the bootstrap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import comb, sqrt
from typing import Any

import numpy as np

DRAWS = 4000


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

    @property
    def data(self) -> dict[str, Any]:
        """Everything, for JSON."""
        return {"hits": self.hits, "total": self.total, "value": self.value, "interval": list(self.interval)}

    def __str__(self) -> str:
        low, high = self.interval
        return f"{self.value:.3f} ({low:.3f}–{high:.3f}; {self.hits} of {self.total})"


@dataclass(frozen=True)
class Change:
    """What became of the same lines under another treatment: hits lost, hits won, of how many."""

    lost: int
    won: int
    total: int

    @classmethod
    def between(cls, before: Sequence[bool], after: Sequence[bool]) -> Change:
        """Compare line by line."""
        pairs = Counter(zip(before, after, strict=True))
        return cls(pairs[True, False], pairs[False, True], len(before))

    @property
    def points(self) -> float:
        """The change of the share in points: negative is a loss."""
        return 100 * (self.won - self.lost) / self.total if self.total else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """95 % interval of the points: the lines drawn anew, always from the same seed."""
        if not self.total:
            return 0.0, 0.0
        chances = np.array([self.lost, self.won, self.total - self.lost - self.won]) / self.total
        drawn = np.random.default_rng(1).multinomial(self.total, chances, DRAWS)
        low, high = np.quantile(100 * (drawn[:, 1] - drawn[:, 0]) / self.total, [0.025, 0.975])
        return float(low), float(high)

    @property
    def p(self) -> float:
        """The exact two-sided test of McNemar: how often chance alone gives a change as lopsided."""
        changed = self.lost + self.won
        tail = sum(comb(changed, count) for count in range(min(self.lost, self.won) + 1))
        chance: float = 2 * tail / 2**changed
        return min(1.0, chance)


@dataclass(frozen=True)
class Agreement:
    """Two readings of the same lines: how often equal, and how much better than chance (Cohen 1960)."""

    first: Sequence[str]
    second: Sequence[str]

    @property
    def equal(self) -> Share:
        """Lines on which both say the same."""
        pairs = zip(self.first, self.second, strict=True)
        return Share(sum(one == two for one, two in pairs), len(self.first))

    @property
    def kappa(self) -> float:
        """Cohen's kappa; 1 when both always say the same one thing."""
        return _kappa(*self._codes())

    @property
    def interval(self) -> tuple[float, float]:
        """95 % interval of kappa: the lines drawn anew, always from the same seed."""
        first, second = self._codes()
        random = np.random.default_rng(1)
        drawn = [random.integers(0, len(first), len(first)) for _ in range(DRAWS // 4)]
        low, high = np.quantile([_kappa(first[lines], second[lines]) for lines in drawn], [0.025, 0.975])
        return float(low), float(high)

    def _codes(self) -> tuple[Any, Any]:
        names = sorted({*self.first, *self.second})
        return np.array([names.index(one) for one in self.first]), np.array([names.index(two) for two in self.second])


def _kappa(first: Any, second: Any) -> float:
    size = int(max(first.max(), second.max())) + 1
    often = np.bincount(first, minlength=size) @ np.bincount(second, minlength=size)
    by_chance = float(often) / len(first) ** 2
    return 1.0 if by_chance == 1 else (float((first == second).mean()) - by_chance) / (1 - by_chance)


def over_writers(hits: Sequence[bool], writers: Sequence[str]) -> tuple[float, float]:
    """Return the 95 % interval of a share when whole writers are drawn anew: lines of one writer are alike."""
    names = sorted(set(writers))
    groups = [[hit for hit, writer in zip(hits, writers, strict=True) if writer == name] for name in names]
    sums, sizes = np.array([sum(group) for group in groups]), np.array([len(group) for group in groups])
    if not names:
        return 0.0, 1.0
    drawn = np.random.default_rng(1).integers(0, len(names), (DRAWS, len(names)))
    low, high = np.quantile(sums[drawn].sum(axis=1) / sizes[drawn].sum(axis=1), [0.025, 0.975])
    return float(low), float(high)


def f1(recall: float, precision: float) -> float:
    """Return the harmonic mean; 0 of nothing."""
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0

"""What the classifier alone thinks of each line: for the trade-off and the calibration."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.language import Language
from bot.quality.share import Share
from bot.safety.corpus import Row
from bot.safety.features import Floats
from bot.safety.model import Model
from bot.safety.rules import Rules

BANDS = 10


@dataclass(frozen=True)
class Chances:
    """Per line the chance of a crisis, and whether a rule alone says crisis."""

    rows: Sequence[Row]
    crisis: Floats
    ruled: Sequence[bool]

    @classmethod
    def of(cls, rows: Sequence[Row], model: Model) -> Chances:
        """Read and judge all lines, each as a whole (serving cuts those above 60 words into parts)."""
        from bot.safety.train import Prepared  # brings scikit-learn

        language, rules = Language(), Rules.from_content()
        prepared = Prepared.of(rows)
        opinions = model.opinions(prepared.readings, prepared.meaning)
        ruled = [any(one.level == "crisis" for one in rules.read(language.analyse(row.text))[0]) for row in rows]
        return cls(rows, np.array([opinion.crisis for opinion in opinions], dtype=np.float32), ruled)

    def raised(self, threshold: float) -> list[bool]:
        """Return per line whether it is called a crisis at this threshold, by rule or chance."""
        return [rule or chance >= threshold for rule, chance in zip(self.ruled, self.crisis.tolist(), strict=True)]

    def at(self, threshold: float) -> tuple[Share, Share]:
        """Return crisis recall, and the `none` lines raised, at this threshold."""
        raised = self.raised(threshold)
        return self._raised("crisis", raised), self._raised("none", raised)

    def _raised(self, level: str, raised: Sequence[bool]) -> Share:
        chosen = [hit for row, hit in zip(self.rows, raised, strict=True) if row.level == level]
        return Share(sum(chosen), len(chosen))

    def curve(self, steps: int = 400) -> list[tuple[float, Share, Share]]:
        """Return threshold, crisis recall and `none` raised, from the strictest threshold to the widest."""
        places = np.quantile(self.crisis, np.linspace(1, 0, steps))
        return [(limit, *self.at(limit)) for limit in dict.fromkeys(places.tolist())]

    def reaching(self, recall: float) -> tuple[float, Share, Share]:
        """Return the strictest point of the curve with at least this recall; the widest when none has it."""
        points = self.curve()
        return next((point for point in points if point[1].value >= recall), points[-1])

    def within(self, budget: float) -> tuple[float, Share, Share] | None:
        """Return the widest point that raises at most this share of the `none` lines; None when rules raise more."""
        return min((point for point in self.curve() if point[2].value <= budget), key=lambda one: one[0], default=None)

    def calibration(self) -> list[tuple[float, Share]]:
        """Return per band of chances the mean chance and how many lines are a crisis; empty bands are left out."""
        found = []
        bands = np.minimum((self.crisis * BANDS).astype(int), BANDS - 1)
        for band in range(BANDS):
            chosen = np.flatnonzero(bands == band).tolist()
            if chosen:
                hits = sum(self.rows[at].level == "crisis" for at in chosen)
                found.append((float(self.crisis[chosen].mean()), Share(hits, len(chosen))))
        return found

    @property
    def calibration_error(self) -> float:
        """Mean distance between chance and truth over the bands, by their lines (expected calibration error)."""
        bands = self.calibration()
        return sum(abs(mean - share.value) * share.total for mean, share in bands) / max(len(self.rows), 1)

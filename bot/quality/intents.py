"""How good the engine reads intents: accuracy, macro-F1, per intent, confusion, what is out of scope, misses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from bot.quality.share import Share, f1

OUT = "out_of_scope"


@dataclass(frozen=True)
class IntentReport:
    """Labelled texts and what was found in them, by public names."""

    texts: Sequence[str]
    wanted: Sequence[str]
    found: Sequence[str]

    @cached_property
    def confusion(self) -> Counter[tuple[str, str]]:
        """How often (wanted, found) occurred."""
        return Counter(zip(self.wanted, self.found, strict=True))

    @property
    def names(self) -> list[str]:
        """The intents that were wanted or found."""
        return sorted({*self.wanted, *self.found})

    @property
    def accuracy(self) -> Share:
        """Texts of which the right intent was found."""
        return Share(sum(self.confusion[name, name] for name in self.names), len(self.texts))

    @property
    def inside(self) -> Share:
        """The same of texts that are in scope."""
        return Share(sum(self.confusion[name, name] for name in self.names if name != OUT), len(self.texts) - self._out)

    @property
    def rejected(self) -> Share:
        """Of the texts out of scope, those left alone."""
        return Share(self.confusion[OUT, OUT], self._out)

    @property
    def lost(self) -> Share:
        """Of the texts in scope, those wrongly left alone."""
        alone = sum(count for (want, got), count in self.confusion.items() if want != OUT == got)
        return Share(alone, len(self.texts) - self._out)

    @property
    def _out(self) -> int:
        return sum(want == OUT for want in self.wanted)

    def recall(self, name: str) -> Share:
        """Of the texts with this intent, those read so."""
        return Share(self.confusion[name, name], sum(want == name for want in self.wanted))

    def precision(self, name: str) -> Share:
        """Of the texts read so, those that are."""
        return Share(self.confusion[name, name], sum(got == name for got in self.found))

    @property
    def macro_f1(self) -> float:
        """Mean over the wanted intents of the harmonic mean of recall and precision."""
        wanted = sorted(set(self.wanted))
        scores = (f1(self.recall(name).value, self.precision(name).value) for name in wanted)
        return sum(scores) / len(wanted) if wanted else 0.0

    @property
    def mistakes(self) -> list[tuple[str, str, int]]:
        """Wanted, found and how often, the most frequent first."""
        wrong = [(want, got, count) for (want, got), count in self.confusion.items() if want != got]
        return sorted(wrong, key=lambda one: (-one[2], one[0], one[1]))

    @property
    def misses(self) -> list[tuple[str, str, str]]:
        """Wanted, found and text of everything that was read wrongly."""
        rows = zip(self.wanted, self.found, self.texts, strict=True)
        return [(want, got, text) for want, got, text in rows if want != got]

    @property
    def totals(self) -> dict[str, Share]:
        """The shares over all texts, by what they are of."""
        return {
            "accuracy, all": self.accuracy, "accuracy, in scope": self.inside,
            "out of scope rejected": self.rejected, "in scope rejected": self.lost,
        }  # fmt: skip

    def text(self) -> str:
        """Return everything for people to read."""
        lines = [f"{name:28} {share}" for name, share in self.totals.items()]
        lines += [f"{'macro-F1':28} {self.macro_f1:.3f}", "", "intent"]
        lines += [f"{name:20} recall {self.recall(name)}   precision {self.precision(name)}" for name in self.names]
        lines += ["", "confused (wanted -> got, times)"]
        lines += [f"{count:5}  {want} -> {got}" for want, got, count in self.mistakes]
        return "\n".join([*lines, "", *(f"{want} -> {got}: {text}" for want, got, text in self.misses)])

    def data(self) -> dict[str, Any]:
        """Return everything for programs."""
        return {
            "texts": len(self.texts),
            "totals": {name: share.data for name, share in self.totals.items()},
            "macro_f1": self.macro_f1,
            "intents": {
                name: {"recall": self.recall(name).data, "precision": self.precision(name).data} for name in self.names
            },
            "confused": [{"wanted": want, "found": got, "times": count} for want, got, count in self.mistakes],
            "misses": [{"text": text, "wanted": want, "found": got} for want, got, text in self.misses],
        }

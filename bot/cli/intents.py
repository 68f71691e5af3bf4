"""The report on intents: counts, recall, precision, intervals, what went wrong."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import sqrt
from typing import Any

OUT = "out_of_scope"


def wilson(hits: int, total: int, z: float = 1.96) -> tuple[float, float]:
    """The 95 % Wilson interval of a share."""
    if total == 0:
        return (0.0, 1.0)
    share, spread = hits / total, z * z / total
    middle = share + spread / 2
    width = z * sqrt(share * (1 - share) / total + spread / (4 * total))
    return ((middle - width) / (1 + spread), (middle + width) / (1 + spread))


def share(name: str, hits: int, total: int) -> str:
    """One line: counts, share, interval."""
    low, high = wilson(hits, total)
    return f"{name:28} {hits:5}/{total:<5} {hits / total if total else 0:.3f}  [{low:.3f}, {high:.3f}]"


def report(rows: Sequence[Mapping[str, Any]], found: Sequence[str]) -> str:
    """Accuracy, out-of-scope rejection and false rejection, recall and precision per intent, every miss."""
    pairs = [(str(row["intent"]), got) for row, got in zip(rows, found, strict=True)]
    inside = [(want, got) for want, got in pairs if want != OUT]
    lines = [
        share("accuracy, all", sum(w == g for w, g in pairs), len(pairs)),
        share("accuracy, in scope", sum(w == g for w, g in inside), len(inside)),
        share("out of scope rejected", sum(g == OUT for w, g in pairs if w == OUT), len(pairs) - len(inside)),
        share("in scope rejected", sum(g == OUT for _, g in inside), len(inside)),
        "",
        "intent: recall / precision",
    ]
    wanted, got, right = Counter(w for w, _ in pairs), Counter(found), Counter(w for w, g in pairs if w == g)
    for name in sorted(wanted):
        lines.append(share(f"  {name} recall", right[name], wanted[name]))
        lines.append(share(f"  {name} precision", right[name], got[name]))
    lines += ["", "misses (wanted -> got: text)"]
    misses = (f"  {w} -> {g}: {row['text']}" for row, (w, g) in zip(rows, pairs, strict=True) if w != g)
    return "\n".join([*lines, *misses])

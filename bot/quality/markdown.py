"""Tables and shares in Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.quality.share import Share


def table(names: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a Markdown table."""
    lines = [names, ["---"] * len(names), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def share(name: str, of: Share) -> Sequence[object]:
    """Return a row: share, interval, counts."""
    return name, f"{of.value:.3f}", "–".join(f"{end:.3f}" for end in of.interval), f"{of.hits:,} of {of.total:,}"


def interval(of: Share) -> str:
    """Return a share with its interval."""
    return f"{of.value:.3f} ({of.interval[0]:.3f}–{of.interval[1]:.3f})"

"""A clock that several processes share: it stands in a file, and whoever measures sets it."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path


class ToldClock:
    """The time that a file tells: a moment at which time stands still, or a shift of the real time in seconds."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def now(self) -> datetime:
        """Now, in UTC."""
        kind, value = self.path.read_text().split()
        return datetime.fromisoformat(value) if kind == "at" else datetime.now(UTC) + timedelta(seconds=float(value))

    def set(self, moment: datetime) -> None:
        """Time stands still at `moment`."""
        self._write(f"at {moment.isoformat()}")

    def shift(self, seconds: float) -> None:
        """Time runs, so many seconds later than the real one."""
        self._write(f"shift {seconds}")

    def _write(self, words: str) -> None:
        fresh = self.path.with_suffix(".new")
        fresh.write_text(words)
        os.replace(fresh, self.path)

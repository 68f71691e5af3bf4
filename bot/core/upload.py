"""A school's list on its way in: kept, encrypted, until it is confirmed, thrown away, or an hour old."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID, uuid4

UploadState = Literal["matching", "checking", "checked", "importing", "done"]
KEPT = timedelta(hours=1)
SILENT = timedelta(minutes=2)  # work that says nothing for so long has broken off


@dataclass(eq=False)
class Upload:
    """One list. The file, the choices about its columns and what was found in it are sealed.

    `done` of `total` rows were looked at; `touched_at` is when that was last written.
    `problem` is a key of `problems` in import.yml: why the last step did not succeed.
    """

    staff_id: UUID
    school_id: UUID
    created_at: datetime
    touched_at: datetime
    file: bytes
    choices: bytes = b""
    findings: bytes = b""
    state: UploadState = "matching"
    done: int = 0
    total: int = 0
    problem: str | None = None
    id: UUID = field(default_factory=uuid4)

    def stands(self, now: datetime) -> UploadState:
        """The state; work that broke off counts as not begun, since nothing of it was kept."""
        if now - self.touched_at < SILENT:
            return self.state
        before: dict[UploadState, UploadState] = {"checking": "matching", "importing": "checked"}
        return before.get(self.state, self.state)

"""Consent: a dated, revocable yes or no per purpose. The last entry counts (domain rule 11, AVG art. 7)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

Purpose = Literal["checkin", "coach", "doorstroompunt", "parent", "other_channel", "documents", "plan"]


@dataclass(eq=False)
class Consent:
    """One entry of the ledger. `parent` is a parent's consent for a learner under 16.

    `documents` and `plan` are leave for the coach to see those.
    `other_channel` is leave to use a channel that the learner did not choose when the chosen one fails.
    """

    learner_id: UUID
    purpose: Purpose
    granted: bool
    at: datetime
    source: str = "chat"
    id: int | None = None


def standing(entries: Iterable[Consent], purpose: Purpose) -> bool | None:
    """What holds now for `purpose`: True, False, or None when it was never asked."""
    found = latest(entries, purpose)
    return found.granted if found else None


def latest(entries: Iterable[Consent], purpose: Purpose) -> Consent | None:
    """The last entry for `purpose`, or None when it was never asked."""
    last: Consent | None = None
    for entry in entries:
        if entry.purpose == purpose and (last is None or entry.at >= last.at):
            last = entry
    return last

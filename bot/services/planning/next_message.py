"""On which day the next message of ours to a learner is planned, as a campaign has it, and that day in words."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from bot.content import load
from bot.records import UnitOfWork

_UNKNOWN, _KNOWN = "volgend_bericht", "volgend_bericht_dag"  # pieces of information: without the day, and with it


def fitting(subject: str, day: str) -> str:
    """The subject of the piece to show where `subject` is asked for: the one about our next message has two."""
    return subject if subject not in (_UNKNOWN, _KNOWN) else _KNOWN if day else _UNKNOWN


def planned_day(uow: UnitOfWork, learner_id: UUID, today: date) -> date | None:
    """The first planned day from today on; None where no campaign has one. It may still be put off."""
    rows = uow.campaigns.of_learner(learner_id)
    days = [row.day for row in rows if row.state == "planned" and row.due_at is not None and row.day >= today]
    return min(days, default=None)


def in_words(day: date | None) -> str:
    """ "woensdag 25 november"; "" for no day."""
    words = load("gids_application")
    return f"{words['days'][day.weekday()]} {day.day} {words['months'][day.month - 1]}" if day else ""

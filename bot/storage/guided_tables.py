"""The tables of guided talks and of what comes out of them. Contents are encrypted (`sealed`)."""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
    Uuid,
)

from bot.storage.tables import MOMENT, metadata


def _of_learner() -> Column[object]:
    return Column("learner_id", Uuid, ForeignKey("learner.id"), nullable=False, index=True)


guided_talk = Table(
    "guided_talk",
    metadata,
    Column("id", Uuid, primary_key=True),
    _of_learner(),
    Column("kind", String, nullable=False),
    Column("started_at", MOMENT, nullable=False),
    Column("last_at", MOMENT, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("aside", Boolean, nullable=False),
    Column("ended_at", MOMENT),
    UniqueConstraint("learner_id", "kind"),
)
document = Table(
    "document",
    metadata,
    Column("id", Uuid, primary_key=True),
    _of_learner(),
    Column("kind", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("made_at", MOMENT, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("withdrawn_at", MOMENT),
    UniqueConstraint("learner_id", "kind", "version"),
)
document_share = Table(
    "document_share",
    metadata,
    Column("token_hash", String, primary_key=True),
    Column("document_id", Uuid, ForeignKey("document.id"), nullable=False, index=True),
    Column("made_at", MOMENT, nullable=False),
    Column("expires_at", MOMENT, nullable=False),
    Column("opened_at", MOMENT),
)
application = Table(
    "application",
    metadata,
    Column("id", Uuid, primary_key=True),
    _of_learner(),
    Column("made_at", MOMENT, nullable=False),
    Column("changed_at", MOMENT, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("state", String, nullable=False),
    Column("sent_on", Date),
    Column("next_on", Date),
    Column("nudged_at", MOMENT),
    Index("ix_application_next_on", "next_on"),
)
plan_step = Table(
    "plan_step",
    metadata,
    Column("id", Uuid, primary_key=True),
    _of_learner(),
    Column("step", String, nullable=False),
    Column("made_at", MOMENT, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("on", Date),
    Column("done_at", MOMENT),
    Column("dropped_at", MOMENT),
    Column("nudged_at", MOMENT),
    Index("ix_plan_step_on", "on"),
)

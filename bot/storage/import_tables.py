"""The table of lists on their way in; rows live an hour at most."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, String, Table, Uuid

from bot.storage.tables import MOMENT, metadata

upload = Table(
    "upload",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("staff_id", Uuid, ForeignKey("staff.id"), nullable=False, index=True),
    Column("school_id", Uuid, ForeignKey("school.id"), nullable=False),
    Column("created_at", MOMENT, nullable=False, index=True),
    Column("touched_at", MOMENT, nullable=False),
    Column("file", LargeBinary, nullable=False),
    Column("choices", LargeBinary, nullable=False),
    Column("findings", LargeBinary, nullable=False),
    Column("state", String, nullable=False),
    Column("done", Integer, nullable=False),
    Column("total", Integer, nullable=False),
    Column("problem", String),
)

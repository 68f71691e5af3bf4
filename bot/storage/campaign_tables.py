"""The tables of campaigns. Nothing in them is a text or a name."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    Uuid,
)
from sqlalchemy.dialects.postgresql import JSONB

from bot.storage.tables import MOMENT, metadata

campaign = Table(
    "campaign",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("school_id", Uuid, ForeignKey("school.id"), nullable=False, index=True),
    Column("name", String, nullable=False),
    Column("rules", JSONB, nullable=False),
    Column("seed", String, nullable=False),
    Column("created_at", MOMENT, nullable=False),
    Column("created_by", String, nullable=False),
    Column("status", String, nullable=False),
    Column("started_at", MOMENT),
    Column("ended_at", MOMENT),
    Column("refreshed_at", MOMENT),
)
campaign_member = Table(
    "campaign_member",
    metadata,
    Column("campaign_id", Uuid, ForeignKey("campaign.id"), primary_key=True),
    Column("learner_id", Uuid, ForeignKey("learner.id"), primary_key=True),
    Column("held", Boolean, nullable=False),
)
planned = Table(
    "planned_checkin",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("campaign_id", Uuid, ForeignKey("campaign.id"), nullable=False),
    Column("learner_id", Uuid, ForeignKey("learner.id"), nullable=False, index=True),
    Column("point", String, nullable=False),
    Column("day", Date, nullable=False),
    Column("planned_at", MOMENT),
    Column("due_at", MOMENT),
    Column("channel", String, nullable=False),
    Column("state", String, nullable=False),
    Column("step", Integer, nullable=False),
    Column("account_id", Uuid, ForeignKey("account.id")),
    Column("provider_id", String),
    Column("held_at", MOMENT),
    Column("lease_until", MOMENT),
    Column("attempt", Integer, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("unknowns", Integer, nullable=False),
    Column("tried_at", MOMENT),
    Column("reason", String),
    Column("sent_at", MOMENT),
    Column("delivered_at", MOMENT),
    Column("answered_at", MOMENT),
    Column("answer_id", BigInteger, ForeignKey("message.id")),
    Column("missed_at", MOMENT),
    UniqueConstraint("campaign_id", "learner_id", "point"),
)
c = planned.c
Index("ix_planned_checkin_due", c.channel, c.due_at, postgresql_where=c.due_at.is_not(None))
Index("ix_planned_checkin_lease", c.lease_until, postgresql_where=c.lease_until.is_not(None))
Index("ix_planned_checkin_answer", c.answer_id, postgresql_where=c.answer_id.is_not(None))
Index("ix_planned_checkin_provider", c.channel, c.provider_id, postgresql_where=c.provider_id.is_not(None))
provider = Table(
    "provider",
    metadata,
    Column("name", String, primary_key=True),
    Column("rate", Float),
    Column("next_at", MOMENT),
    Column("rest_until", MOMENT),
    Column("failures", Integer, nullable=False),
    Column("ok_at", MOMENT),
    Column("throttled", Integer, nullable=False),
    Column("unknowns", Integer, nullable=False),
)

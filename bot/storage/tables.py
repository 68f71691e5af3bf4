"""The tables. Message texts, words and notes are stored encrypted (`sealed`)."""

from __future__ import annotations

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    Uuid,
)
from sqlalchemy.dialects.postgresql import JSONB

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
MOMENT = DateTime(timezone=True)
WORDS = ARRAY(String)


def _number() -> Column[int]:
    return Column("id", BigInteger, Identity(), primary_key=True)


def _uuid() -> Column[object]:
    return Column("id", Uuid, primary_key=True)


def _to(table: str, name: str, *, required: bool = True) -> Column[object]:
    return Column(name, Uuid, ForeignKey(f"{table}.id"), nullable=not required, index=True)


school = Table(
    "school",
    metadata,
    _uuid(),
    Column("name", String, nullable=False, unique=True),
    Column("region", String, nullable=False),
    Column("doorstroompunt", String, nullable=False),
    Column("staffed", String, nullable=False),
    Column("oncall_mail", String),
)
staff = Table(
    "staff",
    metadata,
    _uuid(),
    Column("name", String, nullable=False),
    Column("mail", String, nullable=False, unique=True),
    Column("password_hash", String, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("demo", Boolean, nullable=False),
)
staff_school = Table(
    "staff_school",
    metadata,
    Column("staff_id", Uuid, ForeignKey("staff.id"), primary_key=True),
    Column("school_id", Uuid, ForeignKey("school.id"), primary_key=True),
    Column("role", String, nullable=False),
)
learner = Table(
    "learner",
    metadata,
    _uuid(),
    _to("school", "school_id"),
    _to("staff", "coach_id", required=False),
    Column("first_name", String, nullable=False),
    Column("last_name", String, nullable=False),
    Column("call_name", String),
    Column("profile", String, nullable=False),
    Column("left_on", Date, nullable=False),
    Column("born_on", Date, nullable=False),
    Column("startkwalificatie", Boolean, nullable=False),
    Column("enrolled", String),
    Column("region", String, nullable=False),
    Column("status", String, nullable=False),
    Column("paused_until", Date),
    Column("human_since", MOMENT),
    Column("student_number", String),
    Column("cluster", Integer),
    Column("tags", WORDS, nullable=False),
    Column("phone", String),
    Column("mail", String),
    Column("wants_time", String),
    Column("wants_months", Integer),
    Column("wants_channel", String),
    UniqueConstraint("school_id", "student_number"),
)
invite = Table(
    "invite",
    metadata,
    Column("code_hash", String, primary_key=True),
    _to("learner", "learner_id"),
    Column("created_at", MOMENT, nullable=False),
    Column("used_at", MOMENT),
)
account = Table(
    "account",
    metadata,
    _uuid(),
    _to("learner", "learner_id", required=False),
    Column("channel", String, nullable=False),
    Column("external_id", String, nullable=False),
    Column("created_at", MOMENT, nullable=False),
    Column("onboarding", JSONB, nullable=False),
    Column("dead_at", MOMENT),
    UniqueConstraint("channel", "external_id"),
)
consent = Table(
    "consent",
    metadata,
    _number(),
    _to("learner", "learner_id"),
    Column("purpose", String, nullable=False),
    Column("granted", Boolean, nullable=False),
    Column("at", MOMENT, nullable=False),
    Column("source", String, nullable=False),
)
message = Table(
    "message",
    metadata,
    _number(),
    _to("account", "account_id"),
    _to("learner", "learner_id", required=False),
    Column("direction", String, nullable=False),
    Column("author", String, nullable=False),
    Column("external_id", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("payload", String),
    Column("sent_at", MOMENT, nullable=False),
    Column("stored_at", MOMENT, nullable=False),
    Column("state", String, nullable=False),
    Column("conversation", String),
    Column("level", String),
    Column("crisis_step", String),
    Column("file_name", String),
    Column("file_sealed", LargeBinary),
    Column("lease_until", MOMENT),
    UniqueConstraint("account_id", "direction", "external_id"),
)
Index("ix_message_owed", message.c.id, postgresql_where=message.c.state != "answered")
session = Table(
    "session",
    metadata,
    Column("conversation", String, primary_key=True),
    _to("learner", "learner_id"),
    _to("account", "account_id"),
    Column("started_at", MOMENT, nullable=False),
    Column("last_at", MOMENT, nullable=False),
    Column("ended_at", MOMENT),
)
checkin = Table(
    "checkin",
    metadata,
    _uuid(),
    _to("learner", "learner_id"),
    Column("started_at", MOMENT, nullable=False),
    Column("asked", JSONB, nullable=False),
    Column("question", String),
    Column("worst", String, nullable=False),
    Column("topics", JSONB, nullable=False),
    Column("ended_at", MOMENT),
)
answer = Table(
    "answer",
    metadata,
    _number(),
    _to("checkin", "checkin_id"),
    Column("question", String, nullable=False),
    Column("value", String, nullable=False),
    Column("refused", Boolean, nullable=False),
    Column("date", Date),
    Column("at", MOMENT, nullable=False),
    Column("message_id", BigInteger, ForeignKey("message.id")),
    Column("sealed", LargeBinary, nullable=False),
    UniqueConstraint("checkin_id", "question"),
)
signal = Table(
    "signal",
    metadata,
    _number(),
    _to("learner", "learner_id", required=False),
    _to("account", "account_id", required=False),
    Column("message_id", BigInteger, ForeignKey("message.id")),
    Column("level", String, nullable=False),
    Column("topics", WORDS, nullable=False),
    Column("about", String, nullable=False),
    Column("kind", String),
    Column("source", String, nullable=False),
    Column("at", MOMENT, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
)
escalation = Table(
    "escalation",
    metadata,
    _uuid(),
    _to("learner", "learner_id", required=False),
    _to("school", "school_id", required=False),
    _to("staff", "owner_id", required=False),
    Column("level", String, nullable=False),
    Column("topics", WORDS, nullable=False),
    Column("kind", String),
    Column("about", String, nullable=False),
    Column("recipient", String, nullable=False),
    Column("also", WORDS, nullable=False),
    Column("rule", String, nullable=False),
    Column("leave", String, nullable=False),
    Column("status", String, nullable=False),
    Column("created_at", MOMENT, nullable=False),
    Column("due_at", MOMENT),
    Column("call_time", String, nullable=False),
    Column("who_knows", String, nullable=False),
    Column("outcome", String),
)
case_event = Table(
    "case_event",
    metadata,
    _number(),
    _to("escalation", "escalation_id"),
    Column("at", MOMENT, nullable=False),
    Column("what", String, nullable=False),
    Column("actor", String, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("message_id", BigInteger, ForeignKey("message.id")),
)
notice = Table(
    "notice",
    metadata,
    _number(),
    _to("escalation", "escalation_id", required=False),
    Column("address", String, nullable=False),
    Column("template", String, nullable=False),
    Column("created_at", MOMENT, nullable=False),
    Column("status", String, nullable=False, index=True),
    Column("tries", Integer, nullable=False),
    Column("lease_until", MOMENT),
    Column("sent_at", MOMENT),
    Column("document_id", Uuid, ForeignKey("document.id"), index=True),
)
audit = Table(
    "audit",
    metadata,
    _number(),
    Column("at", MOMENT, nullable=False),
    Column("actor", String, nullable=False),
    Column("what", String, nullable=False),
    Column("subject", String, nullable=False),
)
staff_session = Table(
    "staff_session",
    metadata,
    Column("token_hash", String, primary_key=True),
    Column("staff_id", Uuid, ForeignKey("staff.id"), nullable=False),
    Column("form_token", String, nullable=False),
    Column("expires_at", MOMENT, nullable=False),
)
login_try = Table(
    "login_try",
    metadata,
    _number(),
    Column("key", String, nullable=False, index=True),
    Column("at", MOMENT, nullable=False),
)
deployment = Table(
    "deployment",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", LargeBinary, nullable=False),
)

"""Which core dataclass lives in which table. Called once, by the composition root."""

from __future__ import annotations

from sqlalchemy.orm import registry

from bot.core import conversation, escalation, learner
from bot.core.consent import Consent
from bot.core.signal import Signal
from bot.storage import tables

_PAIRS = (
    (learner.School, tables.school),
    (learner.Staff, tables.staff),
    (learner.StaffSchool, tables.staff_school),
    (learner.Learner, tables.learner),
    (learner.Invite, tables.invite),
    (learner.Account, tables.account),
    (Consent, tables.consent),
    (Signal, tables.signal),
    (conversation.Message, tables.message),
    (conversation.Session, tables.session),
    (conversation.Checkin, tables.checkin),
    (conversation.AnswerRow, tables.answer),
    (conversation.AuditEvent, tables.audit),
    (conversation.StaffSession, tables.staff_session),
    (conversation.LoginTry, tables.login_try),
    (escalation.Escalation, tables.escalation),
    (escalation.CaseEvent, tables.case_event),
    (escalation.Notice, tables.notice),
)
_registry = registry(metadata=tables.metadata)


def map_all() -> None:
    """Map every dataclass to its table; a second call does nothing."""
    if not list(_registry.mappers):
        for cls, table in _PAIRS:
            _registry.map_imperatively(cls, table)

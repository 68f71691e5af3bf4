"""Which core dataclass lives in which table. Called once, by the composition root."""

from __future__ import annotations

from sqlalchemy.orm import registry

from bot.core import campaign, conversation, escalation, guided, learner, planned
from bot.core.consent import Consent
from bot.core.signal import Signal
from bot.core.upload import Upload
from bot.storage import campaign_tables, guided_tables, import_tables, tables

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
    (campaign.Campaign, campaign_tables.campaign),
    (campaign.Member, campaign_tables.campaign_member),
    (planned.Planned, campaign_tables.planned),
    (planned.Provider, campaign_tables.provider),
    (Upload, import_tables.upload),
    (guided.GuidedTalk, guided_tables.guided_talk),
    (guided.Document, guided_tables.document),
    (guided.DocumentShare, guided_tables.document_share),
    (guided.Application, guided_tables.application),
    (guided.PlanStep, guided_tables.plan_step),
)
_registry = registry(metadata=tables.metadata)


def map_all() -> None:
    """Map every dataclass to its table; a second call does nothing."""
    if not list(_registry.mappers):
        for cls, table in _PAIRS:
            _registry.map_imperatively(cls, table)

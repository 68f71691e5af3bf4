"""Everything that is kept of a learner, readable (AVG art. 15 and 20)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from bot.core.learner import Learner
from bot.core.planned import Planned
from bot.services.parts import Parts


def export(parts: Parts, learner_id: UUID) -> dict[str, Any] | None:
    """Facts, consents, messages, answers, signals and cases; None for an unknown learner."""
    with parts.begin() as uow:
        learner = uow.get(Learner, learner_id)
        if learner is None:
            return None
        opened = parts.vault.open
        return {
            "learner": _facts(learner),
            "consents": [
                {"purpose": c.purpose, "granted": c.granted, "at": c.at.isoformat(), "source": c.source}
                for c in uow.people.consents(learner_id)
            ],
            "messages": [
                {"at": m.stored_at.isoformat(), "from": m.author, "text": opened(m.sealed)}
                for m in uow.talks.of_learner(learner_id, 1_000_000)
            ],
            "checkins": [
                {
                    "at": checkin.started_at.isoformat(),
                    "answers": {a.question: a.value for a in uow.talks.answers(checkin.id)},
                }
                for checkin in uow.talks.checkins_of(learner_id)
            ],
            "invitations": [_invitation(row) for row in uow.campaigns.of_learner(learner_id)],
            "signals": [
                {"at": s.at.isoformat(), "level": s.level, "topics": s.topics, "about": s.about}
                for s in uow.talks.signals_of(learner_id)
            ],
            "cases": [
                {"at": c.created_at.isoformat(), "level": c.level, "recipient": c.recipient, "status": c.status}
                for c in uow.cases.of_learner(learner_id)
            ],
        }  # fmt: skip


def _facts(learner: Learner) -> dict[str, Any]:
    return {
        "first_name": learner.first_name, "last_name": learner.last_name, "called": learner.call_name,
        "profile": learner.profile, "left_on": learner.left_on.isoformat(),
        "born_on": learner.born_on.isoformat(), "startkwalificatie": learner.startkwalificatie,
        "enrolled": learner.enrolled, "region": learner.region, "status": learner.status,
        "student_number": learner.student_number, "cluster": learner.cluster, "tags": list(learner.tags),
        "phone": learner.phone, "mail": learner.mail, "wants_time": learner.wants_time,
        "wants_months": learner.wants_months, "wants_channel": learner.wants_channel,
    }  # fmt: skip


def _invitation(row: Planned) -> dict[str, Any]:
    return {
        "planned_for": row.day.isoformat(), "state": row.state,
        "sent_at": row.sent_at.isoformat() if row.sent_at else None,
        "answered_at": row.answered_at.isoformat() if row.answered_at else None,
    }  # fmt: skip

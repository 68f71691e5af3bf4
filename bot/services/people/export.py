"""Everything that is kept of a learner, readable (AVG art. 15 and 20)."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from bot.core.learner import Learner
from bot.core.planned import Planned
from bot.records import UnitOfWork
from bot.services.guides.documents import content_of
from bot.services.guides.guided import opened, state_of
from bot.services.guides.plan import detail, title
from bot.services.parts import Parts


def export(parts: Parts, learner_id: UUID) -> dict[str, Any] | None:
    """Facts, consents, messages, answers, signals, cases, documents and plan; None for an unknown learner."""
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
            **guided_work(parts, uow, learner_id),
        }  # fmt: skip


def guided_work(parts: Parts, uow: UnitOfWork, learner_id: UUID) -> dict[str, Any]:
    """Cv, letters, plan, applications and what the talks about them know. A cv is JSON Resume."""
    return {
        "guided_talks": [
            {"kind": talk.kind, "started_at": talk.started_at.isoformat(), "last_at": talk.last_at.isoformat(),
             "ended_at": _when(talk.ended_at), "knows": state_of(parts, talk)}
            for talk in uow.guided.talks_of(learner_id)
        ],
        "documents": [
            {"kind": one.kind, "version": one.version, "made_at": one.made_at.isoformat(),
             "withdrawn_at": _when(one.withdrawn_at), "content": content_of(parts, one),
             "links": [
                 {"made_at": link.made_at.isoformat(), "expires_at": link.expires_at.isoformat(),
                  "opened_at": _when(link.opened_at)}
                 for link in uow.guided.shares_of(one.id)
             ]}
            for one in uow.guided.documents_of(learner_id)
        ],
        "applications": [
            {"made_at": one.made_at.isoformat(), "changed_at": one.changed_at.isoformat(), "state": one.state,
             "sent_on": _when(one.sent_on), "next_on": _when(one.next_on), **opened(parts, one.sealed)}
            for one in uow.guided.applications_of(learner_id)
        ],
        "plan": [
            {"step": title(parts, one), "note": detail(parts, one), "made_at": one.made_at.isoformat(),
             "on": _when(one.on), "done_at": _when(one.done_at), "dropped_at": _when(one.dropped_at)}
            for one in uow.guided.steps_of(learner_id)
        ],
    }  # fmt: skip


def _when(at: date | None) -> str | None:
    return at.isoformat() if at else None


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

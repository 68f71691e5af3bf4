"""Cv, letter, plan and applications of a learner, for tests."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from bot.core.guided import Document, DocumentKind, GuidedTalk, PlanStep
from bot.core.learner import Learner
from bot.records import UnitOfWork
from bot.services.guides import applications, documents, guided, plan
from bot.services.parts import Parts

RESUME = {
    "basics": {"name": "Daan Visser", "phone": "06 12345678", "location": {"city": "Ede"}},
    "work": [{"name": "een garage", "highlights": ["Banden wisselen."], "x-nazorg": {"kind": "stage"}}],
}
CV = {"resume": RESUME, "design": "plain"}


def add_document(
    parts: Parts, learner: Learner, kind: DocumentKind = "cv", content: dict[str, Any] | None = None
) -> Document:
    """A version that he agreed to."""
    with parts.begin() as uow:
        found = documents.keep(parts, uow, learner.id, kind, content or CV)
        uow.commit()
    return found


def add_draft(parts: Parts, learner: Learner, resume: dict[str, Any]) -> None:
    """A talk about a cv in which he has not agreed to anything yet."""
    with parts.begin() as uow:
        _talk(parts, uow, learner, "cv", {"resume": resume, "question": "work"})
        uow.commit()


def add_plan(parts: Parts, learner: Learner) -> None:
    """Steps (one done, one late, one of his own), two applications, and practice that was finished."""
    now, today = parts.now(), parts.today()
    words = parts.vault.seal("Fiets maken bij opa")
    with parts.begin() as uow:
        talk = _talk(parts, uow, learner, "practice", {"answers": ["ik sjouw graag"]})
        talk.ended_at = now
        uow.add(
            PlanStep(learner.id, "cv", now, on=today, done_at=now),
            PlanStep(learner.id, "brief", now + timedelta(seconds=1), on=today - timedelta(days=2)),
            PlanStep(learner.id, plan.OWN, now + timedelta(seconds=2), sealed=words),
        )
        uow.flush()
        sent = applications.add(parts, uow, learner.id, "idea", applications.Content("Jumbo in Ede", "vakkenvuller"))
        applications.sent(parts, sent, today)
        asked = applications.add(parts, uow, learner.id, "idea", applications.Content("Kapsalon Knip"))
        applications.invited(parts, asked, today + timedelta(days=3), "2 uur")
        uow.commit()


def _talk(parts: Parts, uow: UnitOfWork, learner: Learner, kind: Any, state: dict[str, Any]) -> GuidedTalk:
    talk = GuidedTalk(learner.id, kind, parts.now(), parts.now(), active=False)
    uow.add(talk)
    guided.keep(parts, talk, state)
    uow.flush()
    return talk

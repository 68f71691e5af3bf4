"""What came out of the guided talks of a played dialogue, as plain data."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from bot.documents import letter_text
from bot.records import UnitOfWork
from bot.services.guides import applications, documents, guided, plan
from bot.services.parts import Parts


def outcome(parts: Parts, uow: UnitOfWork, learner_id: UUID) -> dict[str, Any]:
    """`cv`: as far as it is known, as JSON Resume. `letters`: each as text, the newest last. `plan`, `applications`:
    as told. `agreed`: the versions that he agreed to. What there is none of is left out."""
    state = guided.state_of(parts, uow.guided.talk(learner_id, "cv"))
    kept = sorted(uow.guided.documents_of(learner_id), key=lambda one: (one.kind, one.version))
    found = {
        "cv": state.get("resume") or documents.cv_of(parts, uow, learner_id)[0].get("resume"),
        "letters": [
            letter_text(documents.letter_of(documents.content_of(parts, one)))
            for one in kept if one.kind == "letter" and one.sealed
        ],
        "plan": [
            {"step": plan.title(parts, step), "note": plan.detail(parts, step), "done": step.done_at is not None,
             "on": step.on.isoformat() if step.on else None}
            for step in plan.steps(uow, learner_id)
        ],
        "applications": [
            {"where": told.where, "work": told.work, "state": one.state,
             "sent_on": one.sent_on.isoformat() if one.sent_on else None,
             "next_on": one.next_on.isoformat() if one.next_on else None}
            for one in applications.held(uow, learner_id)
            for told in [applications.content_of(parts, one)]
        ],
        "agreed": [{"kind": one.kind, "version": one.version} for one in kept],
    }  # fmt: skip
    return {name: value for name, value in found.items() if value}

"""Guided talks in the store: which one has the learner's word, and what it knows."""

from __future__ import annotations

import json
from typing import Any
from uuid import UUID

from bot.core.guided import GuidedKind, GuidedTalk
from bot.records import UnitOfWork
from bot.services.parts import Parts

State = dict[str, Any]


def state_of(parts: Parts, talk: GuidedTalk | None) -> State:
    """What the talk knows; empty for a new one."""
    return opened(parts, talk.sealed if talk else b"")


def opened(parts: Parts, sealed: bytes) -> State:
    """What was sealed as JSON (of a talk, an application, a step of a plan); empty for what was erased."""
    found: State = json.loads(parts.vault.open(sealed)) if sealed else {}
    return found


def keep(parts: Parts, talk: GuidedTalk, state: State) -> None:
    """Keep what the talk knows now."""
    talk.sealed = parts.vault.seal(json.dumps(state, ensure_ascii=False))
    talk.last_at = parts.now()


def take_up(parts: Parts, uow: UnitOfWork, learner_id: UUID, account_id: UUID, kind: GuidedKind) -> GuidedTalk:
    """Give the talk of this kind the learner's word: the old one or a new one; others rest.

    The engine's session ends: it begins a new one that knows of no open question of its own.
    """
    uow.people.lock(learner_id)
    uow.guided.rest(learner_id)
    talk = uow.guided.talk(learner_id, kind, lock=True)
    if talk is None:
        talk = GuidedTalk(learner_id, kind, parts.now(), parts.now())
        uow.add(talk)
    talk.active, talk.aside = True, False
    end_session(parts, uow, account_id)
    uow.flush()
    return talk


def end_session(parts: Parts, uow: UnitOfWork, account_id: UUID) -> None:
    """The engine's session of this account ends, so that the next turn is seeded afresh."""
    session = uow.talks.last_session(account_id)
    if session is not None and session.ended_at is None:
        session.ended_at = parts.now()

"""Where a check-in stands that goes on beside a guided talk."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from bot.content import load
from bot.conversation.intake import Talk
from bot.core.guided import GuidedKind
from bot.records import UnitOfWork
from bot.services.checkins.course import ARRANGED
from bot.services.parts import Parts


def in_checkin(uow: UnitOfWork, talk: Talk) -> bool:
    """Whether a check-in waits for an answer."""
    held = uow.talks.open_checkin(talk.learner.id) if talk.learner else None
    return held is not None and held.question is not None


def own_talk(parts: Parts, uow: UnitOfWork, talk: Talk) -> bool:
    """Whether the check-in only came of what he typed himself: its first question was about leave or a call."""
    held = uow.talks.open_checkin(talk.learner.id) if talk.learner is not None else None
    apart = parts.policies.agendas[talk.learner.profile].apart if talk.learner is not None else ()
    return held is not None and bool(held.asked) and held.asked[0] in apart


def goes_on(uow: UnitOfWork, talk: Talk) -> bool:
    """Whether a check-in, which met the message, goes on with its questions."""
    session = uow.talks.last_session(talk.account.id)
    return in_checkin(uow, talk) and session is not None and session.ended_at is None


def asks_leave(parts: Parts, uow: UnitOfWork, talk: Talk) -> bool:
    """Whether the check-in waits for an answer about leave or a call, or for how it came about."""
    held = uow.talks.open_checkin(talk.learner.id) if talk.learner is not None else None
    apart = parts.policies.agendas[talk.learner.profile].apart if talk.learner is not None else ()
    return goes_on(uow, talk) and held is not None and held.question in (*apart, *ARRANGED)


def made_last(parts: Parts, uow: UnitOfWork, learner_id: UUID) -> GuidedKind | None:
    """What is being made or was made just now, of a cv and a letter."""
    rules = load("gids")
    since = parts.now() - timedelta(hours=rules["made_hours"])
    talks = [talk for kind in rules["made"] if (talk := uow.guided.talk(learner_id, kind)) is not None]
    last = max(talks, key=lambda talk: talk.last_at, default=None)
    return last.kind if last is not None and last.last_at >= since else None

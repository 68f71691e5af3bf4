"""Uitval told outside a check-in: a check-in begins there, so that leave and agreements are asked in order."""

from __future__ import annotations

from datetime import timedelta

from bot.core.conversation import Checkin, Message
from bot.core.learner import Learner
from bot.records import UnitOfWork
from bot.services import acknowledging
from bot.services.cases import TOLD
from bot.services.parts import Parts
from bot.services.signals import guessed

FIRST = "plek"
RECENT = timedelta(hours=24)


def take_up(parts: Parts, uow: UnitOfWork, learner: Learner, message: Message) -> bool:
    """Open a check-in for a message that says uitval; True when it was opened.

    Not while a check-in or a case that people know of is open, and not within a day of one that ended: who
    just said no is not asked again.
    """
    signal = uow.talks.signal_of_message(message.id) if message.id else None
    if signal is None or signal.level != "uitval" or signal.about != "self":
        return False
    if guessed(parts, signal) and acknowledging.glad(parts.vault.open(message.sealed)):
        return False  # good news, of which something else is only guessed
    if uow.talks.open_checkin(learner.id) or any(case.leave in TOLD for case in uow.cases.live_of(learner.id)):
        return False
    past = uow.talks.checkins_of(learner.id)
    if past and past[0].ended_at is not None and parts.now() - past[0].ended_at < RECENT:
        return False
    uow.add(Checkin(learner.id, parts.now(), question=FIRST))
    uow.flush()
    return True

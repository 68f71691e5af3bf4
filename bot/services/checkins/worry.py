"""Uitval told outside a check-in: a check-in begins there, so that leave and agreements are asked in order."""

from __future__ import annotations

from datetime import timedelta

from bot.core.conversation import Checkin, Message
from bot.core.learner import Learner
from bot.records import UnitOfWork
from bot.services.checkins.no_answer import read
from bot.services.checkins.turns import Turn, store
from bot.services.escalations.cases import TOLD
from bot.services.escalations.signals import guessed
from bot.services.parts import Parts
from bot.services.stored import answers_of, without_name
from bot.understanding.kind import acknowledging

FIRST = "plek"
RECENT = timedelta(hours=24)
JUST = timedelta(hours=1)  # how long before it what he told belongs to it
_BACK = 12  # messages, of him and of us
_KEPT = ("plek", "cijfer", "uren", "mensen", "wonen", "geld", "stemming")


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
    checkin = Checkin(learner.id, parts.now(), question=FIRST)
    uow.add(checkin)
    uow.flush()
    _told_before(parts, uow, learner, checkin, message)
    return True


def _told_before(parts: Parts, uow: UnitOfWork, learner: Learner, checkin: Checkin, message: Message) -> None:
    """Keep what he said in so many words just before, when no check-in was open: it is not asked again. It is no reason
    to worry now, and nothing is guessed of it."""
    recent = uow.talks.recent(message.account_id, _BACK, parts.now() - JUST)
    typed = [one for one in recent if one.direction == "in" and one.payload is None and one.sealed]
    for one in typed:
        if (one.id or 0) >= (message.id or 0):
            continue
        turn = Turn(parts, uow, learner, checkin, answers_of(parts, uow, checkin), one)
        text = without_name(uow, learner, parts.vault.open(one.sealed))
        told = read(parts, text, None, learner.profile)
        store(turn, {name: answer for name, answer in told.items() if name in _KEPT and not answer.guess}, amends=True)

"""What a coach reads of a talk: not the words alone that opened the case, but what was told before and after them."""

from __future__ import annotations

from bot.core.escalation import CaseEvent, Escalation
from bot.core.signal import at_least
from bot.services import cases
from bot.services.turns import Turn

_MANY = 12  # words of his from before a case that are added to it


def join(turn: Turn) -> None:
    """Add to the live case what this check-in told before and with this message that worries, each message once.

    A case that people read on request, or in a vital interest, gets no words for which leave was only asked.
    """
    case = cases.talked_of(turn.uow.cases.live_of(turn.learner.id))
    if case is None or case.leave not in ("asked", "given", "standing"):
        return
    known = {event.message_id for event in turn.uow.cases.events(case.id) if event.what == "quote"}
    signals = turn.uow.talks.signals_of(turn.learner.id, turn.checkin.started_at)
    told = {s.message_id: s.at for s in signals if s.about == "self" and at_least(s.level, "attention")}
    for message_id in [one for one in told if one is not None and one not in known][-_MANY:]:
        _quote(turn, case, message_id)


def _quote(turn: Turn, case: Escalation, message_id: int) -> None:
    message = turn.uow.talks.message(message_id)
    if message is not None and message.sealed and message.payload is None:
        turn.uow.add(CaseEvent(case.id, turn.parts.now(), "quote", "learner", message.sealed, message.id))

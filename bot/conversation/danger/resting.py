"""After a crisis of his own the questions of a check-in rest: it ends, and begins anew on another day.

What was answered stays. A guess that nothing confirmed ends nothing.
"""

from __future__ import annotations

from bot.conversation.danger.lines import SOLVED
from bot.conversation.danger.step import ASKED, CrisisStep
from bot.conversation.intake import Talk
from bot.services.checkins.afterwards import RESTED
from bot.services.parts import Parts


def rests(step: CrisisStep | None) -> bool:
    """Whether a crisis is one after which nothing ordinary is asked that day."""
    return step is not None and step.about == "self" and not step.guess and step.block not in (SOLVED, ASKED)


def rest(parts: Parts, talk: Talk) -> bool:
    """End the check-in that was open when the crisis began, and what the engine remembers of it; whether one was."""
    if talk.learner is None:
        return False
    with parts.begin() as uow:
        checkin = uow.talks.open_checkin(talk.learner.id, lock=True)
        crises = [case.created_at for case in uow.cases.live_of(talk.learner.id) if case.level == "crisis"]
        if checkin is None or not crises or checkin.started_at > max(crises):
            return False
        checkin.question, checkin.ended_at = None, parts.now()
        checkin.asked = [*checkin.asked, RESTED]
        session = uow.talks.last_session(talk.account.id)
        if session is not None and session.learner_id == talk.learner.id and session.ended_at is None:
            session.ended_at = parts.now()
        uow.commit()
        return True

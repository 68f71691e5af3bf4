"""What a message means that takes back the leave he gave in this check-in."""

from __future__ import annotations

from bot.core.checkin import YES_NO, Answer
from bot.services.checkins.turns import Turn
from bot.services.escalations import cases, taken_back
from bot.services.talk.sessions import LEAVE
from bot.understanding.answers.leave_back import takes_back
from bot.understanding.said import Heard, Said

_ARRANGED = ("bellen", "wie_weet")
UNDONE = "utter_leave_terug"


def taken(turn: Turn, said: Said) -> Heard | None:
    """What was heard, where he takes leave back that was given in this check-in; None for anything else."""
    known, case = turn.answers.get(LEAVE), cases.talked_of(turn.uow.cases.live_of(turn.learner.id))
    given = known is not None and known.value == YES_NO[0]
    if said.choice or not given or case is None or not taken_back.can_be(case):
        return None
    if not takes_back(said.text, just=turn.checkin.question in _ARRANGED):
        return None
    read = taken_back.read_already(case)
    return Heard({LEAVE: Answer(YES_NO[1], said.text)}, ("utter_leave_gelezen" if read else UNDONE,))


def once(responses: tuple[str, ...]) -> tuple[str, ...]:
    """The responses, without what the last word of a check-in says as well: that nobody is told."""
    return tuple(one for one in responses if one != UNDONE)

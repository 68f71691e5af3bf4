"""What a message means in the check-in that it belongs to: with what was asked and told before it."""

from __future__ import annotations

from dataclasses import replace

from bot.core.check import CheckStep
from bot.services.checkins import joking, leave, leave_back, moved_on, turns
from bot.services.checkins.heard import hear
from bot.services.checkins.turns import Turn
from bot.services.checkins.waiting import evades, waiting
from bot.services.talk.routed import withheld
from bot.understanding.answers.evidence import late_mark, of_his_place, stands
from bot.understanding.moves import spoken
from bot.understanding.moves.nodding import read_ours
from bot.understanding.questions.asked_for import asks
from bot.understanding.said import Heard, Said

_BACK = 8  # messages


def heard_in(turn: Turn, said: Said) -> Heard:
    """What `said` means, beside the open question too: leave that waits, a new place, a mark that was asked for."""
    if back := leave_back.taken(turn, said):
        return back
    unseen = turn.checkin.question is not None and _unseen(turn)
    question = None if unseen else turn.checkin.question  # a bare "nee" answers nothing that he has not read
    heard = hear(turn.parts, said, question, turn.learner.profile, turns.recent(turn))
    if unseen and not said.choice:
        heard = replace(heard, aside=heard.aside or not heard.answers, free=True)
    if late := waiting(turn, said, heard.answers):
        heard = replace(heard, answers={**heard.answers, **late}, aside=False)
    elif evades(turn, said, heard.answers):
        heard = replace(heard, aside=True)
    answers = of_his_place(stands(turn.answers, heard.answers), turn.answers, said.text)
    mark = late_mark(turn.checkin.question, turn.checkin.asked, turn.answers, said.text)
    no = {} if said.choice else withheld(said.text, answers, worried=turns.worried(turn))
    later = {**mark, **no, **leave.later(turn, said.text, answers), **moved_on.found(turn, said.text, answers)}
    return _closing(turn, said, replace(heard, answers=joking.slip(turn, said.text, {**answers, **later})))


def _unseen(turn: Turn) -> bool:
    """Whether the open question came of the message before this one, which was held, and was not put to him yet."""
    message = turn.message
    if message is None or message.id is None:
        return False
    recent = turn.uow.talks.recent(message.account_id, _BACK)
    before = [one for one in recent if one.direction == "in" and one.id is not None and one.id < message.id]
    step = CheckStep.parse(before[-1].crisis_step) if before else None
    return step is not None and step.state == "passed"


def _closing(turn: Turn, said: Said, heard: Heard) -> Heard:
    """What was heard, where he says that this was all; what is only guessed of such words answers nothing."""
    question = turn.checkin.question
    if said.choice or heard.leaves or heard.informs or asks(said.text) or read_ours(said.text, question, said.last):
        return heard
    read = {name: one for name, one in heard.answers.items() if one.words.strip() != said.text.strip()}
    if not spoken.closes(said.text, question, read, turn.checkin.asked):
        return heard
    return Heard(read, ("utter_graag_gedaan",) if spoken.thanked(said.text) else (), aside=True, closes=True)

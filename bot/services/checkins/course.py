"""The course of a check-in: which question is put next, after what he told, and when none is."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import cast

from bot.core.agenda import ENOUGH, next_question
from bot.core.conversation import Message
from bot.core.signal import Level
from bot.services.checkins import leave, turns
from bot.services.checkins.turns import GONE, STORY, Turn
from bot.services.talk.routed import refused
from bot.services.talk.sessions import LEAVE
from bot.understanding.answers.help_refused import HELP, refused_beside
from bot.understanding.moves import spoken
from bot.understanding.questions.asked_for import asking, asks
from bot.understanding.said import Heard, Said

ARRANGED = ("bellen", "wie_weet")  # what is arranged is arranged at once
_BESIDE = 3  # words beside a question that tell nothing
AFTER = "achteraf"  # stands among what was asked where he told more after the last word (agenda.yml)
AGAIN = "weer"  # among what was asked: the open question came again after an answer of ours
_END = "einde"
_PLACE, _MOST = "plek", 3  # what a check-in is for may come so often in a row after questions of his own
_BACK = 40  # messages of a check-in that are read again for what was spoken of, his and ours


@dataclass(frozen=True)
class Bearing:
    """What a message means for the next question.

    `again`: the open one comes again, as often as any is asked, or after a question of his own that was answered
    (`free`) as often as he has one. `about`: he speaks of leave himself. `off`: the open one waits, because he told
    something else. `bare`: grave, and nothing told of it. `closes`: he is done. `promised`: a talk that he asked for
    comes as soon as nothing about leave or a call is asked. `text`: his words.
    """

    text: str = ""
    again: bool = False
    free: bool = False
    about: bool = False
    off: bool = False
    bare: bool = False
    closes: bool = False
    promised: bool = False


def ask(turn: Turn, bearing: Bearing = Bearing()) -> str | None:
    """Choose and note the next question; leave is no wall, unless he speaks of it himself."""
    checkin = turn.checkin
    agenda = turn.parts.policies.agendas[turn.learner.profile]
    fresh = checkin.question is not None and not _put_enough(turn, checkin.question)
    if bearing.closes and not _owed(turn):
        checkin.asked = [*checkin.asked, ENOUGH]
    if checkin.question not in turn.answers and spoken.told_under(bearing.text, checkin.question):
        checkin.asked = [*checkin.asked, checkin.question or ""]  # as good as asked twice
    if AFTER in checkin.asked:
        bearing = replace(bearing, again=False)  # nothing waits for an answer after the last word
    if bearing.about and checkin.asked.count(LEAVE) <= agenda.tries:
        checkin.question = LEAVE
    elif bearing.again and bearing.free and checkin.question not in (None, *agenda.apart) and fresh:
        checkin.asked = [*checkin.asked, AGAIN]
        return checkin.question
    elif not (bearing.again and checkin.question and checkin.asked.count(checkin.question) < agenda.tries and fresh):
        checkin.question = _next(turn, replace(bearing, off=bearing.off or not fresh))
    if checkin.question is None:
        checkin.ended_at = turn.parts.now()
    else:
        checkin.asked = [*checkin.asked, checkin.question]
    return checkin.question


def _put_enough(turn: Turn, question: str) -> bool:
    """Whether a question was put as often as any is, also after a question of his own: no answer twice is one. Of his
    place only those in a row count."""
    asked, tries = turn.checkin.asked, turn.parts.policies.agendas[turn.learner.profile].tries
    if question == _PLACE:
        rows = itertools.takewhile(lambda one: one in (AGAIN, question), reversed(asked))
        return len(list(rows)) >= _MOST
    put = [one for one in asked if one != AGAIN].count(question)
    again = sum(one == AGAIN and _before(asked[:place]) == question for place, one in enumerate(asked))
    return put + again >= tries


def _before(asked: Sequence[str]) -> str:
    """The question that came last."""
    return next((one for one in reversed(asked) if one != AGAIN), "")


def _next(turn: Turn, bearing: Bearing) -> str | None:
    """The next question by the agenda; how it came about comes before leave, where he told nothing of it."""
    checkin, agenda = turn.checkin, turn.parts.policies.agendas[turn.learner.profile]
    off = {checkin.question} if bearing.off and checkin.question else set()
    off |= {one for one in set(checkin.asked) - {_PLACE} if _put_enough(turn, one)}
    if AFTER in checkin.asked:
        off |= set(checkin.asked[: checkin.asked.index(AFTER)])  # what was asked before the last word is done with
    if checkin.asked.count(LEAVE) and (asks(bearing.text) or spoken.fears(bearing.text) or leave.refused_help(turn)):
        off.add(LEAVE)  # not once more right after a question of his, a fear of telling, or a no to all help
    if refused(bearing.text):
        off.add(LEAVE)  # nor at all right after he said no to it
    worst = cast(Level, checkin.worst)
    question = next_question(agenda, turn.answers, checkin.asked, worst, told=told_of(turn, bearing.text), off=off)
    if bearing.promised and question not in (None, *agenda.apart, *ARRANGED):
        checkin.asked, question = [*checkin.asked, ENOUGH], None
    if question == LEAVE and bearing.bare and STORY not in (*checkin.asked, *turn.answers) and turns.worried(turn):
        return STORY
    return STORY if _asked_on(turn, bearing, question) else question


def _asked_on(turn: Turn, bearing: Bearing, question: str | None) -> bool:
    """Whether he is asked what he means, where the worry is only a guess: at once, but not of a mere question, nor
    where nothing more is asked."""
    over = question is None or ENOUGH in turn.checkin.asked or question == STORY
    mere = asks(bearing.text) and len(asking(bearing.text).split()) + _BESIDE >= len(bearing.text.split())
    return not over and not mere and STORY not in turn.answers and turns.asks_on(turn)


def _owed(turn: Turn) -> bool:
    """Whether leave has to be asked yet, though he is done."""
    return turns.worried(turn) and LEAVE not in turn.checkin.asked and LEAVE not in turn.answers


def told_of(turn: Turn, text: str) -> frozenset[str]:
    """The questions whose domain he spoke of in this check-in, with this message."""
    found = set(spoken.domains(text)) | spoken.of_topics(turns.hints(turn))
    texts = [turn.parts.vault.open(message.sealed) for message in _earlier(turn)]
    for told in texts:
        found |= spoken.domains(told)
    place = turn.answers.get(_PLACE)
    found |= {_END} if place is not None and place.value in GONE else set()  # till when he works there is told
    return frozenset(found | ({HELP} if any(map(refused_beside, (text, *texts))) else set()))


def _earlier(turn: Turn) -> list[Message]:
    if turn.message is None:
        return []
    since = turn.checkin.started_at
    typed = [one for one in turn.uow.talks.recent(turn.message.account_id, _BACK) if one.direction == "in"]
    return [one for one in typed if one.payload is None and one.sealed and one.stored_at >= since]


def bare(turn: Turn, said: Said) -> bool:
    """Whether his place stops by the answer of this message, typed or tapped, with no word of what happened."""
    place = turn.answers.get("plek")
    gone = place is not None and place.value in GONE
    return gone and ("plek" in said.choice or spoken.bare(said.text))


def story_told(question: str | None, text: str) -> bool:
    """Whether a message tells how it came about, where that was asked."""
    return question == STORY and not spoken.bare(text)


def tells(said: Said, heard: Heard, least: int) -> bool:
    """Whether a message told something, though it does not answer what was asked."""
    return not said.choice and not heard.aside and (bool(heard.answers) or len(said.text.split()) >= least)


def notice(turn: Turn, before: str | None, said: Said) -> tuple[str, ...]:
    """What becomes of what he told, where leave was let go; never right after a question of his or a fear of telling,
    unless the check-in ends."""
    held = turn.checkin.question is not None and (asks(said.text) or spoken.fears(said.text))
    return () if held else leave.unsent(turn, before, said.text)


def waits(turn: Turn, question: str | None, heard: Heard) -> bool:
    """Whether the open question is put again after something else. Leave is no wall, nor is who may know."""
    once = turn.parts.policies.agendas[turn.learner.profile].once
    return question != LEAVE and (question not in once or heard.informs)


def unseen(turn: Turn) -> str | None:
    """The open question that is never asked twice in a row: begun anew it may well not have been seen."""
    question = turn.checkin.question
    apart = turn.parts.policies.agendas[turn.learner.profile].apart
    return question if question in apart and question not in turn.answers else None

"""What is told beside a check-in and belongs to it: after its last word, the same day, and a mark in a crisis."""

from __future__ import annotations

from datetime import datetime

from bot.core.checkin import QUESTIONS, Answer
from bot.core.conversation import Checkin, Message
from bot.core.learner import Learner
from bot.core.policy import from_answer
from bot.language.dates import amsterdam_date
from bot.language.new_place import new_place
from bot.records import UnitOfWork
from bot.services.checkins.course import AFTER
from bot.services.checkins.leave import notice_of, untimely
from bot.services.checkins.turns import GONE, Turn, store
from bot.services.escalations.signals import record_answer_signal
from bot.services.parts import Parts
from bot.services.stored import answers_of, without_name
from bot.understanding.answers.second_look import looked_over
from bot.understanding.answers.settled_mark import settled
from bot.understanding.kind.acknowledging import glad
from bot.understanding.questions.asked_for import asked_for, asks, looks_for_work

MARK = "cijfer"
RESTED = "rust"  # a check-in that a crisis ended: nothing opens it again
_STRICT = "uren"  # a question under which a number is a mark only where it is called one
_NOT_NOW = frozenset({"bellen", "wie_weet", "mag_coach", "gaat"})  # these have their own ways, or are small talk
_WORDS = 20  # of an answer; a longer message is a story


def reopen(parts: Parts, uow: UnitOfWork, learner: Learner, message: Message) -> bool:
    """Open the check-in that ended today for an answer that comes after its last word; True when that was done.

    A question, a wish and good news of work have answers of their own.
    """
    last = _of_today(parts, uow, learner)
    if last is None or last.ended_at is None or message.payload is not None or not message.sealed:
        return False
    if RESTED in last.asked:
        return False
    text = without_name(uow, learner, parts.vault.open(message.sealed))
    if len(text.split()) > _WORDS or asks(text) or asked_for(text).subjects or looks_for_work(text):
        return False
    place = answers_of(parts, uow, last).get("plek")
    moved = place is not None and place.value in GONE and bool(new_place(text))
    read = _read(parts, text, learner.profile)
    told = [name for name in QUESTIONS if name in read and name not in _NOT_NOW and not read[name].refused]
    wishes = "hulp" in read and read["hulp"].value != "nee"
    if (not moved and (not told or wishes or glad(text))) or uow.guided.active(learner.id) is not None:
        return False
    last.ended_at, last.question = None, "plek" if moved else told[0]
    last.asked = [*last.asked, AFTER]
    uow.flush()
    return True


def notice_owed(parts: Parts, learner: Learner, text: str, at: datetime) -> str:
    """What becomes of what he told in the check-in that ended today, where he did not hear it yet because his last
    words asked something or were hard to say; "" for nothing. It is said
    with what he writes after it (`text`, which came `at`)."""
    if untimely(text):
        return ""
    with parts.begin() as uow:
        last = _of_today(parts, uow, learner)
        if last is None or last.ended_at is None or at <= last.ended_at:
            return ""
        if uow.talks.open_checkin(learner.id) is not None or uow.guided.active(learner.id) is not None:
            return ""
        found = notice_of(Turn(parts, uow, learner, last, answers_of(parts, uow, last), None))
        uow.commit()
    return found[0] if found else ""


def _read(parts: Parts, text: str, profile: str) -> dict[str, Answer]:
    """What a message surely answers by itself, looked over by what it means; a guess opens nothing."""

    def rules(name: str | None) -> dict[str, Answer]:
        return dict(parts.reader.read(text, question=name, profile=profile, now=parts.now()))

    return {name: one for name, one in looked_over(text, rules(None), None, rules).items() if not one.guess}


def mark_in_crisis(parts: Parts, uow: UnitOfWork, learner: Learner, message: Message) -> None:
    """Keep a mark that is given while a crisis is talked of, where a check-in is open or ended today. What is said in
    the crisis does not change by it, and a bare number may be anything else: it has to be called a mark."""
    checkin = uow.talks.open_checkin(learner.id, lock=True) or _of_today(parts, uow, learner)
    if checkin is None or message.payload is not None or not message.sealed:
        return
    text = parts.vault.open(message.sealed)
    read = parts.reader.read(text, question=_STRICT, profile=learner.profile, now=parts.now())
    mark = settled(text, None) or read.get(MARK)
    if mark is not None:
        _keep(Turn(parts, uow, learner, checkin, answers_of(parts, uow, checkin), message), mark)


def _keep(turn: Turn, mark: Answer) -> None:
    """The mark and what it signals; the questions of the check-in wait until the crisis is over."""
    for name, answer in store(turn, {MARK: mark}, amends=False).items():
        found = from_answer(turn.parts.policies.signals, name, answer, turn.learner.profile, turn.parts.today())
        if found is not None:
            record_answer_signal(turn.parts, turn.uow, turn.learner, found, turn.message)


def _of_today(parts: Parts, uow: UnitOfWork, learner: Learner) -> Checkin | None:
    """The last check-in, when it ended today and none is open."""
    last = next(iter(uow.talks.checkins_of(learner.id)), None)
    ended: datetime | None = None if last is None else last.ended_at
    return last if ended is not None and amsterdam_date(ended) == parts.today() else None

"""What was only a joke is taken back: answers, signals below crisis, and a case that nobody was told of yet."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import timedelta
from typing import cast

from bot.content import load
from bot.core.checkin import GOOD_TO_BAD, UNKNOWN, Answer
from bot.core.conversation import AnswerRow, Message
from bot.core.escalation import Escalation, Notice
from bot.core.learner import Learner
from bot.core.policy import PLACE_TOPIC, graver
from bot.core.signal import Level, Signal, at_least
from bot.language.new_place import new_place
from bot.records import UnitOfWork
from bot.services.checkins.turns import GONE, Turn
from bot.services.escalations import cases
from bot.services.escalations.signals import evidence_of, guessed
from bot.services.parts import Parts
from bot.understanding.moves.jokes import beside, in_itself, is_joke

_AT_ONCE = timedelta(minutes=5)
_BACK = 3  # messages of his that a joke may lie back
_MARK, _FINE = "cijfer", 6  # from that mark on nothing was wrong
_OF_LEAVE = ("mag_coach", "bellen", "wie_weet")  # questions that are there because of a case


@dataclass(frozen=True)
class TakenBack:
    """`say`: the response to it, "" where nothing was there to take back; `rest`: what the message says besides."""

    say: str
    rest: str


def _after_all(turn: Turn, text: str) -> bool:
    """Whether "toch niet" takes back that the place ends: not where leave was answered, for it may mean that."""
    place, lead = turn.answers.get("plek"), load("onderbreking")["joke"]["after_all"]
    gone = place is not None and place.value in GONE and "mag_coach" not in turn.answers
    return gone and re.search(lead, text.lower()) is not None


def taken_back(turn: Turn, text: str) -> TakenBack | None:
    """Undo what the last messages left in this check-in, where `text` says that it was a joke; None for no joke.

    A crisis is never taken back, nor what was told before it.
    """
    if turn.message is None or not (is_joke(text) or _after_all(turn, text)):
        return None
    if (around := in_itself(text)) is not None:
        _unguess(turn)
        return TakenBack("utter_haha", around)
    rest = beside(text)
    joke = undo(turn.parts, turn.uow, turn.learner, turn.message)
    if joke is None:
        return TakenBack("", rest) if rest else None
    rows = turn.uow.talks.answers(turn.checkin.id)
    undone = [row for row in rows if row.message_id == joke.id and _worries(row)]
    for row in undone:
        turn.uow.delete(row)
        turn.answers.pop(row.question, None)
        turn.checkin.asked = [name for name in turn.checkin.asked if name != row.question]
    reweigh(turn)
    if turn.checkin.question is None and undone:
        turn.checkin.question = undone[0].question  # what is said beside the joke answers that
    _unguess(turn)
    told = any(case.leave in cases.TOLD for case in turn.uow.cases.live_of(turn.learner.id) if not case.is_task)
    return TakenBack(_said(text, told=told), rest)


def _worries(row: AnswerRow) -> bool:
    """Whether an answer is one that a joke takes back: what is plain and well stays as he told it."""
    mark = row.question == _MARK and row.value.isdigit()
    return int(row.value) < _FINE if mark else row.value in (*GONE, *GOOD_TO_BAD[1:], UNKNOWN) or row.refused


def _unguess(turn: Turn) -> None:
    """Drop what is only guessed of the message that says that it is a joke."""
    here = turn.message.id if turn.message else None
    for signal in turn.uow.talks.signals_of(turn.learner.id):
        if signal.message_id == here and signal.level != "crisis" and guessed(turn.parts, signal):
            turn.uow.delete(signal)
    turn.uow.flush()


def _said(text: str, *, told: bool) -> str:
    """The response to what is taken back; `told`: somebody knows of it already."""
    if not re.search(load("onderbreking")["joke"]["words"], text.lower()):
        return "utter_vergissing_verteld" if told else "utter_vergissing"
    return "utter_grapje_verteld" if told else "utter_grapje"


def slip(turn: Turn, text: str, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """The answers of a message; where it gives a mark for one that was typed wrong, what came of the wrong one is taken
    back, and its "nee" is about that."""
    old = next((row for row in turn.uow.talks.answers(turn.checkin.id) if row.question == _MARK), None)
    if old is None or not re.search(load("onderbreking")["joke"]["slip"], text.lower()):
        return dict(answers)
    read = turn.parts.reader.read(text, question=_MARK, profile=turn.learner.profile, now=turn.parts.now())
    mark = answers.get(_MARK) or read.get(_MARK)
    message = turn.uow.talks.message(old.message_id or 0)
    if mark is None or message is None or message.id == (turn.message.id if turn.message else None):
        return dict(answers)
    _retract(turn.parts, turn.uow, turn.learner, message, turn.message)
    reweigh(turn)
    told = turn.parts.reader.read(
        re.sub(r"\bnee+\b", "", text, flags=re.IGNORECASE), question=_MARK, profile=turn.learner.profile,
        now=turn.parts.now(),
    )  # fmt: skip
    return {name: one for name, one in answers.items() if name in told} | {_MARK: mark}


def better(turn: Turn, before: Level) -> Level:
    """How grave the talk was, now that good news took back what an earlier message of it said of the place."""
    rows = turn.uow.talks.answers(turn.checkin.id)
    here = turn.message.id if turn.message else None
    stopped = dict.fromkeys(s.message_id for s in _stopped(turn) if s.message_id not in (None, here))
    told = [message for one in stopped if (message := turn.uow.talks.message(one or 0)) is not None]
    if not told or not rows:
        return before
    for message in told:
        _retract(turn.parts, turn.uow, turn.learner, message, turn.message)
    ended = {message.id for message in told}
    for row in [row for row in rows if row.question == "einde" and row.message_id in ended]:
        turn.uow.delete(row)
        turn.answers.pop("einde", None)
    reweigh(turn)
    return cast(Level, turn.checkin.worst)


def undo(parts: Parts, uow: UnitOfWork, learner: Learner, message: Message) -> Message | None:
    """Take back what the last message that worried us left, and return it; None where there is nothing to take back."""
    recent = [m for m in uow.talks.recent(message.account_id, 4 * _BACK) if (m.id or 0) < (message.id or 0)]
    told = [m for m in reversed(recent) if m.direction == "in" and m.payload is None][:_BACK]
    seen = [uow.talks.signal_of_message(m.id or 0) for m in told]
    if any(signal is not None and signal.level == "crisis" for signal in seen):
        return None
    checkin = uow.talks.open_checkin(learner.id)
    rows = uow.talks.answers(checkin.id) if checkin is not None else ()
    answered = {row.message_id for row in rows if row.question not in _OF_LEAVE}
    grave = {signal.message_id for signal in uow.talks.signals_of(learner.id)}
    meant = next((m for m in told if m.id in answered or m.id in grave), None)  # what left nothing is passed over
    bad = {row.message_id for row in rows if _worries(row)}
    if meant is not None and meant.id not in grave and meant.id not in bad:
        return None  # it stands next to a plain fact, and that was no joke
    if meant is not None:
        _retract(parts, uow, learner, meant, message)
    return meant


def _retract(parts: Parts, uow: UnitOfWork, learner: Learner, told: Message, by: Message | None) -> None:
    """Drop the signals of a message, and withdraw the case that came of it alone; who was told hears of it."""
    for signal in uow.talks.signals_of(learner.id):
        if signal.message_id == told.id and signal.level != "crisis":
            uow.delete(signal)
    uow.flush()
    for case in uow.cases.live_of(learner.id, lock=True):
        quotes = {event.message_id for event in uow.cases.events(case.id) if event.what == "quote"}
        if case.is_task or case.level == "crisis" or told.id not in quotes:
            continue
        _tell(parts, uow, case)
        cases.note(parts, uow, case, "taken_back", "learner", parts.vault.open(by.sealed) if by else "")
        if _untold(case) and not _grave(uow, learner, quotes - {told.id, by.id if by else None}):
            case.step("withdrawn")


def _tell(parts: Parts, uow: UnitOfWork, case: Escalation) -> None:
    """A mail to who knows of the case that something in it changed; one for all that is taken back at once."""
    lately = parts.now() - _AT_ONCE
    mailed = any(event.what == "taken_back" and event.at > lately for event in uow.cases.events(case.id))
    if case.status in ("notified", "accepted", "contact") and not mailed:
        for address in cases.addresses(uow, case):
            uow.add(Notice(case.id, address, "case_news", parts.now()))


def _grave(uow: UnitOfWork, learner: Learner, quotes: Set[int | None]) -> bool:
    """Whether any of these messages is still a reason to worry."""
    return any(s.message_id in quotes and at_least(s.level, "uitval") for s in uow.talks.signals_of(learner.id))


def _untold(case: Escalation) -> bool:
    return case.leave == "asked" and case.status == "open"


def _stopped(turn: Turn) -> list[Signal]:
    """The signals of this check-in that its place gave, which stopped or is about to."""
    found = turn.uow.talks.signals_of(turn.learner.id, turn.checkin.started_at)
    return [s for s in found if s.level == "uitval" and (_of_place(turn, s) or _denied(turn, s))]


def _back(turn: Turn) -> bool:
    """Whether the words about his place say that he may stay after all, is back, or has another one."""
    place = turn.answers.get("plek")
    if place is None:
        return False
    return re.search(load("signalen")["back_words"], place.words.lower()) is not None or bool(new_place(place.words))


def _denied(turn: Turn, signal: Signal) -> bool:
    """Whether a signal is only guessed, of the place or of being at home, and he says now that he is back or works
    there."""
    place, topics = turn.answers.get("plek"), set(signal.topics)
    if place is None or signal.source != "message" or not guessed(turn.parts, signal):
        return False
    words, rules = place.words.lower(), load("signalen")
    places = set(PLACE_TOPIC.values())
    back = bool(topics & places) and _back(turn)
    return topics <= {*places, "thuis"} and (back or re.search(rules["home_words"], words) is not None)


def _of_place(turn: Turn, signal: Signal) -> bool:
    """Whether an answer about the place gave it; that a contract ends stands until he says that he may stay."""
    rules = [item.rule for item in evidence_of(turn.parts, signal)] if signal.source == "answer" else []
    ends = any(rule.startswith("answer:einde") for rule in rules) and _back(turn)
    return ends or any(rule.startswith("answer:plek") for rule in rules)


def reweigh(turn: Turn) -> None:
    """How grave the talk is by the signals that are left; what was asked because of a case is forgotten."""
    here = turn.message.id if turn.message else None  # what this message says is weighed by itself
    past = [s for s in turn.uow.talks.signals_of(turn.learner.id) if s.at >= turn.checkin.started_at]
    left = [s for s in past if s.message_id != here]
    worst: Level = "none"
    for signal in left:
        worst = graver(worst, "uitval" if signal.level == "crisis" else signal.level)
    turn.checkin.worst = worst
    turn.checkin.topics = list(dict.fromkeys(topic for s in left for topic in s.topics if topic != "geen"))
    if not left:
        turn.checkin.asked = [name for name in turn.checkin.asked if name not in _OF_LEAVE]
        turn.checkin.question = None

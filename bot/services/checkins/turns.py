"""One turn of a check-in: what is known of it, its answers kept, and what they signal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from bot.core.agreement import amended
from bot.core.check import CheckStep
from bot.core.checkin import Answer
from bot.core.conversation import AnswerRow, Checkin, Message
from bot.core.learner import Learner
from bot.core.policy import from_answer, graver, trend
from bot.core.signal import Level, Signal, at_least
from bot.records import UnitOfWork
from bot.services.escalations.signals import evidence_of, guessed, outweighed, record_answer_signal
from bot.services.parts import Parts
from bot.understanding.answers import evidence
from bot.understanding.answers.life import RULE
from bot.understanding.answers.polarity import eased
from bot.understanding.answers.settled_mark import unsure

STORY = "verhaal"  # how it came about that his place stops, or what he means
GONE = ("nee", "stopt_binnenkort")  # answers that say that the place ends
_GUESSED_TONE, _GOOD = "gaat", 7  # how it goes, by the tone alone; from which mark on a mark says better
_LATELY = 3  # messages of his, this one among them, in whose shadow a glad word stands
_MANY = 3  # messages of one talk that are an attention each: then somebody to talk with is offered


@dataclass
class Turn:
    """Everything that one turn of a check-in works with."""

    parts: Parts
    uow: UnitOfWork
    learner: Learner
    checkin: Checkin
    answers: dict[str, Answer]
    message: Message | None


def recent(turn: Turn) -> list[str]:
    """The names of what the last message that answered something answered; then of what is often set right later."""
    rows = turn.uow.talks.answers(turn.checkin.id)
    last = max(rows, key=lambda row: row.at, default=None)
    recent = [row.question for row in rows if last is not None and row.message_id == last.message_id]
    return [*recent, *(name for name in ("bellen", "cijfer") if name in turn.answers and name not in recent)]


def _known(turn: Turn, name: str, answer: Answer) -> bool:
    """Whether that was answered just so; leave is not given twice."""
    known = turn.answers.get(name)
    return known == answer or (name == "mag_coach" and known is not None and known.value == answer.value)


def store(turn: Turn, heard: Mapping[str, Answer], *, amends: bool) -> dict[str, Answer]:
    """Keep the answers; the last word on a question wins, and `amends` what was agreed on. A guess replaces nothing."""
    rows = {row.question: row for row in turn.uow.talks.answers(turn.checkin.id)}
    heard = {name: one for name, one in heard.items() if not evidence.outranked(turn.answers.get(name), one)}
    heard = _numbered(turn, heard)
    heard = {name: evidence.better(turn.answers.get(name), answer) for name, answer in heard.items()}
    if amends:
        heard = {name: amended(name, turn.answers.get(name), answer) for name, answer in heard.items()}
    fresh = {name: answer for name, answer in heard.items() if not _known(turn, name, answer)}
    for name, answer in fresh.items():
        row = rows.get(name)
        if row is None:
            row = AnswerRow(turn.checkin.id, name, "", turn.parts.now())
            turn.uow.add(row)
        row.value, row.refused, row.date, row.at = answer.value, answer.refused, answer.date, turn.parts.now()
        row.sealed = turn.parts.vault.seal(answer.words) if answer.words else b""
        row.message_id = turn.message.id if turn.message else None
        turn.answers[name] = answer
    return fresh


def _numbered(turn: Turn, heard: Mapping[str, Answer]) -> Mapping[str, Answer]:
    """The answers, where one number was read as two: as long as no mark is known, or that one lay between two numbers
    ("6 misschien 7"), it is the mark, and nothing else."""
    asked, mark = heard.get(turn.checkin.question or ""), heard.get("cijfer")
    if asked is None or mark is None or asked is mark or asked.words != mark.words:
        return heard
    known = turn.answers.get("cijfer")
    drop = turn.checkin.question if known is None or unsure(known) else "cijfer"
    return {name: answer for name, answer in heard.items() if name != drop}


def taken(turn: Turn, heard: Mapping[str, Answer]) -> dict[str, Answer]:
    """Keep the answers of a message that ends the talk, if it has any, and what they signal."""
    fresh = store(turn, heard, amends=True) if heard else {}
    if fresh:
        weigh(turn, fresh)
    return fresh


def weigh(turn: Turn, fresh: Mapping[str, Answer], *, glad: bool = False) -> bool:
    """Take the signals of the message and of its answers into account; whether more than a guess gives one.

    `glad`: the message is good news, in which a guess below crisis counts for nothing. A guess of uitval is asked on
    first (`asks_on`), and counts for less until then.
    """
    levels, certain = _of_message(turn, fresh, glad=glad)
    for name, answer in fresh.items():
        if answer.guess or (name == _GUESSED_TONE and _high(fresh)):
            continue  # "lastig om te zeggen, een 8": the mark says how it goes
        found = from_answer(turn.parts.policies.signals, name, answer, turn.learner.profile, turn.parts.today())
        if found is not None:
            record_answer_signal(turn.parts, turn.uow, turn.learner, found, turn.message)
            _add_topics(turn.checkin, found.topics)
            levels.append(found.level)
            certain = True
    turn.uow.flush()
    if "attention" in levels and (_trend(turn) or _many(turn)):
        levels.append("uitval")
    for level in levels:
        turn.checkin.worst = graver(cast(Level, turn.checkin.worst), level)
    return certain


def _of_message(turn: Turn, fresh: Mapping[str, Answer], *, glad: bool) -> tuple[list[Level], bool]:
    """The levels that the message itself gives, and whether more than a guess gives them."""
    if turn.message is None or turn.message.id is None:
        return [], False
    seen = turn.uow.talks.signal_of_message(turn.message.id)
    if seen is None or seen.about != "self":
        return [], False
    guess = guessed(turn.parts, seen)
    if outweighed(turn.parts, seen, turn.learner, turn.message, fresh):
        turn.uow.delete(seen)  # a guess that his own answer denies is nobody's list
        return [], False
    if glad and seen.level != "crisis" and guess:
        return [], False
    _add_topics(turn.checkin, seen.topics)
    if seen.level == "uitval" and guess and STORY not in turn.checkin.asked:
        return ["attention"], False  # first it is asked what he means
    return ["uitval" if seen.level == "crisis" else seen.level], not guess


def asks_on(turn: Turn) -> bool:
    """Whether the worry of this message is no more than a guess of the classifier at uitval, and he was not asked yet
    what he means by it."""
    here = turn.message.id if turn.message else None
    mine = any(one.message_id == here for one in _guesses(turn))
    return mine and not worried(turn) and STORY not in turn.checkin.asked


def told_on(turn: Turn) -> None:
    """Take the guess for what it is, now that he was asked on and what he said does not calm it."""
    if _guesses(turn) and not worried(turn):
        turn.checkin.worst = graver(cast(Level, turn.checkin.worst), "uitval")


def _guesses(turn: Turn) -> list[Signal]:
    """The signals of this check-in that only the classifier gave, of uitval."""
    found = turn.uow.talks.signals_of(turn.learner.id, turn.checkin.started_at)
    return [s for s in found if s.about == "self" and s.level == "uitval" and guessed(turn.parts, s)]


def hints(turn: Turn) -> tuple[str, ...]:
    """What the classifier alone found this message to be about: enough to choose a word by, and no more."""
    if turn.message is None or turn.message.id is None:
        return ()
    if CheckStep.parse(turn.message.crisis_step) is not None:
        return ()  # what was asked about and denied names no matter
    seen = turn.uow.talks.signal_of_message(turn.message.id)
    return tuple(seen.topics) if seen is not None and seen.about == "self" else ()


def topics(turn: Turn) -> tuple[str, ...]:
    """What safety found this message to be about; nothing where it is only guessed, or about somebody else."""
    if turn.message is None or turn.message.id is None:
        return ()
    seen = turn.uow.talks.signal_of_message(turn.message.id)
    return () if seen is None or seen.about != "self" or guessed(turn.parts, seen) else tuple(seen.topics)


def _many(turn: Turn) -> bool:
    """Whether so much of this talk is an attention that it weighs together, whatever each is about; what is only
    guessed counts half, since coin flips add up to nothing."""
    since = turn.uow.talks.signals_of(turn.learner.id, turn.checkin.started_at)
    seen = [s for s in since if s.about == "self" and s.level != "none"]
    sure = {s.message_id for s in seen if not guessed(turn.parts, s)}
    return len(sure) + len({s.message_id for s in seen} - sure) / 2 >= _MANY


def _trend(turn: Turn) -> bool:
    """Whether two worries about different things make a trend; a joke makes none, nor news that is met as such."""
    told = turn.uow.talks.signals_of(turn.learner.id)
    points = [_point(one) for one in told if one.about == "self" and not _passing(turn, one)]
    return trend(turn.parts.policies.signals, points, turn.parts.now())


def _point(signal: Signal) -> tuple[datetime, str, str]:
    return signal.at, signal.level, (signal.topics or ["geen"])[0]


def _passing(turn: Turn, signal: Signal) -> bool:
    """Whether a signal is a guess about one line of today, a thing said laughing, or news that is met as such."""
    if signal.at.date() == turn.parts.now().date() and guessed(turn.parts, signal):
        return True
    message = turn.uow.talks.message(signal.message_id) if signal.message_id else None
    text = turn.parts.vault.open(message.sealed) if message is not None and message.sealed else ""
    news = any(item.rule.startswith(RULE) for item in evidence_of(turn.parts, signal))
    return news or (signal.source == "message" and bool(eased(text.lower())))


def _high(fresh: Mapping[str, Answer]) -> bool:
    mark = fresh.get("cijfer")
    return mark is not None and mark.value.isdigit() and int(mark.value) >= _GOOD


def _add_topics(checkin: Checkin, topics: tuple[str, ...] | list[str]) -> None:
    checkin.topics = list(dict.fromkeys([*checkin.topics, *(topic for topic in topics if topic != "geen")]))


def shadowed(turn: Turn) -> bool:
    """Whether something hard was said in this message or in the two before it, or the talk says uitval: no glad word is
    said lightly then."""
    if worried(turn):
        return True
    if turn.message is None:
        return False
    recent = turn.uow.talks.recent(turn.message.account_id, 4 * _LATELY)
    mine = [one.id for one in recent if one.direction == "in" and one.id is not None][-_LATELY:]
    since = turn.uow.talks.signals_of(turn.learner.id, turn.checkin.started_at)
    return any(one.about == "self" and one.message_id in mine and at_least(one.level, "attention") for one in since)


def worried(turn: Turn) -> bool:
    return at_least(cast(Level, turn.checkin.worst), "uitval")

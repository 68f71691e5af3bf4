"""Which question comes next in a check-in. A pure function of what is known; the lists are data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from bot.core.checkin import UNKNOWN, Answer
from bot.core.signal import Level, at_least

ENOUGH = "genoeg"  # stands among what was asked where he had enough of it: nothing more is asked in that check-in


@dataclass(frozen=True)
class Agenda:
    """The order of questions of one profile.

    `calm` is asked when all seems well, `worry` when work, school or place stopped or is about to,
    `wish` when the learner asks for help. At most `most` different questions, each at most `tries` times.
    `after_leave` is asked only when the coach may know; `uncounted` does not count for `most`; `apart` is never asked
    twice in a row; `once` is not put again, unless he asks about it;
    `ours` is help that is given here, for which nobody else needs to know anything.
    """

    calm: tuple[str, ...]
    worry: tuple[str, ...]
    wish: tuple[str, ...]
    most: int = 6
    tries: int = 2
    after_leave: tuple[str, ...] = ()
    uncounted: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    once: tuple[str, ...] = ()
    ours: tuple[str, ...] = ()


def track(agenda: Agenda, answers: Mapping[str, Answer], worst: Level) -> tuple[str, ...]:
    """The list that fits what was heard so far."""
    if at_least(worst, "uitval"):
        return agenda.worry
    if wants_help(answers):
        return agenda.wish
    return agenda.calm


def next_question(
    agenda: Agenda, answers: Mapping[str, Answer], asked: Sequence[str], worst: Level,
    *, told: Collection[str] = (), off: Collection[str] = (),
) -> str | None:
    """The next question, or None when the check-in is done. `told`: questions whose domain he spoke of himself; `off`:
    those that are not put right now, because he told something else under them or it is no moment for them.

    Never asks what was answered or refused, nor what he told of; stops when he had enough, when the learner needs no
    help and nothing is wrong, when leave to tell the coach was refused, and after `agenda.most` different questions.
    """
    if ENOUGH in asked or (not at_least(worst, "uitval") and _said(answers, "hulp", "nee")):
        return None
    if "mag_coach" in answers and not _said(answers, "mag_coach", "ja"):
        return None
    times = Counter(asked)
    counted = set(times) - set(agenda.uncounted)
    for question in track(agenda, answers, worst):
        if question in answers or question in told or question in off:
            continue
        if times[question] >= (1 if question in agenda.once else agenda.tries):
            continue
        if question in agenda.apart and asked and asked[-1] == question:
            continue  # no answer is respected for now: something else first
        if question == "cijfer" and times[question] and "gaat" in answers:
            continue  # asked for a number he said how it goes: that will do
        if question == "mag_coach" and not at_least(worst, "uitval") and _given_here(agenda, answers):
            continue
        if question in agenda.after_leave and not _said(answers, "mag_coach", "ja"):
            continue
        if question in times or len(counted) < agenda.most or question in agenda.uncounted:
            return question
    return None


def wants_help(answers: Mapping[str, Answer]) -> bool:
    """Whether the learner asked for help of any kind."""
    wish = answers.get("hulp")
    return wish is not None and not wish.refused and wish.value not in ("", "nee", UNKNOWN)


def _given_here(agenda: Agenda, answers: Mapping[str, Answer]) -> bool:
    """Whether the help that was asked for is a cv, a letter or the like, which needs no leave."""
    return any(_said(answers, "hulp", one) for one in agenda.ours)


def _said(answers: Mapping[str, Answer], question: str, value: str) -> bool:
    return question in answers and answers[question].value == value

"""The check-in: what a message answers, what it signals, and what is asked next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import cast

from bot.content import load
from bot.core.agenda import next_question, wants_help
from bot.core.agreement import amended
from bot.core.checkin import Answer
from bot.core.conversation import AnswerRow, Checkin, Message, Session
from bot.core.escalation import Escalation
from bot.core.learner import Learner
from bot.core.policy import from_answer, graver, trend
from bot.core.signal import Level, Signal, at_least
from bot.records import UnitOfWork
from bot.services import cases, languages, learners
from bot.services.heard import Said, hear, unanswered
from bot.services.parts import Parts
from bot.services.reaction import goodbye, react
from bot.services.sessions import recipient_slot
from bot.services.signals import guessed, outweighed, record_answer_signal
from bot.services.stored import answers_of, last_inbound, learner_of, without_name

REFUSED_SLOT = "geweigerd"


@dataclass(frozen=True)
class Step:
    """What the dialogue does now: say `responses`, then put `question` (None: the check-in rests or ended).

    `informs`: before that, show the piece of information that the message asks for.
    """

    responses: tuple[str, ...] = ()
    question: str | None = None
    answered: Mapping[str, str] = field(default_factory=dict)
    informs: bool = False


@dataclass
class Turn:
    """Everything that one turn of a check-in works with."""

    parts: Parts
    uow: UnitOfWork
    learner: Learner
    checkin: Checkin
    answers: dict[str, Answer]
    message: Message | None


def start(parts: Parts, conversation: str) -> Step:
    """Begin a check-in, or go on with the one that is open."""
    with parts.begin() as uow:
        learner = learner_of(uow, conversation)
        checkin = uow.talks.open_checkin(learner.id, lock=True)
        resumed = checkin is not None and bool(checkin.asked)
        if checkin is None:
            checkin = Checkin(learner.id, parts.now())
            uow.add(checkin)
            uow.flush()
        turn = Turn(parts, uow, learner, checkin, answers_of(parts, uow, checkin), None)
        question = _ask(turn)
        uow.commit()
    return Step(("utter_checkin_hervat" if resumed else "utter_checkin_begin",), question)


def take(parts: Parts, conversation: str, said: Said) -> Step:
    """One message of the learner in a check-in."""
    with parts.begin() as uow:
        learner = learner_of(uow, conversation)
        checkin = uow.talks.open_checkin(learner.id, lock=True)
        if checkin is None:
            return Step()
        session = cast(Session, uow.get(Session, conversation))
        message = last_inbound(uow, session)
        turn = Turn(parts, uow, learner, checkin, answers_of(parts, uow, checkin), message)
        step = _take(turn, languages.told_today(parts, uow, session, said), session)
        languages.note(parts, uow, session, step.responses)
        uow.commit()
        return step


def _take(turn: Turn, said: Said, session: Session) -> Step:
    said = replace(said, text=without_name(turn.uow, turn.learner, said.text))
    heard = hear(turn.parts, said, turn.checkin.question, turn.learner.profile, _recent(turn))
    if heard.leaves:
        session.ended_at = turn.parts.now()
        if heard.leaves == "stop":
            learners.stop(turn.parts, turn.uow, turn.learner)
        return Step(heard.responses)
    before = cast(Level, turn.checkin.worst)
    fresh = _store(turn, heard.answers, amends=not said.choice)
    certain = _weigh(turn, fresh)
    _care(turn, fresh, worse=not at_least(before, "uitval") and _worried(turn))
    now, first = cast(Level, turn.checkin.worst), len(turn.checkin.asked) <= 1
    responses = heard.responses or react(before, now, fresh, certain=certain, tapped=bool(said.choice), first=first)
    open_before = turn.checkin.question
    question = _ask(turn, again=heard.aside and not fresh, free=heard.informs)
    if not fresh and open_before:
        met = unanswered(heard, open_before, question, said.text)
        responses = responses if responses and not heard.responses else responses + met
    if question is None:
        told = any(case.leave in cases.TOLD and not case.is_task for case in turn.uow.cases.live_of(turn.learner.id))
        responses = (*responses, goodbye(turn.answers, now, refused=_refused_leave(turn), told=told))
        begins = load("onderbreking")["after"].get(turn.answers["hulp"].value) if "hulp" in turn.answers else None
        responses += (begins,) if begins else ()  # what he asked for in it
    answered = {name: answer.value or REFUSED_SLOT for name, answer in fresh.items()}
    return Step(responses, question, answered | recipient_slot(turn.uow, turn.learner), heard.informs)


def _recent(turn: Turn) -> list[str]:
    """The names of what the last message that answered something answered; then of what is often set right later."""
    rows = turn.uow.talks.answers(turn.checkin.id)
    last = max(rows, key=lambda row: row.at, default=None)
    recent = [row.question for row in rows if last is not None and row.message_id == last.message_id]
    return [*recent, *(name for name in ("bellen", "cijfer") if name in turn.answers and name not in recent)]


def _known(turn: Turn, name: str, answer: Answer) -> bool:
    """Whether that was answered just so; leave is not given twice."""
    known = turn.answers.get(name)
    return known == answer or (name == "mag_coach" and known is not None and known.value == answer.value)


def _store(turn: Turn, heard: Mapping[str, Answer], *, amends: bool) -> dict[str, Answer]:
    """Keep the answers; the last word on a question wins, and `amends` what was agreed on."""
    rows = {row.question: row for row in turn.uow.talks.answers(turn.checkin.id)}
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


def _weigh(turn: Turn, fresh: Mapping[str, Answer]) -> bool:
    """Take the signals of the message and of its answers into account; whether more than a guess gives one."""
    levels: list[Level] = []
    certain = False
    if turn.message is not None and turn.message.id is not None:
        seen = turn.uow.talks.signal_of_message(turn.message.id)
        counts = seen is not None and seen.about == "self"
        if seen is not None and counts and not outweighed(turn.parts, seen, turn.learner, turn.message, fresh):
            levels.append("uitval" if seen.level == "crisis" else seen.level)
            _add_topics(turn.checkin, seen.topics)
            certain = not guessed(turn.parts, seen)
    for name, answer in fresh.items():
        found = from_answer(turn.parts.policies.signals, name, answer, turn.learner.profile, turn.parts.today())
        if found is not None:
            record_answer_signal(turn.parts, turn.uow, turn.learner, found, turn.message)
            _add_topics(turn.checkin, found.topics)
            levels.append(found.level)
            certain = True
    policy = turn.parts.policies.signals
    turn.uow.flush()
    told = [s for s in turn.uow.talks.signals_of(turn.learner.id) if not _passing(turn, s)]
    past = [(s.at, s.level, (s.topics or ["geen"])[0]) for s in told]
    if "attention" in levels and trend(policy, past, turn.parts.now()):
        levels.append("uitval")
    for level in levels:
        turn.checkin.worst = graver(cast(Level, turn.checkin.worst), level)
    return certain


def _passing(turn: Turn, signal: Signal) -> bool:
    """Whether a signal is a guess about one line of today: two of those in one talk are no trend."""
    return signal.at.date() == turn.parts.now().date() and guessed(turn.parts, signal)


def _add_topics(checkin: Checkin, topics: tuple[str, ...] | list[str]) -> None:
    checkin.topics = list(dict.fromkeys([*checkin.topics, *(topic for topic in topics if topic != "geen")]))


def _care(turn: Turn, fresh: Mapping[str, Answer], *, worse: bool) -> None:
    """Open the case that is due, or add to it when things became `worse`; act on the learner's leave, and
    write down what was agreed."""
    case = cases.talked_of(turn.uow.cases.live_of(turn.learner.id, lock=True))
    if (case is None or worse) and not _refused_leave(turn) and (_worried(turn) or _asked_for_person(turn)):
        case = _open(turn)
    if case is None:
        return
    if "mag_coach" in fresh:
        if fresh["mag_coach"].value == "ja":
            cases.leave_given(turn.parts, turn.uow, case, turn.learner)
        elif _refused_leave(turn):
            cases.leave_refused(turn.parts, turn.uow, case)
    for name in ("bellen", "wie_weet"):
        if name in fresh and not fresh[name].refused:
            setattr(case, "call_time" if name == "bellen" else "who_knows", fresh[name].value)
            cases.note(turn.parts, turn.uow, case, f"agreed_{name}", "learner", fresh[name].value)


def _open(turn: Turn) -> Escalation:
    place = turn.answers.get("plek")
    own = _asked_for_person(turn)
    return cases.open_case(
        turn.parts, turn.uow, turn.learner,
        level=turn.checkin.worst if _worried(turn) else "attention",
        topics=turn.checkin.topics or ["contact" if own else "geen"],
        leave="own_request" if own else "asked",
        stopped=place is not None and place.value in ("nee", "stopt_binnenkort"),
        quote=turn.message,
    )  # fmt: skip


def _worried(turn: Turn) -> bool:
    return at_least(cast(Level, turn.checkin.worst), "uitval")


def _asked_for_person(turn: Turn) -> bool:
    """Help was asked for, and telling the coach was allowed or asked for in so many words."""
    wish, allowed = turn.answers.get("hulp"), turn.answers.get("mag_coach")
    wants_call = wish is not None and wish.value == "iemand bellen"
    return wants_call or (wants_help(turn.answers) and allowed is not None and allowed.value == "ja")


def _refused_leave(turn: Turn) -> bool:
    answer = turn.answers.get("mag_coach")
    return answer is not None and (answer.refused or answer.value == "nee")


def _ask(turn: Turn, *, again: bool = False, free: bool = False) -> str | None:
    """Choose and note the next question; `again` repeats the open one, as often as any is asked, or after a question
    of his own, which was answered (`free`), as often as he has one."""
    checkin = turn.checkin
    agenda = turn.parts.policies.agendas[turn.learner.profile]
    if again and free and checkin.question:
        return checkin.question
    if not (again and checkin.question and checkin.asked.count(checkin.question) < agenda.tries_of(checkin.question)):
        checkin.question = next_question(agenda, turn.answers, checkin.asked, cast(Level, checkin.worst))
    if checkin.question is None:
        checkin.ended_at = turn.parts.now()
    else:
        checkin.asked = [*checkin.asked, checkin.question]
    return checkin.question

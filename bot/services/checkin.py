"""The check-in: what a message answers, what it signals, and what is asked next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import cast

from bot.core.agenda import next_question, wants_help
from bot.core.checkin import QUESTIONS, Answer
from bot.core.conversation import AnswerRow, Checkin, Message, Session
from bot.core.escalation import Escalation
from bot.core.learner import Learner
from bot.core.policy import from_answer, graver, trend
from bot.core.signal import Level, at_least
from bot.records import UnitOfWork
from bot.services import cases, learners
from bot.services.heard import Said, hear, unanswered
from bot.services.parts import Parts
from bot.services.sessions import recipient_slot
from bot.services.signals import outweighed, record_answer_signal

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
        learner = _learner(uow, conversation)
        checkin = uow.talks.open_checkin(learner.id, lock=True)
        resumed = checkin is not None and bool(checkin.asked)
        if checkin is None:
            checkin = Checkin(learner.id, parts.now())
            uow.add(checkin)
            uow.flush()
        turn = Turn(parts, uow, learner, checkin, _answers(parts, uow, checkin), None)
        question = _ask(turn)
        uow.commit()
    return Step(("utter_checkin_hervat" if resumed else "utter_checkin_begin",), question)


def take(parts: Parts, conversation: str, said: Said) -> Step:
    """One message of the learner in a check-in."""
    with parts.begin() as uow:
        learner = _learner(uow, conversation)
        checkin = uow.talks.open_checkin(learner.id, lock=True)
        if checkin is None:
            return Step()
        session = cast(Session, uow.get(Session, conversation))
        message = _last_inbound(uow, session)
        turn = Turn(parts, uow, learner, checkin, _answers(parts, uow, checkin), message)
        step = _take(turn, said, session)
        uow.commit()
        return step


def _take(turn: Turn, said: Said, session: Session) -> Step:
    heard = hear(turn.parts, said, turn.checkin.question, turn.learner.profile)
    if heard.leaves:
        session.ended_at = turn.parts.now()
        if heard.leaves == "stop":
            learners.stop(turn.parts, turn.uow, turn.learner)
        return Step(heard.responses)
    before = cast(Level, turn.checkin.worst)
    fresh = _store(turn, heard.answers)
    _weigh(turn, fresh)
    _care(turn, fresh, worse=not at_least(before, "uitval") and _worried(turn))
    responses = heard.responses or _reaction(turn, before, fresh)
    open_before = turn.checkin.question
    question = _ask(turn, again=heard.aside and not fresh)
    if not fresh and open_before:
        responses += unanswered(heard, open_before, question)
    if question is None:
        responses = (*responses, _goodbye(turn))
    answered = {name: answer.value or REFUSED_SLOT for name, answer in fresh.items()}
    return Step(responses, question, answered | recipient_slot(turn.uow, turn.learner), heard.informs)


def _store(turn: Turn, heard: Mapping[str, Answer]) -> dict[str, Answer]:
    """Keep the answers; the last word on a question wins."""
    rows = {row.question: row for row in turn.uow.talks.answers(turn.checkin.id)}
    fresh = {name: answer for name, answer in heard.items() if turn.answers.get(name) != answer}
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


def _weigh(turn: Turn, fresh: Mapping[str, Answer]) -> None:
    """Take the signals of the message and of its answers into account."""
    levels: list[Level] = []
    if turn.message is not None and turn.message.id is not None:
        seen = turn.uow.talks.signal_of_message(turn.message.id)
        counts = seen is not None and seen.about == "self"
        if seen is not None and counts and not outweighed(turn.parts, seen, turn.learner, turn.message, fresh):
            levels.append("uitval" if seen.level == "crisis" else seen.level)
            _add_topics(turn.checkin, seen.topics)
    for name, answer in fresh.items():
        found = from_answer(turn.parts.policies.signals, name, answer, turn.learner.profile, turn.parts.today())
        if found is not None:
            record_answer_signal(turn.parts, turn.uow, turn.learner, found, turn.message)
            _add_topics(turn.checkin, found.topics)
            levels.append(found.level)
    policy = turn.parts.policies.signals
    turn.uow.flush()
    past = [(s.at, s.level, (s.topics or ["geen"])[0]) for s in turn.uow.talks.signals_of(turn.learner.id)]
    if "attention" in levels and trend(policy, past, turn.parts.now()):
        levels.append("uitval")
    for level in levels:
        turn.checkin.worst = graver(cast(Level, turn.checkin.worst), level)


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
    wish = turn.answers.get("hulp")
    allowed = turn.answers.get("mag_coach")
    wants_call = wish is not None and wish.value == "iemand bellen"
    return wants_call or (wants_help(turn.answers) and allowed is not None and allowed.value == "ja")


def _refused_leave(turn: Turn) -> bool:
    answer = turn.answers.get("mag_coach")
    return answer is not None and (answer.refused or answer.value == "nee")


def _reaction(turn: Turn, before: Level, fresh: Mapping[str, Answer]) -> tuple[str, ...]:
    """One kind word about what was said, never two."""
    now = cast(Level, turn.checkin.worst)
    if any(answer.refused for answer in fresh.values()):
        return ("utter_ok_refused",)
    if at_least(now, "uitval") and not at_least(before, "uitval"):
        return ("utter_naar_uitval",)
    if now == "attention" and before == "none":
        return ("utter_naar_zorg",)
    good = any(answer.value == "goed" or (name == "plek" and answer.value == "ja") for name, answer in fresh.items())
    return ("utter_fijn",) if good and now == "none" and len(turn.checkin.asked) <= 1 else ()


def _ask(turn: Turn, *, again: bool = False) -> str | None:
    """Choose and note the next question; `again` repeats the open one, as often as any is asked."""
    checkin = turn.checkin
    agenda = turn.parts.policies.agendas[turn.learner.profile]
    if not (again and checkin.question and checkin.asked.count(checkin.question) < agenda.tries):
        checkin.question = next_question(agenda, turn.answers, checkin.asked, cast(Level, checkin.worst))
    if checkin.question is None:
        checkin.ended_at = turn.parts.now()
    else:
        checkin.asked = [*checkin.asked, checkin.question]
    return checkin.question


def _goodbye(turn: Turn) -> str:
    """What happens next, truly."""
    if _refused_leave(turn):
        return "utter_checkin_klaar_geen_coach"
    if any(case.leave in cases.TOLD and not case.is_task for case in turn.uow.cases.live_of(turn.learner.id)):
        return "utter_checkin_klaar_coach"
    if not turn.answers:
        return "utter_checkin_klaar_rust"
    return "utter_checkin_klaar_hulp" if turn.checkin.worst != "none" else "utter_checkin_klaar_goed"


def _learner(uow: UnitOfWork, conversation: str) -> Learner:
    session = uow.get(Session, conversation)
    learner = uow.get(Learner, session.learner_id) if session else None
    if learner is None:
        raise LookupError("no such conversation")
    return learner


def _answers(parts: Parts, uow: UnitOfWork, checkin: Checkin) -> dict[str, Answer]:
    rows = uow.talks.answers(checkin.id)
    opened = parts.vault.open
    return {r.question: Answer(r.value, opened(r.sealed), r.refused, r.date) for r in rows if r.question in QUESTIONS}


def _last_inbound(uow: UnitOfWork, session: Session) -> Message | None:
    inbound = [m for m in uow.talks.recent(session.account_id, 6) if m.direction == "in"]
    return inbound[-1] if inbound else None

"""Check questions in the store: asked once a day at most, answered, or met with silence, which is a signal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import cast
from uuid import UUID

from bot.content import load
from bot.core.check import WAITING, CheckState, CheckStep
from bot.core.consent import standing
from bot.core.conversation import AuditEvent, Message
from bot.core.escalation import CaseEvent, Escalation, Leave
from bot.core.learner import Account, Learner
from bot.core.signal import Assessment, Doubt, Level
from bot.records import UnitOfWork
from bot.services.escalations import cases, signals
from bot.services.parts import Parts

TOLD_OF: tuple[CheckState, ...] = ("yes", "unsure", "person", "crisis", "silent")  # what people read in a case


def is_mild(doubt: Doubt) -> bool:
    """Whether a doubt is so slight that it is asked about without naming a danger; a statement's never is."""
    return not doubt.ruled and doubt.chance < float(load("controlevraag")["mild"]["below"])


def may_ask(parts: Parts, uow: UnitOfWork, message: Message, learner: Learner | None, *, mild: bool = False) -> bool:
    """Whether a question about `message` may be put: not twice a day, nor while a crisis is open.

    Nor twice about the same message, however late it is looked at again. A mild one keeps no plain one back.
    """
    if CheckStep.parse(message.crisis_step) is not None:
        return False
    since = parts.now() - timedelta(hours=load("controlevraag")["hours"])
    own = uow.people.accounts_of(learner.id) if learner else ()
    accounts = {message.account_id, *(account.id for account in own)}
    if uow.talks.asked_since(list(accounts), since, mild=mild):
        return False
    return learner is None or all(case.level != "crisis" for case in uow.cases.live_of(learner.id))


def keep(message: Message, doubt: Doubt, state: CheckState = "asked", *, mild: bool = False) -> CheckStep:
    """The question is kept with the message that it is about, before it is sent."""
    step = CheckStep.of(doubt, state, mild=mild)
    message.crisis_step = step.key
    if state in WAITING:
        message.state = "asked"
    return step


def name_danger(message: Message) -> CheckStep | None:
    """After the mild question the plain one is put, about the same message."""
    step = CheckStep.parse(message.crisis_step)
    if step is not None:
        message.crisis_step, message.state = step.plain.key, "asked"
    return step


def resolve(parts: Parts, uow: UnitOfWork, message: Message, state: CheckState) -> CheckStep | None:
    """What became of the question about `message`; where people are told, its words go into the case.

    A case that the answer itself opens must be open already.
    """
    step = CheckStep.parse(message.crisis_step)
    if step is None:
        return None
    message.crisis_step = step.to(state).key
    message.state = "asked" if state in WAITING else "answered"
    live = _case_of(uow, message)
    if live is not None and (state in TOLD_OF or step.state in TOLD_OF):
        _tell_in(parts, uow, live, message, state)
    return step


def ask_for_person(parts: Parts, uow: UnitOfWork, message: Message, learner: Learner) -> None:
    """The learner wants to speak with somebody: a case at his own request."""
    verdict = _verdict(parts, message, load("controlevraag")["person"]["level"])
    _open(parts, uow, message, learner, verdict, "own_request")


def settle_silence(parts: Parts) -> int:
    """Tell people of questions that nobody answered for hours, with the words; return how many.

    A question about danger that stays open is reason to look, with leave or without (design principle 2).
    """
    rules, done = load("controlevraag")["silence"], 0
    with parts.begin() as uow:
        before = parts.now() - timedelta(hours=rules["hours"])
        for message in uow.talks.unanswered_checks(before):
            account = uow.get(Account, message.account_id)
            learner_id = message.learner_id or (account.learner_id if account else None)
            learner = uow.get(Learner, learner_id) if learner_id else None
            if learner is None:
                uow.add(AuditEvent(parts.now(), cases.SYSTEM, "stranger_check_silent", str(message.id)))
            else:
                leave: Leave = "standing" if standing(uow.people.consents(learner.id), "coach") else "vital"
                _open(parts, uow, message, learner, _verdict(parts, message, rules["level"]), leave)
            resolve(parts, uow, message, "silent")
            done += 1
        uow.commit()
    return done


def _open(
    parts: Parts, uow: UnitOfWork, message: Message, learner: Learner, verdict: Assessment, leave: Leave
) -> None:
    message.learner_id = message.learner_id or learner.id  # said before the account was linked
    cases.open_case(
        parts, uow, learner, level=verdict.level, topics=verdict.topics, leave=leave, about=verdict.about
    )
    uow.flush()


def _tell_in(parts: Parts, uow: UnitOfWork, case: Escalation, message: Message, state: CheckState) -> None:
    """The words, why they gave a doubt, and what came of the question, in the history of a case."""
    told = {event.message_id for event in uow.cases.events(case.id) if event.what == "quote"}
    if message.id not in told:
        uow.add(CaseEvent(case.id, parts.now(), "quote", "learner", message.sealed, message.id))
        signals.record(
            parts, uow, _verdict(parts, message, cast(Level, case.level)), learner_id=case.learner_id,
            account_id=message.account_id, message_id=message.id, source="check",
        )  # fmt: skip
    cases.note(parts, uow, case, f"check_{state}", "learner" if state != "silent" else cases.SYSTEM)


def _case_of(uow: UnitOfWork, message: Message) -> Escalation | None:
    """The live case that people read the words in: a crisis before others, else the newest."""
    live: Sequence[Escalation] = uow.cases.live_of(message.learner_id, lock=True) if message.learner_id else ()
    readable = [case for case in live if not case.is_task and case.leave in cases.TOLD]
    readable.sort(key=lambda case: (case.level == "crisis", case.created_at))
    return readable[-1] if readable else None


def _verdict(parts: Parts, message: Message, level: Level) -> Assessment:
    """What the message says, for the people who read it: at `level`, with the words that gave the doubt."""
    seen = parts.assess(parts.vault.open(message.sealed))
    topics = seen.topics if seen.topics != ("geen",) else tuple(load("controlevraag")["topics"])
    about = seen.doubt.about if seen.doubt else seen.about
    return replace(seen, level=level, topics=topics, about=about, kind=None, doubt=None)


def waiting(uow: UnitOfWork, account_id: UUID) -> Message | None:
    """The message of this account about which a question still waits for its answer."""
    return uow.talks.asked(account_id)

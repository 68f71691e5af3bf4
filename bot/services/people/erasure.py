"""Being forgotten (AVG art. 17): blank everything personal; rows stay for counts."""

from __future__ import annotations

from collections.abc import Sequence

from bot.core.conversation import AuditEvent, Message
from bot.core.escalation import CaseEvent, Escalation
from bot.core.learner import Account, Learner
from bot.core.planned import FINAL
from bot.records import UnitOfWork
from bot.services.guides import applications, plan, shares
from bot.services.parts import Parts

ALL = 1_000_000


def erase(parts: Parts, uow: UnitOfWork, learner: Learner) -> None:
    """Blank everything personal and unlink every account.

    A live case of crisis keeps its quotes, and the name, until it is closed (vital interest, AVG art. 6.1.d;
    see `finish`); other live cases are closed without words.
    """
    crisis = [case for case in uow.cases.live_of(learner.id, lock=True) if case.level == "crisis"]
    kept = {event.message_id for case in crisis for event in uow.cases.events(case.id)}
    accounts = uow.people.accounts_of(learner.id)
    _blank_messages(uow, learner, accounts, kept)
    for checkin in uow.talks.checkins_of(learner.id):
        checkin.question, checkin.ended_at = None, checkin.ended_at or parts.now()
        for row in uow.talks.answers(checkin.id):
            row.sealed, row.value, row.date = b"", "", None
    for signal in uow.talks.signals_of(learner.id):
        signal.sealed = b""
    for case in uow.cases.of_learner(learner.id):
        if case not in crisis:
            _blank_case(parts, uow, case)
    for planned in uow.campaigns.of_learner(learner.id):
        planned.account_id = planned.provider_id = None
        if planned.state not in FINAL:
            planned.finish("cancelled", "forgotten")
    for account in accounts:
        _end_talk(parts, uow, account)
        account.learner_id, account.onboarding = None, {}
    _blank_guided(parts, uow, learner)
    for invite in uow.people.invites_of(learner.id):
        uow.delete(invite)
    if not crisis:
        _blank_person(learner)
    learner.status, learner.human_since, learner.paused_until = "forgotten", None, None
    uow.add(AuditEvent(parts.now(), "learner", "erased", str(learner.id)))


def drop_account(parts: Parts, uow: UnitOfWork, account: Account) -> None:
    """Forget somebody who never got as far as being linked: his messages and what he said while joining."""
    for message in uow.talks.recent(account.id, ALL):
        _blank(message)
    account.onboarding = {}
    uow.add(AuditEvent(parts.now(), "learner", "erased", str(account.id)))


def finish(uow: UnitOfWork, case: Escalation) -> None:
    """A case of somebody who asked to be forgotten is closed now: what was kept for it goes, too."""
    learner = uow.get(Learner, case.learner_id) if case.learner_id else None
    if learner is None or learner.status != "forgotten":
        return
    uow.flush()
    live = [other for other in uow.cases.live_of(learner.id) if other.level == "crisis"]
    kept = {event.message_id for other in live for event in uow.cases.events(other.id)}
    _blank_messages(uow, learner, (), kept)
    _blank_words(uow, case)
    if not live:
        _blank_person(learner)


def _blank_messages(uow: UnitOfWork, learner: Learner, accounts: Sequence[Account], kept: set[int | None]) -> None:
    """Also those from before the account was linked: they hold a code, a name and a birth date."""
    messages = list(uow.talks.of_learner(learner.id, ALL))
    for account in accounts:
        messages += uow.talks.recent(account.id, ALL)
    for message in messages:
        if message.id not in kept:
            _blank(message)


def _blank(message: Message) -> None:
    message.sealed, message.payload, message.file_name, message.file_sealed = b"", None, None, None
    message.state = "answered"


def _blank_guided(parts: Parts, uow: UnitOfWork, learner: Learner) -> None:
    """Talks about a cv and the like, documents with the links to them, applications, the plan."""
    shares.drop_links(uow, learner.id)
    for talk in uow.guided.talks_of(learner.id):
        talk.sealed, talk.active, talk.aside = b"", False, False
    for document in uow.guided.documents_of(learner.id):
        document.sealed, document.withdrawn_at = b"", document.withdrawn_at or parts.now()
    applications.blank(uow.guided.applications_of(learner.id))
    plan.blank(uow.guided.steps_of(learner.id))


def _blank_person(learner: Learner) -> None:
    learner.first_name, learner.last_name, learner.call_name = "", "", None
    learner.born_on = learner.born_on.replace(month=1, day=1)
    learner.student_number = learner.phone = learner.mail = None
    learner.tags, learner.wants_time, learner.wants_months, learner.wants_channel = [], None, None, None


def _blank_words(uow: UnitOfWork, case: Escalation) -> None:
    for event in uow.cases.events(case.id):
        event.sealed = b""
    case.call_time, case.who_knows = "", ""


def _blank_case(parts: Parts, uow: UnitOfWork, case: Escalation) -> None:
    _blank_words(uow, case)
    if case.live:
        case.status, case.outcome = "closed", "anders"
        uow.add(CaseEvent(case.id, parts.now(), "erased", "learner"))


def _end_talk(parts: Parts, uow: UnitOfWork, account: Account) -> None:
    last = uow.talks.last_session(account.id)
    if last is not None and last.ended_at is None:
        last.ended_at = parts.now()

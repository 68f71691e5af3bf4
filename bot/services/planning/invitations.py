"""What becomes of an invitation: answered, delivered, missed, or nowhere to send it. Silence is a signal."""

from __future__ import annotations

from typing import Literal
from uuid import UUID

from bot.core.learner import Account, Learner
from bot.core.planned import WAITING, Planned
from bot.core.signal import Assessment, Evidence
from bot.ports import Receipt
from bot.records import UnitOfWork
from bot.services.escalations import cases, signals
from bot.services.parts import Parts
from bot.services.people import learners

IN_A_ROW = 2  # missed check-ins that make uitval
RULE_MISSED = "silence: two check-ins missed in a row"
RULE_LOST = "silence: the account cannot be reached"


def missed(parts: Parts, uow: UnitOfWork, row: Planned, learner: Learner) -> bool:
    """The reminders went unanswered, too. Two in a row raise uitval; True when people are told."""
    before = uow.campaigns.last_asked(learner.id, IN_A_ROW - 1)
    row.finish("missed")
    row.missed_at = parts.now()
    heard = uow.talks.last_heard([learner.id]).get(learner.id)
    silent = all(
        one.state == "missed" and one.sent_at is not None and (heard is None or heard < one.sent_at) for one in before
    )
    if len(before) < IN_A_ROW - 1 or not silent:
        return False
    verdict = Assessment("uitval", ("contact",), "self", (Evidence("", RULE_MISSED),))
    signals.record(parts, uow, verdict, learner_id=learner.id, account_id=row.account_id, source="silence")
    return _tell(parts, uow, learner, "uitval")


def lost(parts: Parts, uow: UnitOfWork, account: Account, learner: Learner, *, other: bool) -> bool:
    """An account is dead: blocked, gone, or it failed too often. That is a signal, and no opt-out.

    `other`: the learner can be reached elsewhere. True when people are told.
    """
    if account.dead_at is not None:
        return False
    account.dead_at = parts.now()
    verdict = Assessment("attention", ("contact",), "self", (Evidence("", RULE_LOST),))
    signals.record(parts, uow, verdict, learner_id=learner.id, account_id=account.id, source="blocked")
    return not other and _tell(parts, uow, learner, "attention")


def _tell(parts: Parts, uow: UnitOfWork, learner: Learner, level: Literal["attention", "uitval"]) -> bool:
    """A case for the coach, where the learner agreed that the coach may know; else the report shows it."""
    if not learners.may(uow, learner, "coach"):
        return False
    cases.open_case(parts, uow, learner, level=level, topics=["contact"], leave="standing")
    return True


def receipt(parts: Parts, found: Receipt) -> bool:
    """What a provider tells later about a message; True when it was one of a campaign. Raises `StorageDown`."""
    with parts.begin() as uow:
        row = uow.campaigns.by_provider_id(found.channel, found.external_id) or _marked(parts, uow, found)
        if row is None:
            return False
        if found.state in ("delivered", "read") and row.delivered_at is None:
            row.delivered_at = found.at
            if row.state in WAITING:
                row.state = row.resting
        elif found.state == "failed" and row.state in WAITING:
            _undelivered(parts, uow, row, found)
        uow.commit()
        return True


def _marked(parts: Parts, uow: UnitOfWork, found: Receipt) -> Planned | None:
    """The row of whose last try this tells, where we do not know yet that it arrived: now we do."""
    id, _, attempt = found.mark.partition(":")
    if found.state == "failed" or not attempt.isdecimal():
        return None
    try:
        row = uow.campaigns.planned([UUID(id)]).get(UUID(id))
    except ValueError:
        return None
    if row is None or row.attempt != int(attempt) or row.state not in ("sending", "unknown"):
        return None
    row.provider_id = found.external_id
    if row.state == "unknown":
        row.due_at = parts.now()  # so that it is settled
    return row


def mark_of(row: Planned) -> str:
    """What the provider is asked to hand back with its receipts of this try."""
    return f"{row.id}:{row.attempt}"


def _undelivered(parts: Parts, uow: UnitOfWork, row: Planned, found: Receipt) -> None:
    """The provider took it and could not deliver it: as if sending it had failed."""
    row.reason = found.reason or "blocked"
    account = uow.get(Account, row.account_id) if row.account_id else None
    learner = uow.get(Learner, row.learner_id)
    row.step, row.due_at = max(0, row.step - 1), parts.now()
    if row.step == 0:
        row.sent_at = None
    row.failures += 1
    row.state = row.resting
    if found.permanent and account is not None and learner is not None:
        lost(parts, uow, account, learner, other=has_other(uow, learner.id, account.id))


def has_other(uow: UnitOfWork, learner_id: UUID, dead: UUID) -> bool:
    """Whether the learner has another account that works."""
    return any(one.id != dead and one.dead_at is None for one in uow.people.accounts_of(learner_id))

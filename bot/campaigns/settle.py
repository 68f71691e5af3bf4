"""Writing down what became of a call. A late result never overwrites a newer try."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.campaigns.arrived import arrived, record
from bot.campaigns.checkout import Ready
from bot.campaigns.messages import blame, rules_of
from bot.conversation.outbox import outgoing_row
from bot.core.campaign import Campaign
from bot.core.learner import Account, Learner
from bot.core.planned import WAITING, Planned, Provider
from bot.ports import ChannelError
from bot.records import UnitOfWork
from bot.services.parts import Parts
from bot.services.planning import invitations

FAILURES = 5  # of an account in a row; then it counts as dead
PATIENCE = timedelta(minutes=15)  # for a receipt
DOUBTS = 5  # tries of one message of which nobody knows; then it counts as sent
WAITS = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=6))
ONE_PERSON = timedelta(hours=1)  # a longer wait than this is meant for one learner, not for all
LONGEST_REST = timedelta(minutes=15)  # of a provider that is down


@dataclass(frozen=True)
class Outcome:
    """What a call gave: the provider's id of the message, or the error."""

    ready: Ready
    provider_id: str = ""
    error: ChannelError | None = None


def settle(parts: Parts, channel: str, outcomes: Sequence[Outcome]) -> bool:
    """Store the results of calls over one channel; True when people are told of something. Raises `StorageDown`."""
    told = False
    with parts.begin() as uow:
        rows = uow.campaigns.planned(outcome.ready.row_id for outcome in outcomes)
        provider = uow.campaigns.provider(channel)
        for outcome in outcomes:
            row = rows[outcome.ready.row_id]
            if row.attempt == outcome.ready.attempt:
                told |= _one(parts, uow, row, provider, outcome)
        uow.commit()
    return told


def _one(parts: Parts, uow: UnitOfWork, row: Planned, provider: Provider, outcome: Outcome) -> bool:
    error, ready = outcome.error, outcome.ready
    if error is None and row.state in WAITING and row.provider_id == outcome.provider_id:
        return False  # stored already: the database went away with its answer
    if error is None:
        provider.failures, provider.ok_at = 0, parts.now()
        uow.add(outgoing_row(parts, ready.account, ready.message, outcome.provider_id))
        record(parts, row, ready.plan, ready.learner, outcome.provider_id)
        return False
    if row.state != "sending":  # he answered meanwhile, or its lease ran out
        return False
    if error.retry_after is not None:
        wait = timedelta(seconds=error.retry_after)
        provider.throttled += 1
        if wait <= ONE_PERSON:
            provider.rest_until = parts.now() + wait
        _rest(row, parts.now() + wait)
        return False
    if error.permanent:
        return _lost(parts, uow, row, ready, str(error))
    return _failed(parts, uow, row, provider, ready, error)


def _rest(row: Planned, due: datetime) -> None:
    row.state, row.due_at, row.lease_until = row.resting, due, None


def _failed(parts: Parts, uow: UnitOfWork, row: Planned, provider: Provider, ready: Ready, error: ChannelError) -> bool:
    """Nothing final: later again. A provider that is down rests, and no account is blamed for it."""
    before = ready.tried_before
    theirs = blame(str(error)) == "provider" and not (before and provider.ok_at and provider.ok_at > before)
    if theirs:
        provider.failures += 1
        rest = min(LONGEST_REST, timedelta(seconds=5 * 2 ** min(provider.failures, 10)))
        provider.rest_until = parts.now() + rest
    else:
        row.failures += 1
    if error.uncertain:
        doubt(parts, uow, row, provider)
    elif row.failures >= FAILURES:
        return _lost(parts, uow, row, ready, "five_failures")
    else:
        _rest(row, parts.now() + WAITS[min(max(row.failures, 1), len(WAITS)) - 1])
    row.reason = str(error) if row.due_at is not None and row.step == 0 else row.reason
    return False


def _lost(parts: Parts, uow: UnitOfWork, row: Planned, ready: Ready, reason: str) -> bool:
    """The account is dead. The next look finds another one, or writes down that there is none."""
    account, learner = uow.get(Account, ready.account.id), uow.get(Learner, row.learner_id)
    _rest(row, parts.now())
    row.reason, row.failures = reason, 0
    if account is None or learner is None:
        return False
    other = invitations.has_other(uow, learner.id, account.id)
    return invitations.lost(parts, uow, account, learner, other=other)


def doubt(parts: Parts, uow: UnitOfWork, row: Planned, provider: Provider) -> None:
    """Nobody knows whether it arrived: counted, and settled by the rule of the provider, unless a receipt came."""
    if row.provider_id is not None:
        arrived(parts, uow, row)
        return
    row.unknowns += 1
    provider.unknowns += 1
    rule = rules_of(row.channel).unknown
    if rule == "leave":
        row.state, row.due_at, row.lease_until = "unknown", None, None
    elif rule == "receipt" and row.unknowns < DOUBTS:
        row.state, row.due_at, row.lease_until = "unknown", parts.now() + PATIENCE, None
    elif rule == "send_again" and row.unknowns < DOUBTS:
        _rest(row, parts.now() + WAITS[row.unknowns - 1])
    else:
        campaign, learner = uow.get(Campaign, row.campaign_id), uow.get(Learner, row.learner_id)
        if campaign is not None and learner is not None:
            record(parts, row, campaign.plan, learner, None, row.tried_at)


def recover(parts: Parts, limit: int = 500) -> int:
    """Settle calls whose worker did not come back before the lease ran out. Returns how many there were."""
    with parts.begin() as uow:
        rows = uow.campaigns.expired(parts.now(), limit)
        for row in rows:
            row.state = "unknown"
            doubt(parts, uow, row, uow.campaigns.provider(row.channel))
        uow.commit()
        return len(rows)


def give_back(parts: Parts, readies: Iterable[Ready]) -> None:
    """Rows that were taken and not called, as when the worker stops: due again at once."""
    with parts.begin() as uow:
        fences = {ready.row_id: ready.attempt for ready in readies}
        for row in uow.campaigns.planned(fences).values():
            if row.state == "sending" and row.attempt == fences[row.id]:
                _rest(row, parts.now())
        uow.commit()

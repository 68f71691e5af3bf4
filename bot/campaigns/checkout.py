"""Taking what is due: the last check and the mark `sending`, in one transaction before any call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID

from bot.campaigns.arrived import arrived
from bot.campaigns.messages import message
from bot.core.asking import Ask, Facts, Verdict, decide
from bot.core.campaign import Campaign, Plan, Point
from bot.core.learner import Account, Learner
from bot.core.planned import Planned
from bot.ports import Outgoing
from bot.records import UnitOfWork
from bot.services.escalations.cases import TOLD
from bot.services.parts import Parts
from bot.services.planning import invitations
from bot.services.planning.campaign_preview import calendar

LEASE = timedelta(minutes=2)  # longer than any call takes
STALE = timedelta(days=14)  # a check-in that was left for so long is not gone on with


@dataclass(frozen=True)
class Ready:
    """One message that is marked `sending`; `attempt` is the fence against late results."""

    row_id: UUID
    attempt: int
    account: Account
    learner: Learner
    plan: Plan
    message: Outgoing
    tried_before: datetime | None


@dataclass
class Taken:
    """What one look brought: messages to send, and how many rows were moved in any way. `told`: mail is waiting."""

    ready: list[Ready] = field(default_factory=list)
    moved: int = 0
    told: bool = False


def check_out(parts: Parts, channel: str, limit: int) -> Taken:
    """Take at most `limit` rows that are due over a channel. Raises `StorageDown`."""
    with parts.begin() as uow:
        rows = uow.campaigns.due(channel, parts.now(), limit)
        taken = _Counter(parts, uow, rows).take() if rows else Taken()
        uow.commit()
        return taken


class _Counter:
    """One transaction over some due rows."""

    def __init__(self, parts: Parts, uow: UnitOfWork, rows: Sequence[Planned]) -> None:
        self._parts, self._uow, self._rows = parts, uow, rows
        self._now = parts.now()
        learners = uow.campaigns.lock_learners({row.learner_id for row in rows})
        self._facts = uow.campaigns.facts(learners, TOLD)
        self._held = uow.campaigns.held({(row.campaign_id, row.learner_id) for row in rows})
        self._plans: dict[UUID, tuple[Campaign, Plan]] = {}
        self._taken = Taken()

    def take(self) -> Taken:
        done: set[UUID] = set()
        for row in self._rows:
            if row.learner_id in self._facts and row.learner_id not in done:  # else: at the next look
                done.add(row.learner_id)
                self._one(row, self._facts[row.learner_id])
                self._taken.moved += 1
        self._newer_ends_older()
        return self._taken

    def _one(self, row: Planned, facts: Facts) -> None:
        campaign, plan = self._plan(row.campaign_id)
        if row.state == "unknown" and row.provider_id is not None:  # a receipt came
            arrived(self._parts, self._uow, row)
            return
        if row.step > len(plan.reminders) and campaign.status == "running":
            self._taken.told |= invitations.missed(self._parts, self._uow, row, facts.learner)
            return
        held = (row.campaign_id, row.learner_id) in self._held
        planned_at = row.planned_at or self._now
        ask = Ask(row.campaign_id, campaign.status, Point.parse(row.point), row.step, planned_at, held)
        verdict = decide(plan, ask, facts, self._now, calendar(plan, self._parts.today()))
        if verdict.act == "end":
            self._end(row, verdict, facts)
        elif verdict.act == "wait":
            row.held_at = row.due_at if verdict.at is None else None
            row.due_at, row.reason = verdict.at, None
        elif verdict.account is not None and verdict.account.channel != row.channel:
            row.channel = verdict.account.channel  # still due: over there
        elif verdict.account is not None:
            self._send(row, plan, facts.learner, verdict.account)

    def _end(self, row: Planned, verdict: Verdict, facts: Facts) -> None:
        if row.step > 0 and verdict.reason == "after_end":  # asked, and no answer till the end
            self._taken.told |= invitations.missed(self._parts, self._uow, row, facts.learner)
        elif verdict.reason == "unreachable":
            row.finish("failed", row.reason or "unreachable")
        elif row.step > 0 or verdict.reason == "campaign_cancelled":
            row.finish("cancelled", verdict.reason)
        else:
            row.finish("skipped", verdict.reason)

    def _send(self, row: Planned, plan: Plan, learner: Learner, account: Account) -> None:
        before, row.tried_at = row.tried_at, self._now
        row.state, row.reason, row.due_at, row.lease_until = "sending", None, None, self._now + LEASE
        row.account_id, row.attempt, row.provider_id = account.id, row.attempt + 1, None
        words = replace(message(plan.text, row.step, learner.name), mark=invitations.mark_of(row))
        self._taken.ready.append(Ready(row.id, row.attempt, account, learner, plan, words, before))

    def _newer_ends_older(self) -> None:
        """One open invitation per learner: a new one ends the reminders of those before."""
        fresh = {ready.row_id: ready.learner.id for ready in self._taken.ready if self._step(ready.row_id) == 0}
        if not fresh:
            return
        for row in self._uow.campaigns.waiting(fresh.values()):
            if row.id not in fresh:
                row.finish("cancelled", "newer")
        self._uow.campaigns.end_checkins(fresh.values(), self._now - STALE, self._now)

    def _step(self, row_id: UUID) -> int:
        return next(row.step for row in self._rows if row.id == row_id)

    def _plan(self, campaign_id: UUID) -> tuple[Campaign, Plan]:
        if campaign_id not in self._plans:
            campaign = self._uow.get(Campaign, campaign_id)
            if campaign is None:
                raise LookupError("a planned check-in without a campaign")
            self._plans[campaign_id] = campaign, campaign.plan
        return self._plans[campaign_id]

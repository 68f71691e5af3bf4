"""A message that is with the learner: what the row says of it, and the message for the chat."""

from __future__ import annotations

from datetime import datetime

from bot.campaigns.messages import message
from bot.conversation.outbox import outgoing_row
from bot.core.asking import reminder_at
from bot.core.campaign import Campaign, Plan
from bot.core.learner import Account, Learner
from bot.core.planned import Planned
from bot.records import UnitOfWork
from bot.services.parts import Parts
from bot.services.planning.campaign_preview import calendar


def record(
    parts: Parts, row: Planned, plan: Plan, learner: Learner, provider_id: str | None, at: datetime | None = None
) -> None:
    """The message of this step was sent, `at` a moment or now: the next step is due later, unless he answered."""
    row.step, row.provider_id, row.failures = row.step + 1, provider_id, 0
    row.sent_at, row.lease_until = row.sent_at or at or parts.now(), None
    if row.state != "answered":
        off = calendar(plan, parts.today())
        row.state, row.due_at = row.resting, reminder_at(plan, row.step, row.sent_at, parts.now(), off, learner)


def arrived(parts: Parts, uow: UnitOfWork, row: Planned) -> None:
    """A receipt says that a message arrived of which we did not know. `provider_id` is that of the receipt."""
    campaign, learner = uow.get(Campaign, row.campaign_id), uow.get(Learner, row.learner_id)
    account = uow.get(Account, row.account_id) if row.account_id else None
    if campaign is None or learner is None or account is None:
        raise LookupError("a planned check-in without a campaign or a learner")
    words = message(campaign.plan.text, row.step, learner.name)
    uow.add(outgoing_row(parts, account, words, row.provider_id or ""))
    record(parts, row, campaign.plan, learner, row.provider_id, row.tried_at)

"""Where somebody can be reached, and whether in words of our own."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from bot.core.channel_choice import chosen_account
from bot.core.consent import standing
from bot.core.learner import Account, Learner
from bot.services.parts import Parts

WINDOW = timedelta(hours=24) - timedelta(minutes=5)  # WhatsApp's, less the time that sending may take


def heard_lately(parts: Parts, channel: str, external_id: str) -> bool:
    """Whether an account wrote within the last day, by the provider's clock. Raises `StorageDown`."""
    since = parts.now() - WINDOW
    with parts.begin() as uow:
        account = uow.people.account(channel, external_id)
        if account is None:
            return False
        # stored later than sent, so what was sent in time was stored in time
        recent = uow.talks.recent(account.id, 500, since)
        return any(m.direction == "in" and m.kind != "blocked" and m.sent_at >= since for m in recent)


def account_for(parts: Parts, learner_id: UUID) -> Account | None:
    """The account over which we begin a talk with a learner; None when there is none. Raises `StorageDown`."""
    with parts.begin() as uow:
        learner = uow.get(Learner, learner_id)
        accounts = uow.people.accounts_of(learner_id)
        if learner is None:
            return None
        used = {one.id: last.stored_at for one in accounts for last in uow.talks.recent(one.id, 1)}
        leave = standing(uow.people.consents(learner_id), "other_channel") is True
        return chosen_account(accounts, used, learner.wants_channel, other_allowed=leave)


def wrote_since(parts: Parts, account: Account, since: datetime) -> bool:
    """Whether a message of ours to this account was delivered and kept since then. Raises `StorageDown`."""
    with parts.begin() as uow:
        return any(one.direction == "out" and one.stored_at >= since for one in uow.talks.recent(account.id, 20, since))

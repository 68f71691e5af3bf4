"""A check-in that staff begin now, with one learner; and honestly what came of it."""

from __future__ import annotations

import asyncio
from typing import Literal
from uuid import UUID

from bot.campaigns.messages import message, rules_of
from bot.conversation.pipeline import Conversation
from bot.core.conversation import AuditEvent
from bot.core.learner import Account, Learner
from bot.ports import Outgoing
from bot.services.escalations.cases import SYSTEM
from bot.services.parts import Parts
from bot.services.planning import reach

# Keys of the messages that staff read (dashboard.yml, flash).
Began = Literal["checkin_sent", "checkin_asked", "checkin_undelivered", "engine"]
TEXTS = "standaard"


def asks_first(parts: Parts, learner_id: UUID) -> bool:
    """Whether only the approved invitation may be sent, as the learner was silent for a day. Raises `StorageDown`."""
    account = reach.account_for(parts, learner_id)
    return account is not None and _shut(parts, account)


async def begin_checkin(conversation: Conversation, learner_id: UUID) -> Began:
    """Put the first question; or, where the provider takes no words of our own now, ask whether it suits.

    Raises `StorageDown`.
    """
    parts = conversation.parts
    account = await asyncio.to_thread(reach.account_for, parts, learner_id)
    if account is not None and await asyncio.to_thread(_shut, parts, account):
        words = await asyncio.to_thread(_invitation, parts, learner_id)
        return "checkin_asked" if await conversation.outbox.send(account, words) else "checkin_undelivered"
    before = parts.now()
    if not await conversation.start_checkin(learner_id):
        return "engine"
    left = account is not None and await asyncio.to_thread(reach.wrote_since, parts, account, before)
    return "checkin_sent" if left else "checkin_undelivered"


def _shut(parts: Parts, account: Account) -> bool:
    return rules_of(account.channel).window and not reach.heard_lately(parts, account.channel, account.external_id)


def _invitation(parts: Parts, learner_id: UUID) -> Outgoing:
    """The invitation of a campaign; who had it sent is noted as for any check-in that we begin."""
    with parts.begin() as uow:
        learner = uow.get(Learner, learner_id)
        if learner is None:
            raise LookupError("no such learner")
        uow.add(AuditEvent(parts.now(), SYSTEM, "checkin_started", str(learner_id)))
        uow.commit()
        return message(TEXTS, 0, learner.name)

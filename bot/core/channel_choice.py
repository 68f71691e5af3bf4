"""Over which of somebody's accounts we begin a talk: his choice decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from bot.core.learner import Account


def chosen_account(
    accounts: Sequence[Account], used: Mapping[UUID, datetime], wanted: str | None, *, other_allowed: bool
) -> Account | None:
    """The account to write to, or None when nobody may be written to.

    `used` tells when an account was used last. The chosen channel is the one that the learner asked for; without
    such a wish it is the channel that was used last. Where it cannot be reached (blocked, or never linked), another
    is taken only with his leave: `other_allowed` (consent for `other_channel`).
    """
    latest = sorted(accounts, key=lambda one: used.get(one.id, one.created_at), reverse=True)
    if not latest:
        return None
    channel = wanted or latest[0].channel
    reachable = [one for one in latest if one.dead_at is None]
    chosen = next((one for one in reachable if one.channel == channel), None)
    if chosen is None and other_allowed:
        return next(iter(reachable), None)
    return chosen

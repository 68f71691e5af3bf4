"""Whether somebody can be reached in words of our own."""

from __future__ import annotations

from datetime import timedelta

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

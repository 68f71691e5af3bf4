"""Telegram's errors as `ChannelError`. The reasons are fixed words: no token, chat id or text."""

from __future__ import annotations

from datetime import timedelta

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot.ports import ChannelError

_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


def channel_error(error: TelegramError) -> ChannelError:
    """What a sender must know: is it final, and when may it be tried again.

    Reason "unreachable": surely not delivered. Reason "no answer": perhaps delivered, so `uncertain`.
    """
    match error:
        case RetryAfter():
            return ChannelError("rate limit", retry_after=seconds(error))
        case Forbidden():
            return ChannelError("blocked", permanent=True)
        case BadRequest() if "chat not found" in error.message.lower():
            return ChannelError("chat not found", permanent=True)
        case BadRequest() | ChatMigrated():
            return ChannelError("message refused", permanent=True)
        case InvalidToken():
            return ChannelError("token refused")
        case _ if isinstance(error.__cause__, _NEVER_SENT):
            return ChannelError("unreachable")
        case _:
            return ChannelError("no answer", uncertain=True)


def seconds(error: RetryAfter) -> float:
    """How long Telegram asks us to wait, in seconds."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)

"""Webhook mode: Telegram posts every update to us."""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime

from telegram import Bot, Update
from telegram.error import TelegramError

from bot.channels.telegram.errors import channel_error
from bot.channels.telegram.taps import settle
from bot.channels.telegram.translate import UPDATE_TYPES, inbound
from bot.ports import Clock, Inbound

_LOG = logging.getLogger(__name__)
SECRET_HEADER = "x-telegram-bot-api-secret-token"


async def set_webhook(bot: Bot, url: str, secret: str) -> None:
    """Ask Telegram to post updates to `url`, with `secret` in a header. Raises `ChannelError`."""
    try:
        await bot.set_webhook(url, secret_token=secret, allowed_updates=UPDATE_TYPES)
    except TelegramError as error:
        raise channel_error(error) from None


def webhook_inbound(
    headers: Mapping[str, str], body: bytes, secret: str, received: datetime
) -> list[Inbound]:
    """What one posted update says: one message, or none.

    Raises PermissionError when the secret is wrong and ValueError when the body is no update.
    """
    return _messages(_update(headers, body, secret), received)


class TelegramWebhook:
    """Takes posted updates. `handle` has returned before Telegram hears that all is well.

    Telegram posts an update again when the answer is not 2xx, so an error of `handle` loses nothing.
    """

    def __init__(
        self, bot: Bot, secret: str, handle: Callable[[Inbound], Awaitable[None]], clock: Clock
    ) -> None:
        self._bot = bot
        self._secret = secret
        self._handle = handle
        self._clock = clock

    async def receive(self, headers: Mapping[str, str], body: bytes) -> None:
        """Handle one post. Raises PermissionError, or what `handle` raises.

        What is no update is dropped: Telegram would only post it again, before all others.
        """
        try:
            update = _update(headers, body, self._secret)
        except ValueError:
            _LOG.error("a posted update could not be read")
            return
        query = update.callback_query
        tidy = asyncio.create_task(settle(self._bot, query)) if query else None
        try:
            for message in _messages(update, self._clock.now()):
                await self._handle(message)
        finally:
            if tidy:
                await tidy


def _messages(update: Update, received: datetime) -> list[Inbound]:
    message = inbound(update, received)
    return [message] if message else []


def _update(headers: Mapping[str, str], body: bytes, secret: str) -> Update:
    given = next((value for name, value in headers.items() if name.lower() == SECRET_HEADER), "")
    if not secret or not hmac.compare_digest(given.encode(), secret.encode()):
        raise PermissionError("wrong webhook secret")
    try:
        return Update.de_json(json.loads(body), None)
    except (ValueError, TypeError, KeyError, AttributeError):
        raise ValueError("not a Telegram update") from None

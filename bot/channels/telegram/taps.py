"""What a tap on a button needs besides its handling: no spinner, and no second tap."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from contextlib import suppress

from telegram import Bot, CallbackQuery, Message
from telegram.error import TelegramError


async def settle(bot: Bot, query: CallbackQuery) -> None:
    """Stop the spinner and take the buttons off the tapped message.

    Failing is no harm: an old query cannot be answered any more, and buttons may be gone already.
    """
    calls: list[Awaitable[object]] = [bot.answer_callback_query(query.id)]
    if isinstance(query.message, Message) and query.message.reply_markup:
        calls.append(
            bot.edit_message_reply_markup(query.message.chat.id, query.message.message_id, reply_markup=None)
        )
    await asyncio.gather(*(_quietly(call) for call in calls))


async def _quietly(call: Awaitable[object]) -> None:
    with suppress(TelegramError):
        await call

"""Sending to a learner on Telegram."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial

from telegram import Bot, InlineKeyboardMarkup, InputFile, LinkPreviewOptions, Message
from telegram.error import TelegramError

from bot.channels.parts import Sleep, in_turn, length, split
from bot.channels.telegram.errors import channel_error
from bot.channels.telegram.layout import CAPTION_LIMIT, keyboard
from bot.channels.telegram.translate import CHANNEL
from bot.ports import ChannelError, Outgoing

_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_FILE_LIMIT = 50_000_000  # bytes a bot may send, https://core.telegram.org/bots/api#senddocument

_Call = Callable[[], Awaitable[Message]]


class TelegramChannel:
    """The port `Channel` over a bot. Texts are sent as they are: no markup, no link previews."""

    name: str = CHANNEL

    def __init__(self, bot: Bot, sleep: Sleep = asyncio.sleep) -> None:
        self._bot = bot
        self._sleep = sleep

    async def send(self, account: str, message: Outgoing) -> str:
        """Deliver; return the id of the last message it became. Raises `ChannelError`."""
        calls = [partial(_once, call) for call in self._calls(_chat(account), message)]
        return str((await in_turn(calls, self._sleep)).message_id)

    def _calls(self, chat: int, message: Outgoing) -> list[_Call]:
        """The calls that make up one message, in order; the buttons are under the last."""
        keys = keyboard(message.buttons)
        if message.file is None:
            parts = list(split(message.text))
            last = len(parts) - 1
            return [self._text(chat, part, keys if at == last else None) for at, part in enumerate(parts)]
        caption = message.text.strip()
        if length(caption) <= CAPTION_LIMIT:
            return [self._file(chat, message.file, caption, keys)]
        return [
            *(self._text(chat, part, None) for part in split(caption)),
            self._file(chat, message.file, "", keys),
        ]

    def _text(self, chat: int, text: str, keys: InlineKeyboardMarkup | None) -> _Call:
        return lambda: self._bot.send_message(chat, text, reply_markup=keys, link_preview_options=_NO_PREVIEW)

    def _file(
        self, chat: int, file: tuple[str, bytes], caption: str, keys: InlineKeyboardMarkup | None
    ) -> _Call:
        name, content = file
        if not 0 < len(content) <= _FILE_LIMIT:
            raise ChannelError("file is empty or too large", permanent=True)
        document = InputFile(content, filename=name)
        return lambda: self._bot.send_document(chat, document, caption=caption or None, reply_markup=keys)


async def _once(call: _Call) -> Message:
    try:
        return await call()
    except TelegramError as error:
        raise channel_error(error) from None  # the original may quote the token


def _chat(account: str) -> int:
    try:
        return int(account)
    except ValueError:
        raise ChannelError("chat not found", permanent=True) from None

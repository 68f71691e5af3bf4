"""From a Telegram update to an `Inbound`: a pure translation."""

from __future__ import annotations

from datetime import datetime

from telegram import CallbackQuery, ChatMemberUpdated, Message, Update
from telegram.constants import ChatMemberStatus, ChatType

from bot.ports import Inbound, InboundKind

CHANNEL = "telegram"
UPDATE_TYPES = ("message", "edited_message", "callback_query", "my_chat_member")


def inbound(update: Update, received: datetime) -> Inbound | None:
    """What a learner did, or None when it is nothing for us (a group, a service message, another bot).

    `received` is when the update reached us; it dates taps, which carry no time of their own.
    The external id is the same for every delivery of the same update.
    """
    chat = update.effective_chat
    user = update.effective_user
    if chat is None or chat.type != ChatType.PRIVATE or user is None or user.is_bot:
        return None
    account = str(chat.id)
    if update.callback_query is not None:
        return _tap(account, update.callback_query, received)
    if update.edited_message is not None:
        return _edit(account, update.edited_message, update.update_id)
    if update.my_chat_member is not None:
        return _membership(account, update.my_chat_member, update.update_id)
    return _message(account, update.message) if update.message is not None else None


def _message(account: str, message: Message) -> Inbound | None:
    kind = _kind(message)
    if kind is None:
        return None
    return Inbound(CHANNEL, account, f"m{message.message_id}", kind, _text(message), message.date)


def _edit(account: str, message: Message, update_id: int) -> Inbound | None:
    """An edit. A live location also arrives as edits, without any text: those are dropped."""
    text = _text(message)
    if not text:
        return None
    external_id = f"e{message.message_id}.{update_id}"  # edit dates count in seconds: not unique
    return Inbound(CHANNEL, account, external_id, "edit", text, message.edit_date or message.date)


def _tap(account: str, query: CallbackQuery, received: datetime) -> Inbound | None:
    if query.data is None:
        return None
    return Inbound(CHANNEL, account, f"c{query.id}", "button", _title(query), received, query.data)


def _membership(account: str, change: ChatMemberUpdated, update_id: int) -> Inbound | None:
    """Blocking the bot. Unblocking says nothing: a learner who wants us again sends a message."""
    if change.new_chat_member.status != ChatMemberStatus.BANNED:
        return None
    return Inbound(CHANNEL, account, f"b{update_id}", "blocked", "", change.date)


def _kind(message: Message) -> InboundKind | None:
    if message.text is not None:
        return "text"
    if message.voice or message.audio or message.video_note:
        return "voice"
    if message.photo:
        return "photo"
    return "file" if message.effective_attachment else None


def _text(message: Message) -> str:
    """The words of a message: its text, the caption of a file, or the emoji of a sticker."""
    emoji = message.sticker.emoji if message.sticker else None
    return message.text or message.caption or emoji or ""


def _title(query: CallbackQuery) -> str:
    """The title of the tapped button; empty when Telegram no longer shows the old message."""
    message = query.message
    keyboard = message.reply_markup if isinstance(message, Message) else None
    rows = keyboard.inline_keyboard if keyboard else ()
    return next((key.text for row in rows for key in row if key.callback_data == query.data), "")

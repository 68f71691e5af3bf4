"""What the pages for staff work with."""

from __future__ import annotations

from dataclasses import dataclass

from bot.conversation.pipeline import Conversation
from bot.ports import Queue
from bot.services.parts import Parts


@dataclass(frozen=True)
class Desk:
    """`telegram_name` is the bot's user name and `whatsapp_phone` our number in digits, for links; `secure` whether
    cookies may travel over https only."""

    parts: Parts
    conversation: Conversation
    queue: Queue
    base_url: str
    telegram_name: str | None
    whatsapp_phone: str | None
    secure: bool

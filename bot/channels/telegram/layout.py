"""How a message is laid out in Telegram: rows of buttons."""

from __future__ import annotations

from collections.abc import Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import InlineKeyboardButtonLimit, MessageLimit

from bot.ports import Button, ChannelError

CAPTION_LIMIT = int(MessageLimit.CAPTION_LENGTH)
PAYLOAD_LIMIT = int(InlineKeyboardButtonLimit.MAX_CALLBACK_DATA)

# Longest title of a keyboard -> buttons in a row. What fits on a narrow telephone without being cut off.
_ROWS = ((2, 5), (4, 4), (8, 3), (14, 2))


def keyboard(buttons: Sequence[Button]) -> InlineKeyboardMarkup | None:
    """Inline buttons, several in a row while their titles are short; None without buttons.

    Raises ChannelError (permanent) for a payload that Telegram would refuse.
    """
    if not buttons:
        return None
    if any(not 1 <= len(button.payload.encode()) <= PAYLOAD_LIMIT for button in buttons):
        raise ChannelError("payload of a button is not 1 to 64 bytes", permanent=True)
    longest = max(len(button.title) for button in buttons)
    width = next((count for most, count in _ROWS if longest <= most), 1)
    keys = [InlineKeyboardButton(button.title, callback_data=button.payload) for button in buttons]
    return InlineKeyboardMarkup([keys[start : start + width] for start in range(0, len(keys), width)])

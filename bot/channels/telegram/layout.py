"""How a message is laid out in Telegram: parts of at most 4096 characters, rows of buttons."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import InlineKeyboardButtonLimit, MessageLimit

from bot.ports import Button, ChannelError

TEXT_LIMIT = int(MessageLimit.MAX_TEXT_LENGTH)
CAPTION_LIMIT = int(MessageLimit.CAPTION_LENGTH)
PAYLOAD_LIMIT = int(InlineKeyboardButtonLimit.MAX_CALLBACK_DATA)

# Longest title of a keyboard -> buttons in a row. What fits on a narrow telephone without being cut off.
_ROWS = ((2, 5), (4, 4), (8, 3), (14, 2))
_CUTS = (re.compile(r"\n\s*\n"), re.compile(r"\n"), re.compile(r"[.!?…][\"')\]]*\s"), re.compile(r"\s"))


def length(text: str) -> int:
    """Length in UTF-16 units, the strictest of the ways in which Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def split(text: str, limit: int = TEXT_LIMIT) -> Iterator[str]:
    """The text in parts of at most `limit`, cut after a paragraph, line, sentence or word where it can.

    Only white space at a cut is lost.
    """
    rest = text.strip()
    while length(rest) > limit:
        window = _head(rest, limit)
        cut = _cut(window)
        yield rest[:cut].rstrip()
        rest = rest[cut:].lstrip()
    if rest:
        yield rest


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


def _head(text: str, limit: int) -> str:
    """The longest beginning of `text` within `limit` UTF-16 units, never half a character."""
    return text.encode("utf-16-le")[: 2 * limit].decode("utf-16-le", errors="ignore")


def _cut(window: str) -> int:
    """Where to cut: the last good place in the second half of the window, else at its end."""
    for pattern in _CUTS:
        last = max((match.end() for match in pattern.finditer(window)), default=0)
        if last > len(window) // 2:
            return last
    return len(window)

"""What channels share: long texts in parts, and parts sent in order."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import TypeVar

from bot.ports import ChannelError

TEXT_LIMIT = 4096  # characters in one message, with Telegram and with WhatsApp
_TRIES = 4
_CUTS = (re.compile(r"\n\s*\n"), re.compile(r"\n"), re.compile(r"[.!?…][\"')\]]*\s"), re.compile(r"\s"))

Sent = TypeVar("Sent")
Sleep = Callable[[float], Awaitable[None]]


def length(text: str) -> int:
    """Length in UTF-16 units, the strictest of the ways in which providers count."""
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


async def in_turn(calls: Sequence[Callable[[], Awaitable[Sent]]], sleep: Sleep) -> Sent:
    """Send the parts of one message; what the last call gave. Raises `ChannelError`, also when there are none.

    A first part that fails raises at once. Later parts are tried again here, because sending the whole again
    would show the learner the first part twice; one that fails for good is `uncertain`: a part was delivered.
    """
    if not calls:
        raise ChannelError("empty message", permanent=True)
    sent = await calls[0]()
    for call in calls[1:]:
        try:
            sent = await _patiently(call, sleep)
        except ChannelError as error:
            error.uncertain = True
            raise
    return sent


async def _patiently(call: Callable[[], Awaitable[Sent]], sleep: Sleep) -> Sent:
    for attempt in range(1, _TRIES):
        try:
            return await call()
        except ChannelError as error:
            if error.permanent:
                raise
            await sleep(error.retry_after or attempt)
    return await call()


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

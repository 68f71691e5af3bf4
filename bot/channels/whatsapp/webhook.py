"""The webhook: Meta posts what learners wrote and what became of our messages."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import json
import logging
from collections.abc import Awaitable, Callable, Mapping

from bot.channels.whatsapp.translate import Posted, posted
from bot.ports import Clock, Inbound, Receipt

_LOG = logging.getLogger(__name__)
SIGNATURE_HEADER = "x-hub-signature-256"

Handle = Callable[[Inbound], Awaitable[None]]
Receipts = Callable[[Receipt], Awaitable[None]]


def challenge(query: Mapping[str, str], token: str) -> str:
    """What to answer when Meta asks whether this address is ours. Raises PermissionError."""
    given = query.get("hub.verify_token", "")
    if query.get("hub.mode") != "subscribe" or not _same(given, token):
        raise PermissionError("wrong verify token")
    return query.get("hub.challenge", "")


class WhatsAppWebhook:
    """Takes posted bodies for our `number`. `handle` has returned before Meta hears that all is well.

    Meta posts a body again, for days, when the answer is not 200, so an error of `handle` loses nothing: what was
    handled already is known by its id. `secret` is the app's, `receipts` hears what became of what we sent.
    """

    def __init__(self, secret: str, number: str, handle: Handle, receipts: Receipts, clock: Clock) -> None:
        self._secret = secret
        self._number = number
        self._handle = handle
        self._receipts = receipts
        self._clock = clock

    async def receive(self, headers: Mapping[str, str], body: bytes) -> None:
        """Handle one post. Raises PermissionError before anything is read, or what `handle` and `receipts` raise.

        What cannot be read is dropped: Meta would only post it again.
        """
        given = next((value for name, value in headers.items() if name.lower() == SIGNATURE_HEADER), "")
        if not self._secret or not _same(given, signature(self._secret, body)):
            raise PermissionError("wrong signature")
        found = self._read(body)
        if found.unread:
            _LOG.error("%d pieces of a posted body could not be read", found.unread)
        lanes: dict[str, list[Inbound]] = {}
        for message in found.messages:
            lanes.setdefault(message.account, []).append(message)
        outcomes = await asyncio.gather(*(self._in_order(lane) for lane in lanes.values()), return_exceptions=True)
        for receipt in found.receipts:
            await self._receipts(receipt)
        for outcome in outcomes:
            if outcome is not None:
                raise outcome

    def _read(self, body: bytes) -> Posted:
        try:
            return posted(json.loads(body), self._number, self._clock.now())
        except (ValueError, RecursionError):
            return Posted(unread=1)

    async def _in_order(self, messages: list[Inbound]) -> None:
        """The messages of one person; different people do not wait for each other."""
        for message in messages:
            await self._handle(message)


def signature(secret: str, body: bytes) -> str:
    """What the header of a genuine post holds."""
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def _same(given: str, expected: str) -> bool:
    """Compare in constant time; nothing equals an empty secret."""
    return bool(expected) and hmac.compare_digest(given.encode("utf-8", "replace"), expected.encode())

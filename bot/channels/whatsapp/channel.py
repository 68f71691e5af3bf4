"""Sending to a learner on WhatsApp."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable
from typing import Any

from bot.channels.parts import Sleep, in_turn, length
from bot.channels.whatsapp import layout
from bot.channels.whatsapp.graph import Graph
from bot.channels.whatsapp.translate import ACCOUNT, CHANNEL
from bot.ports import ChannelError, Outgoing

Json = dict[str, Any]
Heard = Callable[[str], Awaitable[bool]]

_FILE_LIMIT = 100_000_000  # bytes of a document
_PHONE = re.compile(r"\d+")


class WhatsAppChannel:
    """The port `Channel` over one of our numbers. Texts are sent as they are.

    `heard_lately` tells whether an account wrote within the last day. If not, WhatsApp takes nothing but an approved
    template: a message that carries none is refused here, before the provider does so hours later.
    """

    name: str = CHANNEL

    def __init__(self, graph: Graph, heard_lately: Heard, sleep: Sleep = asyncio.sleep) -> None:
        self._graph = graph
        self._heard_lately = heard_lately
        self._sleep = sleep

    async def send(self, account: str, message: Outgoing) -> str:
        """Deliver; return the id of the last message it became. Raises `ChannelError`.

        Reasons: "window closed" without a template when one is needed, "template not approved", and those of
        `errors.FAULTS`.
        """
        to = _address(account) | ({"biz_opaque_callback_data": message.mark} if message.mark else {})
        if await self._heard_lately(account):
            return await in_turn(await self._calls(to, message), self._sleep)
        if message.template is None:
            raise ChannelError("window closed")
        return await self._graph.send({**to, **layout.template(message.template, message.buttons)})

    async def health(self) -> str:
        """ "ok", or why nothing can be sent."""
        return await self._graph.health()

    async def phone(self) -> str | None:
        """Our telephone number in digits; None when the provider does not tell."""
        return await self._graph.phone()

    async def _calls(self, to: Json, message: Outgoing) -> list[Callable[[], Awaitable[str]]]:
        """The calls that make up one message, in order; the buttons are under the last."""
        if message.file is None:
            return [self._post(to, part) for part in layout.texts(message.text, message.buttons)]
        name, content = message.file
        if not 0 < len(content) <= _FILE_LIMIT:
            raise ChannelError("file is empty or too large", permanent=True)
        caption = message.text.strip()
        above = bool(message.buttons) or length(caption) > layout.CAPTION_LIMIT
        words = layout.texts(message.text, message.buttons) if above else []
        file = self._post(to, layout.document(await self._graph.upload(name, content), name, "" if above else caption))
        around = [self._post(to, part) for part in words]
        return [file, *around] if message.buttons else [*around, file]

    def _post(self, to: Json, part: Json) -> Callable[[], Awaitable[str]]:
        return lambda: self._graph.send({**to, **part})


def _address(account: str) -> Json:
    """How the provider wants to hear who it is for: a telephone number, or an id of WhatsApp's own."""
    if not ACCOUNT.fullmatch(account):
        raise ChannelError("no such account", permanent=True)
    to = {"to": account} if _PHONE.fullmatch(account) else {"recipient": account}
    return {"recipient_type": "individual", **to}

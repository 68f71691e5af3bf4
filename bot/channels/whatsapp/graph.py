"""The connection to a Graph server: Meta's own, or the local one. Two calls: send a message, upload a file."""

from __future__ import annotations

import logging
import mimetypes
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

import httpx

from bot.channels.whatsapp.errors import channel_error
from bot.ports import ChannelError

GRAPH = "https://graph.facebook.com/v26.0"
Json = dict[str, Any]

_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
_FRESH = 60.0  # seconds for which the last answer tells how the channel is
_GLANCE = 3.0  # seconds that a look at its health may take


class Graph:
    """Calls as one of our numbers. Every call raises `ChannelError`."""

    def __init__(self, http: httpx.AsyncClient, number: str, now: Callable[[], float] = monotonic) -> None:
        self._http = http
        self._number = number
        self._now = now
        self._state = "starting"
        self._seen = float("-inf")

    async def send(self, payload: Json) -> str:
        """Send one message; its id."""
        body = {"messaging_product": "whatsapp", **payload}
        answer = await self._call("POST", f"/{self._number}/messages", json=body)
        try:
            return str(answer["messages"][0]["id"])
        except (KeyError, IndexError, TypeError):
            raise ChannelError("no answer", uncertain=True) from None

    async def upload(self, name: str, content: bytes) -> str:
        """Upload a file; the id under which it may be sent. Nothing is delivered by this."""
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        form, files = {"messaging_product": "whatsapp", "type": kind}, {"file": (name, content, kind)}
        try:
            answer = await self._call("POST", f"/{self._number}/media", data=form, files=files)
            return str(answer["id"])
        except ChannelError as error:
            error.uncertain = False
            raise
        except (KeyError, TypeError):
            raise ChannelError("no answer") from None

    async def health(self) -> str:
        """ "ok", or why the channel as a whole does not work; asks the server when it was not heard for a minute."""
        if self._now() - self._seen > _FRESH or self._state != "ok":
            try:
                await self._call("GET", f"/{self._number}", params={"fields": "id"}, timeout=_GLANCE)
            except ChannelError as error:
                return str(error)
        return self._state

    async def phone(self) -> str | None:
        """Our telephone number as it stands in links (digits only); None when the server does not tell."""
        try:
            fields = {"fields": "display_phone_number"}
            answer = await self._call("GET", f"/{self._number}", params=fields, timeout=_GLANCE)
        except ChannelError:
            return None
        told = answer.get("display_phone_number") if isinstance(answer, dict) else None
        return "".join(one for one in str(told or "") if one.isdecimal()) or None

    async def _call(self, method: str, path: str, **arguments: Any) -> Any:
        try:
            answer = await self._http.request(method, path, **arguments)
        except _NEVER_SENT:
            self._state = "unreachable"
            raise ChannelError("unreachable") from None
        except (httpx.HTTPError, httpx.InvalidURL):
            self._state = "no answer"
            raise ChannelError("no answer", uncertain=True) from None
        body = _json(answer)
        if answer.is_success:
            self._heard("ok")
            return body
        error, ours = channel_error(answer.status_code, body, _wait(answer))
        self._heard(str(error) if ours else "ok")
        raise error

    def _heard(self, state: str) -> None:
        self._state, self._seen = state, self._now()


@asynccontextmanager
async def connect(token: str, number: str, base_url: str = GRAPH, *, timeout: float = 10.0) -> AsyncIterator[Graph]:
    """The Graph server at `base_url` (with its version), for the number with id `number`; closed on leaving.

    Nothing is asked of the server beforehand, so the app starts also while WhatsApp is away. `timeout` in seconds.
    """
    for name in ("httpx", "httpcore"):  # httpx logs every URL at INFO
        logging.getLogger(name).setLevel(logging.WARNING)
    async with httpx.AsyncClient(
        base_url=base_url.rstrip("/"),
        headers={"Authorization": f"Bearer {token}"},
        timeout=timeout,
        trust_env=urlsplit(base_url).hostname not in _LOOPBACK,  # no proxy to one's own machine
    ) as http:
        yield Graph(http, number)


def _json(answer: httpx.Response) -> Any:
    try:
        return answer.json()
    except ValueError:
        return None


def _wait(answer: httpx.Response) -> float | None:
    """How long the answer asks us to wait, in seconds."""
    value = answer.headers.get("retry-after", "")
    return float(value) if value.isascii() and value.isdigit() else None

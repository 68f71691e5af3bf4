"""Our side of WhatsApp, listening, with a local Graph server that posts to it."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot.channels.whatsapp import Graph, WhatsAppChannel, WhatsAppWebhook, challenge, connect
from bot.demo.graphapi import GraphApiServer
from bot.demo.graphapi.client import Control
from bot.demo.graphapi.server import LOCAL
from bot.ports import Inbound, Receipt

TIMEOUT = 0.5  # seconds that a call to the Graph server may take


class Now:
    """The real time."""

    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass
class Inbox:
    """Takes what the webhook brings; `failing` decides which messages cannot be handled."""

    arrived: asyncio.Queue[Inbound] = field(default_factory=asyncio.Queue)
    receipts: list[Receipt] = field(default_factory=list)
    tries: int = 0
    failing: Callable[[Inbound], bool] = lambda message: False

    async def handle(self, message: Inbound) -> None:
        self.tries += 1
        if self.failing(message):
            raise RuntimeError("not today")
        await self.arrived.put(message)

    async def receipt(self, receipt: Receipt) -> None:
        self.receipts.append(receipt)

    async def next(self) -> Inbound:
        return await asyncio.wait_for(self.arrived.get(), timeout=10)


@dataclass
class Window:
    """Whether people wrote within a day; a test closes it."""

    open: bool = True

    async def heard_lately(self, account: str) -> bool:
        return self.open


@dataclass
class Side:
    """Everything a test holds on to."""

    server: GraphApiServer
    graph: Graph
    channel: WhatsAppChannel
    inbox: Inbox
    window: Window
    waits: list[float]
    address: str

    @property
    def people(self) -> Control:
        return self.server.control


def own_id(person: int) -> str:
    """The account of a person on the local server."""
    return f"NL.{person:010d}"


@asynccontextmanager
async def listening(routes: Sequence[BaseRoute], port: int = 0) -> AsyncIterator[str]:
    """An address where these routes are served."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", port))
    ours = uvicorn.Server(uvicorn.Config(Starlette(routes=routes), log_level="critical", access_log=False))
    serving = asyncio.create_task(ours.serve([listener]))
    yield f"http://127.0.0.1:{listener.getsockname()[1]}/whatsapp"
    ours.should_exit = True
    await serving


def webhook_routes(hook: WhatsAppWebhook) -> list[Route]:
    async def receive(request: Request) -> Response:
        try:
            await hook.receive(request.headers, await request.body())
        except PermissionError:
            return Response(status_code=403)
        return Response()

    async def verify(request: Request) -> Response:
        try:
            return PlainTextResponse(challenge(request.query_params, LOCAL.verify_token))
        except PermissionError:
            return Response(status_code=403)

    return [Route("/whatsapp", receive, methods=["POST"]), Route("/whatsapp", verify, methods=["GET"])]


@asynccontextmanager
async def side(
    handle: Callable[[Inbound], Awaitable[None]] | None = None,
    receipt: Callable[[Receipt], Awaitable[None]] | None = None,
) -> AsyncIterator[Side]:
    """Both servers and a channel; without `handle` messages go to the inbox."""
    inbox, window, waits = Inbox(), Window(), list[float]()

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    hook = WhatsAppWebhook(LOCAL.secret, LOCAL.number, handle or inbox.handle, receipt or inbox.receipt, Now())
    async with listening(webhook_routes(hook)) as address:
        with GraphApiServer(replace(LOCAL, webhook=address)) as server:
            async with connect(LOCAL.token, LOCAL.number, server.url, timeout=TIMEOUT) as graph:
                channel = WhatsAppChannel(graph, window.heard_lately, sleep)
                yield Side(server, graph, channel, inbox, window, waits, address)


async def until(condition: Callable[[], bool], timeout: float = 10.0) -> None:
    """Wait for a condition; fails when it does not come true in `timeout` seconds."""
    async with asyncio.timeout(timeout):
        while not await asyncio.to_thread(condition):
            await asyncio.sleep(0.02)

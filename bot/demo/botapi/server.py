"""The server as an ASGI app, and running in a thread."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from types import TracebackType

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import Mount, Route

from bot.demo.botapi import api, control, page
from bot.demo.botapi.client import Control
from bot.demo.botapi.delivery import deliver
from bot.demo.botapi.limits import Limits
from bot.demo.botapi.world import World

TOKEN = "4242424242:local-demo-token"
_HOST = "127.0.0.1"


def create_app(
    token: str = TOKEN, limits: Limits | None = None, clock: Callable[[], float] = time.time
) -> Starlette:
    """The server's app, with a world of its own. Answers on loopback names only."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        app.state.world = World(token, limits or Limits(), clock)
        delivering = asyncio.create_task(deliver(app.state.world))
        yield
        delivering.cancel()
        with suppress(asyncio.CancelledError):
            await delivering

    routes = [
        Route("/bot{token}/{method}", api.call_method, methods=["GET", "POST"]),
        Route("/file/bot{token}/{path:path}", api.download),
        Mount("/control", routes=control.ROUTES),
        *page.ROUTES,
    ]
    hosts = Middleware(TrustedHostMiddleware, allowed_hosts=[_HOST, "localhost"])
    return Starlette(routes=routes, lifespan=lifespan, middleware=[hosts])


class BotApiServer:
    """A local Bot API server in a thread: `with BotApiServer() as server: ...`.

    `url` is the base URL for a bot, `control` acts as people. Port 0 takes a free port.
    """

    def __init__(
        self, port: int = 0, token: str = TOKEN, limits: Limits | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:  # fmt: skip
        self.token = token
        self._port = port
        self._app = create_app(token, limits, clock)
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None
        self.url = ""
        self.control: Control

    def start(self) -> None:
        """Listen; returns when requests are answered. Raises OSError when the port is taken."""
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((_HOST, self._port))
        self.url = f"http://{_HOST}:{listener.getsockname()[1]}"
        self.control = Control(self.url)
        self._server = make_server(self._app)
        self._thread = threading.Thread(target=self._server.run, args=([listener],), daemon=True)
        self._thread.start()
        while not self._server.started:
            if not self._thread.is_alive():
                raise RuntimeError("the Bot API server did not start")
            time.sleep(0.01)

    def stop(self) -> None:
        """Stop listening and wait until the thread has ended."""
        if self._server is None or self._thread is None:
            return
        self.control.close()
        self._server.should_exit = True
        self._thread.join(timeout=10)

    def __enter__(self) -> BotApiServer:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def make_server(app: Starlette, port: int = 0) -> uvicorn.Server:
    """The app in uvicorn. No access log: the URLs hold the token."""
    return _Server(
        uvicorn.Config(
            app, host=_HOST, port=port, log_level="warning", access_log=False, timeout_graceful_shutdown=1
        )
    )


class _Server(uvicorn.Server):
    """Lets go of long polls before it waits for open requests to end."""

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        app = self.config.app
        if isinstance(app, Starlette):
            app.state.world.updates.close()
        await super().shutdown(sockets)

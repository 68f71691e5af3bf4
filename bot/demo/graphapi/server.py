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
from starlette.routing import Mount

from bot.demo.graphapi import api, control, page
from bot.demo.graphapi.client import Control
from bot.demo.graphapi.delivery import deliver
from bot.demo.graphapi.world import App, World

LOCAL = App("local-demo-token", "local-demo-secret", "local-demo-verify")
_HOST = "127.0.0.1"


def create_app(known: App = LOCAL, clock: Callable[[], float] = time.time) -> Starlette:
    """The server's app, with a world of its own. Answers on loopback names only."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        app.state.world = World(known, clock)
        delivering = asyncio.create_task(deliver(app.state.world))
        yield
        delivering.cancel()
        with suppress(asyncio.CancelledError):
            await delivering

    routes = [Mount("/control", routes=control.ROUTES), *page.ROUTES, *api.ROUTES]
    hosts = Middleware(TrustedHostMiddleware, allowed_hosts=[_HOST, "localhost"])
    return Starlette(routes=routes, lifespan=lifespan, middleware=[hosts])


def make_server(app: Starlette, port: int = 0) -> uvicorn.Server:
    """The app in uvicorn. No access log: control addresses hold the numbers of people."""
    return uvicorn.Server(
        uvicorn.Config(
            app, host=_HOST, port=port, log_level="warning", access_log=False, timeout_graceful_shutdown=1
        )
    )  # fmt: skip


class GraphApiServer:
    """A local Graph server in a thread: `with GraphApiServer(app) as server: ...`.

    `url` is the base address for a client, with a version; `control` acts as people. Port 0 takes a free port.
    """

    def __init__(self, app: App = LOCAL, port: int = 0, clock: Callable[[], float] = time.time) -> None:
        self.app = app
        self._port = port
        self._asgi = create_app(app, clock)
        self._server = make_server(self._asgi)
        self._thread: threading.Thread | None = None
        self.url = ""
        self.control: Control

    def start(self) -> None:
        """Listen; returns when requests are answered. Raises OSError when the port is taken."""
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((_HOST, self._port))
        home = f"http://{_HOST}:{listener.getsockname()[1]}"
        self.url, self.control = f"{home}/v26.0", Control(home)
        self._thread = threading.Thread(target=self._server.run, args=([listener],), daemon=True)
        self._thread.start()
        while not self._server.started:
            if not self._thread.is_alive():
                raise RuntimeError("the Graph server did not start")
            time.sleep(0.01)

    def stop(self) -> None:
        """Stop listening and wait until the thread has ended."""
        if self._thread is not None:
            self.control.close()
            self._server.should_exit = True
            self._thread.join(timeout=10)

    def __enter__(self) -> GraphApiServer:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

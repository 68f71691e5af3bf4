"""Servers inside our own process, and the actions on their loopback port."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvicorn

import actions
from actions.server import asgi_app
from bot.bootstrap import Bootstrap


class QuietServer(uvicorn.Server):
    """A server that leaves signals to the process that runs several of them."""

    def install_signal_handlers(self) -> None:
        """Nothing."""


def server(app: object, host: str, port: int) -> QuietServer:
    """A uvicorn server without access log (addresses and paths are nobody's business)."""
    config = uvicorn.Config(
        app, host=host, port=port, log_level="warning", access_log=False, server_header=False,  # type: ignore[arg-type]
        timeout_graceful_shutdown=5,
    )  # fmt: skip
    return QuietServer(config)


@asynccontextmanager
async def actions_server(boot: Bootstrap) -> AsyncIterator[None]:
    """The actions on their loopback port while the block runs."""
    actions.use(boot.dialogue)
    running = server(asgi_app(boot.settings.secret("ACTIONS_TOKEN")), "127.0.0.1", boot.settings.actions_port)
    task = asyncio.create_task(running.serve())
    try:
        yield
    finally:
        running.should_exit = True
        await task

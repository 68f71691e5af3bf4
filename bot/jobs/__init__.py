"""Background work on Procrastinate, on the same PostgreSQL. Rows say what is due; jobs only look.

A lost job is no loss: the sweep of the next minute finds the row.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping

import procrastinate
import psycopg
from procrastinate import exceptions

SECONDS = 3.0  # how long asking the workers may take
log = logging.getLogger(__name__)
Work = Callable[[], Awaitable[object]]


def dsn(url: str) -> str:
    """The libpq address of a SQLAlchemy address."""
    return url.replace("postgresql+psycopg://", "postgresql://", 1)


def make_app(url: str, work: Mapping[str, Work], sweeps: Mapping[str, Work]) -> procrastinate.App:
    """The job app: `work` runs when asked for, `work` and `sweeps` each minute."""
    app = procrastinate.App(connector=procrastinate.PsycopgConnector(conninfo=dsn(url), min_size=1, max_size=4))
    for name, job in work.items():
        _register(app, name, job)

    @app.periodic(cron="* * * * *")
    @app.task(name="sweep", queueing_lock="sweep", lock="sweep")
    async def sweep(timestamp: int) -> None:  # noqa: ARG001
        for job in (*sweeps.values(), *work.values()):
            await job()

    return app


def _register(app: procrastinate.App, name: str, job: Work) -> None:
    @app.task(name=name, queueing_lock=name)
    async def run() -> None:
        await job()


async def install(url: str) -> None:
    """Make Procrastinate's own tables, once."""
    app = procrastinate.App(connector=procrastinate.PsycopgConnector(conninfo=dsn(url), min_size=1, max_size=1))
    async with app.open_async():
        if not await app.check_connection_async():
            await app.schema_manager.apply_schema_async()


class JobQueue:
    """The queue port: asks the workers to look. Failing to ask is logged; the sweep will find the work."""

    def __init__(self, url: str) -> None:
        connector = procrastinate.PsycopgConnector(conninfo=dsn(url), min_size=1, max_size=2)
        self._app = procrastinate.App(connector=connector)
        self._open: asyncio.Lock = asyncio.Lock()
        self._ready = False

    async def notices(self) -> None:
        """There are notices to deliver. Never raises and never takes long: a learner in danger may be waiting."""
        await self._try("deliver_notices")

    async def campaigns(self) -> None:
        """A campaign was started or goes on. Never raises: the workers look by themselves, too."""
        await self._try("campaigns")

    async def _try(self, task: str) -> None:
        try:
            async with asyncio.timeout(SECONDS):
                await self._ask(task)
        except exceptions.AlreadyEnqueued:
            pass
        except (exceptions.ConnectorException, psycopg.Error, TimeoutError) as error:
            log.warning("the workers could not be asked: %s", type(error).__name__)

    async def _ask(self, task: str) -> None:
        async with self._open:
            if not self._ready:
                await self._app.open_async()
                self._ready = True
        await self._app.configure_task(task, queueing_lock=task).defer_async()

    async def close(self) -> None:
        """Close the connection."""
        if self._ready:
            await self._app.close_async()


class NoQueue:
    """A queue for use without workers: remembers that it was asked."""

    def __init__(self) -> None:
        self.asked = 0

    async def notices(self) -> None:
        """Count."""
        self.asked += 1

    async def campaigns(self) -> None:
        """Nobody to wake."""

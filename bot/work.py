"""The worker process: mail, unanswered questions for leave, cases that climb."""

from __future__ import annotations

import asyncio

from bot import jobs
from bot.bootstrap import Bootstrap
from bot.services.cases import settle_unanswered_leave
from bot.services.climb import climb
from bot.services.notices import deliver


async def run_worker(boot: Bootstrap, stop: asyncio.Event) -> None:
    """Work until `stop` is set."""
    parts = boot.parts
    await jobs.install(boot.url)

    async def notices() -> object:
        return await deliver(parts, boot.notifier, boot.settings.base_url)

    async def leave() -> object:
        return await asyncio.to_thread(settle_unanswered_leave, parts)

    async def climbing() -> object:
        return await asyncio.to_thread(climb, parts)

    app = jobs.make_app(boot.url, {"deliver_notices": notices}, {"leave": leave, "climb": climbing})
    async with app.open_async():
        worker = asyncio.create_task(app.run_worker_async(install_signal_handlers=False, concurrency=2))
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait({worker, stopping}, return_when=asyncio.FIRST_COMPLETED)
        worker.cancel()
        await asyncio.gather(worker, return_exceptions=True)

"""The worker process: mail, unanswered questions for leave, cases that climb, campaigns."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack

from bot import jobs
from bot.bootstrap import Bootstrap
from bot.campaigns import Broadcast
from bot.channels.telegram import TELEGRAM, TelegramChannel, connect
from bot.channels.webchat import WebchatChannel
from bot.channels.whatsapp import GRAPH, WhatsAppChannel
from bot.channels.whatsapp import connect as connect_whatsapp
from bot.conversation.nudging import Nudging
from bot.imports import uploads
from bot.ports import Channel
from bot.services.escalations.cases import settle_unanswered_leave
from bot.services.escalations.checking import settle_silence
from bot.services.escalations.climb import climb
from bot.services.escalations.notices import deliver
from bot.services.guides import shares
from bot.services.parts import Parts
from bot.services.planning import reach

SWEEPS: dict[str, Callable[[Parts], object]] = {
    "leave": settle_unanswered_leave,
    "silence": settle_silence,
    "climb": climb,
    "lists": uploads.sweep,
    "links": shares.sweep,
}


async def run_worker(boot: Bootstrap, stop: asyncio.Event) -> None:
    """Work until `stop` is set."""
    parts = boot.parts
    await jobs.install(boot.url)

    async def notices() -> object:
        return await deliver(parts, boot.notifier, boot.settings.base_url)

    def sweep(job: Callable[[Parts], object]) -> jobs.Work:
        async def run() -> object:
            return await asyncio.to_thread(job, parts)

        return run

    sweeps = {name: sweep(job) for name, job in SWEEPS.items()}
    async with AsyncExitStack() as stack:
        channels = await channels_of(boot, stack)
        broadcast, nudging = Broadcast(parts, channels, boot.queue), Nudging(parts, channels)
        # The job only wakes: a broadcast of minutes must never keep mail about a crisis waiting.
        work = {"deliver_notices": notices, "campaigns": broadcast.wake}
        app = jobs.make_app(boot.url, work, sweeps)
        await stack.enter_async_context(app.open_async())
        sending = asyncio.create_task(broadcast.run(stop))
        reminding = asyncio.create_task(nudging.run(stop))
        worker = asyncio.create_task(app.run_worker_async(install_signal_handlers=False, concurrency=2))
        stopping = asyncio.create_task(stop.wait())
        await asyncio.wait({worker, sending, reminding, stopping}, return_when=asyncio.FIRST_COMPLETED)
        stop.set()
        worker.cancel()
        await asyncio.gather(worker, sending, reminding, stopping, return_exceptions=True)
        if isinstance(boot.queue, jobs.JobQueue):
            await boot.queue.close()


async def channels_of(boot: Bootstrap, stack: AsyncExitStack) -> dict[str, Channel]:
    """What a worker sends over; the app has its own connections. The webchat shows what is stored."""
    settings = boot.settings
    found: list[Channel] = [WebchatChannel()]
    if token := settings.secret("TELEGRAM_TOKEN"):
        bot = await stack.enter_async_context(connect(token, settings.telegram_base_url or TELEGRAM))
        found.append(TelegramChannel(bot))
    if (token := settings.secret("WHATSAPP_TOKEN")) and settings.whatsapp_number:

        async def heard_lately(account: str) -> bool:
            return await asyncio.to_thread(reach.heard_lately, boot.parts, WhatsAppChannel.name, account)

        base = settings.whatsapp_base_url or GRAPH
        graph = await stack.enter_async_context(connect_whatsapp(token, settings.whatsapp_number, base))
        found.append(WhatsAppChannel(graph, heard_lately))
    return {channel.name: channel for channel in found}

"""A worker that does nothing but send for campaigns. Started, and killed, by the benchmarks.

Arguments: database, key, shift of the clock in seconds, Bot API server; then `--free` for no rate, and
`--impatient` for leases and waits of seconds instead of minutes.
"""

from __future__ import annotations

import asyncio
import sys
from datetime import timedelta

from ground import TOKEN, make_parts

from bot.campaigns import Broadcast, checkout, settle
from bot.channels.telegram import TelegramChannel, connect
from bot.jobs import NoQueue
from bot.storage.unit_of_work import connect as connect_database


async def main(url: str, key: str, shift: str, base_url: str, *options: str) -> None:
    """Until killed."""
    if "--impatient" in options:
        checkout.LEASE = timedelta(seconds=12)  # still longer than a call may take
        settle.WAITS = (timedelta(seconds=0.2),) * 5
    parts = make_parts(connect_database(url), timedelta(seconds=float(shift)), key)
    async with connect(TOKEN, base_url) as bot:
        rates = {"telegram": None} if "--free" in options else None
        await Broadcast(parts, {"telegram": TelegramChannel(bot)}, NoQueue(), rates=rates).run(asyncio.Event())


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))

"""The app or the worker of the product, as `nazorg` starts them, with a clock that the benchmark sets.

Arguments: `app` or `worker`, and the file of the clock; settings come from the environment. The dialogue engine is one
that echoes, in the same process; all else is the product's own. `--eager`: the worker looks again at once, since years
pass in minutes here. `--impatient`: leases and waits of seconds instead of minutes. `--free`: no rate.
"""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
from datetime import timedelta
from pathlib import Path

from told_clock import ToldClock

from bot.bootstrap import Bootstrap
from bot.campaigns import broadcast, checkout, lane, settle
from bot.campaigns.messages import Rules, rules_of
from bot.config import read_settings
from bot.conversation import recovery
from bot.engines.echo import EchoEngine
from bot.serving import App
from bot.storage import queries
from bot.work import run_worker


async def main(role: str, clock: str, *options: str) -> None:
    """Until it is told to stop, or killed."""
    hurry(options)
    boot = Bootstrap(read_settings(), ToldClock(Path(clock)))
    boot.engine = EchoEngine()
    if role == "worker":
        stop = asyncio.Event()
        await run_worker(boot, _on_signal(stop))
        return
    boot.warm_up()
    app = App(boot)
    _on_signal(app.stop)
    await app.run()


def hurry(options: tuple[str, ...]) -> None:
    """What a test cannot wait for."""
    if "--eager" in options:
        broadcast.IDLE = 0.02
    if "--impatient" in options:
        checkout.LEASE, lane.CALL_SECONDS = timedelta(seconds=6), 5.0  # a lease is longer than any call
        settle.WAITS = (timedelta(seconds=0.2),) * 5
        settle.LONGEST_REST, settle.PATIENCE = timedelta(seconds=1), timedelta(seconds=12)
        queries.BROKEN_OFF = recovery.LEASE = timedelta(seconds=6)  # when a message counts as left behind
        recovery.SECONDS = 1.0
    if "--free" in options:
        broadcast.rules_of = lambda name: Rules(None, rules_of(name).unknown)


def _on_signal(stop: asyncio.Event) -> asyncio.Event:
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    return stop


if __name__ == "__main__":
    logging.basicConfig(level=logging.ERROR)
    asyncio.run(main(*sys.argv[1:]))

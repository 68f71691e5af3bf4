"""Long polling that loses nothing: an update is confirmed only when it has been handled."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from telegram import Update
from telegram.error import RetryAfter, TelegramError

from bot.channels.telegram.connection import TelegramBot
from bot.channels.telegram.errors import seconds
from bot.channels.telegram.lanes import Lanes, Raw, Sleep, backoff
from bot.channels.telegram.taps import settle
from bot.channels.telegram.translate import UPDATE_TYPES, inbound
from bot.channels.telegram.window import Window
from bot.ports import Clock, Inbound

_LOG = logging.getLogger(__name__)
_BATCH = 100  # the most Telegram gives at once
_GLANCE = 0.3  # seconds between looks for new updates while others are being handled


class TelegramPoller:
    """Fetches updates and gives each to `handle`: in order within a chat, `parallel` chats at once.

    A chat that takes long holds up nobody else. `state` is "starting", "ok", "failing" or "stopped".
    """

    def __init__(
        self,
        bot: TelegramBot,
        handle: Callable[[Inbound], Awaitable[None]],
        clock: Clock,
        *,
        parallel: int = 16,
        poll_seconds: int = 50,
        tries: int = 6,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._bot = bot
        self._handle = handle
        self._clock = clock
        self._poll_seconds = poll_seconds
        self._sleep = sleep
        self._window = Window()
        self._lanes = Lanes(self._take, self._window.finish, parallel=parallel, tries=tries, sleep=sleep)
        self._stopping = asyncio.Event()
        self._webhook_gone = False
        self.state = "starting"

    @property
    def given_up(self) -> int:
        """How many updates were dropped because their handling kept failing."""
        return self._lanes.given_up

    async def run(self, grace: float = 10.0) -> None:
        """Poll until `stop`. Then wait up to `grace` seconds for what is under way, and confirm it."""
        try:
            await self._poll()
            await self._lanes.wait(grace)
        finally:
            await self._lanes.drop()
            self.state = "stopped"
        await self._confirm()

    def stop(self) -> None:
        """Ask `run` to end."""
        self._stopping.set()

    async def _poll(self) -> None:
        failures = 0
        while not self._stopping.is_set():
            try:
                await self._unless_stopping(self._round())
                failures, self.state = 0, "ok"
            except Exception as error:  # a proxy may answer anything; polling goes on
                failures, self.state = failures + 1, "failing"
                _LOG.warning("polling failed: %s", type(error).__name__)
                wait = seconds(error) if isinstance(error, RetryAfter) else backoff(failures)
                await self._unless_stopping(self._sleep(wait))

    async def _round(self) -> None:
        """Fetch once, and start the handling of what is new."""
        if not self._webhook_gone:  # beside a webhook polling is refused
            await self._bot.delete_webhook(drop_pending_updates=False)
            self._webhook_gone = True
            self.state = "ok"  # the server answers; the first long poll may take a minute
        wait = 0 if self._lanes.busy else self._poll_seconds
        for raw in await self._bot.raw_updates(self._window.offset, _BATCH, wait, UPDATE_TYPES):
            if self._window.add(raw["update_id"]):
                self._lanes.add(_chat(raw), raw)
        await self._lanes.wait(_GLANCE)

    async def _take(self, raw: Raw) -> None:
        update = Update.de_json(raw, self._bot)
        message = inbound(update, self._clock.now())
        if message is None:
            return
        query = update.callback_query
        tidy = asyncio.create_task(settle(self._bot, query)) if query else None
        try:
            await self._handle(message)
        finally:
            if tidy:
                await tidy

    async def _unless_stopping(self, work: Awaitable[None]) -> None:
        """Wait for `work`, or drop it when `stop` is called."""
        task = asyncio.ensure_future(work)
        stopping = asyncio.create_task(self._stopping.wait())
        try:
            await asyncio.wait({task, stopping}, return_when=asyncio.FIRST_COMPLETED)
            if task.done():
                task.result()
        finally:
            task.cancel()
            stopping.cancel()
            await asyncio.wait({task, stopping})

    async def _confirm(self) -> None:
        """Confirm what is done: the next request for updates does so, and one is asked for that."""
        try:
            await self._bot.raw_updates(self._window.offset, 1, 0, UPDATE_TYPES)
        except TelegramError as error:
            _LOG.warning("what was handled last is not confirmed: %s", type(error).__name__)


def _chat(raw: Raw) -> int:
    """The chat of a raw update (in private chats that is the person), 0 when there is none."""
    body: Raw = next((raw[kind] for kind in UPDATE_TYPES if kind in raw), {})
    chat = body.get("chat") or body.get("from") or {}
    return int(chat.get("id", 0))

"""Drivers: each plays the learner's side of one channel, so that one suite fits all."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from bot.channels.console import ConsoleChannel
from bot.channels.telegram import TelegramChannel, TelegramPoller, connect
from bot.channels.telegram.connection import TelegramBot
from bot.demo.botapi import BotApiServer
from bot.ports import Channel, Inbound
from tests.integration.channels.side import Side, own_id, side


@dataclass(frozen=True)
class Shown:
    """One message as the learner sees it."""

    text: str
    buttons: tuple[str, ...] = ()
    file: tuple[str, bytes] | None = None


class Driver(Protocol):
    """The learner's side. `can` names what this channel knows: edit, voice, photo, repeat."""

    channel: Channel
    account: str
    can: frozenset[str]

    async def shown(self) -> list[Shown]: ...

    async def write(self, text: str) -> Inbound: ...

    async def tap(self, title: str) -> Inbound: ...

    async def send_media(self, kind: str) -> Inbound: ...

    async def edit_last(self, text: str) -> Inbound: ...

    async def write_delivered_twice(self, text: str) -> list[Inbound]: ...

    async def block(self) -> None: ...


class Now:
    """The real time."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class ConsoleDriver:
    """Reads what is printed, types lines."""

    account = "console"
    can: frozenset[str] = frozenset()

    def __init__(self, files: Path) -> None:
        self._out = io.StringIO()
        self._files = files
        self._console = ConsoleChannel(self._out, Now(), files=files)
        self.channel: Channel = self._console

    async def shown(self) -> list[Shown]:
        lines = self._out.getvalue().splitlines()
        words = "\n".join(line for line in lines if not line.startswith(("  [", "  -> ")))
        buttons = tuple(line.split("] ", 1)[1] for line in lines if line.startswith("  ["))
        paths = [Path(line.removeprefix("  -> ")) for line in lines if line.startswith("  -> ")]
        file = (paths[0].name, paths[0].read_bytes()) if paths else None
        return [Shown(words.strip(), buttons, file)]

    async def write(self, text: str) -> Inbound:
        return self._console.inbound(text + "\n")

    async def tap(self, title: str) -> Inbound:
        number = (await self.shown())[-1].buttons.index(title) + 1
        return self._console.inbound(f"{number}\n")

    async def send_media(self, kind: str) -> Inbound:
        raise NotImplementedError

    async def edit_last(self, text: str) -> Inbound:
        raise NotImplementedError

    async def write_delivered_twice(self, text: str) -> list[Inbound]:
        raise NotImplementedError

    async def block(self) -> None:
        self._out.close()


class TelegramDriver:
    """A person on the local Bot API server; the bot polls it."""

    account = "1001"
    can = frozenset({"edit", "voice", "photo", "repeat"})

    def __init__(self, server: BotApiServer, bot: TelegramBot) -> None:
        self.channel: Channel = TelegramChannel(bot)
        self._bot = bot
        self._people = server.control
        self._arrived: asyncio.Queue[Inbound] = asyncio.Queue()
        self._last = 0

    def start(self) -> None:
        """Have the bot poll."""
        self._poller = TelegramPoller(self._bot, self._arrived.put, Now())
        self._polling = asyncio.create_task(self._poller.run())

    async def stop(self) -> None:
        """End the polling."""
        self._poller.stop()
        await self._polling

    async def shown(self) -> list[Shown]:
        return [_shown(message) for message in self._people.from_bot(1001)]

    async def write(self, text: str) -> Inbound:
        self._last = self._people.write(1001, text)["message_id"]
        return await self._next()

    async def tap(self, title: str) -> Inbound:
        self._people.tap(1001, title)
        return await self._next()

    async def send_media(self, kind: str) -> Inbound:
        self._people.send_media(1001, kind)
        return await self._next()

    async def edit_last(self, text: str) -> Inbound:
        self._people.edit(1001, self._last, text)
        return await self._next()

    async def write_delivered_twice(self, text: str) -> list[Inbound]:
        self._people.switch(repeat=True)
        first = await self.write(text)
        await self.stop()
        self.start()  # a new process knows nothing of what the old one has seen
        return [first, await self._next()]

    async def block(self) -> None:
        self._people.block(1001)
        await self._next()

    async def _next(self) -> Inbound:
        return await asyncio.wait_for(self._arrived.get(), timeout=10)


def _shown(message: dict[str, Any]) -> Shown:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    document = message.get("document")
    return Shown(
        message.get("text") or message.get("caption") or "",
        tuple(key["text"] for row in rows for key in row),
        (document["file_name"], document["content"]) if document else None,
    )


class WhatsAppDriver:
    """A person on the local Graph server, which posts to our webhook."""

    account = own_id(1001)
    can = frozenset({"edit", "voice", "photo", "repeat"})

    def __init__(self, side: Side) -> None:
        self.channel: Channel = side.channel
        self._people, self._inbox = side.people, side.inbox
        self._last = ""

    async def shown(self) -> list[Shown]:
        messages = await asyncio.to_thread(self._people.from_bot, 1001)
        return [_shown_in_whatsapp(message) for message in messages]

    async def write(self, text: str) -> Inbound:
        self._last = (await asyncio.to_thread(self._people.write, 1001, text))["id"]
        return await self._inbox.next()

    async def tap(self, title: str) -> Inbound:
        await asyncio.to_thread(self._people.tap, 1001, title)
        return await self._inbox.next()

    async def send_media(self, kind: str) -> Inbound:
        await asyncio.to_thread(self._people.send_media, 1001, {"voice": "audio", "photo": "image"}[kind])
        return await self._inbox.next()

    async def edit_last(self, text: str) -> Inbound:
        await asyncio.to_thread(self._people.edit, 1001, self._last, text)
        return await self._inbox.next()

    async def write_delivered_twice(self, text: str) -> list[Inbound]:
        await asyncio.to_thread(self._people.switch, repeat=True)
        return [await self.write(text), await self._inbox.next()]

    async def block(self) -> None:
        await asyncio.to_thread(self._people.refuse, 1001)


def _shown_in_whatsapp(message: dict[str, Any]) -> Shown:
    file = message.get("file")
    titles = tuple(button.get("description") or button["title"] for button in message.get("buttons", ()))
    return Shown(message["text"], titles, (file["name"], file["content"]) if file else None)


@asynccontextmanager
async def console(tmp_path: Path) -> AsyncIterator[Driver]:
    """A terminal."""
    yield ConsoleDriver(tmp_path)


@asynccontextmanager
async def telegram(_: Path) -> AsyncIterator[Driver]:
    """A Telegram chat in which the person has said hello, so that the bot may write."""
    with BotApiServer() as server:
        async with connect(server.token, server.url) as bot:
            driver = TelegramDriver(server, bot)
            driver.start()
            await driver.write("/start")
            yield driver
            await driver.stop()


@asynccontextmanager
async def whatsapp(_: Path) -> AsyncIterator[Driver]:
    """A WhatsApp chat in which the person has said hello, so that the bot may write."""
    async with side() as ours:
        driver = WhatsAppDriver(ours)
        await driver.write("hoi")
        yield driver


# Every channel of the product belongs in this list.
DRIVERS: list[Callable[[Path], AbstractAsyncContextManager[Driver]]] = [console, telegram, whatsapp]

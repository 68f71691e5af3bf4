"""The app process: web, channels, actions and the making good of what was owed, in one event loop."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot.bootstrap import Bootstrap
from bot.channels.telegram import TELEGRAM, TelegramChannel, TelegramPoller, TelegramWebhook, connect, set_webhook
from bot.channels.webchat import WebchatChannel
from bot.channels.whatsapp import WhatsAppWebhook, challenge
from bot.conversation.pipeline import Conversation
from bot.conversation.recovery import Recovery
from bot.conversation.spool import Spool
from bot.jobs import JobQueue
from bot.loopback import actions_server, server
from bot.ports import Channel, ChannelError, EngineError
from bot.site import Site, build
from bot.storage import schema

log = logging.getLogger(__name__)
Health = Callable[[], Awaitable[dict[str, str]]]
State = Callable[[], Awaitable[str]]
Receive = Callable[[Mapping[str, str], bytes], Awaitable[None]]


async def _well() -> str:
    return "ok"


def health_of(boot: Bootstrap, channels: Mapping[str, State]) -> Health:
    """What /healthz tells: one entry per part, "ok" or a short reason."""

    async def check() -> dict[str, str]:
        parts = {"database": await asyncio.to_thread(schema.health, boot.database)}
        try:
            await boot.engine.health()
            parts["engine"] = "ok"
        except EngineError:
            parts["engine"] = "not reachable"
        parts["actions"] = "ok"
        parts["queue"] = parts["database"]
        return parts | {name: await state() for name, state in channels.items()}

    return check


class App:
    """Everything of the app process. `run` returns when `stop` is set."""

    def __init__(self, boot: Bootstrap) -> None:
        self._boot = boot
        self.stop = asyncio.Event()
        self._poller: TelegramPoller | None = None
        self._phone: str | None = None
        self._states: dict[str, State] = {}

    async def run(self) -> None:
        """Serve until `stop` is set. Raises OSError when a port is taken."""
        boot, settings = self._boot, self._boot.settings
        async with AsyncExitStack() as stack:
            channels: dict[str, Channel] = {}
            webchat = WebchatChannel()
            channels[webchat.name] = webchat
            conversation = boot.conversation(channels)
            self._states[webchat.name] = _well
            routes, name = await self._telegram(stack, channels, conversation)
            routes += await self._whatsapp(stack, conversation)
            site = Site(
                parts=boot.parts, conversation=conversation, webchat=webchat, queue=boot.queue,
                demo=settings.demo, base_url=settings.base_url, telegram_name=name,
                health=health_of(boot, self._states), extra_routes=routes, whatsapp_phone=self._phone,
            )  # fmt: skip
            await stack.enter_async_context(actions_server(boot))
            recovery = Recovery(conversation, Spool(settings.home / "spool", boot.vault))
            public = server(build(site), settings.host, settings.port)
            tasks = [asyncio.create_task(recovery.run(self.stop)), asyncio.create_task(public.serve())]
            await self.stop.wait()
            public.should_exit = True
            if self._poller is not None:
                self._poller.stop()
            await asyncio.gather(*tasks)
            if isinstance(boot.queue, JobQueue):
                await boot.queue.close()

    async def _telegram(
        self, stack: AsyncExitStack, channels: dict[str, Channel], conversation: Conversation
    ) -> tuple[list[BaseRoute], str | None]:
        """Telegram by webhook or long polling, when a token is set; its routes and the bot's user name."""
        settings = self._boot.settings
        token = settings.secret("TELEGRAM_TOKEN")
        if not token:
            return [], None
        bot = await stack.enter_async_context(connect(token, settings.telegram_base_url or TELEGRAM))
        channels["telegram"] = TelegramChannel(bot)
        conversation.outbox.add_channel("telegram", channels["telegram"])
        self._states["telegram"] = self._polling
        name = await _name(bot)
        if not settings.telegram_webhook:
            self._poller = TelegramPoller(bot, conversation.handle, self._boot.clock)
            task = asyncio.create_task(self._poller.run())
            stack.push_async_callback(asyncio.wait_for, task, 15)
            return [], name
        secret = settings.secret("TELEGRAM_SECRET")
        hook = TelegramWebhook(bot, secret, conversation.handle, self._boot.clock)
        try:
            await set_webhook(bot, f"{settings.base_url}/telegram", secret)
        except ChannelError as error:
            log.error("the Telegram webhook could not be set: %s", error)
        return [Route("/telegram", _taking(hook.receive), methods=["POST"], name="public:telegram")], name

    async def _polling(self) -> str:
        return "ok" if self._poller is None else self._poller.state

    async def _whatsapp(self, stack: AsyncExitStack, conversation: Conversation) -> list[BaseRoute]:
        """WhatsApp, when a token is set; its routes. Our telephone number is kept for links."""
        settings = self._boot.settings
        channel = await stack.enter_async_context(self._boot.whatsapp())
        if channel is None:
            return []

        async def verify(request: Request) -> Response:
            try:
                return PlainTextResponse(challenge(request.query_params, settings.secret("WHATSAPP_VERIFY_TOKEN")))
            except PermissionError:
                return Response(status_code=403)

        conversation.outbox.add_channel(channel.name, channel)
        self._states[channel.name] = channel.health
        self._phone = await channel.phone()
        secret, number = settings.secret("WHATSAPP_SECRET"), settings.whatsapp_number or ""
        hook = WhatsAppWebhook(secret, number, conversation.handle, conversation.outbox.receipt, self._boot.clock)
        return [
            Route("/whatsapp", verify, methods=["GET"], name="public:whatsapp-verify"),
            Route("/whatsapp", _taking(hook.receive), methods=["POST"], name="public:whatsapp"),
        ]


def _taking(receive: Receive) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint of a webhook."""

    async def endpoint(request: Request) -> Response:
        try:
            await receive(request.headers, await request.body())
        except PermissionError:
            return Response(status_code=403)
        return Response(status_code=200)

    return endpoint


async def _name(bot: object) -> str | None:
    try:
        return str((await bot.get_me()).username)  # type: ignore[attr-defined]
    except Exception as error:
        log.warning("Telegram does not answer yet: %s", type(error).__name__)
        return None

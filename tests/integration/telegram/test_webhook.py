"""Webhook mode: the server posts, our side verifies, handles, and only then says yes."""

from __future__ import annotations

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channels.telegram import TelegramChannel, TelegramWebhook, set_webhook, webhook_inbound
from bot.channels.telegram.connection import TelegramBot
from bot.demo.botapi.client import Control
from bot.ports import Button, ChannelError, Outgoing
from tests.integration.telegram.conftest import Inbox, Now, until

SECRET = "een_goed-geheim"
HEADERS = {"X-Telegram-Bot-Api-Secret-Token": SECRET}
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.fixture
async def address(bot: TelegramBot, inbox: Inbox) -> AsyncIterator[str]:
    """Our side of the webhook, listening."""
    webhook = TelegramWebhook(bot, SECRET, inbox.handle, Now())

    async def receive(request: Request) -> Response:
        try:
            await webhook.receive(request.headers, await request.body())
        except PermissionError:
            return Response(status_code=403)
        return Response()

    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    app = Starlette(routes=[Route("/telegram", receive, methods=["POST"])])
    ours = uvicorn.Server(uvicorn.Config(app, log_level="critical", access_log=False))
    serving = asyncio.create_task(ours.serve([listener]))
    yield f"http://127.0.0.1:{listener.getsockname()[1]}/telegram"
    ours.should_exit = True
    await serving


async def test_updates_are_posted_with_the_secret(
    address: str, bot: TelegramBot, inbox: Inbox, people: Control
) -> None:
    await set_webhook(bot, address, SECRET)
    await asyncio.to_thread(people.write, 1, "hoi")
    assert await inbox.texts(1) == ["hoi"]
    await until(lambda: people.pending() == 0)
    info = await bot.get_webhook_info()
    assert (info.url, info.last_error_message) == (address, None)


async def test_a_failed_post_comes_again(
    address: str, bot: TelegramBot, inbox: Inbox, people: Control
) -> None:
    inbox.failing = lambda message: inbox.tries < 3
    await set_webhook(bot, address, SECRET)
    people.write(1, "eerste")
    people.write(1, "tweede")
    assert await inbox.texts(2) == ["eerste", "tweede"]
    assert inbox.tries == 4
    info = await bot.get_webhook_info()
    assert "500" in str(info.last_error_message)


async def test_a_wrong_secret_is_never_taken(
    address: str, bot: TelegramBot, inbox: Inbox, people: Control
) -> None:
    await bot.set_webhook(address, secret_token="iets-anders")
    people.write(1, "hoi")
    await until(lambda: people.pending() == 1 and inbox.tries == 0)
    while "403" not in str((await bot.get_webhook_info()).last_error_message):
        await asyncio.sleep(0.02)
    assert inbox.tries == 0


async def test_a_tap_is_settled(address: str, bot: TelegramBot, inbox: Inbox, people: Control) -> None:
    await set_webhook(bot, address, SECRET)
    people.write(1, "/start")
    await inbox.texts(1)
    await TelegramChannel(bot).send("1", Outgoing("Gaat het?", (Button("Ja", "ja"),)))
    people.tap(1, "Ja")
    assert await inbox.texts(1) == ["Ja"]
    await until(lambda: "reply_markup" not in people.from_bot(1)[0])
    assert [row["status"] for row in people.calls("answerCallbackQuery")] == [200]


async def test_what_cannot_be_read_is_dropped(bot: TelegramBot, inbox: Inbox) -> None:
    webhook = TelegramWebhook(bot, SECRET, inbox.handle, Now())
    await webhook.receive(HEADERS, b'{"update_id": 1, "message": 4}')
    assert inbox.tries == 0


async def test_an_address_that_telegram_refuses(bot: TelegramBot) -> None:
    with pytest.raises(ChannelError):
        await set_webhook(bot, "ftp://example.org", SECRET)


def body(text: str) -> bytes:
    person = {"id": 5, "is_bot": False, "first_name": "Sam"}
    chat = {"id": 5, "type": "private"}
    message = {"message_id": 9, "date": 1_770_000_000, "chat": chat, "from": person, "text": text}
    return json.dumps({"update_id": 3, "message": message}).encode()


def test_a_body_becomes_one_message() -> None:
    (message,) = webhook_inbound(
        {key.lower(): value for key, value in HEADERS.items()}, body("hoi"), SECRET, NOW
    )
    assert (message.account, message.external_id, message.text) == ("5", "m9", "hoi")


@pytest.mark.parametrize(
    "headers",
    [{}, {"X-Telegram-Bot-Api-Secret-Token": ""}, {"X-Telegram-Bot-Api-Secret-Token": "é" + SECRET}],
)
def test_without_the_secret_nothing_is_read(headers: dict[str, str]) -> None:
    with pytest.raises(PermissionError):
        webhook_inbound(headers, body("hoi"), SECRET, NOW)
    with pytest.raises(PermissionError):
        webhook_inbound({"X-Telegram-Bot-Api-Secret-Token": ""}, body("hoi"), "", NOW)


@pytest.mark.parametrize(
    "rubbish", [b"", b"{", b"[]", b"3", b"null", b"{}", b'{"update_id": 1, "message": 4}']
)
def test_rubbish_is_a_value_error(rubbish: bytes) -> None:
    with pytest.raises(ValueError, match="not a Telegram update"):
        webhook_inbound(HEADERS, rubbish, SECRET, NOW)


def test_an_update_that_is_nothing_for_us() -> None:
    assert webhook_inbound(HEADERS, b'{"update_id": 1}', SECRET, NOW) == []

"""Sending against a real Bot API server: limits, refusals, and what reaches the logs."""

from __future__ import annotations

import logging

import pytest

from bot.channels.telegram import TelegramChannel, connect
from bot.channels.telegram.connection import TelegramBot
from bot.demo.botapi import BotApiServer
from bot.demo.botapi.client import Control
from bot.ports import Button, ChannelError, Outgoing


@pytest.fixture
def channel(bot: TelegramBot, people: Control) -> TelegramChannel:
    people.write(31337001, "/start")
    return TelegramChannel(bot)


CHAT = "31337001"


async def refusal(channel: TelegramChannel, message: Outgoing, account: str = CHAT) -> ChannelError:
    with pytest.raises(ChannelError) as caught:
        await channel.send(account, message)
    return caught.value


async def test_over_the_limit_tells_when_to_try_again(channel: TelegramChannel, people: Control) -> None:
    people.limit(overall=5, retry_after=7)
    for _ in range(5):
        await channel.send(CHAT, Outgoing("hoi"))
    error = await refusal(channel, Outgoing("hoi"))
    assert (error.permanent, error.retry_after) == (False, 7)
    assert len(people.from_bot(int(CHAT))) == 5


async def test_blocked_is_final_until_unblocked(channel: TelegramChannel, people: Control) -> None:
    people.block(int(CHAT))
    error = await refusal(channel, Outgoing("hoi"))
    assert (str(error), error.permanent) == ("blocked", True)
    people.unblock(int(CHAT))
    assert await channel.send(CHAT, Outgoing("hoi"))


@pytest.mark.parametrize(
    ("message", "reason"),
    [
        (Outgoing(""), "empty message"),
        (Outgoing("  \n "), "empty message"),
        (Outgoing("x", (Button("te lang", "x" * 65),)), "payload"),
        (Outgoing("x", (Button("leeg", ""),)), "payload"),
        (Outgoing("x", (Button(" ", "p"),)), "message refused"),
        (Outgoing("x", file=("leeg.pdf", b"")), "file"),
    ],
)
async def test_what_can_never_be_sent_is_permanent(
    channel: TelegramChannel, message: Outgoing, reason: str
) -> None:
    error = await refusal(channel, message)
    assert error.permanent
    assert reason in str(error)


async def test_an_error_of_the_server_may_pass(channel: TelegramChannel, people: Control) -> None:
    people.fail("sendMessage", code=500)
    error = await refusal(channel, Outgoing("hoi"))
    assert (str(error), error.permanent, error.retry_after) == ("no answer", False, None)
    assert error.uncertain
    assert await channel.send(CHAT, Outgoing("hoi"))


async def test_a_dead_server_is_surely_not_delivered(server: BotApiServer) -> None:
    server.stop()
    async with connect(server.token, server.url) as bot:
        error = await refusal(TelegramChannel(bot), Outgoing("hoi"))
    assert (str(error), error.permanent, error.uncertain) == ("unreachable", False, False)


async def test_a_refused_token_is_not_the_learners_fault(server: BotApiServer) -> None:
    async with connect("4242424242:wrong", server.url) as bot:
        error = await refusal(TelegramChannel(bot), Outgoing("hoi"))
    assert (str(error), error.permanent) == ("token refused", False)


async def test_later_parts_are_tried_again_without_repeating_the_first(
    bot: TelegramBot, people: Control
) -> None:
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)
        people.limit(overall=None)

    people.write(int(CHAT), "/start")
    people.limit(overall=1, retry_after=3)
    text = " ".join(f"Zin {number}." for number in range(1200))
    await TelegramChannel(bot, sleep).send(CHAT, Outgoing(text))
    parts = [message["text"] for message in people.from_bot(int(CHAT))]
    assert len(parts) == 3
    assert " ".join(parts) == text
    assert waits == [3]


async def test_logs_hold_no_token_chat_or_text(
    server: BotApiServer, people: Control, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    people.write(int(CHAT), "mijn geheim")
    caplog.clear()  # the person's own client logs its calls
    async with connect(server.token, server.url) as bot:
        channel = TelegramChannel(bot)
        await channel.send(CHAT, Outgoing("antwoord op geheim"))
        people.fail("sendMessage", code=400, description="Bad Request: geheim")
        await refusal(channel, Outgoing("antwoord op geheim"))
        await bot.raw_updates(0, 10, 0, ["message"])
    logged = "\n".join(f"{record.name} {record.getMessage()} {record.exc_text}" for record in caplog.records)
    for secret in (server.token, "local-demo-token", CHAT, "geheim"):
        assert secret not in logged

"""Polling against a real Bot API server: order, failures, a kill in mid-handling, a clean stop."""

from __future__ import annotations

import asyncio
import subprocess
import sys

import pytest
from telegram import Update
from telegram.ext import ApplicationBuilder, CommandHandler, ContextTypes

from bot.channels.telegram import TelegramChannel, TelegramPoller, connect, set_webhook
from bot.channels.telegram.connection import TelegramBot
from bot.demo.botapi import BotApiServer
from bot.demo.botapi.client import Control
from bot.ports import Button, Inbound, Outgoing
from tests.integration.telegram.conftest import Inbox, Now, until

HANGING = """
import asyncio, sys
from tests.integration.telegram.conftest import Now
from bot.channels.telegram import TelegramPoller, connect

async def handle(message):
    print(message.text, flush=True)
    await asyncio.Event().wait()

async def main(token, url):
    async with connect(token, url) as bot:
        await TelegramPoller(bot, handle, Now()).run()

asyncio.run(main(*sys.argv[1:]))
"""


async def test_an_unmodified_library_runs_against_the_server(server: BotApiServer, people: Control) -> None:
    async def start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message is not None
        await update.message.reply_text(f"code {context.args}")

    application = ApplicationBuilder().token(server.token).base_url(f"{server.url}/bot").build()
    application.add_handler(CommandHandler("start", start))
    async with application:
        await application.start()
        assert application.updater is not None
        await application.updater.start_polling(timeout=5)
        people.write(7, "/start ABC")
        await until(lambda: bool(people.from_bot(7)))
        await application.updater.stop()
        await application.stop()
    assert people.from_bot(7)[0]["text"] == "code ['ABC']"
    assert people.pending() == 0


async def test_each_chat_is_in_order(poller: TelegramPoller, inbox: Inbox, people: Control) -> None:
    people.switch(hold=True)
    for number in range(40):
        people.write(1 + number % 4, f"{1 + number % 4}:{number}")
    people.switch(hold=False, reverse=True)
    texts = await inbox.texts(40)
    for chat in "1234":
        mine = [int(text[2:]) for text in texts if text[0] == chat]
        assert mine == sorted(mine)
        assert len(mine) == 10


async def test_a_slow_chat_holds_up_nobody_else(bot: TelegramBot, people: Control) -> None:
    gate, done = asyncio.Event(), []

    async def handle(message: Inbound) -> None:
        if message.account == "1":
            await gate.wait()
        done.append(message.text)

    poller = TelegramPoller(bot, handle, Now())
    running = asyncio.create_task(poller.run())
    people.write(1, "langzaam")
    await until(lambda: bool(people.calls("getUpdates")))
    for number in range(3):
        people.write(2, str(number))
        await until(lambda: len(done) == number + 1)  # noqa: B023
    assert done == ["0", "1", "2"]
    assert people.pending() == 4  # nothing above the slow one is confirmed
    gate.set()
    await until(lambda: people.pending() == 0)
    poller.stop()
    await running
    assert sorted(done) == ["0", "1", "2", "langzaam"]


async def test_a_failure_is_tried_again_and_nothing_is_lost(
    poller: TelegramPoller, inbox: Inbox, people: Control
) -> None:
    inbox.failing = lambda message: inbox.tries < 20
    people.write(1, "eerste")
    people.write(1, "tweede")
    assert await inbox.texts(2) == ["eerste", "tweede"]  # far more failures than `tries`: an outage
    await until(lambda: people.pending() == 0)
    assert poller.given_up == 0


async def test_one_bad_update_does_not_stop_the_rest(
    poller: TelegramPoller, inbox: Inbox, people: Control
) -> None:
    inbox.failing = lambda message: message.text == "stuk"
    people.write(1, "stuk")
    people.write(1, "erna")
    people.write(2, "ander")
    assert sorted(await inbox.texts(2)) == ["ander", "erna"]
    await until(lambda: people.pending() == 0)
    assert poller.given_up == 1


async def test_a_kill_in_the_middle_of_handling_loses_nothing(
    server: BotApiServer, people: Control, bot: TelegramBot, inbox: Inbox
) -> None:
    people.write(1, "ik ben ontslagen")
    victim = subprocess.Popen(
        [sys.executable, "-c", HANGING, server.token, server.url], stdout=subprocess.PIPE, text=True
    )
    assert victim.stdout is not None
    assert await asyncio.to_thread(victim.stdout.readline) == "ik ben ontslagen\n"
    victim.kill()
    victim.wait()
    victim.stdout.close()
    assert people.pending() == 1

    poller = TelegramPoller(bot, inbox.handle, Now())
    running = asyncio.create_task(poller.run())
    assert await inbox.texts(1) == ["ik ben ontslagen"]
    poller.stop()
    await running
    assert people.pending() == 0


async def test_stopping_waits_for_what_is_under_way_and_confirms_it(
    bot: TelegramBot, people: Control
) -> None:
    begun, gate = asyncio.Event(), asyncio.Event()

    async def handle(message: Inbound) -> None:
        begun.set()
        await gate.wait()

    poller = TelegramPoller(bot, handle, Now())
    running = asyncio.create_task(poller.run())
    people.write(1, "hoi")
    await begun.wait()
    poller.stop()
    gate.set()
    await asyncio.wait_for(running, timeout=5)
    assert people.pending() == 0
    assert poller.state == "stopped"


async def test_stopping_does_not_confirm_what_did_not_finish(bot: TelegramBot, people: Control) -> None:
    begun = asyncio.Event()

    async def handle(message: Inbound) -> None:
        begun.set()
        await asyncio.Event().wait()

    poller = TelegramPoller(bot, handle, Now())
    running = asyncio.create_task(poller.run(grace=0.05))
    people.write(1, "hoi")
    people.write(1, "nog een")
    await begun.wait()
    poller.stop()
    await asyncio.wait_for(running, timeout=5)
    assert people.pending() == 2


async def test_an_idle_poller_waits_at_the_server(poller: TelegramPoller, people: Control) -> None:
    await until(lambda: poller.state != "starting" or bool(people.calls("deleteWebhook")))
    await asyncio.sleep(1)
    assert sum(row["count"] for row in people.calls("getUpdates")) == 0  # the first has not returned yet


async def test_polling_goes_on_after_errors(poller: TelegramPoller, inbox: Inbox, people: Control) -> None:
    await until(lambda: bool(people.calls("deleteWebhook")))
    people.fail("getUpdates", code=502, description="Bad Gateway", times=2)
    people.fail("getUpdates", retry_after=1, times=1)
    people.write(1, "een")
    people.write(1, "twee")
    assert await inbox.texts(2) == ["een", "twee"]
    await until(lambda: {row["status"] for row in people.calls("getUpdates")} == {200, 429, 502})
    people.write(1, "drie")  # ends a long poll that finds nothing
    assert await inbox.texts(1) == ["drie"]
    await until(lambda: poller.state == "ok")


async def test_polling_takes_over_from_a_webhook(
    server: BotApiServer, bot: TelegramBot, people: Control, inbox: Inbox
) -> None:
    await set_webhook(bot, "http://127.0.0.1:9/dead", "geheim")
    people.write(1, "hoi")
    async with connect(server.token, server.url) as other:
        poller = TelegramPoller(other, inbox.handle, Now())
        running = asyncio.create_task(poller.run())
        assert await inbox.texts(1) == ["hoi"]
        poller.stop()
        await running


async def test_a_tap_stops_the_spinner_and_takes_the_buttons_off(
    poller: TelegramPoller, inbox: Inbox, people: Control, bot: TelegramBot
) -> None:
    people.write(1, "/start")
    await inbox.texts(1)
    await TelegramChannel(bot).send("1", Outgoing("Gaat het?", (Button("Ja", "ja"), Button("Nee", "nee"))))
    people.tap(1, "Ja")
    assert await inbox.texts(1) == ["Ja"]
    await until(lambda: "reply_markup" not in people.from_bot(1)[0])
    assert [row["status"] for row in people.calls("answerCallbackQuery")] == [200]
    with pytest.raises(RuntimeError, match="no such button"):
        people.tap(1, "Ja")


async def test_groups_are_left_alone(poller: TelegramPoller, inbox: Inbox, people: Control) -> None:
    people.write(5, "in een groep", chat_type="group")
    people.write(6, "onder ons")
    assert await inbox.texts(1) == ["onder ons"]
    await until(lambda: people.pending() == 0)
    assert inbox.tries == 1

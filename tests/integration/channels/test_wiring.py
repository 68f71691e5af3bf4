"""The app's own wiring of WhatsApp: settings, webhook, health, and the window from the store."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from bot.bootstrap import Bootstrap
from bot.config import read_settings
from bot.conversation.pipeline import Conversation
from bot.conversation.spool import Spool
from bot.demo.graphapi import GraphApiServer
from bot.demo.graphapi.server import LOCAL
from bot.jobs import NoQueue
from bot.play.stack import free_port
from bot.ports import ChannelError, Outgoing
from bot.services.parts import Parts
from bot.serving import App, health_of
from tests.integration.channels.side import Now, listening, own_id, until
from tests.integration.conversation.talk import FakeEngine, Switch

SAM = 5


@pytest.fixture
def clock() -> Now:
    return Now()


@pytest.fixture
def server() -> Iterator[GraphApiServer]:
    with GraphApiServer(replace(LOCAL, webhook=f"http://127.0.0.1:{free_port()}/whatsapp")) as running:
        yield running


@pytest.fixture
def store(parts: Parts) -> Switch:
    return Switch(parts.begin)


@pytest.fixture
def boot(server: GraphApiServer, parts: Parts, store: Switch, tmp_path: Path) -> Bootstrap:
    settings = read_settings({
        "NAZORG_HOME": str(tmp_path), "WHATSAPP_TOKEN": LOCAL.token, "WHATSAPP_NUMBER_ID": LOCAL.number,
        "WHATSAPP_SECRET": LOCAL.secret, "WHATSAPP_VERIFY_TOKEN": LOCAL.verify_token,
        "WHATSAPP_BASE_URL": server.url,
    })  # fmt: skip
    made = Bootstrap(settings, parts.clock)
    made.__dict__["parts"] = replace(parts, begin=store)
    return made


@pytest.fixture
async def app(boot: Bootstrap, server: GraphApiServer, tmp_path: Path) -> AsyncIterator[App]:
    """The app with WhatsApp set up, listening where the server posts."""
    made = App(boot)
    spool = Spool(tmp_path / "spool", boot.parts.vault)
    conversation = Conversation(boot.parts, FakeEngine(), {}, NoQueue(), spool)
    async with AsyncExitStack() as stack:
        routes = await made._whatsapp(stack, conversation)
        await stack.enter_async_context(listening(routes, int(server.app.webhook.split(":")[2].split("/")[0])))
        yield made


async def test_a_message_is_answered(app: App, server: GraphApiServer) -> None:
    await asyncio.to_thread(server.control.write, SAM, "hoi")
    await until(lambda: "code" in "".join(m["text"] for m in server.control.from_bot(SAM)))


async def test_the_webhook_tells_strangers_no(app: App, server: GraphApiServer) -> None:
    async with httpx.AsyncClient(trust_env=False) as http:
        assert (await http.post(server.app.webhook, content=b"{}")).status_code == 403
        assert (await http.get(server.app.webhook)).status_code == 403


async def test_a_crisis_is_answered_while_the_database_is_away(
    app: App, server: GraphApiServer, store: Switch
) -> None:
    store.down = True
    await asyncio.to_thread(server.control.write, SAM, "ik wil niet meer leven")
    await until(lambda: "113" in "".join(m["text"] for m in server.control.from_bot(SAM)))


async def test_the_window_is_known_from_the_store(app: App, boot: Bootstrap, server: GraphApiServer) -> None:
    async with boot.whatsapp() as channel:
        assert channel is not None
        with pytest.raises(ChannelError, match="window closed"):
            await channel.send(own_id(SAM), Outgoing("Hoe gaat het?"))
        await asyncio.to_thread(server.control.write, SAM, "hoi")
        await until(lambda: bool(server.control.from_bot(SAM)))
        assert await channel.send(own_id(SAM), Outgoing("Hoe gaat het?"))


async def test_without_a_token_there_is_no_whatsapp(parts: Parts, tmp_path: Path) -> None:
    async with Bootstrap(read_settings({"NAZORG_HOME": str(tmp_path)}), parts.clock).whatsapp() as channel:
        assert channel is None


async def test_health_shows_the_channel(
    app: App, boot: Bootstrap, server: GraphApiServer, parts: Parts, monkeypatch: pytest.MonkeyPatch
) -> None:
    boot.__dict__ |= {"database": None, "engine": FakeEngine()}
    monkeypatch.setattr("bot.storage.schema.health", lambda _: "ok")
    check = health_of(boot, app._states)
    assert (await check())["whatsapp"] == "ok"
    await asyncio.to_thread(lambda: server.control.fail(code=190, status=401))
    await asyncio.to_thread(server.control.write, SAM, "hoi")  # the answer to this meets the refusal
    await until(lambda: 401 in server.control.calls("messages"))
    assert (await check())["whatsapp"] == "ok"  # asked again at once: it was mended since
    await asyncio.to_thread(server.stop)
    app._states["whatsapp"].__self__._graph._seen = float("-inf")  # type: ignore[attr-defined]
    assert (await check())["whatsapp"] == "unreachable"

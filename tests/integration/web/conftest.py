"""The whole site on a real server and a real PostgreSQL, with the demo's people and an engine that echoes."""

from __future__ import annotations

import secrets
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from uuid import UUID

import httpx
import pytest
import uvicorn
from starlette.applications import Starlette

from bot.channels.webchat import WebchatChannel
from bot.content.policies import policies
from bot.conversation.pipeline import Conversation
from bot.conversation.spool import Spool
from bot.core.checkin import Answer
from bot.core.learner import Learner, Staff
from bot.core.signal import Assessment, Doubt, Evidence
from bot.demo import data
from bot.engines.echo import EchoEngine
from bot.ports import Button, EngineReply, Outgoing, Seed, StorageDown, Vault
from bot.records import UnitOfWork
from bot.services.escalations import cases
from bot.services.parts import Parts
from bot.site import Site, build
from bot.storage.unit_of_work import Database, unit_of_work_factory
from bot.storage.vault import FernetVault

Begin = Callable[[], UnitOfWork]


class NoQueue:
    """Nobody works in the background; `woken` counts how often campaigns were to be looked at."""

    def __init__(self) -> None:
        self.woken = 0

    async def notices(self) -> None:
        return None

    async def campaigns(self) -> None:
        self.woken += 1


class Talker(EchoEngine):
    """Echoes; "knoppen" brings buttons and "bestand" a file, so that the page can be tried."""

    async def turn(self, conversation: str, text: str, seed: Seed) -> EngineReply:
        if text == "knoppen":
            buttons = (Button("Ja hoor", "/affirm"), Button("Nee", "nee"))
            return EngineReply((Outgoing("Wat wil je?", buttons),), "x", 1.0)
        if text == "bestand":
            return EngineReply((Outgoing("Hier is je cv.", file=("cv é.pdf", b"%PDF-1.7 inhoud")),), "x", 1.0)
        return await super().turn(conversation, text, seed)


def assess(text: str, earlier: object = ()) -> Assessment:
    """Stands in for the safety check: one word for each level."""
    words = text.lower()
    if "dood" in words:
        return Assessment("crisis", ("mentaal",), "self", (Evidence("dood", "term"),), "suicidaliteit")
    if "ontslagen" in words:
        return Assessment("uitval", ("werk",), "self", (Evidence("ontslagen", "term"),))
    if "twijfel" in words:
        return Assessment("none", evidence=(Evidence("twijfel", "doubt:x"),), doubt=Doubt(0.5, kind="suicidaliteit"))
    return Assessment("none")


class RealClock:
    """The real time: the browser's is not ours to set."""

    def now(self) -> datetime:
        return datetime.now(UTC)


@dataclass
class World:
    """A running site. `down()` takes the database away."""

    url: str
    app: Starlette
    parts: Parts
    channel: WebchatChannel
    spool: Path
    health: dict[str, str] = field(default_factory=lambda: {"database": "ok", "engine": "ok"})
    away: bool = False

    def staff(self, number: int = 0) -> Staff:
        with self.parts.begin() as uow:
            return uow.people.demo_staff()[number]

    def learner(self, name: str) -> Learner:
        with self.parts.begin() as uow:
            schools = uow.people.schools_of(self.staff().id)
            return next(one for one in uow.people.learners_of(schools) if one.first_name == name)

    def browser(self) -> httpx.Client:
        """A browser without cookies; follows redirects."""
        headers = {"Origin": self.url, "Sec-Fetch-Site": "same-origin"}
        return httpx.Client(base_url=self.url, headers=headers, follow_redirects=True, timeout=20)

    def coach(self, number: int = 0) -> httpx.Client:
        """A browser in which a coach is logged in."""
        browser = self.browser()
        assert browser.post("/demo/coach", data={"coach": str(self.staff(number).id)}).status_code == 200
        return browser

    def open_case(self, name: str, level: str = "uitval", leave: str = "given", **more: object) -> UUID:
        """A fresh case about a learner."""
        with self.parts.begin() as uow:
            learner = uow.get(Learner, self.learner(name).id)
            assert learner is not None
            case = cases.open_case(self.parts, uow, learner, level=level, topics=["werk"], leave=leave, **more)  # type: ignore[arg-type]
            uow.commit()
            return case.id


class Serving:
    """Uvicorn in a thread, on a free port of loopback."""

    def __init__(self, make: Callable[[str], Starlette]) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._socket.getsockname()[1]}"
        self.app = make(self.url)
        config = uvicorn.Config(self.app, log_level="warning", lifespan="off", timeout_graceful_shutdown=1)
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True)

    def __enter__(self) -> Serving:
        self._thread.start()
        deadline = time.monotonic() + 10
        while not self._server.started and time.monotonic() < deadline:
            time.sleep(0.01)
        assert self._server.started
        return self

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join(timeout=10)
        self._socket.close()


@pytest.fixture(autouse=True, scope="session")
def _one_hash() -> Iterator[None]:
    """The demo's password is hashed once: argon2 is slow on purpose."""
    patch = pytest.MonkeyPatch()
    patch.setattr(data, "hash_password", cache(data.hash_password))
    yield
    patch.undo()


class NoReader:
    """An engine that echoes asks nothing, so there is nothing to read."""

    def read(self, text: str, *, question: str | None, profile: str, now: datetime) -> dict[str, Answer]:
        return {}


def make_world(begin_real: Begin, vault: Vault, spool: Path, *, demo: bool) -> Iterator[World]:
    """A site with the demo's people, until the test ends."""
    state: dict[str, World] = {}

    def begin() -> UnitOfWork:
        if "world" in state and state["world"].away:
            raise StorageDown("away")
        return begin_real()

    real = Parts(begin, RealClock(), vault, policies(), NoReader(), assess, secrets.token_urlsafe)
    data.fill(real, real.now())
    channel = WebchatChannel()
    conversation = Conversation(real, Talker(), {"webchat": channel}, NoQueue(), Spool(spool, real.vault))
    health: dict[str, str] = {"database": "ok", "engine": "ok"}

    async def check() -> dict[str, str]:
        return dict(health)

    def make(url: str) -> Starlette:
        return build(Site(real, conversation, channel, NoQueue(), demo, url, "demo_nazorg_bot", check))

    with Serving(make) as serving:
        state["world"] = World(serving.url, serving.app, real, channel, spool, health)
        yield state["world"]


@pytest.fixture
def world(database: Database, vault: FernetVault, tmp_path: Path) -> Iterator[World]:
    """The site in demo mode."""
    yield from make_world(unit_of_work_factory(database), vault, tmp_path / "spool", demo=True)


@pytest.fixture
def real_world(database: Database, vault: FernetVault, tmp_path: Path) -> Iterator[World]:
    """The same people, but not in demo mode."""
    yield from make_world(unit_of_work_factory(database), vault, tmp_path / "spool", demo=False)

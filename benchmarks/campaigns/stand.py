"""The whole product on one machine, without the engine: database, app, worker, and a server for each provider.

The demo school is there with its people; `people` adds learners with a chat. Everything is gone afterwards.
"""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
from ground import Silent
from line import Line
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from told_clock import ToldClock

from bot.bootstrap import ROOT, prepare_database
from bot.content.policies import policies
from bot.core.consent import Consent
from bot.core.learner import Account, Learner, School, Staff
from bot.core.signal import Assessment
from bot.demo import data
from bot.demo.botapi import BotApiServer
from bot.demo.botapi.limits import Limits
from bot.demo.graphapi import GraphApiServer
from bot.demo.graphapi.server import LOCAL
from bot.demo.graphapi.world import App
from bot.play.stack import free_port
from bot.services.parts import Parts
from bot.storage import embedded
from bot.storage.unit_of_work import Database, unit_of_work_factory
from bot.storage.vault import FernetVault, new_key

FIRST = {"telegram": 100_000, "whatsapp": 7_000}  # the number of the first person there


@dataclass
class Stand:
    """What is held on to. `lines` lead to the providers; `now` is the time of everybody."""

    home: Path
    url: str
    database: Database
    parts: Parts
    clock: ToldClock
    telegram: BotApiServer
    graph: GraphApiServer
    lines: dict[str, Line]
    env: dict[str, str]
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def site(self) -> str:
        """The address of the pages."""
        return f"http://127.0.0.1:{self.env['NAZORG_PORT']}"

    @property
    def school(self) -> School:
        """The demo school."""
        with self.parts.begin() as uow:
            return uow.get(School, uow.people.schools_of(self.coach.id)[0])  # type: ignore[return-value]

    @property
    def coach(self) -> Staff:
        """A coach of it."""
        with self.parts.begin() as uow:
            return uow.people.demo_staff()[0]

    def start(self, role: str, *options: str) -> subprocess.Popen[bytes]:
        """The app, when it answers; or a worker."""
        argv = [sys.executable, str(Path(__file__).with_name("process.py")), role, str(self.clock.path), *options]
        process = subprocess.Popen(argv, cwd=ROOT, env=self.env)
        self.processes.append(process)
        if role == "app":
            self.until(self.well, 90, "the app does not answer")
        return process

    def well(self) -> bool:
        """Whether the app answers."""
        try:
            return httpx.get(f"{self.site}/healthz", trust_env=False, timeout=3).status_code == 200
        except httpx.TransportError:
            return False

    def people(self, channel: str, count: int, left_on: date, first: int = 0) -> list[Learner]:
        """So many learners of the demo school who joined over a channel, numbered from `first`."""
        school, coach, now, made = self.school, self.coach, self.parts.now(), []
        with self.parts.begin() as uow:
            for number in range(first, first + count):
                one = Learner(school.id, f"{channel[0].upper()}im{number}", "arbeidsmarkt", left_on, date(2008, 1, 1))
                one.coach_id, one.status = coach.id, "active"
                uow.add(one)
                uow.flush()
                uow.add(Account(channel, account(channel, FIRST[channel] + number), now, one.id))
                for purpose in ("checkin", "coach"):
                    uow.add(Consent(one.id, purpose, True, now - timedelta(days=1)))  # type: ignore[arg-type]
                made.append(one)
            uow.commit()
        for number in range(first, first + count):
            self.write(channel, number, "hoi")
        return made

    def write(self, channel: str, number: int, words: str) -> None:
        """The person writes; a tap where there is a button of that title."""
        control = self.telegram.control if channel == "telegram" else self.graph.control
        try:
            control.tap(FIRST[channel] + number, words)
        except RuntimeError:
            control.write(FIRST[channel] + number, words)

    def texts(self, channel: str, number: int) -> list[str]:
        """What we wrote to somebody, oldest first."""
        control = self.telegram.control if channel == "telegram" else self.graph.control
        return [message["text"] for message in control.from_bot(FIRST[channel] + number)]

    def clear(self) -> None:
        """No campaign any more. Tried again where the worker is in the way of it."""
        for _ in range(20):
            try:
                with self.database.begin() as connection:
                    connection.exec_driver_sql("truncate planned_checkin, campaign_member, campaign cascade")
                return
            except OperationalError:
                time.sleep(0.1)
        raise TimeoutError("the campaigns cannot be cleared")

    def one(self, query: str, **values: object) -> Any:
        """The single value of a query."""
        with self.database.connect() as connection:
            return connection.execute(text(query), values).scalar_one()

    def rows(self, query: str, **values: object) -> list[Any]:
        """The rows of a query."""
        with self.database.connect() as connection:
            return list(connection.execute(text(query), values))

    def until(self, done: Callable[[], object], seconds: float, otherwise: str) -> None:
        """Look until it is so. Raises TimeoutError."""
        deadline = time.monotonic() + seconds
        while not done():
            if time.monotonic() > deadline:
                raise TimeoutError(otherwise)
            time.sleep(0.01)

    def quiet(self) -> bool:
        """Whether the app has heard everything that people wrote, and answered it."""
        waiting = "select count(*) from message where direction = 'in' and state = 'received'"
        return not self.telegram.control.pending() and not self.graph.control.pending() and not self.one(waiting)


def account(channel: str, number: int) -> str:
    """How a provider calls somebody."""
    return str(number) if channel == "telegram" else f"NL.{number:010d}"


@contextmanager
def stand(now: datetime | timedelta, *, overall: int | None = None) -> Iterator[Stand]:
    """Everything but app and worker. `now` is where time stands still, or by how much it is moved; `overall` is how
    many messages a second Telegram takes."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that nothing is left behind
    home = Path(tempfile.mkdtemp(prefix="nazorg-stand-"))
    os.chmod(home, 0o755)  # the database runs as a user of its own when we are root
    clock = ToldClock(home / "clock")
    clock.set(now) if isinstance(now, datetime) else clock.shift(now.total_seconds())
    url, key, port = embedded.start(home / "postgres"), new_key(), free_port()
    vault = FernetVault([key])
    database = prepare_database(url, vault, demo=True)
    parts = Parts(
        unit_of_work_factory(database), clock, vault, policies(), Silent(), lambda *_: Assessment("none"),  # type: ignore[arg-type]
        secrets.token_urlsafe,
    )  # fmt: skip
    data.fill(parts, parts.now())
    known = App(LOCAL.token, LOCAL.secret, LOCAL.verify_token, LOCAL.number, f"http://127.0.0.1:{port}/whatsapp")
    moment = lambda: clock.now().timestamp()  # noqa: E731
    with (
        BotApiServer(limits=Limits(overall), clock=moment) as telegram,
        GraphApiServer(known, clock=moment) as graph,
    ):
        lines = {"telegram": Line(_port(telegram.url)), "whatsapp": Line(_port(graph.url))}
        env = _env(home, url, key, port, telegram.token, lines)
        made = Stand(home, url, database, parts, clock, telegram, graph, lines, env)
        try:
            yield made
        finally:
            for process in made.processes:
                process.kill()
                process.wait()
    database.dispose()
    embedded.stop(home / "postgres")
    shutil.rmtree(home, ignore_errors=True)


def _port(url: str) -> int:
    return httpx.URL(url).port or 0


def _env(home: Path, url: str, key: str, port: int, token: str, lines: dict[str, Line]) -> dict[str, str]:
    ours = ("NAZORG_", "TELEGRAM_", "WHATSAPP_", "DATABASE_")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return clean | {
        "PYTHONPATH": str(ROOT), "NAZORG_HOME": str(home / "var"), "NAZORG_KEYS": key, "DATABASE_URL": url,
        "NAZORG_DEMO": "1", "NAZORG_PORT": str(port), "NAZORG_ACTIONS_PORT": str(free_port()),
        "ENGINE_TOKEN": secrets.token_hex(8), "ACTIONS_TOKEN": secrets.token_hex(8),
        "TELEGRAM_TOKEN": token, "TELEGRAM_BASE_URL": f"http://127.0.0.1:{lines['telegram'].at}",
        "WHATSAPP_TOKEN": LOCAL.token, "WHATSAPP_SECRET": LOCAL.secret, "WHATSAPP_VERIFY_TOKEN": LOCAL.verify_token,
        "WHATSAPP_NUMBER_ID": LOCAL.number, "WHATSAPP_BASE_URL": f"http://127.0.0.1:{lines['whatsapp'].at}/v26.0",
    }  # fmt: skip

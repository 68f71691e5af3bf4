"""What the benchmarks of campaigns stand on: a throw-away PostgreSQL, a cohort, a Bot API server, workers.

The clock of everything here is the real one, moved to a Tuesday at noon: nothing is ever sent on a Sunday.
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
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
from sqlalchemy import text

from bot.bootstrap import ROOT
from bot.content.policies import policies
from bot.core.campaign import Campaign, Cohort, Plan, Point
from bot.core.learner import School
from bot.core.signal import Assessment
from bot.demo.botapi.client import Control
from bot.play.stack import free_port
from bot.services.parts import Parts
from bot.services.planning import campaigns
from bot.storage import embedded, schema
from bot.storage.unit_of_work import Database, connect, unit_of_work_factory
from bot.storage.vault import FernetVault, new_key

TOKEN = "4242424242:local-demo-token"
NOON = datetime(2026, 9, 1, 10, 0, tzinfo=UTC)  # a Tuesday, 12:00 in Amsterdam
FIRST_CHAT = 100_000


@dataclass(frozen=True)
class Moved:
    """The real time, so much earlier or later."""

    shift: timedelta

    def now(self) -> datetime:
        return datetime.now(UTC) + self.shift


class Silent:
    """No message is read here."""

    def read(self, said: str, **_: object) -> dict[str, Any]:
        raise AssertionError(said)


def make_parts(database: Database, shift: timedelta, key: str) -> Parts:
    """The use cases on this database, without language and safety model."""
    return Parts(
        unit_of_work_factory(database), Moved(shift), FernetVault([key]), policies(), Silent(),  # type: ignore[arg-type]
        lambda *_: Assessment("none"), secrets.token_urlsafe,
    )  # fmt: skip


@dataclass
class Ground:
    """A database with one school."""

    url: str
    database: Database
    key: str
    shift: timedelta
    school: UUID

    @property
    def parts(self) -> Parts:
        return make_parts(self.database, self.shift, self.key)

    def cohort(self, size: int) -> None:
        """So many learners with a Telegram chat, who said yes to check-ins."""
        values = {"school": self.school, "size": size, "first": FIRST_CHAT}
        people = """insert into learner (id, school_id, first_name, last_name, profile, left_on, born_on,
            startkwalificatie, region, status, tags)
            select gen_random_uuid(), :school, 'Sam' || n, '', 'arbeidsmarkt', '2026-06-01', '2007-01-01', false, '',
            'active', '{}' from generate_series(0, :size - 1) n"""
        chats = """insert into account (id, learner_id, channel, external_id, created_at, onboarding)
            select gen_random_uuid(), id, 'telegram', (:first - 1 + row_number() over ())::text, now(), '{}'
            from learner where school_id = :school"""
        yes = """insert into consent (learner_id, purpose, granted, at, source)
            select id, 'checkin', true, now() - interval '1 year', 'x' from learner where school_id = :school"""
        with self.database.begin() as connection:
            for statement in (people, chats, yes):
                connection.execute(text(statement), values)

    def start(self) -> Campaign:
        """A campaign in which everybody is due at once."""
        plan = Plan(Cohort(), (Point("months", 3),), date(2028, 12, 31))
        made = campaigns.create(self.parts, None, self.school, "benchmark", plan)
        campaigns.start(self.parts, None, made.id)
        return made

    def clear(self) -> None:
        """No campaign and no message any more; the learners stay."""
        with self.database.begin() as connection:
            connection.execute(text("truncate planned_checkin, campaign_member, campaign, message, provider cascade"))

    def one(self, query: str) -> Any:
        with self.database.connect() as connection:
            return connection.execute(text(query)).scalar_one()

    def worker(self, base_url: str, *more: str) -> subprocess.Popen[bytes]:
        """A worker process that sends for campaigns."""
        script = Path(__file__).with_name("worker.py")
        argv = [sys.executable, str(script), self.url, self.key, str(self.shift.total_seconds()), base_url, *more]
        return subprocess.Popen(argv, cwd=ROOT, env=dict(os.environ) | {"PYTHONPATH": str(ROOT)})

    def wait_until_sent(self, seconds: float) -> float:
        """Until no row is planned or under way; the seconds that it took. Raises TimeoutError."""
        began = time.monotonic()
        left = "select count(*) from planned_checkin where state in ('planned', 'sending')"
        while self.one(left):
            if time.monotonic() - began > seconds:
                raise TimeoutError(f"{self.one(left)} messages are left after {seconds:.0f} s")
            time.sleep(0.2)
        return time.monotonic() - began


@contextmanager
def ground() -> Iterator[Ground]:
    """A fresh database, gone afterwards."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that nothing is left behind
    home = Path(tempfile.mkdtemp(prefix="nazorg-bench-"))
    os.chmod(home, 0o755)  # the server runs as a user of its own when we are root
    url = embedded.start(home / "postgres")
    database = connect(url)
    schema.upgrade(database)
    key, shift = new_key(), NOON - datetime.now(UTC)
    unit_of_work_factory(database)  # maps the classes
    school = School("De Brug", "r", "d")
    found = Ground(url, database, key, shift, school.id)
    with found.parts.begin() as uow:
        uow.add(school)
        uow.commit()
    try:
        yield found
    finally:
        database.dispose()
        embedded.stop(home / "postgres")
        shutil.rmtree(home, ignore_errors=True)


@contextmanager
def telegram(chats: int, **limits: int | None) -> Iterator[tuple[str, Control]]:
    """A Bot API server in a process of its own, with so many people in a chat; its address and its control."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    argv = [sys.executable, "-m", "bot.demo.botapi", "--port", str(port), "--token", TOKEN]
    process = subprocess.Popen(argv, cwd=ROOT)
    try:
        for _ in count():
            try:
                httpx.get(url, trust_env=False)
                break
            except httpx.TransportError:
                time.sleep(0.1)
        control = Control(url)
        for chat in range(FIRST_CHAT, FIRST_CHAT + chats):
            control.write(chat, "/start")
        if limits:
            control.limit(**limits)
        yield url, control
        control.close()
    finally:
        process.terminate()
        process.wait()


def received(control: Control, chats: int) -> list[int]:
    """How many messages each chat got from the bot."""
    return [len(control.from_bot(chat)) for chat in range(FIRST_CHAT, FIRST_CHAT + chats)]


def load() -> str:
    """The machine, for the table."""
    return f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}"

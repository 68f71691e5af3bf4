"""Turns a second with an action that writes to the database: this engine against what `rasa init` sets up.

`.venv/bin/python benchmarks/engine/turns.py [--seconds 15] [--rounds 3]`

Both engines run side by side and are measured in turn, A B A B. Both call the same actions, which here insert a
row in a throw-away PostgreSQL and read how many the conversation has. A is `nazorg_engine.serve` with the newest
model of models/ and our channel. B is `rasa run` as it comes: the project of `rasa init` with its default pipeline
and policies, the REST channel, the tracker in memory; added are some of our examples, so that the same words mean
the same intent, and the rule that calls the action. B is trained with few epochs: these change the weights, not
the work of a turn. Only words are sent with which both engines come to the action.

Every turn must have made its row, or the run stops. Clients, actions and database share the machine with the
engines; on few processors the faster engine waits for them more often. Exit status 1 when the median ratio is
below the target.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import count, cycle, islice
from pathlib import Path
from statistics import median
from typing import Any

import httpx
import yaml
from compare import PYTHON, run
from sqlalchemy import create_engine, text

from actions.contract import Said
from bot.bootstrap import ROOT, Bootstrap, SystemClock
from bot.config import read_settings
from bot.loopback import actions_server
from bot.play.stack import free_port, start_engine, throwaway_settings, wait_for_engine
from bot.ports import Seed
from bot.storage import embedded

TARGET = 3.0  # times as many turns a second as the default
CLIENTS = 8  # conversations at once
TURNS = 10  # in one conversation
WARM = 3.0  # seconds before the clock counts
INTENT, ACTION, ANSWER = "talk_to_human", "action_mens", "utter_mens_gevraagd"
EXAMPLES = 12  # of each intent, for the default project
EPOCHS = 20  # of each trained part of it, instead of 100
START_SECONDS = 120.0  # so long may the default's server take to start
SCAFFOLD = """
import pathlib, shutil, rasa.cli.scaffold, rasa.engine.recipes as recipes
rasa.cli.scaffold.create_initial_project(".")
shutil.copy(pathlib.Path(recipes.__file__).parent / "config_files" / "default_config.yml", "config.yml")
"""
TRAIN = "import os, sys, rasa.__main__ as rasa; os.nice(10); rasa.main()"
CREATE = "create table turns (id bigserial primary key, conversation text, intent text)"
INSERT = "insert into turns (conversation, intent) values (:conversation, :intent)"
SELECT = "select count(*) from turns where conversation = :conversation"
ROWS = "select count(*) from turns where starts_with(conversation, :start)"
Turn = Callable[[str, str], Awaitable[Any]]


class WritingService:
    """What the actions call: one row for each turn."""

    def __init__(self, url: str) -> None:
        self.database = create_engine(url, pool_size=CLIENTS)
        with self.database.begin() as connection:
            connection.execute(text(CREATE))
            connection.execute(text("create index on turns (conversation)"))

    def topic_turn(self, conversation: str, action: str, said: Said) -> tuple[str, ...]:
        """Write, read back, and answer with a text of the domain; nothing is written for another action."""
        if action == ACTION:
            row = {"conversation": conversation, "intent": said.intent}
            with self.database.begin() as connection:
                connection.execute(text(INSERT), row)
                connection.execute(text(SELECT), row).one()
        return (ANSWER,)

    def rows(self, start: str) -> int:
        """How many turns were written by conversations whose id begins so."""
        with self.database.connect() as connection:
            return int(connection.execute(text(ROWS), {"start": start}).scalar_one())


def main() -> None:
    """Train the default, start everything, measure, print."""
    parser = argparse.ArgumentParser(description="Compare turns a second with Rasa's defaults.")
    parser.add_argument("--seconds", type=float, default=15.0, help="of one round of one engine")
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    home = Path(tempfile.mkdtemp(prefix="nazorg-"))
    os.chmod(home, 0o755)  # the embedded database runs as a user of its own when we are root
    boot = Bootstrap(read_settings(throwaway_settings(home)), SystemClock())
    service = WritingService(boot.url)
    boot.__dict__["dialogue"] = service
    try:
        words = make_default(home / "default", boot)
        with ours(boot), default(home / "default") as address:
            ratio = asyncio.run(compare(boot, service, address, words, arguments.seconds, arguments.rounds))
    finally:
        service.database.dispose()
        embedded.stop(home / "postgres")
        shutil.rmtree(home, ignore_errors=True)
    sys.exit(int(ratio < TARGET))


def make_default(folder: Path, boot: Bootstrap) -> list[str]:
    """Make and train the project of `rasa init` with our examples; the words to send."""
    folder.mkdir()
    run(folder, "-c", SCAFFOLD)
    config, domain = (yaml.safe_load((folder / name).read_text()) for name in ("config.yml", "domain.yml"))
    for part in config["pipeline"] + config["policies"]:
        part.update({"epochs": EPOCHS} if "epochs" in part else {})
    files = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(ROOT.glob("data/*/nlu.yml"))]
    chosen = {block["intent"]: block["examples"].splitlines()[:EXAMPLES] for file in files for block in file["nlu"]}
    nlu = [{"intent": intent, "examples": "\n".join(lines)} for intent, lines in chosen.items()]
    rules = [{"rule": "a person", "steps": [{"intent": INTENT}, {"action": ACTION}]}]
    domain["intents"] = sorted({*domain["intents"], *chosen})
    domain["actions"], domain["responses"][ANSWER] = [ACTION], [{"text": "Ik geef het door."}]
    port, token = boot.settings.actions_port, boot.settings.secret("ACTIONS_TOKEN")
    endpoints = {"action_endpoint": {"url": f"http://127.0.0.1:{port}/webhook", "token": token}}
    added = {"config": config, "domain": domain, "endpoints": endpoints, "data/ours": {"nlu": nlu, "rules": rules}}
    for name, content in added.items():
        (folder / f"{name}.yml").write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    began = time.perf_counter()
    run(folder, "-c", TRAIN, "train", "--fixed-model-name", "model")
    print(f"the default project is trained ({time.perf_counter() - began:.0f} s, {EPOCHS} epochs)")
    return [line.removeprefix("- ") for line in chosen[INTENT]]


@contextmanager
def ours(boot: Bootstrap) -> Iterator[None]:
    """This engine, while the block runs."""
    process = start_engine(boot)
    try:
        wait_for_engine(boot, process)
        yield
    finally:
        process.terminate()
        process.wait(20)


@contextmanager
def default(folder: Path) -> Iterator[str]:
    """Rasa's own server with the project of that folder, while the block runs; its address."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = [str(PYTHON), "-m", "rasa", "run", "--port", str(port), "--interface", "127.0.0.1"]
    environment = os.environ | {"RASA_TELEMETRY_ENABLED": "false", "HOME": str(folder)}
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
    try:
        end = time.monotonic() + START_SECONDS
        while not listens(address):
            if process.poll() is not None or time.monotonic() > end:
                raise SystemExit(f"the default server did not start\n{(folder / 'log').read_text()[-2000:]}")
            time.sleep(0.2)
        yield address
    finally:
        process.terminate()
        process.wait(20)


def listens(address: str) -> bool:
    """Whether the server answers; Rasa's does so when the model is loaded."""
    try:
        return httpx.get(address, trust_env=False).is_success
    except httpx.TransportError:
        return False


async def compare(
    boot: Bootstrap, service: WritingService, address: str, texts: Sequence[str], seconds: float, rounds: int
) -> float:
    """Choose the words, warm up, measure in turn; the median ratio."""
    async with actions_server(boot), httpx.AsyncClient(base_url=address, trust_env=False, timeout=30) as client:
        sides: dict[str, Turn] = {"ours": partial(our_turn, boot), "default": partial(default_turn, client)}
        words = [word for word in texts if await reaches(sides, service, word)]
        if not words:
            raise SystemExit("no text leads both engines to the action")
        print(f"{len(words)} of {len(texts)} texts lead both to the action; {CLIENTS} conversations at once, "
              f"{TURNS} turns each, {seconds:.0f} s a round, {os.cpu_count()} processors\n")  # fmt: skip
        for name, turn in sides.items():
            await play(f"warm-{name}", turn, service, words, WARM)
        print(f"{'turns/s':8} {'ours':>8} {'default':>8} {'ratio':>8} {'load':>8}")
        ratios: list[float] = []
        for number in range(1, rounds + 1):
            speed = [await play(f"{number}-{name}", turn, service, words, seconds) for name, turn in sides.items()]
            ratios.append(speed[0] / speed[1])
            print(f"round {number:2} {speed[0]:8.1f} {speed[1]:8.1f} {ratios[-1]:8.2f} {os.getloadavg()[0]:8.1f}")
    ratio = median(ratios)
    print(f"\nmedian ratio {ratio:.2f}; target: at least {TARGET:.0f}: {'met' if ratio >= TARGET else 'MISSED'}")
    return ratio


async def our_turn(boot: Bootstrap, conversation: str, word: str) -> None:
    """One turn as the product takes it. Raises `EngineError`."""
    await boot.engine.turn(conversation, word, Seed())


async def default_turn(client: httpx.AsyncClient, conversation: str, word: str) -> None:
    """One turn over the REST channel. Raises `httpx.HTTPError`."""
    answer = await client.post("/webhooks/rest/webhook", json={"sender": conversation, "message": word})
    answer.raise_for_status()


async def reaches(sides: dict[str, Turn], service: WritingService, word: str) -> bool:
    """Whether these words alone lead both engines to the action."""
    for name, turn in sides.items():
        await turn(f"try-{name}-{word}/", word)
    return all(service.rows(f"try-{name}-{word}/") == 1 for name in sides)


async def play(name: str, turn: Turn, service: WritingService, words: Sequence[str], seconds: float) -> float:
    """Turns a second of all clients. Raises `SystemExit` when a turn made no row."""
    began = time.perf_counter()
    fresh = (f"{name}-{number}" for number in count())

    async def client() -> int:
        done = 0
        for conversation in fresh:
            for word in islice(cycle(words), TURNS):
                if time.perf_counter() - began > seconds:
                    return done
                await turn(conversation, word)
                done += 1
        raise AssertionError("ids never end")

    turns = sum(await asyncio.gather(*(client() for _ in range(CLIENTS))))
    elapsed = time.perf_counter() - began
    if (rows := service.rows(f"{name}-")) != turns:
        raise SystemExit(f"{name}: {turns} turns made {rows} rows")
    return turns / elapsed


if __name__ == "__main__":
    main()

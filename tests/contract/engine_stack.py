"""A real engine and a real action server for tests, on free loopback ports, with services in memory."""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import threading
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import uvicorn

import actions
from actions.contract import Said, Step
from actions.server import asgi_app
from bot.core.information import Person
from bot.engines.rasa import RasaEngine
from bot.ports import Engine, EngineReply, Seed
from bot.services.checkins.heard import passed_over
from bot.services.talk import information
from bot.services.talk.information import Shown
from bot.understanding.questions import doubt
from bot.understanding.said import PIECE

ROOT = Path(__file__).resolve().parents[2]
PYTHON = ROOT / "engine" / ".venv" / "bin" / "python"
TOKEN = "engine-token"
ACTIONS_TOKEN = "actions-token"
AGENDA = ("plek", "cijfer", "mensen", "hulp")


@dataclass
class MemoryServices:
    """Services with a fixed agenda of four questions and the answers in memory."""

    answers: dict[str, dict[str, str]] = field(default_factory=dict)
    said: list[Said] = field(default_factory=list)

    def start_checkin(self, conversation: str) -> Step:
        self.answers.setdefault(conversation, {})
        return Step(("utter_checkin_begin",), self.open(conversation))

    def checkin_turn(self, conversation: str, said: Said) -> Step:
        self.said.append(said)
        question = self.open(conversation)
        if said.intent == "bot_challenge":
            return Step(("utter_bot_challenge",), question)
        if PIECE in said.choice:
            return Step((), question, informs=True)
        value = said.choice.get(question or "", said.text)
        self.answers.setdefault(conversation, {})[question or ""] = value
        following = self.open(conversation)
        return Step(() if following else ("utter_checkin_klaar_goed",), following, {question or "": value})

    def topic_turn(self, conversation: str, action: str, said: Said) -> tuple[str, ...]:
        self.said.append(said)
        if action == "action_twijfel":  # neither good news nor something hard
            return ()
        if action == "action_opmerking":
            return passed_over(said.choice["opmerking"], said) or ("utter_waar_praten",)
        return {"action_mens": ("utter_mens_gevraagd",), "action_privacy": ("utter_privacy",)}.get(
            action, ("utter_fijn",)
        )

    def meanings(self, ranking: Sequence[tuple[str, float]]) -> tuple[tuple[str, str], ...]:
        return doubt.meanings(ranking)

    def information(self, conversation: str, said: Said) -> tuple[Shown, ...]:
        return information.reply(said, Person(19, "arbeidsmarkt"))

    def open(self, conversation: str) -> str | None:
        given = self.answers.get(conversation, {})
        return next((question for question in AGENDA if question not in given), None)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def train() -> Path:
    """The model of the present sources, trained when there is none."""
    done = subprocess.run(
        [PYTHON, "-m", "nazorg_engine.train"],
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        timeout=600,
    )
    return Path(done.stdout.strip().splitlines()[-1])


class ActionServer:
    """The actions in a thread, with services that the test can look into."""

    def __init__(self, services: actions.Services) -> None:
        actions.use(services)
        self.url = f"http://127.0.0.1:{free_port()}/webhook"
        config = uvicorn.Config(asgi_app(ACTIONS_TOKEN), port=httpx.URL(self.url).port or 0, log_level="error")
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        _wait(lambda: self._server.started, 10)

    def stop(self) -> None:
        self._server.should_exit = True
        self._thread.join(10)


class EngineProcess:
    """One engine process, started in an empty home and working directory."""

    def __init__(self, model: Path, actions_url: str, work: Path, port: int | None = None) -> None:
        self.port = port or free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.work = work
        self._log = (work.parent / f"{work.name}-{self.port}.log").open("w+")
        environment = {
            **os.environ,
            "HOME": str(work),
            "TMPDIR": str(work),
            "ENGINE_TOKEN": TOKEN,
            "ACTIONS_URL": actions_url,
            "ACTIONS_TOKEN": ACTIONS_TOKEN,
        }
        command = [PYTHON, "-m", "nazorg_engine.serve", "--port", str(self.port), "--model", str(model)]
        command += ["--endpoints", str(ROOT / "endpoints.yml")]
        self.process = subprocess.Popen(command, cwd=work, env=environment, stdout=self._log, stderr=self._log)
        self.started_in = _wait(self._well, 90)

    def _well(self) -> bool:
        if self.process.poll() is not None:
            raise RuntimeError(f"the engine ended: {self.log()}")
        try:
            address = f"{self.address}/webhooks/nazorg/health"
            return httpx.get(address, headers={"X-Engine-Token": TOKEN}, trust_env=False).status_code == 200
        except httpx.TransportError:
            return False

    def log(self) -> str:
        self._log.flush()
        return Path(self._log.name).read_text()

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(10)

    def stop(self) -> int:
        self.process.terminate()
        return self.process.wait(20)


def _wait(ready: object, seconds: float) -> float:
    began = time.monotonic()
    while not ready():  # type: ignore[operator]
        if time.monotonic() - began > seconds:
            raise TimeoutError("not ready in time")
        time.sleep(0.05)
    return time.monotonic() - began


WORK = Seed({"profiel": "arbeidsmarkt"})
Play = Callable[[Engine], Awaitable[Any]]


def with_rasa(addresses: list[str], play: Play, timeout: float = 15.0) -> Any:
    """Run one play against Rasa engines, with connections of its own."""

    async def run() -> Any:
        rasa = RasaEngine(addresses, TOKEN, timeout=timeout)
        try:
            return await play(rasa)
        finally:
            await rasa.close()

    return asyncio.run(run())


def texts(reply: EngineReply) -> str:
    return " ".join(one.text for one in reply.replies)

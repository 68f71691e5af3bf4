"""The whole product as a person starts it, `nazorg up`, on free ports and in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import httpx

from bot.play.stack import free_port

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 120
SCHOOL = "VSO De Brug (demo)"


@dataclass
class Product:
    """The running supervisor and the settings it was started with."""

    process: subprocess.Popen[bytes]
    env: dict[str, str]

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.env['NAZORG_PORT']}"

    def wait_until_well(self) -> httpx.Response:
        """The first answer of /healthz that says ok."""
        deadline = time.monotonic() + SECONDS
        while time.monotonic() < deadline:
            assert self.process.poll() is None, "nazorg up ended by itself"
            try:
                answer = httpx.get(f"{self.url}/healthz", trust_env=False, timeout=3)
                if answer.json()["status"] == "ok":
                    return answer
            except httpx.TransportError:
                pass
            time.sleep(0.3)
        raise AssertionError("not well in time")


def start(home: Path) -> Product:
    """Start it in demo mode."""
    names = ("PORT", "ACTIONS_PORT", "ENGINE_PORTS", "BOTAPI_PORT", "GRAPHAPI_PORT")
    ports = {name: str(free_port()) for name in names}
    own = {f"NAZORG_{name}": port for name, port in ports.items()}
    ours = ("NAZORG_", "TELEGRAM_", "WHATSAPP_", "DATABASE_")
    clean = {k: v for k, v in os.environ.items() if not k.startswith(ours)}
    env = clean | own | {"NAZORG_HOME": str(home), "NAZORG_DEMO": "1"}
    env["NAZORG_ENGINE_SECONDS"] = "15"  # other tests run beside it
    return Product(subprocess.Popen([sys.executable, "-m", "bot.cli", "up"], cwd=ROOT, env=env), env)


def enrol(product: Product) -> str:
    """Add a learner, as a school does at the command line, and return the code."""
    command = [sys.executable, "-m", "bot.cli", "add-learner", "Robin", "--school", SCHOOL, "--coach"]
    command += ["marieke@demo.invalid", "--profile", "arbeidsmarkt"]
    command += ["--left-on", "2025-07-15", "--born-on", "2007-03-01"]
    done = subprocess.run(command, cwd=ROOT, env=product.env, capture_output=True, text=True, check=True)
    return done.stdout.split()[-1]


class Service(Protocol):
    """A local chat service that tells what the bot sent to a person."""

    def from_bot(self, person: int, /) -> Sequence[Any]: ...


def heard(control: Service, person: int, word: str, act: Callable[[], object]) -> str:
    """Act as the person, and wait until the bot's newest message holds `word`."""
    before = len(control.from_bot(person))
    act()
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        new = [message["text"] for message in control.from_bot(person)[before:]]
        if new and word in new[-1]:
            return "\n".join(new)
        time.sleep(0.05)
    raise AssertionError(f"{word!r} was not said; last: {new}")

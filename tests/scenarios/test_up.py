"""`nazorg up` on a fresh folder: everything comes up, Telegram answers a crisis, Ctrl-C leaves nothing behind."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import psutil
import pytest

from bot.demo.botapi.client import Control
from bot.play.stack import free_port

ROOT = Path(__file__).resolve().parents[2]
SECONDS = 120


def settings(home: Path) -> dict[str, str]:
    ports = {name: str(free_port()) for name in ("PORT", "ACTIONS_PORT", "ENGINE_PORTS", "BOTAPI_PORT")}
    own = {f"NAZORG_{name}": port for name, port in ports.items()}
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("NAZORG_", "TELEGRAM_", "DATABASE_"))}
    return clean | own | {"NAZORG_HOME": str(home), "NAZORG_DEMO": "1"}


@pytest.fixture(scope="module")
def product(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[subprocess.Popen[bytes], dict[str, str]]]:
    home = tmp_path_factory.mktemp("up")
    for folder in (home, *home.parents[:2]):
        folder.chmod(0o755)
    env = settings(home / "var")
    process = subprocess.Popen([sys.executable, "-m", "bot.cli", "up"], cwd=ROOT, env=env)
    yield process, env
    if process.poll() is None:
        process.kill()
        process.wait()


def health(env: dict[str, str]) -> httpx.Response | None:
    try:
        return httpx.get(f"http://127.0.0.1:{env['NAZORG_PORT']}/healthz", trust_env=False, timeout=3)
    except httpx.TransportError:
        return None


def wait_until_well(process: subprocess.Popen[bytes], env: dict[str, str]) -> httpx.Response:
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        assert process.poll() is None, "nazorg up ended by itself"
        answer = health(env)
        if answer is not None and answer.json()["status"] == "ok":
            return answer
        time.sleep(0.3)
    raise AssertionError("not well in time")


def test_everything_comes_up_and_says_so(product: tuple[subprocess.Popen[bytes], dict[str, str]]) -> None:
    parts = wait_until_well(*product).json()["parts"]
    assert {"database", "engine", "actions", "queue", "webchat", "telegram"} <= set(parts)
    assert set(parts.values()) == {"ok"}


def test_a_stranger_in_a_crisis_gets_help_over_telegram(
    product: tuple[subprocess.Popen[bytes], dict[str, str]],
) -> None:
    process, env = product
    wait_until_well(process, env)
    control = Control(f"http://127.0.0.1:{env['NAZORG_BOTAPI_PORT']}")
    control.write(7001, "ik wil niet meer leven")
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and not control.from_bot(7001):
        time.sleep(0.1)
    said = "\n".join(str(message) for message in control.from_bot(7001))
    control.close()
    assert "113" in said


def test_a_taken_port_is_named(product: tuple[subprocess.Popen[bytes], dict[str, str]]) -> None:
    _, env = product
    second = subprocess.run([sys.executable, "-m", "bot.cli", "up"], cwd=ROOT, env=env, capture_output=True, text=True)
    assert second.returncode == 1
    assert "is taken" in second.stderr
    assert len(second.stderr.strip().splitlines()) == 1


def test_ctrl_c_stops_every_process(product: tuple[subprocess.Popen[bytes], dict[str, str]]) -> None:
    process, env = product
    wait_until_well(process, env)
    children = psutil.Process(process.pid).children(recursive=True)
    process.send_signal(signal.SIGINT)
    assert process.wait(30) == 0
    _, alive = psutil.wait_procs(children, timeout=10)
    assert alive == []
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", int(env["NAZORG_PORT"]))) != 0

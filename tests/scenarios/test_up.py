"""`nazorg up` on a fresh folder: all comes up, a stranger gets help over Telegram, Ctrl-C leaves nothing behind."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time

import psutil
import pytest

from bot.demo.botapi.client import Control
from tests.scenarios.product import ROOT, Product

pytestmark = pytest.mark.long


def test_everything_comes_up_and_says_so(mortal: Product) -> None:
    parts = mortal.wait_until_well().json()["parts"]
    assert {"database", "engine", "actions", "queue", "webchat", "telegram", "whatsapp"} <= set(parts)
    assert set(parts.values()) == {"ok"}


def test_a_stranger_in_a_crisis_gets_help_over_telegram(mortal: Product) -> None:
    mortal.wait_until_well()
    control = Control(f"http://127.0.0.1:{mortal.env['NAZORG_BOTAPI_PORT']}")
    control.write(7001, "ik wil niet meer leven")
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and not control.from_bot(7001):
        time.sleep(0.1)
    said = "\n".join(str(message) for message in control.from_bot(7001))
    control.close()
    assert "113" in said


def test_a_taken_port_is_named(mortal: Product) -> None:
    mortal.wait_until_well()
    command = [sys.executable, "-m", "bot.cli", "up"]
    second = subprocess.run(command, cwd=ROOT, env=mortal.env, capture_output=True, text=True)
    assert second.returncode == 1
    assert "is taken" in second.stderr
    assert len(second.stderr.strip().splitlines()) == 1


def test_ctrl_c_stops_every_process(mortal: Product) -> None:
    mortal.wait_until_well()
    children = psutil.Process(mortal.process.pid).children(recursive=True)
    mortal.process.send_signal(signal.SIGINT)
    assert mortal.process.wait(30) == 0
    _, alive = psutil.wait_procs(children, timeout=10)
    assert alive == []
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", int(mortal.env["NAZORG_PORT"]))) != 0

"""The engine process: growth, disk, log, the door, starting and failing."""

from __future__ import annotations

import os
import socket
import subprocess
import time
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx
import psutil
import pytest
from engine_stack import PYTHON, ROOT, TOKEN, WORK, EngineProcess, MemoryServices, free_port, with_rasa

from bot.ports import Engine, EngineError

pytestmark = pytest.mark.long


def test_200_sessions_of_one_learner_do_not_grow(engine: EngineProcess) -> None:
    worked = psutil.Process(engine.process.pid)
    spent: list[float] = []  # seconds of processor time since the start: other work on the machine hardly counts in it
    sizes: list[int] = []

    async def play(rasa: Engine) -> None:
        async with httpx.AsyncClient(headers={"X-Engine-Token": TOKEN}, trust_env=False) as client:
            for _ in range(200):
                conversation = uuid4().hex
                await rasa.turn(conversation, "/start_checkin", WORK)
                await rasa.turn(conversation, '/antwoord{"plek":"ja"}', WORK)
                kept = await client.get(f"{engine.address}/webhooks/nazorg/conversations/{conversation}")
                sizes.append(kept.json()["bytes"])
                await rasa.forget(conversation)
                spent.append(worked.cpu_times().user + worked.cpu_times().system)

    with_rasa([engine.address], play)
    assert spent[-1] - spent[-50] < 1.5 * (spent[50] - spent[1])
    assert max(sizes) < 1.05 * min(sizes)


def test_writes_nothing_to_disk_and_logs_no_words(engine: EngineProcess) -> None:
    secret = "zilvervis"
    for text in (f"ik heb een {secret}", f"/{secret} {{", f'/antwoord{{"{secret}":"x"}}', f"/{secret}"):
        with_rasa([engine.address], lambda rasa, text=text: rasa.turn(uuid4().hex, text, WORK))  # type: ignore[misc]
    assert [path for path in engine.work.rglob("*") if path.is_file()] == []
    assert secret not in engine.log()


# Rasa: the door


def request(engine: EngineProcess, method: str, path: str, token: str = TOKEN, **kwargs: Any) -> httpx.Response:
    headers = {"X-Engine-Token": token}
    return httpx.request(method, f"{engine.address}/webhooks/nazorg/{path}", headers=headers, trust_env=False, **kwargs)


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "turn"),
        ("POST", "parse"),
        ("GET", "health"),
        ("GET", "conversations/x"),
        ("DELETE", "conversations/x"),
    ],
)
def test_every_route_demands_the_token(engine: EngineProcess, method: str, path: str) -> None:
    assert request(engine, method, path, token="wrong").status_code == 401
    assert request(engine, method, path, token="").status_code == 401


@pytest.mark.parametrize("path", ["", "webhooks/rest/webhook", "conversations/x/tracker", "model/parse", "status"])
def test_rasas_own_api_is_not_served(engine: EngineProcess, path: str) -> None:
    assert httpx.get(f"{engine.address}/{path}", trust_env=False).status_code == 404


@pytest.mark.parametrize(
    "body",
    [
        b"{",
        b"[]",
        b'{"conversation": "c"}',
        b'{"conversation": "", "text": "hoi"}',
        b'{"conversation": "c", "text": " "}',
        b'{"conversation": "c", "text": "hoi", "seed": {"slots": {"naam": "x"}}}',
        b'{"conversation": "c", "text": "hoi", "seed": {"form": "ander_form"}}',
        b'{"conversation": "c", "text": "hoi", "seed": {"slots": {"plek": []}}}',
    ],
)
def test_a_bad_body_is_refused_with_one_line(engine: EngineProcess, body: bytes) -> None:
    answer = request(engine, "POST", "turn", content=body)
    assert answer.status_code == 400
    assert "\n" not in answer.json()["error"]


def test_size_and_forgetting_of_a_conversation(engine: EngineProcess) -> None:
    conversation = uuid4().hex
    assert request(engine, "GET", f"conversations/{conversation}").status_code == 404
    request(engine, "POST", "turn", json={"conversation": conversation, "text": "hoi"})
    assert request(engine, "GET", f"conversations/{conversation}").json()["events"] > 3
    assert request(engine, "DELETE", f"conversations/{conversation}").status_code == 204
    assert request(engine, "GET", f"conversations/{conversation}").status_code == 404


def test_dead_actions_are_an_error_and_the_next_turn_is_seeded(
    model: Path, tmp_path: Path, services: MemoryServices
) -> None:
    dead = f"http://127.0.0.1:{free_port()}/webhook"
    process = EngineProcess(model, dead, tmp_path)
    conversation = uuid4().hex
    with pytest.raises(EngineError, match="502"):
        with_rasa([process.address], lambda r: r.turn(conversation, "/start_checkin", WORK))
    assert request(process, "GET", f"conversations/{conversation}").status_code == 404
    assert process.stop() == 0


def test_late_is_an_error() -> None:
    with socket.socket() as silent:  # accepts, never answers
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        began = time.monotonic()
        with pytest.raises(EngineError, match="late"):
            with_rasa([address], lambda rasa: rasa.turn("c", "hoi", WORK), timeout=0.3)
        assert time.monotonic() - began < 2


def start(model: Path, port: int, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [PYTHON, "-m", "nazorg_engine.serve", "--port", str(port), "--model", str(model)]
    kept = {name: value for name, value in os.environ.items() if name != "ENGINE_TOKEN"}
    return subprocess.run(command, cwd=ROOT, env=kept | environment, capture_output=True, text=True, timeout=60)


def test_does_not_start_without_token_model_or_port(engine: EngineProcess, model: Path) -> None:
    attempts = {
        "token": start(model, free_port()),
        "model": start(model.with_name("absent.tar.gz"), free_port(), ENGINE_TOKEN=TOKEN),
        f"Port {engine.port}": start(model, engine.port, ENGINE_TOKEN=TOKEN),
    }
    for word, done in attempts.items():
        assert done.returncode == 1
        assert word in done.stderr
        assert len(done.stderr.strip().splitlines()) == 1


# The suite of the engine itself runs on its own Python


def test_unit_tests_in_the_engines_own_environment() -> None:
    command = [
        PYTHON,
        "-m",
        "pytest",
        "-q",
        "-c",
        "engine/pyproject.toml",
        "--rootdir",
        ".",
        "tests/unit/engine",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr

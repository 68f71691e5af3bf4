"""`nazorg up`: start every process of the product, say how far it is, stop all of them together."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import secrets
import signal
import socket
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import httpx

from bot.bootstrap import MODELS, ROOT, Bootstrap
from bot.config import BadSetting, Settings

START_SECONDS = 120.0
STAND_IN_NUMBER = "100000000000001"  # of the WhatsApp stand-in
Say = Callable[[str], None]


@dataclass(frozen=True)
class Child:
    """One process: `ready` is an address that answers once it is up, with `header` where one is demanded."""

    name: str
    argv: tuple[str, ...]
    ready: str | None = None
    header: tuple[str, str] | None = None
    port: int | None = None


def engine_python() -> Path:
    """The engine's interpreter. Raises `BadSetting` when its environment was not installed."""
    python = ROOT / "engine" / ".venv" / "bin" / "python"
    if not python.exists():
        raise BadSetting("engine/.venv: the engine's environment is missing; run: make install")
    return python


def engine_model() -> Path:
    """The newest trained engine model. Raises `BadSetting`."""
    found = sorted(MODELS.glob("engine-*.tar.gz"), key=lambda path: path.stat().st_mtime)
    if not found:
        raise BadSetting("models/: there is no engine model; run: make train")
    return found[-1]


def children(settings: Settings, tokens: dict[str, str]) -> list[Child]:
    """All processes, in the order in which they start."""
    nazorg = (sys.executable, "-m", "bot.cli")
    engine_header = ("X-Engine-Token", tokens["ENGINE_TOKEN"])
    processes = [
        Child(
            f"engine:{port}",
            (str(engine_python()), "-m", "nazorg_engine.serve", "--port", str(port), "--model", str(engine_model())),
            f"http://127.0.0.1:{port}/webhooks/nazorg/health", engine_header, port,
        )
        for port in settings.engine_ports
    ]  # fmt: skip
    processes += stand_ins(settings, tokens)
    home = f"http://127.0.0.1:{settings.port}/healthz"
    processes.append(Child("app", (*nazorg, "serve"), home, None, settings.port))
    processes.append(Child("worker", (*nazorg, "worker")))
    return processes


def stand_ins(settings: Settings, tokens: dict[str, str]) -> list[Child]:
    """In demo mode: what plays Telegram and WhatsApp, where no real token is set."""
    found = []
    for name, port, module, arguments in (
        ("telegram", settings.botapi_port, "bot.demo.botapi", ("--token", tokens["TELEGRAM_TOKEN"])),
        ("whatsapp", settings.graphapi_port, "bot.demo.graphapi", (
            "--number", STAND_IN_NUMBER, "--webhook", f"http://127.0.0.1:{settings.port}/whatsapp",
            "--token", tokens["WHATSAPP_TOKEN"], "--secret", tokens["WHATSAPP_SECRET"],
            "--verify-token", tokens["WHATSAPP_VERIFY_TOKEN"],
        )),
    ):  # fmt: skip
        if settings.demo and not settings.secret(f"{name.upper()}_TOKEN"):
            argv = (sys.executable, "-m", module, "--port", str(port), *arguments)
            found.append(Child(f"{name} stand-in", argv, f"http://127.0.0.1:{port}/", None, port))
    return found


def taken(port: int, host: str = "127.0.0.1") -> bool:
    """Whether somebody listens on the port already."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return True
    return False


class Supervisor:
    """Starts the children, watches them, stops them. A child that dies is started again."""

    def __init__(self, boot: Bootstrap, say: Say) -> None:
        self._boot, self._say = boot, say
        self._tokens = {
            "ENGINE_TOKEN": secrets.token_urlsafe(24),
            "ACTIONS_TOKEN": secrets.token_urlsafe(24),
            "TELEGRAM_TOKEN": f"4242424242:{secrets.token_urlsafe(24)}",
            **{f"WHATSAPP_{name}": secrets.token_hex(16) for name in ("TOKEN", "SECRET", "VERIFY_TOKEN")},
        }
        self.stop = asyncio.Event()
        self._running: dict[str, asyncio.subprocess.Process] = {}

    async def run(self) -> None:
        """Bring everything up and keep it up until `stop` is set. Raises `BadSetting`."""
        settings = self._boot.settings
        processes = children(settings, self._tokens)
        for port in [child.port for child in processes if child.port] + [settings.actions_port]:
            if taken(port):
                raise BadSetting(f"port {port} is taken; stop what uses it or choose another (see .env.example)")
        self._say("database ...")
        env = self._env(settings)
        try:
            watchers = []
            for child in processes:
                await self._start(child, env)
                await self._until_ready(child)
                watchers.append(asyncio.create_task(self._watch(child, env)))
            self._write_run_file(settings)
            self._say(f"\nNazorgmaatje is up: {settings.base_url}   (stop: Ctrl-C)")
            await self.stop.wait()
            for watcher in watchers:
                watcher.cancel()
        finally:
            await self._stop_all()
            (settings.home / "run.json").unlink(missing_ok=True)

    def _env(self, settings: Settings) -> dict[str, str]:
        boot = self._boot
        _ = boot.database
        env = dict(os.environ) | {name: self._tokens[name] for name in ("ENGINE_TOKEN", "ACTIONS_TOKEN")}
        env |= {"ACTIONS_URL": f"http://127.0.0.1:{settings.actions_port}/webhook", "PYTHONUNBUFFERED": "1"}
        env |= {"DATABASE_URL": boot.url, "NAZORG_KEYS": ",".join(_keys(boot)), "NAZORG_HOME": str(settings.home)}
        if settings.demo and not settings.secret("TELEGRAM_TOKEN"):
            base = f"http://127.0.0.1:{settings.botapi_port}"
            env |= {"TELEGRAM_TOKEN": self._tokens["TELEGRAM_TOKEN"], "TELEGRAM_BASE_URL": base}
        if settings.demo and not settings.secret("WHATSAPP_TOKEN"):
            env |= {name: token for name, token in self._tokens.items() if name.startswith("WHATSAPP_")}
            env["WHATSAPP_BASE_URL"] = f"http://127.0.0.1:{settings.graphapi_port}/v26.0"
            env["WHATSAPP_NUMBER_ID"] = STAND_IN_NUMBER
        return env

    async def _start(self, child: Child, env: dict[str, str]) -> None:
        self._say(f"{child.name} ...")
        process = await asyncio.create_subprocess_exec(*child.argv, cwd=ROOT, env=env, start_new_session=True)
        self._running[child.name] = process

    async def _until_ready(self, child: Child) -> None:
        if child.ready is None:
            return
        headers = dict([child.header]) if child.header else {}
        async with httpx.AsyncClient(trust_env=False, headers=headers, timeout=2) as client:
            for _ in range(int(START_SECONDS / 0.2)):
                if self._running[child.name].returncode is not None:
                    raise BadSetting(f"{child.name} did not start; its reason stands above")
                with contextlib.suppress(httpx.TransportError):
                    if (await client.get(child.ready)).status_code < 500:
                        return
                await asyncio.sleep(0.2)
        raise BadSetting(f"{child.name} did not answer within {START_SECONDS:.0f} seconds")

    async def _watch(self, child: Child, env: dict[str, str]) -> None:
        while not self.stop.is_set():
            code = await self._running[child.name].wait()
            if self.stop.is_set():
                return
            self._say(f"{child.name} ended with code {code}; it is started again")
            await asyncio.sleep(1)
            await self._start(child, env)

    def _write_run_file(self, settings: Settings) -> None:
        """What `nazorg parse` needs to find the engine that runs."""
        path = settings.home / "run.json"
        path.touch(mode=0o600)
        path.write_text(json.dumps({"engine_ports": settings.engine_ports, "token": self._tokens["ENGINE_TOKEN"]}))

    async def _stop_all(self) -> None:
        for process in reversed(list(self._running.values())):
            if process.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGTERM)
        waiting = [p.wait() for p in self._running.values() if p.returncode is None]
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(asyncio.gather(*waiting), 15)
        for process in self._running.values():
            if process.returncode is None:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)


def _keys(boot: Bootstrap) -> list[str]:
    from bot.bootstrap import keys

    return keys(boot.settings)

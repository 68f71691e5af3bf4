"""A whole stack for one call: throw-away database, engine process, actions, pipeline."""

from __future__ import annotations

import asyncio
import os
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from bot.bootstrap import ROOT, Bootstrap, SystemClock
from bot.config import BadSetting, read_settings
from bot.conversation.pipeline import Conversation
from bot.conversation.spool import Spool
from bot.jobs import NoQueue
from bot.loopback import actions_server
from bot.play.player import PlayChannel, Player
from bot.ports import Clock
from bot.storage import embedded
from bot.storage.vault import new_key
from bot.supervise import engine_model, engine_python

ENGINE_SECONDS = 90.0


@dataclass
class Stack:
    """What runs: the composition root, the pipeline, and the engine's process."""

    boot: Bootstrap
    conversation: Conversation
    channel: PlayChannel
    engine_process: subprocess.Popen[bytes]
    home: Path

    @property
    def player(self) -> Player:
        """Plays dialogues on this stack."""
        return Player(self.boot.parts, self.conversation, self.channel)

    def restart_engine(self) -> None:
        """Kill the engine as a crash would, and start it again on the same port."""
        self.engine_process.kill()
        self.engine_process.wait()
        self.engine_process = start_engine(self.boot)
        wait_for_engine(self.boot, self.engine_process)


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def throwaway_settings(home: Path) -> Mapping[str, str]:
    """Settings that share nothing with a running product."""
    return {
        "NAZORG_HOME": str(home),
        "NAZORG_KEYS": new_key(),
        "NAZORG_ACTIONS_PORT": str(free_port()),
        "NAZORG_ENGINE_PORTS": str(free_port()),
        "ENGINE_TOKEN": secrets.token_urlsafe(18),
        "ACTIONS_TOKEN": secrets.token_urlsafe(18),
    }


def start_engine(boot: Bootstrap) -> subprocess.Popen[bytes]:
    """The engine's process, on the first engine port of the settings."""
    settings = boot.settings
    env = dict(os.environ) | {
        "ENGINE_TOKEN": settings.secret("ENGINE_TOKEN"),
        "ACTIONS_TOKEN": settings.secret("ACTIONS_TOKEN"),
        "ACTIONS_URL": f"http://127.0.0.1:{settings.actions_port}/webhook",
    }
    argv = [str(engine_python()), "-m", "nazorg_engine.serve", "--port", str(settings.engine_ports[0])]
    return subprocess.Popen([*argv, "--model", str(engine_model())], cwd=ROOT, env=env, start_new_session=True)


def wait_for_engine(boot: Bootstrap, process: subprocess.Popen[bytes]) -> None:
    """Until it answers. Raises `BadSetting` when it ends or takes too long."""
    url = f"http://127.0.0.1:{boot.settings.engine_ports[0]}/webhooks/nazorg/health"
    headers = {"X-Engine-Token": boot.settings.secret("ENGINE_TOKEN")}
    with httpx.Client(trust_env=False, headers=headers, timeout=2) as client:
        for _ in range(int(ENGINE_SECONDS / 0.1)):
            if process.poll() is not None:
                raise BadSetting("the engine did not start; its reason stands above")
            try:
                if client.get(url).status_code == 200:
                    return
            except httpx.TransportError:
                pass
            time.sleep(0.1)
    raise BadSetting("the engine did not answer in time")


@asynccontextmanager
async def stack(clock: Clock | None = None) -> AsyncIterator[Stack]:
    """Everything up while the block runs; nothing is left behind."""
    home = Path(tempfile.mkdtemp(prefix="nazorg-"))
    os.chmod(home, 0o755)  # the embedded database runs as a user of its own when we are root
    boot = Bootstrap(read_settings(throwaway_settings(home)), clock or SystemClock())
    process = start_engine(boot)
    try:
        await asyncio.to_thread(boot.warm_up)  # the first talk does not wait for what is read at first use
        await asyncio.to_thread(wait_for_engine, boot, process)
        channel = PlayChannel()
        boot.__dict__["queue"] = NoQueue()
        conversation = Conversation(
            boot.parts, boot.engine, {channel.name: channel}, boot.queue, Spool(home / "spool", boot.vault),
            boot.guides,
        )
        running = Stack(boot, conversation, channel, process, home)
        async with actions_server(boot):
            yield running
            process = running.engine_process
    finally:
        process.terminate()
        process.wait(10)
        if "database" in boot.__dict__:
            boot.database.dispose()
        await asyncio.to_thread(_remove, home)


def _remove(home: Path) -> None:
    embedded.stop(home / "postgres")
    shutil.rmtree(home, ignore_errors=True)

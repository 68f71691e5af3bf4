"""The engine for one call: the one that runs, or one that is started and stopped again."""

from __future__ import annotations

import asyncio
import json
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from bot.bootstrap import Bootstrap, SystemClock
from bot.config import Settings, read_settings
from bot.engines.rasa import RasaEngine
from bot.play.stack import start_engine, throwaway_settings, wait_for_engine
from bot.ports import EngineError


async def parse_texts(settings: Settings, texts: Sequence[str]) -> list[tuple[str, float]]:
    """Intent and confidence of each text."""
    running = _running(settings)
    if running is not None:
        try:
            return await running.parse(texts)
        except EngineError:
            pass  # the file was left by a stack that is gone
    return await _own(texts)


def _running(settings: Settings) -> RasaEngine | None:
    path = settings.home / "run.json"
    try:
        run = json.loads(path.read_text())
        return RasaEngine([f"http://127.0.0.1:{port}" for port in run["engine_ports"]], run["token"])
    except (OSError, ValueError, KeyError):
        return None


async def _own(texts: Sequence[str]) -> list[tuple[str, float]]:
    with tempfile.TemporaryDirectory(prefix="nazorg-") as home:
        boot = Bootstrap(read_settings(throwaway_settings(Path(home))), SystemClock())
        process: subprocess.Popen[bytes] = start_engine(boot)
        try:
            await asyncio.to_thread(wait_for_engine, boot, process)
            return await boot.engine.parse(texts)
        finally:
            process.terminate()
            process.wait(10)

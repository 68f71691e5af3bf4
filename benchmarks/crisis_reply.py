"""How long a learner in danger waits for the crisis text, with the dialogue engine down.

`.venv/bin/python benchmarks/crisis_reply.py [--messages 300]`

The real pipeline on a real PostgreSQL (a throw-away one), the real safety model, the real queue; the
engine's address is a closed port. Each message comes from another fresh learner. The texts are those of
the held-out voices that are labelled and recognised as crisis. Printed in milliseconds: from the message
coming in to the first call of the channel, and to the end, when the case stands and its people are
queued to be told. Exit status 1 when the 99th percentile of the first is not below the target.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path
from time import perf_counter

import numpy as np
import yaml

from bot.bootstrap import ROOT, Bootstrap, SystemClock
from bot.config import read_settings
from bot.conversation.pipeline import Conversation
from bot.jobs import JobQueue, install
from bot.play.player import PlayChannel, Player
from bot.play.script import Dialogue
from bot.play.stack import throwaway_settings
from bot.ports import Inbound, Outgoing
from bot.storage import embedded

TARGET = 100.0  # milliseconds, 99th percentile
WARM = 10  # messages before the clock counts


class StampingChannel(PlayChannel):
    """Notes when each account got its first message."""

    def __init__(self) -> None:
        super().__init__()
        self.first: dict[str, float] = {}

    async def send(self, account: str, message: Outgoing) -> str:
        """Stamp, and keep."""
        self.first.setdefault(account, perf_counter())
        return await super().send(account, message)


def main() -> None:
    """Set up, measure, print."""
    parser = argparse.ArgumentParser(description="Measure the crisis reply with the engine down.")
    parser.add_argument("--messages", type=int, default=300)
    count = parser.parse_args().messages
    home = Path(tempfile.mkdtemp(prefix="nazorg-"))
    os.chmod(home, 0o755)  # the embedded database runs as a user of its own when we are root
    boot = Bootstrap(read_settings(throwaway_settings(home)), SystemClock())
    try:
        sys.exit(asyncio.run(measure(boot, count)))
    finally:
        boot.database.dispose()
        embedded.stop(home / "postgres")
        shutil.rmtree(home, ignore_errors=True)


def crisis_texts(boot: Bootstrap) -> tuple[list[str], int]:
    """The held-out crisis lines that safety sees as such, and how many were labelled so."""
    folder = ROOT / "data" / "signals"
    voices = yaml.safe_load((folder / "voices.yml").read_text(encoding="utf-8"))["heldout"]
    rows = [json.loads(line) for voice in voices for line in (folder / f"{voice}.jsonl").open(encoding="utf-8")]
    texts = [row["text"] for row in rows if row["level"] == "crisis"]
    return [text for text in texts if boot.safety.assess(text).level == "crisis"], len(texts)


async def measure(boot: Bootstrap, count: int) -> int:
    """One message at a time, then ten at once; the exit status."""
    channel = StampingChannel()
    parts = boot.parts
    await install(boot.url)
    conversation = boot.conversation({channel.name: channel})
    player = Player(parts, conversation, channel)
    texts, labelled = crisis_texts(boot)
    print(f"{len(texts)} of {labelled} held-out crisis lines are recognised; these are sent, in turn")
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}: a load above the processors flatters nobody\n")
    print(f"{'':34} {'p50':>8} {'p99':>8} {'max':>8}   ms")
    for _ in range(WARM):
        await one(conversation, channel, fresh(player), texts[0])
    slow = 0.0
    for name, at_once in (("one at a time", 1), ("ten at once", 10)):
        chosen = list(islice(cycle(texts), count))
        accounts = [fresh(player) for _ in chosen]
        pairs = await play(conversation, channel, accounts, chosen, at_once)
        row(f"{name}: until the crisis text", [first for first, _ in pairs])
        row(f"{name}: until the case stands", [end for _, end in pairs])
        if at_once == 1:
            slow = float(np.percentile([first for first, _ in pairs], 99))
    row("of which the safety check", [await timed(boot, text) for text in texts])
    if isinstance(boot.queue, JobQueue):
        await boot.queue.close()
    print(f"\ntarget: p99 below {TARGET:.0f} ms, one at a time: {'met' if slow < TARGET else 'MISSED'}")
    return int(slow >= TARGET)


def fresh(player: Player) -> str:
    """The account of a learner that is new to everything."""
    return player.make(Dialogue("benchmark", "arbeidsmarkt", ()))[1]


async def play(
    conversation: Conversation, channel: StampingChannel, accounts: Sequence[str], texts: Sequence[str], at_once: int
) -> list[tuple[float, float]]:
    """All messages, `at_once` side by side."""
    gate = asyncio.Semaphore(at_once)

    async def gated(account: str, text: str) -> tuple[float, float]:
        async with gate:
            return await one(conversation, channel, account, text)

    return list(await asyncio.gather(*(gated(*pair) for pair in zip(accounts, texts, strict=True))))


async def one(conversation: Conversation, channel: StampingChannel, account: str, text: str) -> tuple[float, float]:
    """Milliseconds to the channel call and to the end. Raises AssertionError when no crisis text came."""
    inbound = Inbound(channel.name, account, "1", "text", text, SystemClock().now())
    start = perf_counter()
    await conversation.handle(inbound)
    end = perf_counter()
    assert channel.sent[account][0].buttons, f"no crisis text for {text!r}"
    return (channel.first[account] - start) * 1000, (end - start) * 1000


async def timed(boot: Bootstrap, text: str) -> float:
    """Milliseconds of one assessment."""
    start = perf_counter()
    boot.safety.assess(text)
    return (perf_counter() - start) * 1000


def row(name: str, values: Sequence[float]) -> None:
    """One line of the table."""
    middle, high = np.percentile(values, [50, 99])
    print(f"{name:34} {middle:8.1f} {high:8.1f} {max(values):8.1f}")


if __name__ == "__main__":
    main()

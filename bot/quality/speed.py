"""How fast the safety check is and what it holds on to: whole processes, single messages, memory over many."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median, quantiles
from string import ascii_lowercase
from time import perf_counter, process_time
from typing import Any

SIGNALS = (sys.executable, "-m", "bot.cli", "signals")
_CHUNK = 256


@dataclass(frozen=True)
class Run:
    """One process from start to end, in seconds: by the clock, and of the processor."""

    wall: float
    cpu: float


@dataclass(frozen=True)
class Speed:
    """A command over one line (`start`) and over `lines` lines (`whole`)."""

    lines: int
    start: Run
    whole: Run

    @property
    def per_second(self) -> float:
        """Messages in a second of processor time, net of the start."""
        return (self.lines - 1) / max(self.whole.cpu - self.start.cpu, 1e-3)


def speed(command: Sequence[str], texts: Sequence[str], folder: Path, rounds: int = 3) -> Speed:
    """Run a command that reads and writes a JSON object a line, on one core; the best of the rounds counts."""
    starts = [_run(command, texts[:1], folder) for _ in range(rounds)]
    wholes = [_run(command, texts, folder) for _ in range(rounds)]
    return Speed(len(texts), *(min(runs, key=lambda run: run.wall) for runs in (starts, wholes)))


def _run(command: Sequence[str], texts: Sequence[str], folder: Path) -> Run:
    """Run over these lines. Raises RuntimeError when it fails or loses one; the message holds none of them."""
    lines = "".join(json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in texts)
    begin, before = perf_counter(), _children()
    done = subprocess.run(
        command, cwd=folder, input=lines, capture_output=True, encoding="utf-8", check=False, preexec_fn=_one_core
    )
    run = Run(perf_counter() - begin, _children() - before)
    if done.returncode != 0 or len(done.stdout.splitlines()) != len(texts):
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}")
    return run


def _one_core() -> None:
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def latencies(assess: Callable[[str], Any], texts: Sequence[str]) -> tuple[float, float]:
    """Return p50 and p99 of one message at a time, in milliseconds of processor time."""
    times = []
    for text in texts:
        begin = process_time()
        assess(text)
        times.append(1000 * (process_time() - begin))
    return median(times), quantiles(times, n=100)[98]


@dataclass(frozen=True)
class Growth:
    """Resident memory in MB after a tenth of `messages` different messages, and after all."""

    messages: int
    early: float
    late: float


def growth(assess_many: Callable[[Sequence[str]], Any], texts: Sequence[str], messages: int) -> Growth:
    """Judge so many messages, no two alike and with words never seen, and look what stays in memory."""
    random = Random(1)
    stream = (f"{texts[number % len(texts)]} {_word(random)} {number}" for number in range(messages))
    early = done = 0.0
    while chunk := list(islice(stream, _CHUNK)):
        assess_many(chunk)
        done += len(chunk)
        if not early and done >= messages / 10:
            early = memory()
    return Growth(messages, early, memory())


def _word(random: Random) -> str:
    return "".join(random.choices(ascii_lowercase, k=random.randint(4, 12)))


def memory() -> float:
    """Return this process's resident memory in MB; where /proc is missing, its highest so far."""
    status = Path("/proc/self/statm")
    if status.exists():
        return int(status.read_text().split()[1]) * resource.getpagesize() / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

"""Start, messages a second, time per message and memory of `nazorg signals`, beside two alternatives that do less.

    .venv/bin/python benchmarks/signals/speed.py [--lines 2000] [--rounds 3] [--messages 100000]

All read the same training lines and write one JSON object a line, each as a process of its own on one core:

- `nazorg signals`: the product: word pieces, marks of context, sentence encoder, rules;
- `keywords` and `tokens`: see benchmarks/signals/alternatives.py.

The best of the rounds counts: the others were held up by something else. "a second" is of processor time, net of
the start. Memory is watched over messages that are all different.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from bot.language import Language
from bot.quality.speed import SIGNALS, growth, latencies, speed
from bot.safety import Safety, corpus
from bot.safety.stored import latest

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="Speed and memory of the signal check.")
    parser.add_argument("--lines", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--messages", type=int, default=100_000)
    arguments = parser.parse_args()
    texts = [row.text for row in corpus.rows("train", ROOT / corpus.FOLDER)]
    chosen = [texts[at * len(texts) // arguments.lines] for at in range(arguments.lines)]
    compare(chosen, arguments.rounds)
    inside(chosen, texts, arguments.messages)


def compare(texts: list[str], rounds: int) -> None:
    """Every command over the same lines."""
    own = [sys.executable, str(Path(__file__).with_name("alternatives.py"))]
    commands = {"nazorg signals": [*SIGNALS], "keywords": [*own, "keywords"], "tokens": [*own, "tokens"]}
    print(f"{len(texts)} messages, best of {rounds} rounds; load {os.getloadavg()[0]:.1f}\n")
    print(f"{'':16} {'start, clock':>13} {'start, cpu':>11} {'a second':>9} {'ratio':>6}")
    first = 0.0
    for name, command in commands.items():
        found = speed(command, texts, ROOT, rounds)
        first = first or found.per_second
        start, ratio = found.start, found.per_second / first
        print(f"{name:16} {start.wall:11.2f} s {start.cpu:9.2f} s {found.per_second:9.0f} {ratio:6.1f}")


def inside(texts: list[str], every: list[str], messages: int) -> None:
    """One message at a time, a very long one, and memory."""
    safety = Safety.load(latest(), Language())
    p50, p99 = latencies(safety.assess, texts)
    long = ("vandaag pallets gestapeld in het magazijn, daarna koffie met de anderen. " * 140)[:10_000]
    longest, _ = latencies(safety.assess, [long] * 5)
    print(f"\none message, processor time: p50 {p50:.1f} ms, p99 {p99:.1f} ms; of 10,000 characters {longest:.0f} ms")
    found = growth(safety.assess_many, every, messages)
    print(f"memory after {messages // 10:,} different messages: {found.early:.0f} MB")
    print(f"memory after {messages:,}: {found.late:.0f} MB")


if __name__ == "__main__":
    main()

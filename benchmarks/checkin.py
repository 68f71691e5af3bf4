"""How long reading an answer of a check-in takes.

    .venv/bin/python benchmarks/checkin.py [--rounds 200]

Compared with spaCy's tokeniser alone on the same messages, the least that any reading of words does. Target: below 1 ms
of the processor for an ordinary message. Time of the processor, not by the clock; the median of the rounds.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

import spacy

from bot.language import CheckinReader, Language

MESSAGES = [
    "nee",
    "ben sinds vrijdag weg bij de bakker",
    "ja nog steeds bij jumbo 24 uurtjes, gaat prima 8",
    "ben weg bij de bakker, baas deed kut maar nu ga ik niet goed " * 160,
]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="Speed of reading a check-in's answers.")
    parser.add_argument("--rounds", type=int, default=200)
    rounds = parser.parse_args().rounds
    reader, tokenizer = CheckinReader(Language()), spacy.blank("nl").tokenizer
    now = datetime(2026, 11, 23, 12, tzinfo=UTC)
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}; median of {rounds} rounds\n")
    print(f"{'characters':>10} {'reading':>10} {'tokeniser':>10} {'ratio':>6}")
    for text in MESSAGES:
        read = partial(reader.read, text, question="plek", profile="arbeidsmarkt", now=now)
        whole, words = milliseconds(read, rounds), milliseconds(partial(tokenizer, text), rounds)
        print(f"{len(text):10} {whole:7.3f} ms {words:7.3f} ms {whole / words:6.1f}")


def milliseconds(task: Callable[[], object], rounds: int) -> float:
    """The median of what a task takes of the processor."""
    spent = []
    for _ in range(rounds):
        begun = time.process_time()
        task()
        spent.append(time.process_time() - begun)
    return 1000 * statistics.median(spent)


if __name__ == "__main__":
    main()

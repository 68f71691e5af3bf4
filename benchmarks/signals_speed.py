"""Messages a second of `nazorg signals`, beside two alternatives that do less.

`.venv/bin/python benchmarks/signals_speed.py [--lines 2000] [--rounds 3]`

All read the same lines of data/signals and write one JSON object a line, each as a process of its own:

- `nazorg signals`: the product: word pieces, marks of context, sentence encoder, rules;
- `keywords`: a regular expression of the words in bot/content/nl/signals, as a first try would do it;
- `tokens`: spaCy's blank Dutch tokeniser alone, which is the least that any reading of words costs.

"whole" counts the start of the process, "net" is what is left after taking off a run over one line. The
best of the rounds counts: the others were held up by something else. `ratio` is to `nazorg signals`.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import chain, zip_longest
from pathlib import Path
from time import perf_counter
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Run one alternative when told to; else all of them, and print the table."""
    parser = argparse.ArgumentParser(description="Messages a second of the signal check.")
    parser.add_argument("--lines", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--alternative", choices=ALTERNATIVES, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.alternative:
        ALTERNATIVES[arguments.alternative]()
    else:
        compare(messages(arguments.lines), arguments.rounds)


def messages(count: int) -> list[str]:
    """The first lines of every voice in turn, so that all ways of writing are in."""
    files = [path.read_text(encoding="utf-8").splitlines() for path in sorted((ROOT / "data/signals").glob("*.jsonl"))]
    mixed = [line for line in chain.from_iterable(zip_longest(*files)) if line]
    return [json.dumps({"text": json.loads(line)["text"]}, ensure_ascii=False) for line in mixed[:count]]


def compare(lines: list[str], rounds: int) -> None:
    """Every command over the same lines; the table."""
    own = [sys.executable, str(Path(__file__).resolve()), "--alternative"]
    commands = {"nazorg signals": [sys.executable, "-m", "bot.cli", "signals"]}
    commands |= {name: [*own, name] for name in ALTERNATIVES}
    print(f"{len(lines)} messages, best of {rounds} rounds")
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}\n")
    print(f"{'':16} {'start s':>8} {'whole s':>8} {'whole/s':>9} {'ratio':>7} {'net/s':>9} {'ratio':>7}")
    first: tuple[float, float] | None = None
    for name, command in commands.items():
        start = min(seconds(command, lines[:1]) for _ in range(rounds))
        whole = min(seconds(command, lines) for _ in range(rounds))
        rates = len(lines) / whole, (len(lines) - 1) / max(whole - start, 1e-3)
        first = first or rates
        ratios = rates[0] / first[0], rates[1] / first[1]
        print(f"{name:16} {start:8.2f} {whole:8.2f} {rates[0]:9.0f} {ratios[0]:7.2f} {rates[1]:9.0f} {ratios[1]:7.2f}")


def seconds(command: list[str], lines: list[str]) -> float:
    """Wall time of one process over these lines. Raises SystemExit when it fails or loses a line."""
    begin = perf_counter()
    done = subprocess.run(command, cwd=ROOT, input="\n".join(lines), capture_output=True, text=True)
    taken = perf_counter() - begin
    if done.returncode != 0 or len(done.stdout.splitlines()) != len(lines):
        raise SystemExit(f"{' '.join(command)} failed\n{done.stderr[-2000:]}")
    return taken


def keywords() -> None:
    """The words of the content files as one regular expression."""
    words: set[str] = set()
    for path in (ROOT / "bot/content/nl/signals").glob("*.yml"):
        words.update(entry for entry in strings(yaml.safe_load(path.read_text(encoding="utf-8"))))
    plain = sorted(word for word in words if re.fullmatch(r"[\w' ]{4,}", word))
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, plain))})\b", re.IGNORECASE)
    for text in texts():
        found = pattern.search(text)
        print(json.dumps({"level": "crisis" if found else "none", "evidence": found[0] if found else ""}))


def tokens() -> None:
    """How many words spaCy's tokeniser finds."""
    import spacy

    tokenizer = spacy.blank("nl").tokenizer
    for text in texts():
        print(json.dumps({"words": len(tokenizer(text))}))


def strings(tree: Any) -> Iterator[str]:
    """Every text in a YAML tree."""
    if isinstance(tree, str):
        yield tree
    elif isinstance(tree, dict | list):
        for value in tree.values() if isinstance(tree, dict) else tree:
            yield from strings(value)


def texts() -> Iterator[str]:
    """The messages on standard input."""
    return (json.loads(line)["text"] for line in sys.stdin if line.strip())


ALTERNATIVES: dict[str, Callable[[], None]] = {"keywords": keywords, "tokens": tokens}


if __name__ == "__main__":
    main()

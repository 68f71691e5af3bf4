"""How long a cv takes as PDF, picture and Word document, and twenty of them at once.

    .venv/bin/python benchmarks/documents.py [--rounds 3]

Compared with each other: an ordinary cv (three jobs) with the heaviest there can be (60 jobs with 20 lines each, which
needs the whole ladder), and twenty in two threads, as the app makes them, with twenty one at a time. Targets: below
1 s each, twenty at once below 10 s. The first document of a process, which reads fonts and templates, stands apart.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

from bot.documents import cv_docx, cv_pdf, cv_png

LINES = ["Gras maaien en heggen knippen.", "Tuinen winterklaar maken.", "Klanten te woord staan."]
AT_ONCE, WORKERS = 20, 2


def resume(jobs: int, lines: int, number: int = 0) -> dict[str, Any]:
    """An invented cv; `number` keeps one from being the same as another."""
    work = [
        {"name": f"Bedrijf {number} {job}", "position": "medewerker groen", "startDate": f"{2025 - job}-03",
         "endDate": f"{2025 - job}-11", "highlights": (LINES * lines)[:lines]}
        for job in range(jobs)
    ]  # fmt: skip
    basics = {"name": f"Daan de Vries {number}", "phone": "06 12345678", "summary": "Ik ben graag buiten. " * 4}
    return {"basics": basics, "work": work, "skills": [{"name": line} for line in LINES]}


def seconds(task: Callable[[], object]) -> float:
    """How long a task takes, by the clock."""
    begun = time.perf_counter()
    task()
    return time.perf_counter() - begun


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="Speed of documents.")
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    kinds = {"PDF": cv_pdf, "picture": cv_png, "Word": cv_docx}
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}; best of {rounds} rounds\n")
    first = {name: seconds(partial(make, resume(3, 3), "plain")) for name, make in kinds.items()}
    print(f"{'':10} {'first':>9} {'ordinary':>9} {'heaviest':>9} {'ratio':>6}")
    for name, make in kinds.items():
        ordinary = min(seconds(partial(make, resume(3, 3, at), "plain")) for at in range(rounds))
        heaviest = min(seconds(partial(make, resume(60, 20, at), "plain")) for at in range(rounds))
        print(f"{name:10} {first[name]:7.3f} s {ordinary:7.3f} s {heaviest:7.3f} s {heaviest / ordinary:6.1f}")
    print(f"\n{'':10} {'at once':>9} {'in turn':>9} {'ratio':>6}")
    for name, make in kinds.items():
        crowd = min(seconds(partial(together, make, at)) for at in range(rounds))
        turns = min(seconds(partial(in_turn, make, at)) for at in range(rounds))
        print(f"{name:10} {crowd:7.3f} s {turns:7.3f} s {turns / crowd:6.2f}")


def _tasks(make: Callable[..., bytes], at: int) -> list[Callable[[], bytes]]:
    return [partial(make, resume(8, 3, 1000 * at + number), "band") for number in range(AT_ONCE)]


def together(make: Callable[..., bytes], at: int) -> None:
    """Twenty in two threads."""
    with ThreadPoolExecutor(WORKERS) as pool:
        list(pool.map(lambda task: task(), _tasks(make, at)))


def in_turn(make: Callable[..., bytes], at: int) -> None:
    """Twenty, one at a time."""
    for task in _tasks(make, at + 500):
        task()


if __name__ == "__main__":
    main()

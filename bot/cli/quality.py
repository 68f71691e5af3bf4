"""Commands that read and check: signals, parse, play, check-content. Light: what they need they import themselves."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

import click

from bot.cli.main import Failed
from bot.config import read_settings

CHUNK = 256


def add(group: click.Group) -> None:
    """Register."""
    for command in (signals, parse, play, check_content):
        group.add_command(command)


def read_lines(source: TextIO) -> Iterator[dict[str, Any]]:
    """JSON objects, one a line, each with a `text`. Blank lines are skipped. Raises `Failed` (line, what)."""
    for number, line in enumerate(source, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise Failed(f"line {number}, column {error.colno}: this is no JSON object") from None
        if not isinstance(row, dict) or not isinstance(row.get("text"), str):
            raise Failed(f'line {number}: needs a JSON object with a "text"')
        yield row


def _utf8_in() -> TextIO:
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    return sys.stdin


def _out(rows: list[dict[str, Any]]) -> None:
    click.echo("\n".join(_line(row) for row in rows))


def _line(row: dict[str, Any]) -> str:
    """One JSON object on one line: half characters and signs that some take for a line's end are escaped."""
    text = json.dumps(row, ensure_ascii=False).encode("utf-8", "backslashreplace").decode()
    return text.translate({0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"})


@click.command()
def signals() -> None:
    """Read {"text": ...} lines, write {"level", "topics", "about", "evidence"} lines in the same order."""
    from bot.language import Language
    from bot.safety import Safety
    from bot.safety.stored import latest

    safety = Safety.load(latest(), Language())
    rows = list(read_lines(_utf8_in()))
    for start in range(0, len(rows), CHUNK):
        verdicts = safety.assess_many([row["text"] for row in rows[start : start + CHUNK]])
        _out(
            [
                {
                    "level": v.level,
                    "topics": list(v.topics),
                    "about": v.about,
                    "kind": v.kind,
                    "evidence": [{"words": e.words, "rule": e.rule} for e in v.evidence],
                }
                for v in verdicts
            ]
        )


@click.command()
def parse() -> None:
    """Read {"text": ...} lines, write {"intent", "confidence"} lines, through the running engine or an own one."""
    from bot.cli.engine import parse_texts
    from bot.content import load

    public = load("intents")["public"]
    texts = [row["text"] for row in read_lines(_utf8_in())]
    found = asyncio.run(parse_texts(read_settings(), texts))
    if found:
        _out([{"intent": public.get(name, name), "confidence": round(sure, 4)} for name, sure in found])


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a readable transcript.")
@click.option("--at-once", default=4, show_default=True, help="How many dialogues are played side by side.")
def play(file: Path, as_json: bool, at_once: int) -> None:
    """Play the dialogues of FILE.yml through the whole product, each with a fresh learner."""
    from bot.play.script import read
    from bot.play.stack import stack
    from bot.play.transcript import transcript

    dialogues = read(file)

    async def run() -> list[dict[str, Any]]:
        gate = asyncio.Semaphore(max(1, at_once))
        async with stack() as running:

            async def one(dialogue: Any) -> dict[str, Any]:
                async with gate:
                    return await running.player.play(dialogue)

            return list(await asyncio.gather(*(one(dialogue) for dialogue in dialogues)))

    results = asyncio.run(run())
    click.echo(json.dumps(results, ensure_ascii=False, indent=1) if as_json else transcript(results))


@click.command("check-content")
def check_content() -> None:
    """Check every text for people: reading level, placeholders, ids, help lines."""
    from bot.bootstrap import ROOT, bootstrap
    from bot.content import checks

    today = bootstrap(read_settings()).clock.now().date()
    problems = checks.run([ROOT], today=today)
    for problem in problems:
        click.echo(f"{problem.where}: {problem.what} {problem.todo}")
    if any(not problem.warning for problem in problems):
        raise Failed(f"{len(problems)} problems in the texts")

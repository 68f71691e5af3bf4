"""Commands that measure: evaluate one labelled file; report on everything, as docs/quality.md."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, TextIO

import click

from bot.cli.main import Failed
from bot.cli.quality import read_lines
from bot.config import read_settings

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_NEW = click.Path(dir_okay=False, path_type=Path)
_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


def add(group: click.Group) -> None:
    """Register."""
    for command in (evaluate, report):
        group.add_command(command)


@click.command()
@click.argument("what", type=click.Choice(["signals", "intents"]))
@click.argument("file", type=click.File("r", encoding="utf-8"))
@click.option("--json", "out", type=_NEW, help="Write everything as JSON too.")
def evaluate(what: str, file: TextIO, out: Path | None) -> None:
    """Measure on a labelled file: one JSON object a line, with "text" and its labels."""
    rows = list(read_lines(file))
    label = {"signals": "level", "intents": "intent"}[what]
    if not all(isinstance(row.get(label), str) for row in rows):
        raise Failed(f'every line needs a "{label}" beside its "text"')
    text, data = (_signals if what == "signals" else _intents)(rows)
    click.echo(text)
    if out is not None:
        out.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _signals(rows: Sequence[dict[str, Any]]) -> tuple[str, dict[str, Any]]:
    from bot.core.signal import LEVELS
    from bot.language import Language
    from bot.quality import signals, signals_text
    from bot.safety import Safety
    from bot.safety.corpus import Row
    from bot.safety.stored import latest

    unknown = {row["level"] for row in rows} - {*LEVELS}
    if unknown:
        raise Failed(f"no such level: {', '.join(sorted(unknown))}; there are {', '.join(LEVELS)}")
    lines = [Row.from_data(row, row.get("voice", "")) for row in rows]
    found = signals.evaluate(lines, Safety.load(latest(), Language()))
    return signals_text.text(found), signals_text.data(found)


def _intents(rows: Sequence[dict[str, Any]]) -> tuple[str, dict[str, Any]]:
    from bot.quality.intents import IntentReport

    texts = [row["text"] for row in rows]
    found = IntentReport(texts, [row["intent"] for row in rows], parse(texts))
    return found.text(), found.data()


def parse(texts: Sequence[str]) -> list[str]:
    """The public intent of each text, through the running engine or an own one."""
    from bot.cli.engine import parse_texts
    from bot.content import load

    public = load("intents")["public"]
    return [public.get(name, name) for name, _ in asyncio.run(parse_texts(read_settings(), texts))]


@click.command()
@click.option("--data", type=_FOLDER, default=Path("data/signals"), show_default=True)
@click.option("--intents", type=_FILE, default=Path("tests/heldout/intents.jsonl"), show_default=True)
@click.option("--second-reading", type=click.Path(path_type=Path), default=None, help="Default: beside the data.")
@click.option("--model", type=_FILE, default=None, help="Default: the newest.")
@click.option("--out", type=_NEW, default=Path("docs/quality.md"), show_default=True)
@click.option("--messages", default=100_000, show_default=True, help="Over how many memory is watched.")
@click.option("--speed-lines", default=2000, show_default=True, help="Over how many speed is measured.")
@click.option("--without-intents", is_flag=True, help="Do without the dialogue engine.")
@click.option("--only-warn", is_flag=True, help="Measure nothing; say on the page that it tells of an older model.")
@click.pass_context
def report(ctx: click.Context, /, out: Path, only_warn: bool, without_intents: bool, **options: Any) -> None:
    """Measure everything on the held-out writers and write it down, with pictures."""
    from bot.quality import page
    from bot.quality.measured import Sources, measure
    from bot.quality.plots import draw
    from bot.safety.stored import MODELS, latest

    if only_warn:
        click.echo(f"{out}: {'warns now' if page.warn(out) else 'warned already'}")
        return
    data = options["data"]
    sources = Sources(
        MODELS.parent, data, options["intents"], options["second_reading"] or data / "second_reading.jsonl",
        options["model"] or latest(), options["messages"], options["speed_lines"],
    )  # fmt: skip
    found = measure(sources, date.today(), _call(ctx), None if without_intents else parse)
    pictures = draw(found, out.parent / out.stem)
    out.write_text(page.render(found, pictures, out.stem), encoding="utf-8")
    click.echo(f"{out} written")


def _call(ctx: click.Context) -> str:
    """This call, as one would type it: the options that were given."""
    given = [
        f"{parameter.opts[0]}" + ("" if value is True else f" {value}")
        for parameter in ctx.command.params
        if parameter.name not in (None, "out")
        and (value := ctx.params[parameter.name]) != parameter.get_default(ctx)
    ]
    return " ".join([".venv/bin/nazorg", "report", *given])

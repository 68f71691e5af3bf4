"""`nazorg cv`: the cv of a learner, as data or as a file."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from uuid import UUID

import click

from bot.cli.main import Failed
from bot.cli.people import learner_id_of, parts_of_settings
from bot.core.learner import Learner


def add(group: click.Group) -> None:
    """Register."""
    group.add_command(cv)


@click.command()
@click.argument("learner_id", metavar="LEARNER", callback=lambda _c, _p, value: learner_id_of(value))
@click.option("--format", "form", type=click.Choice(["json", "pdf", "docx"]), default="json", show_default=True)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
def cv(learner_id: UUID, form: str, out: Path | None) -> None:
    """Print the cv of LEARNER: the newest one that he agreed to, else the draft (said on standard error).

    JSON is JSON Resume. A pdf or docx goes to --out, or to a pipe.
    """
    content = _content(learner_id, form, out)
    try:
        if out is not None:
            out.write_bytes(content)
        else:
            sys.stdout.buffer.write(content)
    except OSError as error:
        raise Failed(f"{out or 'standard output'}: {error.strerror}") from None


def _content(learner_id: UUID, form: str, out: Path | None) -> bytes:
    from bot.services.guides import documents

    if form != "json" and out is None and sys.stdout.isatty():
        raise Failed(f"a {form} is no text: give --out FILE")
    parts = parts_of_settings()
    with parts.begin() as uow:
        if uow.get(Learner, learner_id) is None:
            raise Failed("there is no such learner")
        kept, agreed = documents.cv_of(parts, uow, learner_id)
    if not kept:
        raise Failed("this learner has no cv yet")
    if not agreed:
        click.echo("nazorg: this is a draft: the learner has not agreed to it yet", err=True)
    if form == "json":
        return f"{json.dumps(kept['resume'], ensure_ascii=False, indent=1)}\n".encode()
    pdf, docx = documents.files_of("cv", kept)
    return (pdf if form == "pdf" else docx)[1]

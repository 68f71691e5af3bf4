"""`nazorg learners`: bring in a school's list."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import click

from bot.bootstrap import bootstrap
from bot.cli.main import Failed
from bot.config import read_settings
from bot.imports import columns, importing, matching, report
from bot.imports.columns import Choices
from bot.imports.files import LARGEST, read
from bot.imports.plan import Plan
from bot.imports.problem import FileProblem, say
from bot.imports.rows import default_faults
from bot.imports.table import Table
from bot.services.parts import Parts

SHOWN = 50  # wrong rows that are printed
ACTOR = "command line"


def add(group: click.Group) -> None:
    """Register."""
    group.add_command(learners)


@click.group()
def learners() -> None:
    """The learners of a school."""


def _pair(_context: click.Context, _option: click.Parameter, pairs: tuple[str, ...]) -> list[tuple[str, str]]:
    if any("=" not in pair for pair in pairs):
        raise click.BadParameter('write it as "Header=field"')
    return [(left, right) for left, _, right in (pair.rpartition("=") for pair in pairs)]


@learners.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--school", default=None, help="Name of the school; may be left out when there is one only.")
@click.option("--map", "named", multiple=True, callback=_pair, help='What a column is: "Header=field" or "C=field".')
@click.option("--all", "for_all", multiple=True, callback=_pair, help='For new learners without: "profile=arbeid".')
@click.option("--errors", type=click.Path(dir_okay=False, path_type=Path), help="Write the wrong rows here.")
@click.option("--skip-wrong", is_flag=True, help="Import the other rows when some are wrong.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def import_(
    file: Path, school: str | None, named: list[tuple[str, str]], for_all: list[tuple[str, str]], errors: Path | None,
    skip_wrong: bool, yes: bool,
) -> None:  # fmt: skip
    """Import learners from FILE (csv, xlsx, xls, ods); a second time updates them.

    Nothing changes before you confirm, and nothing at all while a row is wrong, unless --skip-wrong is given.
    """
    parts = bootstrap(read_settings()).parts
    try:
        table = _read(file)
        choices = _choices(parts, table, named, for_all)
        school_id = _school(parts, school)
    except FileProblem as problem:
        raise Failed(f"{file.name}: {problem}") from None
    _tell_columns(table, choices)
    plan = _plan(file, parts, school_id, table, choices)
    if plan.wrong and errors is not None:
        _write_errors(errors, table, plan)
    if plan.wrong and not skip_wrong:
        raise Failed(f"{file.name}: {len(plan.wrong)} rows are wrong; nothing was changed")
    if not plan.new and not plan.changed:
        click.echo("nothing to change")
        return
    if not yes:
        click.confirm(f"Add {len(plan.new)} and change {len(plan.changed)} learners?", abort=True)
    _carry_out(file, parts, school_id, table, choices, plan)


def _read(file: Path) -> Table:
    """Raises `FileProblem`."""
    try:
        if file.stat().st_size > LARGEST:
            raise FileProblem("too_large", aantal=str(LARGEST // 1_000_000))
        return read(file.name, file.read_bytes())
    except OSError as error:
        raise Failed(f"{file.name}: {error.strerror}") from None


def _choices(parts: Parts, table: Table, named: list[tuple[str, str]], for_all: list[tuple[str, str]]) -> Choices:
    """The proposal, with what was chosen by name over it. Raises `FileProblem`."""
    proposed = matching.with_named(table, matching.propose(table, parts.today()), named)
    choices = Choices(proposed, {matching.field_named(name): text for name, text in for_all})
    said = columns.faults(table.headers, choices)
    if set(choices.defaults) - {*columns.FOR_ALL}:
        raise click.BadParameter(f"--all: only {' and '.join(columns.FOR_ALL)} can hold for everybody")
    said += default_faults(choices, parts.today())
    unclear = [say("double_header", kolom=group) for group in matching.notes(table, choices.columns)]
    if said or unclear:
        raise FileProblem.saying(*said, *unclear)
    return choices


def _school(parts: Parts, name: str | None) -> UUID:
    """Raises `FileProblem`."""
    with parts.begin() as uow:
        schools = [one for one in uow.imports.schools() if name is None or one.name == name]
    if len(schools) != 1:
        raise FileProblem("unknown_school", waarde=name) if name is not None else FileProblem("which_school")
    return schools[0].id


def _tell_columns(table: Table, choices: Choices) -> None:
    for index in range(len(table.headers)):
        field = choices.columns.get(index, "-")
        click.echo(f"{columns.name_of(table.headers, index)} = {field}")


def _plan(file: Path, parts: Parts, school_id: UUID, table: Table, choices: Choices) -> Plan:
    """What would happen, told."""
    with parts.begin() as uow:
        plan = importing.plan_in(uow, school_id, table, choices, parts.today())
        names = {one.id: one.name for one in importing.coaches_of(uow, school_id)}
    _tell(file, plan, names)
    return plan


def _write_errors(target: Path, table: Table, plan: Plan) -> None:
    rows = report.wrong_rows(table, plan)
    try:
        target.write_bytes(report.as_xlsx(rows) if target.suffix.lower() == ".xlsx" else report.as_csv(rows))
    except OSError as error:
        raise Failed(f"{target}: {error.strerror}") from None


def _tell(file: Path, plan: Plan, names: dict[UUID, str]) -> None:
    for change in plan.changed[:SHOWN]:
        for name, (old, new) in change.fields.items():
            was, becomes = report.written(old, names), report.written(new, names)
            click.echo(f"{file.name}, rij {change.row}: {name}: {was} -> {becomes}")
    for fault in plan.faults[:SHOWN]:
        click.echo(f"{file.name}, {fault.where}: {fault.text}", err=not fault.warning)
    if len(plan.faults) > SHOWN:
        click.echo(f"… and {len(plan.faults) - SHOWN} more", err=True)
    counts = f"{len(plan.new)} new, {len(plan.changed)} changed, {plan.unchanged} unchanged, {len(plan.wrong)} wrong"
    click.echo(counts)


def _carry_out(file: Path, parts: Parts, school_id: UUID, table: Table, choices: Choices, plan: Plan) -> None:
    try:
        with parts.begin() as uow:
            importing.carry_out(parts, uow, school_id, table, choices, ACTOR, plan.digest)
            uow.commit()
    except importing.ChangedSince:
        raise Failed(f"{file.name}: {say('changed_since')}") from None
    click.echo(f"imported: {len(plan.new)} new, {len(plan.changed)} changed")

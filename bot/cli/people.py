"""Commands on schools, staff and learners."""

from __future__ import annotations

import json
import re
from datetime import date
from uuid import UUID

import click

from bot.bootstrap import bootstrap
from bot.cli.main import Failed
from bot.config import read_settings
from bot.core.learner import Learner, School, Staff, StaffSchool
from bot.services.parts import Parts


def add(group: click.Group) -> None:
    """Register."""
    for command in (school, staff, learner, invite, erase, export):
        group.add_command(command)


def parts_of_settings() -> Parts:
    """What the use cases need, for the settings of this process."""
    return bootstrap(read_settings()).parts


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(f"{text!r} is no date; write it as 2025-07-15") from None


def learner_id_of(text: str) -> UUID:
    """The id in an argument; a bad one is wrong usage."""
    try:
        return UUID(text)
    except ValueError:
        raise click.BadParameter(f"{text!r} is no learner's id") from None


@click.command("add-school")
@click.argument("name")
@click.option("--region", required=True)
@click.option("--doorstroompunt", required=True)
@click.option("--staffed", default="09:00-17:00", show_default=True)
@click.option("--oncall-mail", default=None, help="Who is told of a crisis outside these hours.")
def school(name: str, region: str, doorstroompunt: str, staffed: str, oncall_mail: str | None) -> None:
    """Add a school."""
    if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d", staffed) or staffed[:5] >= staffed[6:]:
        raise click.BadParameter(f"--staffed: {staffed!r} are no hours; write them as 09:00-17:00")
    with parts_of_settings().begin() as uow:
        if uow.people.school_named(name) is not None:
            raise Failed(f"there is a school named {name!r} already")
        uow.add(School(name, region, doorstroompunt, staffed, oncall_mail))
        uow.commit()
    click.echo(f"added: {name}")


@click.command("add-staff")
@click.argument("mail")
@click.option("--name", required=True)
@click.option("--school", "school_name", required=True)
@click.option("--role", type=click.Choice(["coach", "deputy", "lead"]), default="coach", show_default=True)
@click.option("--password", prompt=True, hide_input=True, confirmation_prompt=True)
def staff(mail: str, name: str, school_name: str, role: str, password: str) -> None:
    """Add a member of staff who can log in; a second call adds a second school."""
    from bot.services.people.staff import hash_password

    if len(password) < 12:
        raise Failed("the password needs 12 characters at least")
    with parts_of_settings().begin() as uow:
        found = uow.people.school_named(school_name)
        if found is None:
            raise Failed(f"there is no school named {school_name!r}")
        person = uow.people.staff_by_mail(mail.strip())
        if person is None:
            person = Staff(name, mail.strip().lower(), hash_password(password))
            uow.add(person)
            uow.flush()
        if found.id in uow.people.schools_of(person.id):
            raise Failed(f"{mail} works for {school_name!r} already")
        uow.add(StaffSchool(person.id, found.id, role))  # type: ignore[arg-type]
        uow.commit()
    click.echo(f"added: {mail}")


@click.command("add-learner")
@click.argument("first_name")
@click.option("--last-name", default="")
@click.option("--school", "school_name", required=True)
@click.option("--profile", required=True, type=click.Choice(["arbeidsmarkt", "vervolgonderwijs", "dagbesteding"]))
@click.option("--left-on", required=True, help="The day of leaving school, as 2025-07-15.")
@click.option("--born-on", required=True, help="Birth date, as 2007-03-01.")
@click.option("--coach", "coach_mail", default=None)
@click.option("--startkwalificatie", is_flag=True)
@click.option("--enrolled", type=click.Choice(["mbo", "ho"]), default=None)
def learner(
    first_name: str, last_name: str, school_name: str, profile: str, left_on: str, born_on: str,
    coach_mail: str | None, startkwalificatie: bool, enrolled: str | None,
) -> None:  # fmt: skip
    """Add a learner and print the invitation code."""
    from bot.services.people.learners import invite as make_invite

    left, born = _day(left_on), _day(born_on)
    if born >= left:
        raise Failed("--born-on: must be before --left-on")
    parts = parts_of_settings()
    with parts.begin() as uow:
        found = uow.people.school_named(school_name)
        if found is None:
            raise Failed(f"there is no school named {school_name!r}")
        coach = uow.people.staff_by_mail(coach_mail) if coach_mail else None
        if coach_mail and coach is None:
            raise Failed(f"there is no member of staff with mail {coach_mail!r}")
        row = Learner(
            found.id, first_name, profile, left, born, startkwalificatie, enrolled,  # type: ignore[arg-type]
            found.region, coach.id if coach else None, last_name,
        )  # fmt: skip
        uow.add(row)
        uow.flush()
        code = make_invite(parts, uow, row.id)
        uow.commit()
    click.echo(f"{row.id}  code {code}")


@click.command()
@click.argument("learner_id", metavar="LEARNER", callback=lambda _c, _p, value: learner_id_of(value))
def invite(learner_id: UUID) -> None:
    """Print a new invitation code for LEARNER; an older one stops working."""
    from bot.services.people.learners import invite as make_invite

    parts = parts_of_settings()
    with parts.begin() as uow:
        if uow.get(Learner, learner_id) is None:
            raise Failed("there is no such learner")
        code = make_invite(parts, uow, learner_id)
        uow.commit()
    click.echo(code)


@click.command()
@click.argument("learner_id", metavar="LEARNER", callback=lambda _c, _p, value: learner_id_of(value))
@click.option("--yes", is_flag=True, help="Do not ask.")
def erase(learner_id: UUID, yes: bool) -> None:
    """Blank everything personal of LEARNER. This cannot be undone."""
    from bot.services.people.erasure import erase as forget

    if not yes:
        click.confirm("Blank everything personal of this learner? This cannot be undone.", abort=True)
    parts = parts_of_settings()
    with parts.begin() as uow:
        row = uow.get(Learner, learner_id)
        if row is None:
            raise Failed("there is no such learner")
        forget(parts, uow, row)
        uow.commit()
    click.echo("erased")


@click.command()
@click.argument("learner_id", metavar="LEARNER", callback=lambda _c, _p, value: learner_id_of(value))
def export(learner_id: UUID) -> None:
    """Print everything that is kept of LEARNER, as JSON (AVG art. 15 and 20)."""
    from bot.services.people.export import export as collect

    content = collect(parts_of_settings(), learner_id)
    if content is None:
        raise Failed("there is no such learner")
    click.echo(json.dumps(content, ensure_ascii=False, indent=1))

"""Commands on campaigns: plan from a file, start, follow, pause, resume, cancel."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

import click

from bot.bootstrap import Bootstrap, bootstrap
from bot.cli.main import Failed
from bot.config import read_settings
from bot.content import load
from bot.conversation.texts import fill
from bot.core.calendar import AMSTERDAM
from bot.jobs import JobQueue
from bot.services.escalations.cases import NoSuchCase
from bot.services.parts import Parts
from bot.services.planning import campaign_report, campaigns
from bot.services.planning.campaign_file import read_plan
from bot.services.planning.campaign_preview import BadPlan, Preview
from bot.services.planning.campaign_report import Difference, Progress

SHOWN = 10  # learners in the preview
EVERY = 2.0  # seconds between looks while following


def add(group: click.Group) -> None:
    """Register."""
    group.add_command(campaign)


@click.group()
def campaign() -> None:
    """Campaigns: ask a whole cohort how it goes."""


def _say(name: str, **values: object) -> None:
    click.echo(fill(load("campagneregels")["regels"][name]["text"], **{k: str(v) for k, v in values.items()}))


def _try(work: Callable[[], object]) -> None:
    """Do it; what is refused becomes one Dutch line and exit code 1."""
    try:
        work()
    except BadPlan as error:
        raise Failed(str(error)) from None
    except NoSuchCase:
        raise Failed(str(BadPlan("campagne"))) from None


async def _wake(boot: Bootstrap) -> None:
    """Tell the workers; they would find out by themselves within seconds."""
    queue = JobQueue(boot.url)
    await queue.campaigns()
    await queue.close()


def _id(_context: object, _option: object, text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise Failed(str(BadPlan("campagne"))) from None


_CAMPAIGN = click.argument("campaign_id", metavar="ID", callback=_id)


@campaign.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def plan(file: Path) -> None:
    """Check the plan in FILE, show who gets what when, and keep it as a draft."""

    def work() -> None:
        try:
            read = read_plan(file.read_text(encoding="utf-8"), file.name)
        except UnicodeDecodeError:
            raise BadPlan("bestand", bestand=file.name, waar="UTF-8") from None
        parts = bootstrap(read_settings()).parts
        with parts.begin() as uow:
            school = uow.people.school_named(read.school)
        if school is None:
            raise BadPlan("school", naam=read.school)
        made = campaigns.create(parts, None, school.id, read.name, read.plan)
        _show(campaigns.draft_preview(parts, None, made.id))
        _say("concept", nummer=made.id)

    _try(work)


def _show(found: Preview) -> None:
    words, moments = load("campagneregels")["woorden"], found.moments
    ends = (_when(moments[0]), _when(moments[-1])) if moments else ("-", "-")
    _say("mensen", mensen=len(found.lines), gepland=len(moments), eerste=ends[0], laatste=ends[1])
    for line in found.lines[:SHOWN]:
        slots = [words["reden"][slot.reason] if slot.reason else _when(slot.at) for slot in line.slots]
        click.echo(f"  {line.name} ({line.channel or '-'}): {', '.join(slots)}")
    if len(found.lines) > SHOWN:
        click.echo(f"  … + {len(found.lines) - SHOWN}")
    for reason, count in found.reasons.items():
        click.echo(f"  {words['reden'][reason]}: {count}")


@campaign.command()
@_CAMPAIGN
@click.option("--follow", is_flag=True, help="Stay, and show how it goes until all that is due is sent.")
def start(campaign_id: UUID, follow: bool) -> None:
    """Start the draft ID: plan every check-in of its cohort."""
    boot = bootstrap(read_settings())

    def work() -> None:
        _say("gestart", aantal=campaigns.start(boot.parts, None, campaign_id))
        asyncio.run(_wake(boot))
        if follow:
            _follow(boot.parts, campaign_id)

    _try(work)


@campaign.command()
@click.argument("campaign_id", metavar="[ID]", required=False, default="")
@click.option("--follow", is_flag=True, help="Stay, and show how it goes until all that is due is sent.")
def status(campaign_id: str, follow: bool) -> None:
    """How campaign ID goes; without ID a list of all."""
    parts = bootstrap(read_settings()).parts
    states = load("campagneregels")["woorden"]["status"]
    if not campaign_id:
        for one in campaign_report.campaigns_of(parts, None):
            click.echo(f"{one.id}  {states[one.status]:20} {one.name}")
        return
    wanted = _id(None, None, campaign_id)
    _try(lambda: _follow(parts, wanted) if follow else None)
    _try(lambda: _report(parts, wanted))


def _follow(parts: Parts, campaign_id: UUID) -> None:
    """A bar over everything that is due now, until it is done."""
    found = campaign_report.progress(parts, None, campaign_id)
    due = _open(found)
    label = load("campagneregels")["regels"]["teller"]["text"]
    with click.progressbar(length=max(due, 1), label=label) as bar:
        while due:
            time.sleep(EVERY)
            left = _open(campaign_report.progress(parts, None, campaign_id))
            bar.update(max(0, due - left))
            due = left


def _open(found: Progress) -> int:
    return found.overdue + found.states.get("sending", 0)


def _report(parts: Parts, campaign_id: UUID) -> None:
    found, words = campaign_report.progress(parts, None, campaign_id), load("campagneregels")["woorden"]
    click.echo(f"{found.campaign.name}: {words['status'][found.campaign.status]}")
    with click.progressbar(length=max(found.total, 1), label="", show_eta=False, show_pos=True) as bar:
        bar.update(found.settled)
    for state, count in sorted(found.states.items(), key=lambda item: -item[1]):
        detail = ", ".join(f"{words['reden'].get(r, r)}: {n}" for r, n in found.reasons.get(state, {}).items())
        click.echo(f"  {words['staat'][state]}: {count}" + (f" ({detail})" if detail else ""))
    _say("uitnodigingen", aantal=found.sent, herinneringen=found.reminders, onzeker=found.unknowns)
    if found.reply_p50 is not None and found.reply_p90 is not None:
        _say("antwoord", helft=_long(found.reply_p50), meeste=_long(found.reply_p90))
    if found.unreached:
        _say("niet_bereikt", aantal=len(found.unreached))
    seen = campaign_report.effect(parts, None, campaign_id)
    if seen is not None:
        _say(f"effect_{seen.verdict}")
        if seen.verdict != "no_holdout":
            _difference("effect_bereikt", seen.reached)
            _difference("effect_signaal", seen.alarms)


def _difference(name: str, found: Difference) -> None:
    low, high = found.interval
    _say(
        name, gevraagd=f"{found.asked.hits}/{found.asked.total}", controle=f"{found.held.hits}/{found.held.total}",
        verschil=f"{found.points:.0f}", laag=f"{low:.0f}", hoog=f"{high:.0f}",
    )  # fmt: skip


def _long(span: timedelta) -> str:
    minutes = int(span.total_seconds() // 60)
    return f"{minutes // 60}:{minutes % 60:02d}"


def _when(moment: datetime | None) -> str:
    return moment.astimezone(AMSTERDAM).strftime("%d-%m-%Y %H:%M") if moment else "-"


def _step(change: Callable[[Parts, UUID | None, UUID], None], said: str) -> click.Command:
    @_CAMPAIGN
    def command(campaign_id: UUID) -> None:
        boot = bootstrap(read_settings())
        _try(lambda: change(boot.parts, None, campaign_id))
        asyncio.run(_wake(boot))
        _say(said)

    name, text = change.__name__, (change.__doc__ or "").split(".")[0]
    return click.command(name, help=f"{name.capitalize()} campaign ID. {text}.")(command)


for _change, _said in ((campaigns.pause, "gepauzeerd"), (campaigns.resume, "hervat"), (campaigns.cancel, "afgebroken")):
    campaign.add_command(_step(_change, _said))

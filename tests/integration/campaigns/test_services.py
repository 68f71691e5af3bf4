"""Planning, permission, refusals, the report, and the commands."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner
from sqlalchemy import Engine as SqlEngine
from sqlalchemy import text

from bot.cli import campaign as cli
from bot.core.calendar import Window
from bot.core.campaign import Cohort
from bot.quality.share import Share
from bot.services.escalations import cases
from bot.services.planning import campaign_report, campaigns
from bot.services.planning.campaign_file import read_plan
from bot.services.planning.campaign_report import Difference
from tests.integration.campaigns.field import Field
from tests.unit.services.world import make_place


def count(database: SqlEngine, table: str) -> int:
    with database.connect() as connection:
        return connection.execute(text(f"select count(*) from {table}")).scalar_one()


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"cohort": Cohort(left_from=date(2030, 1, 1))}, "leeg"),
        ({"cohort": Cohort(profiles=("dagbesteding",))}, "leeg"),
        ({"window": Window(closed=((date(2026, 1, 1), date(2029, 1, 1)),))}, "venster_dicht"),
        ({"points": ()}, "geen_punten"),
        ({"ends_on": date(2026, 8, 1)}, "einde_voorbij"),
        ({"text": "onbekend"}, "tekst"),
    ],
)
def test_a_plan_that_cannot_work_is_refused_and_leaves_nothing(
    field: Field, database: SqlEngine, change: dict[str, Any], fault: str
) -> None:
    field.learner()
    with pytest.raises(campaigns.BadPlan) as error:
        campaigns.create(field.parts, None, field.place.school.id, "Proef", replace(field.plan(), **change))
    assert error.value.name == fault
    assert "\n" not in str(error.value)
    assert "[" not in str(error.value)
    assert count(database, "campaign") == count(database, "planned_checkin") == count(database, "audit") == 0


def test_points_before_everybody_left_or_all_in_the_past_are_refused(field: Field) -> None:
    field.learner(left_on=date(2026, 8, 1))
    school = field.place.school.id
    for points, fault in ((("day:2026-07-01",), "punt_voor_uitstroom"), (("months:0",), "niets_te_sturen")):
        with pytest.raises(campaigns.BadPlan) as error:
            campaigns.create(field.parts, None, school, "Proef", field.plan(*points))
        assert error.value.name == fault


def test_the_preview_is_what_is_planned(field: Field) -> None:
    for number in range(12):
        one = field.learner(status="stopped" if number == 3 else "active")
        field.change(one, wants_time="evening" if number % 2 else None)
    plan = field.plan("months:3", "months:6", "months:2", holdout=0.25)
    made = campaigns.create(field.parts, None, field.place.school.id, "Proef", plan, seed="zaad")
    shown = campaigns.preview(field.parts, None, field.place.school.id, plan, "zaad")
    assert campaigns.draft_preview(field.parts, None, made.id) == shown
    ready = campaigns.start(field.parts, None, made.id)
    planned = {(row.learner_id, row.point): (row.due_at, row.reason) for row in field.rows()}
    expected = {
        (line.learner_id, slot.point.key): (None, slot.reason) if slot.never else (slot.at, None)
        for line in shown.lines for slot in line.slots
    }  # fmt: skip
    assert planned == expected
    assert ready == sum(due is not None for due, _ in planned.values())
    assert sum(line.held for line in shown.lines) == 3


def test_only_staff_of_the_school_may(field: Field) -> None:
    field.learner()
    stranger = make_place(field.parts, "Andere").coach.id
    with pytest.raises(cases.NoSuchCase):
        campaigns.create(field.parts, stranger, field.place.school.id, "Proef", field.plan())
    made = campaigns.create(field.parts, field.place.coach.id, field.place.school.id, "Proef", field.plan())
    steps = (campaigns.start, campaigns.pause, campaigns.resume, campaigns.cancel, campaigns.draft_preview)
    for step in (*steps, campaign_report.progress, campaign_report.effect):
        with pytest.raises(cases.NoSuchCase):
            step(field.parts, stranger, made.id)
    assert campaign_report.campaigns_of(field.parts, stranger) == []
    assert [one.id for one in campaign_report.campaigns_of(field.parts, field.place.coach.id)] == [made.id]


def test_every_change_is_audited(field: Field, database: SqlEngine) -> None:
    field.learner()
    coach = field.place.coach.id
    made = campaigns.create(field.parts, coach, field.place.school.id, "Proef", field.plan())
    for step in (campaigns.start, campaigns.pause, campaigns.resume, campaigns.cancel):
        step(field.parts, coach, made.id)
    with database.connect() as connection:
        rows = connection.execute(text("select actor, what, subject from audit order by id")).all()
    names = ("created", "started", "paused", "resumed", "cancelled")
    assert [tuple(row) for row in rows] == [(str(coach), f"campaign_{name}", str(made.id)) for name in names]


@pytest.mark.parametrize(
    ("steps", "wrong"),
    [((), "pause"), ((), "resume"), (("start",), "start"), (("start", "cancel"), "pause"), (("start",), "resume")],
)
def test_steps_out_of_order_are_refused(field: Field, steps: tuple[str, ...], wrong: str) -> None:
    field.learner()
    made = campaigns.create(field.parts, None, field.place.school.id, "Proef", field.plan())
    for step in steps:
        getattr(campaigns, step)(field.parts, None, made.id)
    with pytest.raises(campaigns.BadPlan, match="campagne"):
        getattr(campaigns, wrong)(field.parts, None, made.id)


async def test_the_report_adds_up_and_times_replies(field: Field) -> None:
    for _ in range(10):
        field.learner()
    running = field.started(field.plan("months:3", "months:6", holdout=0.2))
    await field.work()
    asked = [account for account, _ in field.channel.sent]
    for number, account in enumerate(asked[:5]):
        field.clock.forward(hours=1)
        field.says(account, "hoi")
        found = campaign_report.progress(field.parts, None, running.id)
        assert found.balances
        assert found.states["answered"] == number + 1
    await field.days(14)
    found = campaign_report.progress(field.parts, None, running.id)
    assert found.states == {"answered": 5, "missed": 3, "planned": 8, "skipped": 4}
    assert (found.people, found.held, found.sent, found.reminders, found.total) == (10, 2, 8, 6, 20)
    assert found.reasons["skipped"] == {"holdout": 4}
    assert found.reply_p50 == timedelta(hours=3)
    assert found.reply_p90 == timedelta(hours=4, minutes=36)
    assert found.per_day[date(2026, 9, 1)].sent == 8
    assert sum(day.answered for day in found.per_day.values()) == 5
    assert {line.state for line in found.unreached} == {"missed"}
    assert found.balances


async def test_the_effect_says_when_the_groups_are_too_small(field: Field) -> None:
    for _ in range(8):
        field.learner()
    running = field.started(field.plan(holdout=0.5))
    await field.work()
    for account, _ in field.channel.sent:
        field.says(account, "hoi")
    found = campaign_report.effect(field.parts, None, running.id)
    assert found is not None
    assert (found.verdict, found.reached.asked.hits, found.reached.held.hits) == ("too_small", 4, 0)
    alone = campaign_report.effect(field.parts, None, field.started(name="Zonder").id)
    assert alone is not None
    assert alone.verdict == "no_holdout"


@pytest.mark.parametrize(
    ("asked", "held", "interval"),
    [  # Newcombe 1998, Statistics in Medicine 17:873, table II, method 10
        (Share(56, 70), Share(48, 80), (5.24, 33.39)),
        (Share(9, 10), Share(3, 10), (17.05, 80.90)),
        (Share(10, 10), Share(0, 20), (67.91, 100.0)),
        (Share(0, 10), Share(0, 10), (-27.75, 27.75)),
    ],
)
def test_the_interval_is_newcombes(asked: Share, held: Share, interval: tuple[float, float]) -> None:
    assert Difference(asked, held).interval == pytest.approx(interval, abs=0.006)


GOOD = """
naam: Eerste jaar
school: De Brug
doelgroep: {profiel: [arbeidsmarkt], uitstroom: 2026, cluster: 4, tags: [stage]}
punten: [3 maanden, 8 weken, 2027-01-15]
venster: {dagen: [ma, za], van: 10:00, tot: "17:30", schoolvakanties: zuid, dicht: [[2027-05-01, 2027-05-09]]}
herinneringen: [2, 5]
einde: 2028-07-31
controlegroep: 10 %
verleden: nu
"""


def test_a_file_is_read_as_it_says() -> None:
    plan = read_plan(GOOD, "plan.yml").plan
    assert plan.cohort == Cohort(("arbeidsmarkt",), date(2026, 1, 1), date(2026, 12, 31), (4,), ("stage",))
    assert [point.key for point in plan.points] == ["months:3", "weeks:8", "day:2027-01-15"]
    assert (plan.window.weekdays, plan.window.start.hour, plan.window.end.minute) == ((0, 5), 10, 30)
    assert (plan.window.region, plan.reminders, plan.holdout, plan.past) == ("zuid", (2, 5), 0.1, "send_now")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("naam: Eerste jaar", "", "naam"), ("3 maanden", "3 jaren", "punten"), ("zuid", "oost", "schoolvakanties"),
        ("[ma, za]", "[maandag]", "dagen"), ("einde: 2028-07-31", "einde: straks", "einde"), 
        ("10 %", "tien", "controlegroep"),
        ("verleden: nu", "verleden: ooit", "verleden"), ("[2, 5]", "[twee]", "herinneringen"),
        ("verleden: nu", "vroeger: nu", "vroeger"), ("uitstroom: 2026", "uitstroom: 26", "uitstroom"),
        ("arbeidsmarkt", "werk", "profiel"), ("naam: Eerste", "naam: [Eerste", "regel"), (GOOD, "- a", "lijst"),
        ("venster: {", "venster: [", "regel"), ("einde: 2028-07-31", "einde: 31-07-2028", "einde"),
    ],
)  # fmt: skip
def test_a_bad_file_names_file_and_field_in_one_dutch_line(old: str, new: str, says: str) -> None:
    with pytest.raises(campaigns.BadPlan) as error:
        read_plan(GOOD.replace(old, new), "plan.yml")
    assert str(error.value).startswith("plan.yml:")
    assert says in str(error.value)
    assert "\n" not in str(error.value)


@pytest.fixture
def run(field: Field, postgres: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The commands on this database."""
    boot = type("Boot", (), {"parts": field.parts, "url": postgres})
    monkeypatch.setattr(cli, "bootstrap", lambda _: boot)

    def call(*words: str) -> tuple[int, str]:
        group = click.Group("nazorg")
        cli.add(group)
        done = CliRunner().invoke(group, ["campaign", *words])
        return done.exit_code, done.output.removeprefix("nazorg: ").rstrip("\n")

    return call


def test_the_commands_plan_start_and_show(field: Field, run: Any, tmp_path: Path, database: SqlEngine) -> None:
    field.learner()
    file = tmp_path / "plan.yml"
    file.write_text("naam: Proef\nschool: De Brug\npunten: [3 maanden]\neinde: 2028-07-31\n")
    code, said = run("plan", str(file))
    assert code == 0, said
    assert "01-09-2026 12:00" in said
    number = said.split()[-1]
    assert run("start", number) == (0, "Gestart. 1 uitnodigingen staan klaar.")
    asyncio.run(field.work())
    code, said = run("status", number)
    assert code == 0, said
    assert "verstuurd: 1" in said
    assert run("pause", number)[0] == run("resume", number)[0] == run("cancel", number)[0] == 0
    assert run("resume", number) == (1, "Dit kan niet met een campagne die afgebroken is.")
    assert "Proef" in run("status")[1]


def test_the_commands_refuse_in_one_dutch_line(field: Field, run: Any, tmp_path: Path, database: SqlEngine) -> None:
    file = tmp_path / "plan.yml"
    file.write_text("naam: Proef\nschool: Nergens\npunten: [3 maanden]\neinde: 2028-07-31\n")
    assert run("plan", str(file)) == (1, "Er is geen school met de naam Nergens.")
    file.write_text("naam: Proef\nschool: De Brug\npunten: [3 maanden]\neinde: 2028-07-31\n")
    assert run("plan", str(file)) == (1, "Er is geen enkele leerling die bij deze doelgroep past.")
    file.write_bytes(b"naam: \xff\xfe")
    assert run("plan", str(file)) == (1, "plan.yml: dit is geen leesbaar plan (UTF-8).")
    unknown = (1, "Er is geen campagne met dit nummer.")
    assert run("start", "12") == run("pause", "00000000-0000-0000-0000-000000000001") == unknown
    assert count(database, "campaign") == 0

"""The commands on people: done, one line of reason, or wrong usage; never a traceback."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import Engine as SqlEngine

from bot.cli.main import cli, register
from bot.storage.vault import new_key

KEY = new_key()
Nazorg = Callable[..., Result]
LEARNER = ["add-learner", "Daan", "--school", "De Brug", "--profile", "arbeidsmarkt", "--left-on", "2026-07-15"]


@pytest.fixture
def nazorg(postgres: str, database: SqlEngine, tmp_path: Path) -> Nazorg:
    register()
    env = {"DATABASE_URL": postgres, "NAZORG_KEYS": KEY, "NAZORG_HOME": str(tmp_path), "NAZORG_DEMO": "0"}

    def run(*args: str, **more: str) -> Result:
        return CliRunner().invoke(cli, args, env=env | more)

    return run


def ok(result: Result) -> str:
    assert result.exit_code == 0, result.output
    return result.output


def fails(result: Result, code: int, *words: str) -> None:
    assert result.exit_code == code, result.output
    assert "Traceback" not in result.output
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert [word for word in words if word not in result.output] == []
    if code == 1:
        assert len(result.output.strip().splitlines()) == 1


def a_school(nazorg: Nazorg, *more: str) -> None:
    ok(nazorg("add-school", "De Brug", "--region", "r", "--doorstroompunt", "d", *more))


def test_from_a_school_to_an_erased_learner(nazorg: Nazorg) -> None:
    run = nazorg
    a_school(run)
    ok(run("add-staff", "m@x.invalid", "--name", "M", "--school", "De Brug", "--password", "x" * 12))
    out = ok(run(*LEARNER, "--born-on", "2007-03-01", "--coach", "M@x.invalid"))
    found = re.fullmatch(r"([0-9a-f-]{36})  code ([A-Z2-9]{4}-[A-Z2-9]{4})\n", out)
    assert found is not None
    assert ok(run("invite", found[1])).strip() != found[2]
    assert json.loads(ok(run("export", found[1])))["learner"]["first_name"] == "Daan"
    ok(run("erase", found[1], "--yes"))
    assert json.loads(ok(run("export", found[1])))["learner"]["first_name"] == ""


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (["add-school", "De Brug", "--region", "r", "--doorstroompunt", "d"], 1, ["De Brug", "already"]),
        (["add-staff", "m@x.invalid", "--name", "M", "--school", "Nergens", "--password", "x" * 12], 1, ["Nergens"]),
        (["add-staff", "m@x.invalid", "--name", "M", "--school", "De Brug", "--password", "kort"], 1, ["12"]),
        ([*LEARNER, "--born-on", "2027-01-01"], 1, ["--born-on"]),
        ([*LEARNER, "--born-on", "1-3-2007"], 2, ["1-3-2007"]),
        ([*LEARNER, "--born-on", "2007-03-01", "--coach", "wie@x.invalid"], 1, ["wie@x.invalid"]),
        (["invite", "geen-id"], 2, ["geen-id"]),
        (["erase", "00000000-0000-0000-0000-000000000000", "--yes"], 1, ["no such learner"]),
        (["export", "00000000-0000-0000-0000-000000000000"], 1, ["no such learner"]),
        (["bestaat-niet"], 2, ["bestaat-niet"]),
    ],
)
def test_what_goes_wrong_is_said_in_a_line(nazorg: Nazorg, args: list[str], code: int, words: list[str]) -> None:
    a_school(nazorg)
    fails(nazorg(*args), code, *words)


@pytest.mark.parametrize("hours", ["9:00-17:00", "09:00", "17:00-09:00", "09:00-25:00", "altijd"])
def test_hours_that_the_crisis_text_could_not_read_are_refused(nazorg: Nazorg, hours: str) -> None:
    args = ("add-school", "De Brug", "--region", "r", "--doorstroompunt", "d", "--staffed", hours)
    fails(nazorg(*args), 2, hours)


def test_the_same_person_twice_is_said(nazorg: Nazorg) -> None:
    a_school(nazorg)
    args = ("add-staff", " m@x.invalid ", "--name", "M", "--school", "De Brug", "--password", "x" * 12)
    ok(nazorg(*args))
    fails(nazorg(*args), 1, "already")


def test_another_key_is_one_clear_line(nazorg: Nazorg) -> None:
    a_school(nazorg)
    args = ("add-school", "B", "--region", "r", "--doorstroompunt", "d")
    fails(nazorg(*args, NAZORG_KEYS=new_key()), 1, "NAZORG_KEYS")
    fails(nazorg(*args, NAZORG_KEYS="onzin"), 1, "NAZORG_KEYS")
    fails(nazorg(*args, NAZORG_KEYS=""), 1, "NAZORG_KEYS")


def test_a_real_database_is_no_place_for_the_demo(nazorg: Nazorg) -> None:
    a_school(nazorg)
    fails(nazorg("migrate", NAZORG_DEMO="1"), 1, "NAZORG_DEMO")


def test_a_database_that_is_not_there_is_one_clear_line(nazorg: Nazorg) -> None:
    url = "postgresql://nobody@127.0.0.1:1/niets"
    fails(nazorg("migrate", DATABASE_URL=url), 1, "DATABASE_URL")


@pytest.mark.parametrize(
    ("name", "value"),
    [("DATABASE_URL", "mysql://x"), ("NAZORG_PORT", "x"), ("NAZORG_PORT", "70000"), ("NAZORG_DEMO", "?")],
)
def test_bad_settings_are_named(nazorg: Nazorg, name: str, value: str) -> None:
    fails(nazorg("migrate", **{name: value}), 1, name)

"""`nazorg learners import`: done, or nothing done with file, row and column named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import Engine as SqlEngine
from sqlalchemy import text as sql

from bot.cli.main import cli, register
from bot.storage.vault import new_key
from tests.unit.imports.lists import DAAN, HEADERS, SAMIRA, text, workbook

KEY = new_key()
Nazorg = Callable[..., Result]


@pytest.fixture
def nazorg(postgres: str, database: SqlEngine, tmp_path: Path) -> Nazorg:
    register()
    env = {"DATABASE_URL": postgres, "NAZORG_KEYS": KEY, "NAZORG_HOME": str(tmp_path), "NAZORG_DEMO": "0"}

    def run(*args: str, answer: str | None = None) -> Result:
        return CliRunner().invoke(cli, args, env=env, input=answer)

    for name in ("De Brug", "De Linde"):
        assert run("add-school", name, "--region", "r", "--doorstroompunt", "d").exit_code == 0
    return run


def write(folder: Path, content: bytes, name: str = "lijst.csv") -> str:
    (folder / name).write_bytes(content)
    return str(folder / name)


def names(database: SqlEngine) -> list[str]:
    with database.connect() as connection:
        return list(connection.execute(sql("select first_name from learner order by 1")).scalars())


def bring_in(nazorg: Nazorg, file: str, *more: str, answer: str | None = None) -> Result:
    return nazorg("learners", "import", file, "--school", "De Brug", *more, answer=answer)


@pytest.mark.parametrize(
    ("name", "content"), [("a.csv", text(HEADERS, DAAN, SAMIRA)), ("a.xlsx", workbook(HEADERS, DAAN, SAMIRA))]
)
def test_a_list_comes_in_once(nazorg: Nazorg, database: SqlEngine, tmp_path: Path, name: str, content: bytes) -> None:
    file = write(tmp_path, content, name)
    done = bring_in(nazorg, file, "--yes")
    assert done.exit_code == 0, done.output
    assert "2 new, 0 changed, 0 unchanged, 0 wrong" in done.output
    assert names(database) == ["Daan", "Samira"]
    again = bring_in(nazorg, file, "--yes")
    assert (again.exit_code, "nothing to change" in again.output) == (0, True)
    assert names(database) == ["Daan", "Samira"]


def test_nothing_before_a_yes(nazorg: Nazorg, database: SqlEngine, tmp_path: Path) -> None:
    file = write(tmp_path, text(HEADERS, DAAN))
    for answer in ("n\n", ""):
        assert bring_in(nazorg, file, answer=answer).exit_code == 1
        assert names(database) == []
    assert bring_in(nazorg, file, answer="y\n").exit_code == 0
    assert names(database) == ["Daan"]


def test_a_wrong_row_names_its_place_and_keeps_all_out(nazorg: Nazorg, database: SqlEngine, tmp_path: Path) -> None:
    file = write(tmp_path, text(HEADERS, DAAN, [*SAMIRA[:4], "31-2-2008", *SAMIRA[5:]]))
    target = tmp_path / "fout.csv"
    failed = bring_in(nazorg, file, "--yes", "--errors", str(target))
    assert failed.exit_code == 1
    assert "lijst.csv, rij 3, kolom Geboortedatum (E): Deze dag bestaat niet: 31-2-2008" in failed.output
    assert names(database) == []
    assert "Samira" in target.read_text("utf-8-sig")
    assert "Daan" not in target.read_text("utf-8-sig")
    assert bring_in(nazorg, file, "--yes", "--skip-wrong", "--errors", str(tmp_path / "fout.xlsx")).exit_code == 0
    assert names(database) == ["Daan"]
    assert (tmp_path / "fout.xlsx").read_bytes()[:2] == b"PK"


def test_a_header_that_is_there_twice_is_not_chosen_in_silence(
    nazorg: Nazorg, database: SqlEngine, tmp_path: Path
) -> None:
    file = write(tmp_path, text([*HEADERS, "Achternaam"], [*DAAN, "Smit"]))
    failed = bring_in(nazorg, file, "--yes")
    assert failed.exit_code == 1
    assert "Achternaam (D), Achternaam (H)" in failed.output
    assert names(database) == []
    assert bring_in(nazorg, file, "--yes", "--map", "H=last_name").exit_code == 0


def test_columns_by_name_and_what_holds_for_everybody(nazorg: Nazorg, database: SqlEngine, tmp_path: Path) -> None:
    file = write(tmp_path, text(["Hoe heet hij", "Gebdatum", "Iets"], ["Daan", "3-9-2007", "x"]))
    failed = bring_in(nazorg, file, "--yes")
    assert failed.exit_code == 1
    assert "lijst.csv" in failed.output
    assert "Uitstroomprofiel" in failed.output
    more = ("--map", "Hoe heet hij=Roepnaam", "--map", "C=tags", "--all", "left_on=2026-07-15")
    done = bring_in(nazorg, file, "--yes", *more, "--all", "profile=arbeid")
    assert done.exit_code == 0, done.output
    assert "Iets (C) = tags" in done.output
    assert names(database) == ["Daan"]


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (["--school", "Nergens"], 1, ["lijst.csv", "Nergens"]),
        ([], 1, ["--school"]),
        (["--school", "De Brug", "--map", "Weg=tags"], 1, ["lijst.csv", "Weg"]),
        (["--school", "De Brug", "--map", "Roepnaam=schoenmaat"], 1, ["lijst.csv", "schoenmaat"]),
        (["--school", "De Brug", "--map", "Roepnaam"], 2, ["Header=field"]),
        (["--school", "De Brug", "--all", "phone=06"], 2, ["--all"]),
        (["--school", "De Brug", "--all", "profile=zorg"], 1, ["lijst.csv", "zorg"]),
    ],
)
def test_wrong_calls(nazorg: Nazorg, tmp_path: Path, args: list[str], code: int, words: list[str]) -> None:
    failed = nazorg("learners", "import", write(tmp_path, text(HEADERS, DAAN)), "--yes", *args)
    assert failed.exit_code == code, failed.output
    assert [word for word in words if word not in failed.output] == []
    assert failed.exception is None or isinstance(failed.exception, SystemExit)


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.csv", b""), ("a.xlsx", b"geen excel"), ("a.pdf", b"%PDF"), ("a.csv", text(HEADERS)), ("a.csv", b"\x00\x01")],
)
def test_a_file_that_is_no_list(nazorg: Nazorg, tmp_path: Path, name: str, content: bytes) -> None:
    failed = bring_in(nazorg, write(tmp_path, content, name), "--yes")
    assert failed.exit_code == 1
    assert failed.output.startswith(f"nazorg: {name}: ")
    assert len(failed.output.strip().splitlines()) == 1


def test_a_file_that_is_not_there_is_wrong_usage(nazorg: Nazorg) -> None:
    assert bring_in(nazorg, "nergens.csv").exit_code == 2

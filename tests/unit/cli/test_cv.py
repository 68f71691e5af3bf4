"""`nazorg cv`: the agreed cv, the draft with a word about it, or one line of reason."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import Engine as SqlEngine

from bot.cli.main import cli, register
from bot.content.policies import policies
from bot.core.learner import Learner
from bot.services.parts import Parts
from bot.storage.unit_of_work import unit_of_work_factory
from bot.storage.vault import FernetVault, new_key
from tests.conftest import FixedClock
from tests.unit.services.papers import CV, RESUME, add_document, add_draft
from tests.unit.services.world import FakeReader, assess, make_learner, make_place

KEY = new_key()
Nazorg = Callable[..., Result]
DRAFT = {"basics": {"name": "Sem"}}


@pytest.fixture
def nazorg(postgres: str, database: SqlEngine, tmp_path: Path) -> Nazorg:
    register()
    env = {"DATABASE_URL": postgres, "NAZORG_KEYS": KEY, "NAZORG_HOME": str(tmp_path), "NAZORG_DEMO": "0"}
    return lambda *args: CliRunner().invoke(cli, ["cv", *args], env=env)


@pytest.fixture
def parts(database: SqlEngine) -> Parts:
    vault, begin = FernetVault([KEY]), unit_of_work_factory(database)
    return Parts(begin, FixedClock(), vault, policies(), FakeReader(), assess, secrets.token_urlsafe)


@pytest.fixture
def daan(parts: Parts) -> Learner:
    return make_learner(parts, make_place(parts))


def test_the_newest_agreed_cv_is_printed_as_json_resume(nazorg: Nazorg, parts: Parts, daan: Learner) -> None:
    add_document(parts, daan, content={"resume": DRAFT, "design": "plain"})
    add_document(parts, daan)
    add_draft(parts, daan, DRAFT)
    done = nazorg(str(daan.id))
    assert (done.exit_code, done.stderr) == (0, "")
    assert json.loads(done.stdout) == RESUME == CV["resume"]


def test_a_draft_is_given_with_a_word_about_it(nazorg: Nazorg, parts: Parts, daan: Learner) -> None:
    add_draft(parts, daan, DRAFT)
    done = nazorg(str(daan.id), "--format", "json")
    assert done.exit_code == 0
    assert json.loads(done.stdout) == DRAFT
    assert "draft" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(("form", "start"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_a_file_goes_to_a_pipe_or_to_a_place(
    nazorg: Nazorg, parts: Parts, daan: Learner, tmp_path: Path, form: str, start: bytes
) -> None:
    add_document(parts, daan)
    assert nazorg(str(daan.id), "--format", form).stdout_bytes.startswith(start)
    out = tmp_path / f"cv.{form}"
    done = nazorg(str(daan.id), "--format", form, "--out", str(out))
    assert (done.exit_code, done.stdout_bytes) == (0, b"")
    assert out.read_bytes().startswith(start)


def test_what_goes_wrong_is_said_in_a_line(nazorg: Nazorg, parts: Parts, daan: Learner, tmp_path: Path) -> None:
    gone = "00000000-0000-0000-0000-000000000000"
    cases = [([gone], 1, "no such learner"), ([str(daan.id)], 1, "no cv"), (["geen-id"], 2, "geen-id")]
    cases += [([str(daan.id), "--format", "odt"], 2, "odt")]
    for args, code, words in cases:
        done = nazorg(*args)
        assert (done.exit_code, words in done.stderr, done.stdout) == (code, True, ""), args
        assert code == 2 or len(done.stderr.splitlines()) == 1
    add_document(parts, daan)
    nowhere = tmp_path / "nergens" / "cv.pdf"
    done = nazorg(str(daan.id), "--format", "pdf", "--out", str(nowhere))
    assert done.exit_code == 1
    assert str(nowhere) in done.stderr

"""Imports go one way, and each big library stays in its package: `[tool.importlinter]` in pyproject.toml."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LINT = Path(sys.executable).with_name("lint-imports")
# What must not be possible: (file, line that is added to it, words of the contract that forbids it).
TRESPASSES = [
    ("bot/core/signal.py", "import bot.services.escalations.cases", "imports go one way"),
    ("bot/channels/console.py", "import bot.storage.tables", "imports go one way"),
    ("bot/storage/vault.py", "import bot.content", "the store and the engines"),
    ("actions/hulp.py", "import bot.storage.vault", "actions know the services"),
    ("bot/services/parts.py", "import bot.config", "settings are read"),
    ("bot/site/app.py", "import bot.bootstrap", "only entry points"),
    ("bot/services/parts.py", "import actions.base", "the actions are served"),
    ("bot/conversation/danger/crisis.py", "import telegram", "python-telegram-bot"),
    ("bot/services/talk/dialogue.py", "import rasa_sdk", "rasa-sdk"),
    ("bot/conversation/intake.py", "import sqlalchemy", "SQL stays"),
    ("bot/services/escalations/notices.py", "import procrastinate", "the queue library"),
    ("bot/conversation/outbox.py", "import starlette", "the web framework"),
    ("bot/services/checkins/heard.py", "import spacy", "spaCy"),
    ("bot/services/checkins/heard.py", "import matplotlib", "drawing stays"),
    ("bot/language/words.py", "import sklearn", "learning libraries"),
    ("bot/language/words.py", "import pycrfsuite", "the cv tagger's library"),
    ("bot/services/people/export.py", "import docx", "typesetting stays"),
    ("bot/services/people/roster.py", "import python_calamine", "the reader of spreadsheets"),
]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"PYTHONPATH": str(folder), "COLUMNS": "300", "NO_COLOR": "1"}
    argv = [str(LINT), "--no-logo", "--no-cache", "--config", "pyproject.toml"]
    return subprocess.run(argv, cwd=folder, env=env, capture_output=True, text=True)


def imported(path: Path) -> Iterator[str]:
    """The top names of everything that a file imports."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def test_every_contract_is_kept() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_trespass_is_noticed(tmp_path: Path) -> None:
    """All at once in a copy: each contract must break, or the check is worth nothing."""
    for name in ("bot", "actions"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "*.yml"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for file, line, _ in TRESPASSES:
        with (tmp_path / file).open("a", encoding="utf-8") as target:
            target.write(f"\n{line}\n")
    done = lint(tmp_path)
    assert done.returncode == 1
    broken = [line for line in done.stdout.splitlines() if line.endswith("BROKEN")]
    missed = [words for *_, words in TRESPASSES if not any(line.startswith(words) for line in broken)]
    assert missed == [], done.stdout
    assert "KEPT" not in done.stdout


@pytest.mark.parametrize("path", sorted((ROOT / "bot/core").glob("*.py")), ids=lambda path: path.name)
def test_the_core_needs_the_standard_library_alone(path: Path) -> None:
    foreign = {name for name in imported(path) if name.split(".")[0] not in sys.stdlib_module_names}
    assert {name for name in foreign if not name.startswith("bot.core")} == set()


def test_app_and_engine_meet_over_http_only() -> None:
    for path in (ROOT / "engine/nazorg_engine").glob("*.py"):
        assert not {name.split(".")[0] for name in imported(path)} & {"bot", "actions"}, path
    for folder in ("bot", "actions"):
        for path in (ROOT / folder).rglob("*.py"):
            assert not {name.split(".")[0] for name in imported(path)} & {"rasa", "nazorg_engine"}, path

"""A copy of the real texts in a throw-away project, to break on purpose."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
Put = Callable[[str, str], None]
CONTENT = "bot/content/nl"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project that holds the fixed texts and nothing else."""
    (tmp_path / CONTENT).mkdir(parents=True)
    for name in ("crisis", "hulplijnen", "onboarding", "systeem", "mail", "leesniveau", "commands"):
        shutil.copy(ROOT / CONTENT / f"{name}.yml", tmp_path / CONTENT)
    return tmp_path


@pytest.fixture
def put(project: Path) -> Put:
    """Write a file into the project."""

    def write(name: str, text: str) -> None:
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return write


@pytest.fixture
def swap(project: Path) -> Callable[[str, str, str], None]:
    """Replace one piece of a content file; fails when the piece is not there."""

    def replace(name: str, old: str, new: str) -> None:
        path = project / CONTENT / f"{name}.yml"
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace

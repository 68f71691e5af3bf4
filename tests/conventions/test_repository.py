"""The tree holds the product and nothing else."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
NOT_OURS = {"models", "var", "__pycache__", "node_modules"}
TEXT = {".py", ".md", ".yml", ".yaml", ".toml", ".html", ".css", ".js", ".jsonl", ".csv", ".example", ".mako", ""}
UNFINISHED = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X)\b(?!-)")
PERSONAL = re.compile(r"/(?:home|Users)/\w|(?<![\w.])/(?:root|work)/\w|[A-Z]:\\\\?Users")


def files() -> Iterator[Path]:
    """Everything that belongs to the repository: what .gitignore names is left out."""
    for folder, names, found in os.walk(ROOT):
        names[:] = [n for n in names if n not in NOT_OURS and (not n.startswith(".") or n in (".ci", ".github"))]
        yield from (Path(folder) / name for name in found if name != "uv.lock")


def texts() -> list[Path]:
    return sorted(path for path in files() if path.suffix in TEXT)


@pytest.mark.parametrize(("what", "pattern"), [("unfinished", UNFINISHED), ("a personal path", PERSONAL)])
def test_no_file_holds(what: str, pattern: re.Pattern[str]) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {what}: {line.strip()[:80]}"
        for path in texts()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if pattern.search(line)
    ]
    assert found == []


def test_the_walk_sees_the_repository() -> None:
    """A walk that sees nothing would let everything pass."""
    seen = {path.relative_to(ROOT).as_posix() for path in texts()}
    assert {"Makefile", "README.md", "bot/config.py", "data/cv/nlu.yml", ".env.example"} <= seen


def test_no_file_is_big_or_left_over() -> None:
    for path in files():
        assert path.stat().st_size < 2_000_000, path
        assert path.suffix not in {".db", ".sqlite", ".pyc", ".log", ".orig", ".rej", ".bak"}, path


def test_every_voice_has_its_role() -> None:
    """Each file in data/signals is declared once, with a word about its writer: it trains, or it is held out."""
    declared = yaml.safe_load((ROOT / "data/signals/voices.yml").read_text(encoding="utf-8"))
    voices = sorted(path.stem for path in (ROOT / "data/signals").glob("*.jsonl") if path.stem != "second_reading")
    assert sorted([*declared["train"], *declared["heldout"]]) == voices
    assert sorted(declared["voices"]) == voices


def test_a_topic_is_whole() -> None:
    """A topic folder holds its examples, rules and texts, and no domain file (Rasa would read half of it)."""
    others = ("signals", "cv_talks", "meaning")
    topics = [path for path in (ROOT / "data").iterdir() if path.is_dir() and path.name not in others]
    assert topics
    for topic in topics:
        assert {path.name for path in topic.iterdir()} == {"nlu.yml", "rules.yml", "responses.yml"}, topic

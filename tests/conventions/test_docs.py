"""What the docs say can be done, can be done: commands, options, files, links, examples."""

from __future__ import annotations

import glob
import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from bot.cli.main import cli, register
from bot.play.script import read

ROOT = Path(__file__).parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *ROOT.glob("[bdem]*/README.md")])
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\[[^\]]+\]\(([^)\s]+)\)")
PLACES = ("bot/", "actions/", "data/", "docs/", "tests/", "engine/", "benchmarks/", "config.yml", "domain.yml")
pages = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())


def blocks(page: Path, *kinds: str) -> Iterator[str]:
    """The fenced blocks of these kinds."""
    for kind, body in BLOCK.findall(page.read_text(encoding="utf-8")):
        if kind in kinds:
            yield body


def commands(page: Path) -> Iterator[list[str]]:
    """Every call in the shell blocks, as words: pipes are taken apart, comments and settings left out."""
    for block in blocks(page, "sh", "bash", "console"):
        for line in block.replace("\\\n", " ").splitlines():
            for part in re.split(r" \| ", re.sub(r'"?\$\(([^)]*)\)[^"\s]*"?', r" | \1 | ", line)):
                words = shlex.split(part, comments=True)
                while words and re.match(r"[A-Z_]+=", words[0]):
                    words = words[1:]
                if words:
                    yield words


def prose(page: Path) -> str:
    return BLOCK.sub("", page.read_text(encoding="utf-8"))


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as code forges make them."""
    heads = re.findall(r"^#+ (.+)$", prose(page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in heads}


@pytest.fixture(scope="module")
def nazorg() -> click.Group:
    register()
    return cli


def targets() -> set[str]:
    return set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


@pages
def test_commands_exist(page: Path, nazorg: click.Group) -> None:
    for words in commands(page):
        name = words[0].removeprefix(".venv/bin/")
        if name == "make":
            assert set(words[1:]) <= targets(), words
        elif name == "nazorg":
            _check(nazorg, words[1:])
        elif name.endswith("bin/python") or name == "python":
            script = next((word for word in words if word.endswith(".py")), None)
            assert script is None or (ROOT / script).is_file(), words
        else:
            assert name in {"export", "echo"}, f"an unknown command: {words}"


def _check(group: click.Group, words: list[str]) -> None:
    """The subcommand exists, knows its options, and each choice is one."""
    command: click.Command | None = group
    while isinstance(command, click.Group) and words:
        command, words = command.commands.get(words[0]), words[1:]
    assert command is not None, f"no such command: nazorg … {words}"
    options: dict[str, Any] = {name: one for one in command.params for name in (*one.opts, *one.secondary_opts)}
    for at, word in enumerate(words):
        if word.startswith("--"):
            assert word in options, f"nazorg {command.name} has no {word}"
            kind = options[word].type
            assert not isinstance(kind, click.Choice) or words[at + 1] in kind.choices, words


@pages
def test_commands_in_the_text_exist(page: Path, nazorg: click.Group) -> None:
    for call in re.findall(r"`((?:make|nazorg) [^`]+)`", prose(page)):
        name, first, *rest = call.split()
        if name == "make":
            assert first in targets(), call
        else:
            _check(nazorg, [first, *(word for word in rest if word.startswith("--"))])


@pages
def test_links_lead_somewhere(page: Path) -> None:
    for link in LINK.findall(prose(page)):
        path, _, anchor = link.partition("#")
        if re.match(r"[a-z]+:", path):
            assert path.startswith("https://"), link
            continue
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), f"{link} leads nowhere"
        assert not anchor or anchor in anchors(target), f"{link}: no such heading"


@pages
def test_files_that_are_named_exist(page: Path) -> None:
    text = page.read_text(encoding="utf-8") if page.name == "README.md" else prose(page)
    named = re.findall(r"`([\w./<>*-]+)`", text)
    maps = (line.split()[0] for block in blocks(page, "text") for line in block.splitlines() if line.strip())
    for name in [*named, *maps]:
        name = re.sub(r"<[^>]+>", "*", name)
        if name.startswith(PLACES):
            assert glob.glob(name.rstrip("/"), root_dir=ROOT), f"{name} does not exist"


def test_the_map_names_every_package() -> None:
    text = "".join(blocks(ROOT / "README.md", "text"))
    packages = [path.parent.name for path in (ROOT / "bot").glob("*/__init__.py")]
    assert [name for name in packages if f"bot/{name}/" not in text] == []


@pages
def test_python_examples_run(page: Path) -> None:
    for block in blocks(page, "python"):
        exec(compile(block, str(page), "exec"), {"__name__": "example"})


@pages
def test_data_examples_are_valid(page: Path, tmp_path: Path) -> None:
    for block in blocks(page, "json"):
        json.loads(block)
    for block in blocks(page, "yaml"):
        (tmp_path / "play.yml").write_text(block, encoding="utf-8")
        assert read(tmp_path / "play.yml")


def test_readme_shows_the_two_commands_first() -> None:
    first = next(blocks(ROOT / "README.md", "sh"))
    assert [line.split("#")[0].strip() for line in first.splitlines()] == ["make run", "make test"]


def test_the_changelog_is_kept() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## [Unreleased]" in text
    kinds = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    assert set(re.findall(r"^### (.+)$", text, re.MULTILINE)) <= kinds

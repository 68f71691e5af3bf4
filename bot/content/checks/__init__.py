"""Checks on everything that people read, and on the names that tie texts, rules and actions together."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from bot.content import load
from bot.content.checks.crisis import crisis_problems
from bot.content.checks.engine import engine_problems
from bot.content.checks.lines import line_problems, read_lines, recheck
from bot.content.checks.policy import read_policy
from bot.content.checks.problem import Problem
from bot.content.checks.reading import judge
from bot.content.checks.texts import CONTENT, content_texts, load_yaml, response_texts
from bot.content.checks.twice import twice

__all__ = ["Problem", "run"]


def run(paths: Iterable[Path], today: date | None = None) -> list[Problem]:
    """Check each project root in `paths`, sorted by place; empty when all is well.

    A file or folder inside a project gives only the problems found in it. With `today` the age of the
    help lines is checked too. Raises yaml.YAMLError and OSError for what cannot be read.
    """
    problems: set[Problem] = set()
    for path in paths:
        root = _root(path.resolve())
        within = path.resolve().relative_to(root).as_posix()
        problems |= {problem for problem in _tree(root, today) if _concerns(problem, within)}
    return sorted(problems)


def _root(path: Path) -> Path:
    """The project that a path belongs to. Raises FileNotFoundError outside a project."""
    for folder in (path, *path.parents):
        if (folder / CONTENT).is_dir():
            return folder
    raise FileNotFoundError(f"{path} is not in a project: no {CONTENT.as_posix()} above it")


def _concerns(problem: Problem, within: str) -> bool:
    short = within.removeprefix(f"{CONTENT.as_posix()}/").removesuffix(".yml")
    return within == "." or problem.where.startswith((within, f"{short}."))


def _tree(root: Path, today: date | None) -> list[Problem]:
    policy = read_policy(_content(root, "leesniveau"))
    help_lines = _content(root, "hulplijnen")
    lines = read_lines(help_lines)
    texts, problems = content_texts(root, policy)
    texts += response_texts(root, policy)
    for text in texts:
        problems += judge(text, policy, lines)
    problems += line_problems(help_lines) + engine_problems(root) + twice(root)
    problems += crisis_problems(_content(root, "crisis"), policy)
    return problems + (recheck(help_lines, today) if today else [])


def _content(root: Path, name: str) -> Any:
    own = root / CONTENT / f"{name}.yml"
    return load_yaml(own) if own.exists() else load(name)

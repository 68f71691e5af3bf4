"""A name that stands twice in one list of names: YAML silently keeps the second, so the first text is never read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import yaml

from bot.content.checks.problem import Problem
from bot.content.checks.texts import CONTENT

_FILES = (CONTENT.as_posix(), "data")
_TODO = "Give one of the two another name, or take it out."


def twice(root: Path) -> list[Problem]:
    """A problem for each name that is given twice, in all content and training files. Raises yaml.YAMLError."""
    paths = [path for folder in _FILES for path in sorted((root / folder).rglob("*.yml"))]
    return [
        Problem(f"{path.relative_to(root).as_posix()}, line {line}", f'"{name}" stands here a second time', _TODO)
        for path in paths
        for name, line in _repeated(yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))
    ]


def _repeated(node: yaml.Node | None) -> Iterator[tuple[str, int]]:
    """Yield each second name, with its line."""
    if isinstance(node, yaml.SequenceNode):
        for one in node.value:
            yield from _repeated(one)
    if isinstance(node, yaml.MappingNode):
        seen = set[tuple[str, str]]()
        for name, value in node.value:
            mark = (str(name.tag), str(name.value))
            if mark in seen:
                yield str(name.value), name.start_mark.line + 1
            seen.add(mark)
            yield from _repeated(value)

"""Find every text for people: in bot/content/nl as leesniveau.yml declares, and in data/*/responses.yml."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.content.checks.policy import Policy
from bot.content.checks.problem import Problem

CONTENT = Path("bot/content/nl")


@dataclass(frozen=True)
class Text:
    """One text as somebody will read it, with the place to find it. A button title stands alone;
    of a `foreign` text only part is Dutch."""

    where: str
    text: str
    audience: str
    button: bool = False
    foreign: bool = False


def load_yaml(path: Path) -> Any:
    """Parse one YAML file. Raises yaml.YAMLError."""
    return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)


def strings(
    node: Any, keys: frozenset[str], where: str, under: str | None = None
) -> Iterator[tuple[str, str, str]]:
    """Walk a parsed file; give (place, key, string) for each string that stands under one of `keys`."""
    if isinstance(node, str):
        if under is not None:
            yield where, under, node
    elif isinstance(node, dict):
        for key, value in node.items():
            yield from strings(value, keys, f"{where}.{key}", str(key) if str(key) in keys else None)
    elif isinstance(node, list):
        for number, value in enumerate(node):
            yield from strings(value, keys, f"{where}[{number}]", under)


def content_texts(root: Path, policy: Policy) -> tuple[list[Text], list[Problem]]:
    """Texts of every file under bot/content/nl, and a problem for each file that is not declared."""
    texts: list[Text] = []
    problems: list[Problem] = []
    for path in sorted((root / CONTENT).rglob("*.yml")):
        name = path.relative_to(root / CONTENT).with_suffix("").as_posix()
        try:
            declared = policy.declared(name)
        except KeyError:
            todo = "Say under files in leesniveau.yml who reads it and under which keys, or that it is data."
            problems.append(Problem(f"{CONTENT.as_posix()}/{name}.yml", "it is not declared", todo))
            continue
        if declared is not None:
            texts += [
                Text(place, text, declared.audience, button=key == "title" and "buttons" in place)
                for place, key, text in strings(load_yaml(path), declared.keys, name)
            ]
    return texts, problems


def response_texts(root: Path, policy: Policy) -> list[Text]:
    """Texts and button titles of every response in data/*/responses.yml."""
    texts = []
    for path in sorted((root / "data").glob("*/responses.yml")):
        for response, variants in (load_yaml(path).get("responses") or {}).items():
            for number, variant in enumerate(variants):
                where = f"{path.relative_to(root).as_posix()} {response}[{number}]"
                if "text" in variant:
                    texts.append(Text(where, variant["text"], "learner", foreign=response in policy.foreign))
                for button in variant.get("buttons", ()):
                    texts.append(Text(where, button["title"], "learner", button=True))
    return texts

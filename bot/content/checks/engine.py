"""What Rasa does not notice: overwritten responses, names nothing defines, buttons too big to send."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.content.checks.problem import Problem
from bot.content.checks.texts import load_yaml

PAYLOAD_MAX = 64  # bytes, UTF-8: callback_data of the Telegram Bot API
_UTTER = re.compile(r"(?<![.\w])utter_(?!action\b)\w+")  # not `dispatcher.utter_message`, nor Rasa's `utter_action`
_SOURCES = ("data/*/rules.yml", "data/*/stories.yml", "actions/**/*.py", "bot/**/*.py", "bot/**/*.yml")


def engine_problems(root: Path) -> list[Problem]:
    """Check the Rasa project at `root`; nothing to report where there is no domain.yml yet."""
    problems = [*_responses(root)]
    if (root / "domain.yml").exists():
        domain = load_yaml(root / "domain.yml") or {}
        problems += [*_names(root, domain), *_actions(root, domain)]
    return problems


def _responses(root: Path) -> Iterator[Problem]:
    """Ids that two files define (Rasa silently keeps the last), and payloads that Telegram refuses."""
    homes: dict[str, list[str]] = defaultdict(list)
    for path in sorted((root / "data").rglob("*.yml")):
        where = path.relative_to(root).as_posix()
        parsed = load_yaml(path)
        responses = parsed.get("responses") if isinstance(parsed, dict) else None
        for name, variants in (responses or {}).items():
            homes[name].append(where)
            for button in (button for variant in variants for button in variant.get("buttons", ())):
                size = len(button["payload"].encode())
                if size > PAYLOAD_MAX:
                    what = f"payload {button['payload']} is {size} bytes"
                    yield Problem(f"{where} {name}", what, f"At most {PAYLOAD_MAX}: shorten it.")
    for name, places in homes.items():
        if len(places) > 1:
            yield Problem(" and ".join(places), f"{name} is defined in each", "Keep one.")


def defined_responses(root: Path) -> set[str]:
    """Names of all responses in data/."""
    files = (root / "data").glob("*/responses.yml")
    return {name for path in files for name in (load_yaml(path).get("responses") or {})}


def _names(root: Path, domain: dict[str, Any]) -> Iterator[Problem]:
    defined, used = defined_responses(root), used_responses(root)
    prefixes = tuple(name for name in used if name.endswith("_"))
    asked = {f"utter_ask_{form}_" for form in domain.get("forms", {})} | {"utter_ask_"}
    for name in sorted(used.keys() - defined - set(prefixes)):
        yield Problem(used[name], f"{name} is used but not defined", "Write it in a responses.yml.")
    for name in sorted(defined - used.keys()):
        if not name.startswith((*prefixes, *asked)):
            yield Problem("data", f"{name} is defined but nothing uses it", "Use it or delete it.")


def used_responses(root: Path) -> dict[str, str]:
    """Names of responses that rules, actions, services and content name, each with a place. A name that
    ends in "_" is the fixed part of one put together in code."""
    used: dict[str, str] = {}
    for pattern in _SOURCES:
        for path in sorted(root.glob(pattern)):
            where = path.relative_to(root)
            if where.is_relative_to("bot/content/checks") or where.name == "leesniveau.yml":
                continue
            for name in _UTTER.findall(path.read_text(encoding="utf-8")):
                used.setdefault(name, where.as_posix())
    return used


def _actions(root: Path, domain: dict[str, Any]) -> Iterator[Problem]:
    declared = {name for name in domain.get("actions", ()) if not name.startswith("utter_")}
    written = {name for path in (root / "actions").rglob("*.py") for name in action_names(path)}
    for name in sorted(declared - written):
        yield Problem("domain.yml", f"no class answers to {name}", "Write it in actions/, or take it out.")
    for name in sorted(written - declared):
        yield Problem("actions", f"{name} is not in domain.yml", "Add it under actions.")


def action_names(path: Path) -> set[str]:
    """Names of the actions in one module, without importing it: what each `name` method returns, or the
    constant that a `name_` or `action_name` class attribute holds."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef) and node.name == "name":
            found |= {_constant(part.value) for part in ast.walk(node) if isinstance(part, ast.Return)}
        elif isinstance(node, ast.ClassDef):
            found |= {_named(part) for part in node.body}
    return {name for name in found if name}


def _named(part: ast.stmt) -> str | None:
    targets = part.targets if isinstance(part, ast.Assign) else [getattr(part, "target", None)]
    if not isinstance(part, ast.Assign | ast.AnnAssign):
        return None
    names = {target.id for target in targets if isinstance(target, ast.Name)}
    return _constant(part.value) if names & {"name_", "action_name"} else None


def _constant(value: ast.expr | None) -> str | None:
    return value.value if isinstance(value, ast.Constant) and isinstance(value.value, str) else None

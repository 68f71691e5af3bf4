"""Dialogues to play: reading the file, with a clear word about what is wrong in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, cast

import yaml

from bot.core.checkin import PROFILES, Profile


class BadScript(ValueError):
    """The file is no list of dialogues; the message says where and what."""


@dataclass(frozen=True)
class Context:
    """Who the fresh learner is. `consent` may be one yes or no, or one per purpose."""

    age: int = 19
    months_since_leaving: int = 10
    consent: bool | dict[str, bool] = True
    startkwalificatie: bool = False
    enrolled: str | bool | None = None
    extra: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Dialogue:
    """One dialogue: who, how it starts, and what the learner types."""

    name: str
    profile: Profile
    turns: tuple[str, ...]
    context: Context = field(default_factory=Context)
    start: Literal["checkin", "none"] = "checkin"


def read(path: Path) -> list[Dialogue]:
    """The dialogues of a YAML file. Raises `BadScript` (file, place, what)."""
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}, column {mark.column + 1}" if mark else ""
        raise BadScript(f"{path}{line}: this is no valid YAML") from None
    if not isinstance(data, list):
        raise BadScript(f"{path}: must be a list of dialogues")
    return [_dialogue(path, number, item) for number, item in enumerate(data, 1)]


def _dialogue(path: Path, number: int, item: Any) -> Dialogue:
    where = f"{path}, dialogue {number}"
    if not isinstance(item, dict):
        raise BadScript(f"{where}: must be a mapping with name, profile and turns")
    unknown = set(item) - {"name", "profile", "context", "start", "turns"}
    if unknown:
        raise BadScript(f"{where}: unknown key {sorted(unknown)[0]!r}")
    if item.get("profile") not in PROFILES:
        raise BadScript(f"{where}: profile must be one of {', '.join(PROFILES)}")
    if item.get("start", "checkin") not in ("checkin", "none"):
        raise BadScript(f"{where}: start must be checkin or none")
    turns = item.get("turns")
    if not isinstance(turns, list) or not all(isinstance(turn, str | int | float | bool) for turn in turns):
        raise BadScript(f"{where}: turns must be a list of texts")
    return Dialogue(
        str(item.get("name", number)),
        cast(Profile, item["profile"]),
        tuple(_text(turn) for turn in turns),
        _context(where, item.get("context") or {}),
        item.get("start", "checkin"),
    )


def _text(turn: object) -> str:
    """YAML reads a bare ja/nee/7 as a boolean or number; a learner typed words."""
    return {True: "ja", False: "nee"}[turn] if isinstance(turn, bool) else str(turn)


def _context(where: str, given: Any) -> Context:
    if not isinstance(given, dict):
        raise BadScript(f"{where}: context must be a mapping")
    known = {"age", "months_since_leaving", "consent", "startkwalificatie", "enrolled"}
    for name in ("age", "months_since_leaving"):
        if name in given and (isinstance(given[name], bool) or not isinstance(given[name], int) or given[name] < 0):
            raise BadScript(f"{where}: context.{name} must be a whole number")
    values = {name: value for name, value in given.items() if name in known and value is not None}
    return Context(**values, extra={name: value for name, value in given.items() if name not in known})

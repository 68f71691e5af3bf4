"""Help lines: read them, put them into texts, and notice when nobody has checked them for long."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from bot.content.checks.problem import Problem

_REFERENCE = re.compile(r"\{(lijn|chat):([^{}]*)\}")
WARN_BEFORE = timedelta(days=60)


@dataclass(frozen=True)
class HelpLine:
    """One help line. `min_age` and `max_age` are in whole years, both included; None is no limit."""

    id: str
    name: str
    say: str
    text: str
    number: str | None = None
    tel: str | None = None
    chat: str | None = None
    min_age: int | None = None
    max_age: int | None = None

    def fits(self, age: int | None) -> bool:
        """Whether someone of this age may use the line. An unknown age fits only a line for everybody."""
        if age is None:
            return self.min_age is None and self.max_age is None
        return (self.min_age or 0) <= age <= (self.max_age or 200)


def read_lines(data: Mapping[str, Any]) -> dict[str, HelpLine]:
    """The lines of hulplijnen.yml by id. Raises KeyError when a line misses id, name, say or text."""
    lines = (
        HelpLine(
            id=entry["id"],
            name=entry["name"],
            say=entry["say"],
            text=entry["text"],
            number=entry.get("number"),
            tel=entry.get("tel"),
            chat=entry.get("chat"),
            min_age=entry.get("ages", {}).get("min"),
            max_age=entry.get("ages", {}).get("max"),
        )
        for entry in data["lines"]
    )
    return {line.id: line for line in lines}


def fill(text: str, lines: Mapping[str, HelpLine]) -> str:
    """Put the lines into a text: {lijn:113} and {chat:113}. Raises KeyError for one that is not there."""

    def spoken(match: re.Match[str]) -> str:
        kind, name = match.groups()
        found = lines[name].say if kind == "lijn" else lines[name].chat
        if found is None:
            raise KeyError(f"{name} has no chat")
        return found

    return _REFERENCE.sub(spoken, text)


def recheck(data: Mapping[str, Any], today: date) -> list[Problem]:
    """Report help lines that must be checked by people: a warning 60 days ahead, an error after the date."""
    due: date = data["recheck_by"]
    if due - today > WARN_BEFORE:
        return []
    late = today > due
    what = f"the help lines {'had' if late else 'have'} to be checked by {due.isoformat()}"
    todo = "Call or open every line, correct it, and move checked_on and recheck_by."
    return [Problem("bot/content/nl/hulplijnen.yml", what, todo, warning=not late)]


def line_problems(data: Mapping[str, Any]) -> list[Problem]:
    """Check that every line can be used: unique id, a way to reach it, tel equal to number."""
    where = "bot/content/nl/hulplijnen.yml"
    problems = []
    ids = [entry["id"] for entry in data["lines"]]
    for name in {name for name in ids if ids.count(name) > 1}:
        problems.append(Problem(where, f"line {name} is there twice", "Keep one."))
    if data["checked_on"] >= data["recheck_by"]:
        problems.append(Problem(where, "recheck_by is not after checked_on", "Set a later date."))
    for entry in data["lines"]:
        problems += [Problem(f"{where} {entry['id']}", what, "Correct the line.") for what in _faults(entry)]
    return problems


def _faults(entry: Mapping[str, Any]) -> list[str]:
    number, tel = entry.get("number"), entry.get("tel")
    needed = ("name", "say", "text", "hours", "cost", "source")
    faults = [f"{key} is missing" for key in needed if key not in entry]
    if number and tel != "tel:" + re.sub(r"\D", "", number):
        faults.append(f"tel {tel} does not dial {number}")
    if "chat" in entry.get("how", ()) and not entry.get("chat"):
        faults.append("chat is named, but no address")
    if not set(entry.get("how", ())) & {"bellen", "chat"}:
        faults.append("there is no way to reach it")
    return faults

"""The templates of all pages, with their texts from YAML and times in Dutch."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import jinja2
from markupsafe import Markup
from starlette.templating import Jinja2Templates

from bot.content import load
from bot.conversation.texts import fill
from bot.services.parts import AMSTERDAM
from bot.site.icons import icon

_BOT = Path(__file__).parents[1]
_FOLDERS = [_BOT / part / "templates" for part in ("site", "dashboard", "channels/webchat")]


def templates(now: Callable[[], datetime], *, demo: bool) -> Jinja2Templates:
    """One environment for all pages: everything is escaped, an unknown name is an error."""
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_FOLDERS),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.globals.update(t=text, words=words, icon=icon, demo=demo, staff=None, flash=None, token="")
    env.filters.update(
        calls=calls, ago=lambda at: ago(at, now()), moment=lambda at: moment(at, now()), day=day, clock=clock, iso=_iso
    )
    return Jinja2Templates(env=env)


def text(path: str, **names: str) -> str:
    """A text by file and keys, for example `t("dashboard.case.owned", coach="Anna")`. Raises KeyError."""
    file, *keys = path.split(".")
    node = load(file)
    for key in keys:
        node = node[key]
    return fill(node["text"] if isinstance(node, dict) else node, **names)


def words(kind: str, key: str | None, other: str | None = None) -> str:
    """A word of dashboard.yml for a value of the code; an unknown value gives `other`, or shows itself."""
    node: Any = load("dashboard")["words"][kind]
    found = node.get(key, node.get(other, key))
    return fill(found["text"]) if isinstance(found, dict) else str(found)


def calls(said: str) -> Markup:
    """A text of the bot with each number of a help line as a link that a tap dials."""
    dial = {line["number"]: line["tel"] for line in load("hulplijnen")["lines"] if line.get("tel")}
    numbers = "|".join(re.escape(number) for number in sorted(dial, key=len, reverse=True))
    parts = re.split(rf"(?<![\w.-])({numbers})(?![\w-]|\.\w)", said)
    return Markup("").join(
        Markup('<a href="{}">{}</a>').format(dial[part], part) if at % 2 else part for at, part in enumerate(parts)
    )


def ago(at: datetime, now: datetime) -> str:
    """How long ago, in words."""
    say = load("dashboard")["time"]
    minutes = int((now - at).total_seconds() // 60)
    if minutes < 60:
        word = say["now"] if minutes < 1 else say["minute"] if minutes == 1 else say["minutes"]
        return str(word).format(n=minutes)
    if minutes < 24 * 60:
        return str(say["hours"]).format(n=minutes // 60)
    days = (now.astimezone(AMSTERDAM).date() - at.astimezone(AMSTERDAM).date()).days
    return str(say["yesterday"]) if days == 1 else str(say["days"]).format(n=days)


def moment(at: datetime, now: datetime) -> str:
    """A point in time: "vandaag 14:05", "di 3 maart 10:15"."""
    say = load("dashboard")["time"]
    local = at.astimezone(AMSTERDAM)
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    name = near.get((local.date() - now.astimezone(AMSTERDAM).date()).days)
    date_words = say[name] if name else f"{say['weekdays'][local.weekday()]} {day(local.date())}"
    return f"{date_words} {clock(at)}"


def day(at: datetime | date) -> str:
    """A date: "3 maart 2026"."""
    local = at.astimezone(AMSTERDAM) if isinstance(at, datetime) else at
    return f"{local.day} {load('dashboard')['time']['months'][local.month - 1]} {local.year}"


def clock(at: datetime) -> str:
    """The time of day in Amsterdam: "14:05"."""
    return f"{at.astimezone(AMSTERDAM):%H:%M}"


def _iso(at: datetime) -> str:
    return at.astimezone(AMSTERDAM).isoformat(timespec="seconds")

"""STOP, START, PAUZE, VERGEET MIJ and HULP in their many spellings, read without the engine."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, Literal

from bot.content import load

Kind = Literal["stop", "start", "pause", "forget", "help", "forget_sure", "forget_not", "unkept", "kept"]
KINDS: tuple[Kind, ...] = ("stop", "start", "pause", "forget", "help")
_LONGEST = 80  # characters; a longer sentence says more than a command
_MOST = 4  # sentences


@dataclass(frozen=True)
class Command:
    """A command to the app itself. `days` is the length of a pause, None for the other kinds.

    Of his own words alone: `forget_sure` may mean that all is to be wiped, `forget_not` is a no to that, `unkept`
    allows us to keep nothing, `kept` takes that back.
    """

    kind: Kind
    days: int | None = None


def read_command(text: str, today: date | None = None) -> Command | None:
    """The command that a message is as a whole, or None when it could mean anything else.

    `today` (Europe/Amsterdam) turns "pauze tot 1 maart" into days; without it, and for a pause without
    a length, `days` is the default of commands.yml. A date that no calendar has is no command.
    """
    return _whole(text, today) or _in_sentences(text, today)


def plain_command(text: str, today: date | None = None) -> bool:
    """Whether a message is a command and cannot be said in despair: then it is no sign of danger of itself."""
    return read_command(text, today) is not None and normalise(text) not in load("commands")["unsure"]


def _in_sentences(text: str, today: date | None) -> Command | None:
    """The command that one sentence is, where the others only go with it ("ik wil dat alles weg is. wis alles")."""
    sentences = [part for part in re.split(r"[.!?;,\n]+", text) if part.strip()]
    if not 1 < len(sentences) <= _MOST:
        return None
    read = [(sentence, _whole(sentence, today)) for sentence in sentences]
    found = {command.kind: command for _, command in read if command is not None}
    if len(found) != 1:
        return None
    kind, command = found.popitem()
    beside = [re.compile(pattern) for pattern in load("commands")[kind].get("beside", ())]
    rest = [normalise(sentence) for sentence, one in read if one is None]
    return command if all(any(p.fullmatch(line) for p in beside) for line in rest if line) else None


def _whole(text: str, today: date | None) -> Command | None:
    if len(text) > _LONGEST:
        return None
    normal = normalise(text)
    for kind in KINDS:
        match = _patterns()[kind].fullmatch(normal)
        if match is not None and kind != "pause":
            return Command(kind)
        if match is not None and (days := _days(match.groupdict(), today)) is not None:
            return Command(kind, days)
    return None


def normalise(text: str) -> str:
    """Lower case, bare words only, repeats squeezed, courtesies off both ends."""
    content = load("commands")
    words = re.sub(r"[^\w\s/'-]|_", " ", text.lower().replace("’", "'").replace(".", "")).split()
    words = [re.sub(r"([^\W\d])\1{2,}", r"\1", word) for word in words]
    if words and words[0].startswith("/"):
        words[0] = words[0].lstrip("/")
    line = " ".join(word.strip("'-") for word in words if word.strip("'-"))
    before, after = (_any(content[side]) for side in ("before", "after"))
    line = re.sub(rf"^(?:(?:{before}) )+(?=\S)", "", line)
    return re.sub(rf"(?<=\S)(?: (?:{after}))+$", "", line)


def _any(words: Mapping[str, Any] | list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def _patterns() -> Mapping[Kind, re.Pattern[str]]:
    """One whole-message pattern for each kind, from commands.yml."""
    content = load("commands")
    numbers, units = (_any(content[name]) for name in ("numbers", "units"))
    months = _any(load("language/dates")["months"])
    length = rf"(?:(?:een (?=paar ))?(?P<n#>\d{{1,3}}|{numbers}) )?(?P<unit#>{units})"
    day = rf"(?P<day#>\d{{1,2}})(?: |-|/)(?P<month#>\d{{1,2}}|{months})"
    return {kind: re.compile("|".join(_variants(content[kind], length, day))) for kind in KINDS}


def _variants(entry: Mapping[str, Any], length: str, day: str) -> list[str]:
    """The phrases and patterns of one kind; each pattern has its own group names, ended by its number."""
    variants = [re.escape(phrase) for phrase in entry["phrases"]]
    for number, pattern in enumerate(entry.get("patterns", ())):
        filled = pattern.replace("{duur}", length).replace("{datum}", day)
        variants.append(filled.replace("#", str(number)))
    return [f"(?:{variant})" for variant in variants]


def _days(groups: Mapping[str, str | None], today: date | None) -> int | None:
    """Length of a pause from the named parts of its pattern: 1 up to `max_days`; None for 31 februari."""
    content = load("commands")
    found = {name.rstrip("0123456789"): value for name, value in groups.items() if value is not None}
    days: int | None = content["pause"]["default_days"]
    if "unit" in found:
        days = _number(found.get("n", "1"), content["numbers"]) * content["units"][found["unit"]]
    elif "day" in found and today is not None:
        days = _until(int(found["day"]), _number(found["month"], load("language/dates")["months"]), today)
    longest: int = content["max_days"]
    return None if days is None else max(1, min(days, longest))


def _number(word: str, names: Mapping[str, int]) -> int:
    return int(word) if word.isdigit() else names[word]


def _until(day: int, month: int, today: date) -> int | None:
    """Days from today to the next such date; None when there is no such date, as 31 februari."""
    for year in (today.year, today.year + 1):
        try:
            until = date(year, month, day)
        except ValueError:
            continue
        if until > today:
            return (until - today) // timedelta(days=1)
    return None

"""What was agreed on, and what is said about it later: "dinsdag, na 16:00", then "nee wacht woensdag"."""

from __future__ import annotations

from dataclasses import replace

from bot.core.checkin import Answer

_DENIED = "niet "
_CLOCK = ("om ", "na ", "voor ", "vanaf ", "rond ", "tegen ", "tot ", "tussen ")
_HOW = frozenset({"liever een appje", "niet bellen", "zo snel mogelijk", "maakt niet uit", "ja"})
_ALL = ("iedereen", "niemand")


def amended(name: str, old: Answer | None, new: Answer) -> Answer:
    """The agreement `name` ("bellen" or "wie_weet") after `new`; anything else is simply replaced.

    A new day stands instead of the old one and the time stays, and so on; what is ruled out is added.
    """
    if old is None or old.refused or new.refused or not old.value or not new.value:
        return new
    if name == "bellen":
        return _call(old, new)
    return _people(old, new) if name == "wie_weet" else new


def _call(old: Answer, new: Answer) -> Answer:
    added = new.value.split(", ")
    kept = [part for part in old.value.split(", ") if not any(_replaces(one, part) for one in added)]
    days = any(_kind(part) == "day" and not part.startswith(_DENIED) for part in added)
    day = new.date if days else old.date if any(_kind(part) == "day" for part in kept) else None
    if any(_kind(part) != "how" for part in (*kept, *added)):
        kept, added = [part for part in kept if part != "ja"], [part for part in added if part != "ja"]
    ordered = sorted([*kept, *added], key=lambda part: ("how", "day", "clock").index(_kind(part)))
    return replace(new, value=", ".join(dict.fromkeys(ordered)), date=day)


def _replaces(new: str, old: str) -> bool:
    """Whether `old` no longer holds after `new`: another of its kind, or the opposite."""
    bare = new.removeprefix(_DENIED).removeprefix("op ")
    if new.startswith(_DENIED) and _kind(new) != "how":
        return old.removeprefix(_DENIED).removeprefix("op ") == bare
    return _kind(new) == _kind(old) and (not old.startswith(_DENIED) or old in _HOW or bare in old)


def _kind(part: str) -> str:
    if part in _HOW:
        return "how"
    return "clock" if part.removeprefix(_DENIED).startswith(_CLOCK) else "day"


def _people(old: Answer, new: Answer) -> Answer:
    if old.value.startswith(_ALL) or new.value.startswith(_ALL):
        return new
    values = dict.fromkeys([*old.value.split(", "), *new.value.split(", ")])
    return replace(new, value=", ".join(values))

"""What was agreed on, and what is said about it later: "dinsdag, na 16:00", then "nee wacht woensdag"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.core.checkin import Answer

_DENIED = "niet "
_CLOCK = ("om ", "na ", "voor ", "vanaf ", "rond ", "tegen ", "tot ", "tussen ")
_HOW = frozenset({"liever een appje", "liever een mailtje", "niet bellen", "zo snel mogelijk", "maakt niet uit", "ja"})
_ANY_TIME = ("ja", "maakt niet uit")  # say nothing beside a time
_WHO = ("liefst een ",)  # by whom
NUMBER = "op nummer "
WRITTEN = ("liever een appje", "liever een mailtje")
NO_CALL, EITHER_WAY = "niet bellen", "appen mag ook"
# Which telephone, haste, who comes first: each stands by itself, and so does who has to be there (`_OWN`).
LINES = (
    "alleen eigen nummer", "niet naar huis", "met spoed", "niet aan de deur komen", "geen brieven naar huis",
    "geen voicemail", "niet tijdens werk", "niet tijdens school", "eerst de leerling zelf", "alleen de leerling zelf",
    "niks hierover in een bericht", "niet naar huis bellen", "niet op het eigen nummer", "niet op een ander nummer",
    "in makkelijk Nederlands",
    "de leerling wil erbij zijn", EITHER_WAY,
)  # fmt: skip
_OWN = ("met ",)
EITHER = "of "  # before what is another way out: "na 18:00, of zondag"
_KINDS = ("how", "day", "clock", "line", "who", "number")
_DAYS = ("dag", "week", "morgen", "maand")  # in "na dinsdag", which is no time on the clock
_NOT, _ALSO = "niet aan ", "ook "
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
    days = any(kind(part) == "day" and not part.startswith(_DENIED) for part in added)
    day = new.date if days else old.date if any(kind(part) == "day" for part in kept) else None
    if any(kind(part) in ("day", "clock") for part in (*kept, *added)):
        kept = [part for part in kept if part not in _ANY_TIME]
        added = [part for part in added if part not in _ANY_TIME]
    if new.calls and not any(part in WRITTEN or part == NO_CALL for part in added):
        kept = [part for part in kept if part != NO_CALL]  # a time alone may be one to read, and lifts nothing
    ordered = sorted([*kept, *added], key=lambda part: (_KINDS.index(kind(part)), part.startswith(EITHER)))
    return replace(new, value=", ".join(dict.fromkeys(in_turn(ordered))), date=day)


def in_turn(parts: Iterable[str]) -> list[str]:
    """The parts, what is another way out behind what it is instead of, and with its "of" only there."""
    found = list(parts)
    first = [part for part in found if not part.startswith(EITHER)]
    times = [part for part in first if kind(part) in ("day", "clock")]
    other = [part if times else part.removeprefix(EITHER) for part in found if part.startswith(EITHER)]
    last = first.index(times[-1]) + 1 if times else 0
    return [*first[:last], *other, *first[last:]]


def gathered(parts: Iterable[str], more: Iterable[str]) -> list[str]:
    """The parts of one message and more of it: how first, then when, then all else; nothing is told twice."""
    found = list(dict.fromkeys([*parts, *more]))
    if any(kind(part) != "line" and part not in _ANY_TIME for part in found):
        found = [part for part in found if part not in _ANY_TIME]
    if any(part in WRITTEN for part in found):
        found = [part for part in found if part != "zo snel mogelijk"]
    return in_turn(sorted(found, key=lambda part: (_KINDS.index(kind(part)), part.startswith(EITHER))))


def _replaces(new: str, old: str) -> bool:
    """Whether `old` no longer holds after `new`: another of its kind, or the opposite."""
    if kind(new) == "line" or kind(old) == "line":
        return new == old
    if old == NO_CALL:  # a wish to be written to, or a time that does not suit, leaves it standing
        return new in _HOW and new not in WRITTEN
    if new == NO_CALL:
        return old in _HOW and old not in WRITTEN
    bare = new.removeprefix(_DENIED).removeprefix("op ")
    if new.startswith(_DENIED) and kind(new) != "how":
        return old.removeprefix(_DENIED).removeprefix("op ") == bare
    return kind(new) == kind(old) and (not old.startswith(_DENIED) or old in _HOW or bare in old)


def kind(part: str) -> str:
    """What an agreement about a call says: how, which day, which time, by whom, on which telephone."""
    part = part.removeprefix(EITHER)
    if part in _HOW:
        return "how"
    if part in LINES or part.startswith(_OWN):
        return "line"
    if part.startswith((*_WHO, NUMBER)):
        return "number" if part.startswith(NUMBER) else "who"
    bare = part.removeprefix(_DENIED)
    named = any(day in bare for day in _DAYS) and not bare.startswith(("om ", "tussen "))
    return "clock" if bare.startswith(_CLOCK) and not named else "day"


def timed(value: str) -> bool:
    """Whether an agreement about a call names a day or a time."""
    return any(kind(part) in ("day", "clock") for part in value.split(", "))


def _people(old: Answer, new: Answer) -> Answer:
    if old.value.startswith(_ALL) or new.value.startswith(_ALL):
        return new
    held = old.value.split(", ")
    added = [part for part in new.value.split(", ") if not refused(part, held)]
    kept = [part for part in held if not refused(part, added)]
    return replace(new, value=", ".join(once(dict.fromkeys([*kept, *added]))))


def once(parts: Iterable[str]) -> list[str]:
    """Who may know, or may not, without a part whose people all stand in others: "niet aan moeder en baas" beside
    "niet aan moeder" and "niet aan baas"."""
    found = list(dict.fromkeys(parts))
    for lead in (_NOT, _ALSO):
        single = {one.removeprefix(lead) for one in found if one.startswith(lead) and " en " not in one}
        found = [one for one in found if not (one.startswith(lead) and " en " in one
                 and set(one.removeprefix(lead).split(" en ")) <= single)]  # fmt: skip
    return found


def refused(leave: str, parts: Iterable[str]) -> bool:
    """Whether `leave` ("ook vader") is for whom one of `parts` keeps it from: a refusal wins, first or last."""
    denied = {one for part in parts if part.startswith(_NOT) for one in part.removeprefix(_NOT).split(" en ")}
    return leave.startswith(_ALSO) and not denied.isdisjoint(leave.removeprefix(_ALSO).split(" en "))

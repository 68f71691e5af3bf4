"""When someone wants to be called: "na vieren maar niet op woensdag"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bot.content import load
from bot.language.call_wish import DAYS, CallTime, ruled_out
from bot.language.numbers import number
from bot.language.weeks import week_in
from bot.language.words import Word, words_of

_NAMED_DAYS = frozenset(
    {"vanmiddag", "vanavond", "vandaag", "overmorgen", "morgenochtend", "morgenmiddag", "morgenavond"}
)
_BREAKS = frozenset({",", ".", ";", "!", "?", "\n", "maar", "wel", "niet", "of", "morgen", "overmorgen", "vandaag"})
_COUNTS = frozenset({"over", "nog", "al", "van", "per", "elke", "binnen", "ongeveer", "in"})  # before a length of time
_OF_ANOTHER = frozenset({"op", "om", "voor", "na", "tussen", "vanaf", "tot", "rond", "tegen", "van"})  # behind "niet"
_SHORT_DAYS = {day[:2]: day for day in DAYS}


@cache
def _parts_of_day() -> dict[str, str]:
    parts = load("language/numbers")["calling"]["parts_of_day"]
    return {word: part for part, words in parts.items() for word in words}


def read_times_to_call(text: str) -> list[CallTime]:
    """Return the times and days in a text, read as wishes for a call. Hours 1 to 7 are afternoon, others evening where
    that is said."""
    return call_times_in(text, words_of(text))


def call_times_in(text: str, words: Sequence[Word]) -> list[CallTime]:
    """Do as `read_times_to_call` does on words that were cut already."""
    normals = [_day_and_part(word.normal) for word in words]
    facts: list[CallTime] = []
    index = 0
    while index < len(normals):
        value, end = _clock(normals, index) or week_in(normals, index) or _day(normals, index) or ("", index + 1)
        if value and not _busy(normals, end):
            denied = _denied(normals, index) or _denied_after(normals, end)
            on = "op " if value in DAYS else ""
            shown = f"niet {on}{value}" if denied else value
            start, stop = words[index].start, words[end - 1].end
            either = bool(facts) and not denied and "of" in normals[facts[-1].end_word : index]
            facts.append(CallTime(shown, text[start:stop], start, stop, index, end, either))
            facts = [*facts[:-2], *ruled_out(facts[-2:], text)]
        index = end
    return facts


@cache
def _day_and_part(word: str) -> str:
    """A day with another word for its part as one with the usual one: "woensdagnamiddag" is "woensdagmiddag"."""
    for named in (*DAYS, "morgen"):
        part = _parts_of_day().get(word.removeprefix(named)) if word.startswith(named) else None
        if part is not None:
            return f"{named}{part}"
    return word


def bare_time(words: Sequence[Word]) -> str | None:
    """Read "16:00", "4 uur" or "half 5" as the whole answer to when to call."""
    normals = [word.normal for word in words if word.normal not in {"ja", ",", ".", "om", "rond", "ongeveer"}]
    found = _time(normals, 0) if normals else None
    return f"om {found[0]}" if found and found[1] == len(normals) else None


def _denied(normals: list[str], index: int) -> bool:
    """Whether a negation stands shortly before, in the same breath."""
    for place in range(index - 1, max(index - 5, -1), -1):
        if normals[place] in {"niet", "geen", "behalve", "nooit"}:
            return True
        if normals[place] in {".", "!", "?", "\n", "wel", "maar", ",", "liefst"}:
            return False
    return False


def _denied_after(normals: list[str], end: int) -> bool:
    """Whether "woensdag niet" or "woensdag kan ik niet" follows."""
    follows = " ".join(normals[end : end + 3])
    denied = re.match(r"(?:kan ik |kan |dan |lukt |liever )?niet\b(?P<then> \w+)?", follows)
    return denied is not None and (denied["then"] or "").strip() not in _OF_ANOTHER


def _busy(normals: list[str], end: int) -> bool:
    """Whether it is told what he does then ("dinsdag moet ik naar de tandarts"): no wish, but why another time."""
    following = " ".join(normals[end : end + 5])
    return re.match(load("language/numbers")["calling"]["busy"], following) is not None


def _clock(normals: list[str], index: int) -> tuple[str, int] | None:
    """Read "na 16:00", "na vieren", "tussen 2 en 4", "om half 5", "voor 12"."""
    word = _at(normals, index)
    if word in {"na", "om", "voor", "vanaf", "rond", "tegen", "tot"}:
        found = _time(normals, index + 1)
        return (f"{word} {found[0]}", found[1]) if found else None
    if word == "kwart" and (found := _time(normals, index)):
        return f"om {found[0]}", found[1]
    told = word == "half" or ":" in word or _at(normals, index + 1) in {"uur", "u"}
    before = _at(normals, index - 1)
    called = {"bel", "bellen", "gebeld", "belt"} & set(normals[max(index - 8, 0) : index])
    hour = re.fullmatch(r"\d{1,2}", word) and _at(normals, index + 1) == "uur" and before not in _COUNTS
    if called and (hour or re.fullmatch(r"\d{1,2}:\d{2}", word)) and (found := _time(normals, index)):
        return f"om {found[0]}", found[1]
    if told and (_is_day(before) or before in _parts_of_day()):  # "woensdag half 5"
        found = _time(normals, index)
        return (f"om {found[0]}", found[1]) if found else None
    if word in {"tussen", "tusse", "van"}:
        low = _time(normals, index + 1)
        if low and normals[low[1] : low[1] + 2] == ["en", "en"]:  # "2en en 4en"
            low = (low[0], low[1] + 1)
        if low and _at(normals, low[1]) in {"en", "tot", "a"}:
            high = _time(normals, low[1] + 1)
            if high and high[0] > low[0]:
                return f"tussen {low[0]} en {high[0]}", high[1]
    return None


_OCLOCK = {
    "enen": 13, "tweeen": 14, "drieen": 15, "vieren": 16, "vijven": 17, "zessen": 18, "zevenen": 19,
    "achten": 20, "negenen": 9, "tienen": 10, "elven": 11, "twaalven": 12,
}  # fmt: skip


def _time(normals: list[str], index: int) -> tuple[str, int] | None:
    """Read a clock time; return it as 16:00 and where it ends."""
    word, half = _at(normals, index), False
    if word == "half":
        index, half = index + 1, True
        word = _at(normals, index)
    if word == "kwart" and not half:
        return _quarter(normals, index)
    minute = 0
    if word in _OCLOCK:
        hour = _OCLOCK[word]
    elif ":" in word or ("." in word and word.replace(".", "").isdecimal()):
        left, _, right = word.replace(".", ":").partition(":")
        if not (left.isdecimal() and right.isdecimal() and left.isascii()):
            return None
        hour, minute = int(left), int(right)
    else:
        value = number(word)
        article = word == "een" and _at(normals, index + 1) not in {"uur", ""}
        if value is None or value != int(value) or article:
            return None
        hour = int(value)
    hour = _of_the_day(normals, index, hour, latest=0 if minute or ":" in word else 7 + half)
    end = index + 1 + (_at(normals, index + 1) in {"uur", "u", "h"})
    while _at(normals, end) in {"'s", "s"} or (end > index + 1 and _at(normals, end) in _parts_of_day()):
        end += 1
    if half:
        hour, minute = hour - 1, 30
    return (f"{hour:02}:{minute:02}", end) if 0 <= hour <= 23 and minute < 60 else None


def _quarter(normals: list[str], index: int) -> tuple[str, int] | None:
    """Read "kwart over 10" and "kwart voor 4"."""
    side, found = _at(normals, index + 1), _time(normals, index + 2)
    if side not in {"over", "voor"} or found is None or not found[0].endswith(":00"):
        return None
    hour = int(found[0][:2])
    return (f"{hour:02}:15" if side == "over" else f"{hour - 1:02}:45", found[1]) if hour else None


def _of_the_day(normals: list[str], index: int, hour: int, *, latest: int) -> int:
    """The hour as on a clock of 24: up to `latest` it is afternoon, and evening where that is said."""
    part = _part_near(normals, index)
    if part == "ochtend" or hour == 0 or hour >= 12:
        return hour
    return hour + 12 if part in ("middag", "avond") or hour <= latest else hour


def _part_near(normals: list[str], index: int) -> str:
    """The part of the day that is said of the time at `index`, in the same breath; "" where none is."""
    ahead = (normals[place] for place in range(index + 1, min(index + 7, len(normals))))
    back = (normals[place] for place in range(index - 1, max(index - 5, -1), -1))
    for words in (ahead, back):
        for word in words:
            if (part := _part_of(word)) or word in _BREAKS:
                if part:
                    return part
                break
    return ""


@cache
def _part_by_word() -> dict[str, str]:
    days = (*DAYS, "morgen")
    named = {f"{day}{part}": part for day in days for part in ("ochtend", "middag", "avond")}
    return {**_parts_of_day(), **named, "vanmiddag": "middag", "vanavond": "avond"}


def _part_of(word: str) -> str:
    """The part of the day in a word: "savonds", "vanavond", "vrijdagavond"."""
    return _part_by_word().get(word, "")


def _is_day(word: str) -> bool:
    """Whether a word names a day, with or without its part."""
    bare = next((word.removesuffix(p) for p in ("ochtend", "middag", "avond") if word.endswith(p)), word)
    return word in _NAMED_DAYS or word == "morgen" or bare in DAYS


def _day(normals: list[str], index: int) -> tuple[str, int] | None:
    """Read a weekday, "morgen", a part of the day, "in het weekend"; a part may follow a day."""
    word = _at(normals, index)
    begin = index + 1 if word in {"op", "in", "'s", "s", "elke", "iedere"} else index
    begin += _at(normals, begin) in {"de", "het", "'s", "s"} and begin > index
    word = _at(normals, begin)
    named = _at(normals, begin + 1) in _parts_of_day() or _at(normals, begin - 1) in {"op", "elke"}
    if word in _SHORT_DAYS and named:
        word = _SHORT_DAYS[word]  # "wo middag"
    if word in DAYS or word.removesuffix("s") in DAYS:
        day = word if word in DAYS else word.removesuffix("s")
        part = _parts_of_day().get(_at(normals, begin + 1), "")
        return f"{day}{part}", begin + 1 + bool(part)
    for part in ("ochtend", "middag", "avond"):
        if word.removesuffix(part) in DAYS and word.endswith(part):
            return word, begin + 1
    return _other_day(normals, word, begin)


def _other_day(normals: list[str], word: str, begin: int) -> tuple[str, int] | None:
    part = _parts_of_day().get(word)
    if part:
        return f"in de {part}", begin + 1
    if word in _NAMED_DAYS:
        return word, begin + 1
    if word == "morgen" and _at(normals, begin - 1) not in {"goede", "goeie"}:
        part = _parts_of_day().get(_at(normals, begin + 1), "")
        return f"morgen{part}", begin + 1 + bool(part)
    if word in {"weekend", "weekends", "weekeinde"}:
        return "in het weekend", begin + 1
    if word in {"doordeweeks", "werkdagen"}:
        return "doordeweeks", begin + 1
    if word in load("language/numbers")["calling"]["done"]:
        lead = _at(normals, begin - 2) if _at(normals, begin - 1) in {"het", "de", "mijn"} else _at(normals, begin - 1)
        return (f"{lead} {word}", begin + 1) if lead in {"na", "voor"} else None
    return None


def _at(normals: list[str], index: int) -> str:
    return normals[index] if 0 <= index < len(normals) else ""

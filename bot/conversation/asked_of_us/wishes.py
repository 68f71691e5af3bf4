"""What a learner asks of our messages, in his own words: read without the engine, as a whole message (`wensen.yml`).

Precision before recall: what could be about work or about a call is asked first, or left to the engine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from math import ceil
from typing import Literal, cast

from bot.content import load
from bot.conversation.asked_of_us.commands import normalise, read_command
from bot.conversation.asked_of_us.postponing import pointed_back, read_postponed, reasoned
from bot.conversation.asked_of_us.wish_patterns import compiled, groups, patterns
from bot.language import read_dates
from bot.language.dates import amsterdam_date
from bot.ports import Button
from bot.services.people.wishes import ANY, MOST_MONTHS, PREFIX, What, Wish

Grade = Literal["sure", "likely", "bare"]
POSTPONED = "postponed"  # the hint of a wish that words such as "kan het in maart" amount to
_LONGEST = 90  # characters
_WITH_REASON = 240  # characters, where a pause has its reason beside it
_QUESTIONS = {"less": "months", "more": "months", "not_time": "time", "number": "number"}  # kinds that are asked about
_ORDER = ("menu", "undo", "share", "not_time", "time", "channel", "number", "less", "more", "months", "pause")


@dataclass(frozen=True)
class Heard:
    """A wish, how sure it is, what is left out when it is asked about ("less", "more" or a part of the day), and the
    words beside it that tell why."""

    wish: Wish
    grade: Grade = "sure"
    hint: str = ""
    beside: str = field(default="", compare=False)


@dataclass(frozen=True)
class Before:
    """What was said just before: the buttons of our own last message when they were about wishes, the button that
    would put the last wish back, and whether the engine waits for an answer."""

    buttons: tuple[Button, ...] = ()
    undo: str | None = None
    engine: bool = False

    @property
    def asked(self) -> set[str]:
        """What those buttons were about."""
        wishes = [Wish.parse(button.payload) for button in self.buttons]
        return {str(wish.what) for wish in wishes if wish is not None} - {"nothing", "menu", "ask"}

    @property
    def offered(self) -> Wish | None:
        """The wish behind the button that says yes, where our message asked so."""
        said = (button for button in self.buttons if normalise(button.title).split()[:1] == ["ja"])
        return next((Wish.parse(button.payload) for button in said), None)


def worth_a_look(text: str) -> bool:
    """Whether a text is short enough to be a wish or an answer about one."""
    return 0 < len(text.strip()) <= _WITH_REASON


def read(text: str, now: datetime, before: Before = Before()) -> Heard | None:
    """The wish that a message is as a whole, or None when it can be something else. `now` is zone-aware."""
    text = pointed_back(text, now)
    whole = _read(text, now, before) if len(text.strip()) <= _LONGEST else None
    if whole is not None and whole.wish != Wish("ask", "pause") and (whole.wish.what != "pause" or before.buttons):
        return whole
    part = _pause_with_reason(text, now)
    if whole is None or part is None or whole.wish.what == "ask":
        return part or whole
    if whole.grade == "sure":
        return replace(whole, beside=part.beside) if part.wish == whole.wish else whole
    return replace(part, hint=whole.hint)


def plain_wish(text: str, now: datetime) -> bool:
    """Whether a message is a wish about our messages and nothing else, in words that mean nothing else."""
    found = _read(text, now, Before()) if len(text.strip()) <= _LONGEST else None
    return found is not None and found.grade == "sure"


def _pause_with_reason(text: str, now: datetime) -> Heard | None:
    """A pause until a day, said in one part of a message whose other parts tell why, or how it is."""
    parts = [part for part in compiled(load("wensen")["cut"]).split(text) if part.strip()]
    read_parts = [(part, _read(part, now, Before())) for part in parts if len(parts) > 1]
    heard = [found for _, found in read_parts if found is not None and found.wish != Wish("ask", "pause")]
    beside = ", ".join(part.strip() for part, found in read_parts if found is None)
    meant = len(heard) == 1 and heard[0].wish.what == "pause" and heard[0].grade != "bare"
    sure = meant and (heard[0].grade == "sure" or reasoned(beside))
    return replace(heard[0], grade="sure", beside=beside) if sure else None


def _read(text: str, now: datetime, before: Before) -> Heard | None:
    line = _bare(text)
    if before.buttons and re.fullmatch(load("wensen")["agreed"], text.strip().lower()) and before.offered is not None:
        return Heard(before.offered)
    if not line:
        return None
    if before.buttons and (answer := _answer(line, now, before)) is not None:
        return Heard(answer)
    for kind, grade, found in _matches(line):
        heard = _heard(kind, grade, found, now, before)
        if heard is not None:
            bare = heard.grade == "bare" and not before.buttons and _postponed(normalise(text), now, dated=True)
            return bare or (Heard(heard.wish, "sure", heard.hint) if before.buttons else heard)
    return _postponed(normalise(text), now)


def _postponed(line: str, now: datetime, *, dated: bool = False) -> Heard | None:
    """A pause in any order of words; where they only say when, it could be about something else too."""
    found = read_postponed(line, now)
    if found is None or (dated and found.day is None):
        return None
    wish = Wish("pause", found.day.isoformat()) if found.day else Wish("ask", "pause")
    return Heard(wish, "sure" if found.plain else "likely", POSTPONED)


def _bare(text: str) -> str:
    """Without greetings, courtesies and the small words around."""
    rules, line, shorter = load("wensen"), "", normalise(text)
    before, after = ("|".join(re.escape(word) for word in rules[side]) for side in ("before", "after"))
    while line != shorter:
        line = shorter
        shorter = re.sub(rf"^(?:{before}) (?=\S)", "", re.sub(rf"(?<=\S) (?:{after})$", "", line))
    return line


def _matches(line: str) -> Iterator[tuple[str, Grade, Mapping[str, str]]]:
    for kind in _ORDER:
        for grade, listed in patterns()[kind].items():
            for pattern in listed:
                if (match := pattern.fullmatch(line)) is not None:
                    yield kind, cast(Grade, grade), groups(match)


def _heard(kind: str, grade: Grade, found: Mapping[str, str], now: datetime, before: Before) -> Heard | None:
    if kind == "menu":
        return Heard(Wish("menu"))
    if kind == "undo":
        wish = Wish.parse(before.undo) if before.undo else None
        return Heard(wish) if wish else None
    if kind in _QUESTIONS:
        hint = _part(found["part"]) if kind == "not_time" else kind
        return Heard(Wish("ask", _QUESTIONS[kind]), grade, hint)
    wish = _value(kind, found, now)
    if wish is None and kind == "pause" and "dated" in found and not compiled("{later}").search(found["dated"]):
        return None
    if wish is None and kind == "months" and grade != "sure":  # more than once a month: hardly our messages
        return None
    return Heard(wish or Wish("ask", kind), grade)


def _value(kind: str, found: Mapping[str, str], now: datetime) -> Wish | None:
    """The wish with its value; None when that is not clear."""
    if kind == "months":
        return _months(found)
    if kind == "time":
        return Wish("time", _part(found["part"]))
    if kind == "share":
        about = next((name for name in ("all", "plan") if name in found), "papers")
        return Wish("share", about + ("_off" if "off" in found or about == "all" else ""))
    if kind == "channel":
        return Wish("channel", load("wensen")["names"].get(found["channel"], found["channel"]))
    return _until(found["dated"], now) if "dated" in found else None


def _months(found: Mapping[str, str]) -> Wish | None:
    """Months between two questions, rounded up; None for more than once a month, which no campaign does."""
    rules = load("wensen")
    amounts = [_amount(found.get(name, "1"), rules["amounts"]) for name in ("n", "times")]
    months = rules["units"][found["unit"]] * amounts[0] / max(amounts[1], 1)
    return Wish("months", str(min(ceil(months), MOST_MONTHS))) if months >= 1 else None


def _amount(word: str, names: Mapping[str, float]) -> float:
    return float(word) if word.isdigit() else names[word]


def _part(word: str) -> str:
    return next(str(part) for part, words in load("wensen")["day_words"].items() if word in words)


def _until(words: str, now: datetime) -> Wish | None:
    """A pause until a day to come; None when the words are more, or less, than a day."""
    facts = read_dates(words, now)
    rest = words
    for fact in reversed(facts):
        rest = rest[: fact.start] + " " + rest[fact.end :]
    if not facts or set(rest.split()) - set(load("wensen")["filler"]):
        return None
    day = facts[0].date
    return Wish("pause", day.isoformat()) if day > amsterdam_date(now) else None


def _answer(line: str, now: datetime, before: Before) -> Wish | None:
    """What the words mean as an answer to our own question, or about what we just confirmed."""
    rules, offered = load("wensen"), [(normalise(b.title), Wish.parse(b.payload)) for b in before.buttons]
    for title, wish in offered:
        if line == title:
            return wish
    if line in rules["regret"] and before.undo in [button.payload for button in before.buttons]:
        return Wish.parse(before.undo or "")
    if line in rules["declined"] and before.undo not in [button.payload for button in before.buttons]:
        return Wish("nothing")
    for kind in before.asked & {"months", "time", "channel", "pause"}:
        if line in rules["any"] and kind in ("months", "time", "channel"):
            return Wish(cast(What, kind), "0" if kind == "months" else ANY)
        if kind == "pause" and (length := _length(line, now)) is not None:
            return Wish("pause", length)
        for pattern in patterns()["answers"].get(kind, ()):
            match = pattern.fullmatch(line)
            if match is not None and (wish := _value(kind, groups(match), now)) is not None:
                return wish
    return None


def _length(line: str, now: datetime) -> str | None:
    """Days of a pause that is a bare length: "doe maar een maandje"."""
    words = line.split()
    while words and words[0] in load("wensen")["lead"]:
        words.pop(0)
    asked = f"pauze {' '.join(words)}"
    if not words or normalise(asked) == "pauze":  # a thank-you is no length
        return None
    command = read_command(asked, amsterdam_date(now))
    return str(command.days) if command is not None and command.kind == "pause" else None


def is_wish(payload: str | None) -> bool:
    """Whether a tapped button is one of these."""
    return payload is not None and payload.startswith(PREFIX)

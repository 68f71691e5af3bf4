"""Whether words say to stop for good, or to rest for now; stopping with something else says neither. Pure.

The phrases are data (`weggaan.yml`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from bot.content import load
from bot.understanding.moves.routes import may_rest


def plainly(leaves: str, text: str) -> bool:
    """Whether the words themselves say to `stop` for good, or to `rest` for now; the engine only guesses."""
    return _stops(text) if leaves == "stop" else _rests(text)


def about_else(text: str) -> bool:
    """Whether a message that speaks of stopping denies that it means us, or names something else to stop with."""
    parts = _clauses(text)
    if any(_stops_here(part, text) for part in parts):
        return False
    return _fails(text) or any(_else_here(part) for part in parts)


def _else_here(clause: str) -> bool:
    rules = load("weggaan")["stop"]
    if _has(rules["only_ours"], clause) and not _has(rules["ours"], clause) and len(clause.split()) > 1:
        return True
    spoken = any(_has(rules[name], clause) for name in ("words", "vague", "only_ours"))
    if of_help(clause):
        return True
    return spoken and (any(_has(rules[name], clause) for name in ("denied", "others")) or _object(clause))


def unclear(text: str) -> bool:
    """Whether stopping is spoken of, or asked about, and it may be our messages that are meant."""
    rules = load("weggaan")["stop"]
    spoken = any(_has(rules[name], text.lower()) for name in ("words", "only_ours"))
    return spoken and not plainly("stop", text) and not about_else(text)


def stays(text: str) -> bool:
    """Whether a message says that our messages may go on."""
    rules, parts = load("weggaan")["stop"], _clauses(text)
    said = any(_has(rules["denied"], part) and _has(rules["ours"], part) for part in parts)
    return said or (about_else(text) and without_us(text) != text)


def quits(text: str) -> str | None:
    """The topic of his own place (school, werk, dagbesteding) that he wants to stop with; None for anything else."""
    rules = load("weggaan")["quits"]
    for part in _clauses(without_us(text)):
        if _has(rules["words"], part) and not _has(rules["not"], part):
            return next((topic for topic, words in rules["topics"].items() if _has(words, part)), None)
    return None


def without_us(text: str) -> str:
    """What a message says beside a no to stopping with us: "ik wil met school stoppen, niet met jou"."""
    rules, parts = load("weggaan")["stop"], _clauses(text)
    if not any(_has(rules[name], text.lower()) for name in ("words", "vague", "only_ours")):
        return text  # nothing is stopped with: "wel appen, ik bel niet graag"
    kept = [part for part in parts if not (_has(rules["ours"], part) and _has(rules["negates"], part))]
    return ", ".join(kept) if kept and len(kept) < len(parts) else text


def goodbye(text: str, question: str | None = None) -> bool:
    """Whether a message, or a clause of it, only ends or rests the talk. `question`: the one that is open in a
    check-in; a bare "klaar" ends it where it can be no answer."""
    rules = load("weggaan")["rest"]
    if question and re.fullmatch(rules["done"], text.lower().strip()):
        return question not in rules["done_not"]
    parts, now = _clauses(text), () if question in rules["done_not"] else tuple(rules["now"])
    return any(_only_goodbye(part, (*now, *_byes(place == len(parts)))) for place, part in enumerate(parts, 1))


def parting(text: str) -> str:
    """The response to a goodbye, or to "not now"."""
    byes = load("weggaan")["rest"]["byes"]
    return "utter_doei_later" if any(_has(bye, text.lower()) for bye in byes) else "utter_rust_nu"


def told_beside(text: str) -> str:
    """The clauses of a message that do more than end the talk."""
    now = load("weggaan")["rest"]["now"]
    return ", ".join(part for part in _clauses(text) if not _only_goodbye(part, (*now, *_byes(True))))


def _stops(text: str) -> bool:
    return any(_stops_here(part, text) for part in _clauses(text))


def _stops_here(clause: str, text: str) -> bool:
    rules = load("weggaan")["stop"]
    ours = _has(rules["ours"], clause)
    if of_help(clause) or _has(rules["ends"], clause) or pointing(text):
        return False
    if _has(rules["denied"], clause) or (_has(rules["only_ours"], clause) and not ours):
        return False
    asks = (_has(rules["asks"], clause) or _fails(text)) and not ours
    if _has(rules["words"], clause) or _has(rules["only_ours"], clause):
        return not asks and (ours or not (_has(rules["others"], clause) or _object(clause)))
    short = len(text.split()) <= rules["short"] and not _has(rules["life"], clause)
    near = ours or _has(rules["ours"], text.lower()) or short
    return near and not asks and (ours or not _has(rules["others"], clause)) and _has(rules["vague"], clause)


def of_help(text: str) -> bool:
    """Whether stopping is spoken of, and it is help or the coach, or all of a life, and not our messages."""
    rules = load("weggaan")["stop"]
    parts = _clauses(text)
    if any(_has(rules["messages"], part) for part in parts):
        return False
    return any(_has(rules["words"], part) and _has(rules["help"], part) for part in parts)


def refuses_help(text: str) -> bool:
    """Whether a message, under a question about help, is an angry no to that help and leaves our messages out of it."""
    rules = load("weggaan")["stop"]
    return of_help(text) or (_has(rules["refuses"], text.lower()) and not _has(rules["messages"], text.lower()))


def pointing(text: str) -> bool:
    """Whether he speaks of stopping with "it" himself, or thinks of it, and nothing in the message says with what."""
    rules, words = load("weggaan")["stop"], text.lower()
    if _has(rules["messages"], words) or _has(rules["others"], words):
        return False
    parts = _clauses(text)
    return any(
        _has(rules["thinks"], part)
        or (_has(rules["words"], part) and _has(rules["points"], part) and _has(rules["himself"], part))
        for part in parts
    )


def thinks(text: str) -> bool:
    """Whether he thinks of stopping, and does not say with what."""
    return pointing(text) and any(_has(load("weggaan")["stop"]["thinks"], part) for part in _clauses(text))


def for_a_while(text: str) -> bool:
    """Whether a wish to hear no more has an end: then it is one to rest."""
    rules = load("weggaan")["stop"]
    said = [part for part in _clauses(text) if _has(rules["ends"], part)]
    return any(_has(rules["words"], part) or _has(rules["messages"], part) for part in said)


def _fails(text: str) -> bool:
    """Whether stopping is something that he does not manage: a habit, never our messages."""
    rules = load("weggaan")["stop"]
    return _has(rules["fails"], text.lower()) and not _has(rules["ours"], text.lower())


def _object(clause: str) -> bool:
    """Whether a thing is named to stop with, of which we know only that it is not us."""
    rules = load("weggaan")["stop"]
    named = (found[1] for found in re.finditer(rules["object"], clause))
    return any(_beside(words, rules["small"]) for words in named)


def _rests(text: str) -> bool:
    rules, words = load("weggaan")["rest"], text.lower()
    if goodbye(text) or _has(rules["plain"], words):
        few = len(words.split()) <= rules["weak_most"]
        if goodbye(text) and told_beside(text) and not may_rest(text):
            return False  # "nu even niet, ik lag in het ziekenhuis" tells how it goes
        return few or goodbye(text) or _has(rules["plain"], re.sub(rules["weak"], " ", words)) or may_rest(text)
    short = len(words.split()) <= rules["slight_most"]
    return short and _has(rules["slight"], words) and not _has(rules["slight_not"], words)


def _byes(last: bool) -> tuple[str, ...]:
    """Words of parting, which count where they come last: "dag" begins a message as well."""
    return tuple(load("weggaan")["rest"]["byes"]) if last else ()


def _only_goodbye(clause: str, more: tuple[str, ...]) -> bool:
    rules = load("weggaan")["rest"]
    line = " ".join(clause.split())
    found = False
    for pattern in (*rules["says"], *more):
        line, times = re.subn(pattern, " ", line)
        line, found = " ".join(line.split()), found or bool(times)
    return found and not _beside(re.sub(rules["also"], " ", line), rules["small"])


def _beside(line: str, small: list[str]) -> set[str]:
    return set(re.findall(r"[\w'’]+", line)) - _words(tuple(small))


@cache
def _words(listed: tuple[str, ...]) -> frozenset[str]:
    return frozenset(str(word) for word in listed)


def _clauses(text: str) -> list[str]:
    rules: Mapping[str, Any] = load("weggaan")
    return [part.strip() for part in re.split(rules["cut"], text.lower().replace("’", "'")) if part.strip()]


def _has(pattern: str, words: str) -> bool:
    return re.search(pattern, words) is not None

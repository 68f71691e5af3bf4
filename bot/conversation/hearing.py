"""What a tap or typed words amount to while an answer about safety is awaited (`crisis_woorden.yml`). Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from bot.content import load

SOFT = (  # replies that count also where the safety check holds the message for a crisis
    "grapje", "niet_zeggen", "ouders", "doorvertellen", "robot", "niet_durven", "kan_niet_weg",
    "bel_mij", "niet_bellen", "meelezen",
)  # fmt: skip
# Replies that tell something people need to know; they count too where the safety check guesses at a crisis.
FACTS = ("wie_bellen", "erbij_ander", "ga_helpen", "geschrokken", "bij_iemand", "waar", "beltijd")
_SURE = ("veilig", "weer_veilig")  # a yes is one only when nothing else is said
_SHORT = 8  # words


def reply_of(
    text: str, offered: Mapping[str, str], kind: str, about: str = "self", *, asks_safe: bool
) -> str | None:
    """The reply that typed words mean; None when it is not clear, so that it is asked again.

    `offered`: the titles of the buttons of now by their reply. A yes, a no and "veilig" count only where
    a button says so; the rest may be typed at any time. `kind`, `about`: of the crisis. `asks_safe`: whether this
    danger asks about being safe.
    """
    words = plain(text)
    said = next((e["reply"] for e in _rules()["replies"] if _fits(e, words, kind, about)), None)
    if said is not None and not (said in FACTS and "veilig" in words):
        return str(said)
    if len(words.split()) > _rules()["longest"]:
        return None
    for reply, pattern in _rules()["sure"].get(kind, {}).items():
        if _has(pattern, words) and not _has(_rules()["not"], words):
            return str(reply)
    if "veilig" not in words:
        return _yes_no(words, offered)
    found = _safe(words, offered)
    return found if asks_safe or found == "niet_veilig" else None


def soft(text: str) -> str | None:
    """The reply to a short message that is a crisis by what went before it, yet itself asks or answers something."""
    words = plain(text)
    if len(words.split()) > _SHORT:
        return None
    return next((e["reply"] for e in _rules()["replies"] if e["reply"] in SOFT and _fits(e, words)), None)


def fact(text: str, kind: str, about: str) -> str | None:
    """The reply to a message that tells something which people need to know."""
    words = plain(text)
    return next((e["reply"] for e in _rules()["replies"] if e["reply"] in FACTS and _fits(e, words, kind, about)), None)


def timed(text: str, *, asked: bool) -> bool:
    """Whether a message says when he may be called; `asked`: under a question about a call."""
    words, rules = plain(text.replace(":", "")), _rules()["times"]
    if len(words.split()) > rules["most"] or _has(rules["none"], words) or not _has(rules["time"], words):
        return False
    return asked or _has(rules["free"], words)


def practical(text: str) -> bool:
    """Whether the message is a practical wish ("help me met mijn cv") and nothing else."""
    words, rules = plain(text), _rules()["practical"]
    if len(words.split()) > rules["most"]:
        return False
    return _has(rules["plain"], words) or (_has(rules["wish"], words) and _has(rules["thing"], words))


def plain(text: str) -> str:
    """Lower case, words only, one space between them; the name of a help line is no word about safety."""
    words = " ".join(re.sub(r"[^\w' ]", " ", text.lower().replace("’", "'")).split())
    return words.replace("veilig thuis", "") if _has(_rules()["named"], words) else words


def _fits(entry: Mapping[str, Any], words: str, kind: str = "", about: str = "") -> bool:
    """Whether a message is this reply. Without a kind only those count that are the same in each."""
    if about != entry.get("about", about) or kind not in entry.get("kinds", (kind,)):
        return False
    if len(words.split()) > entry["most"] or _has(entry.get("unless", "$^"), words):
        return False
    return any(_has(pattern, words) for pattern in entry["patterns"])


def _safe(words: str, offered: Mapping[str, str]) -> str | None:
    """An answer with the word safe in it: any no beside it means not safe, a but means ask again."""
    rules = _rules()
    reply = "niet_veilig" if _has(rules["not"], words) else "" if _has(rules["but"], words) else "veilig"
    return reply if reply in offered else None


def _yes_no(words: str, offered: Mapping[str, str]) -> str | None:
    """A plain yes or no; "ja maar" and "ja, ik heb niks" are neither. "Oké" is a yes to a call, not to being safe."""
    rules = _rules()
    yes = _has(rules["yes"], words) or (_has(rules["okay"], words) and "niet_bellen" in offered)
    if yes and not (_has(rules["not"], words) or _has(rules["but"], words)):
        reply = _titled("ja", offered)
        return reply if reply not in _SURE or _has(rules["yes_only"], words) else None
    return _titled("nee", offered) if _has(rules["no"], words) and not _has(rules["denied"], words) else None


def _titled(start: str, offered: Mapping[str, str]) -> str | None:
    return next((reply for reply, title in offered.items() if title.lower().startswith(start)), None)


def _has(pattern: str, words: str) -> bool:
    return _compiled(pattern).search(words) is not None


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _rules() -> Mapping[str, Any]:
    rules: Mapping[str, Any] = load("crisis_woorden")
    return rules

"""Somebody else types in the learner's chat: known by his own words, met calmly, and nothing of it is the learner's.

The words and the texts are data (`ander.yml`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Literal

from bot.content import load
from bot.conversation import texts
from bot.conversation.asked_of_us import plain
from bot.conversation.danger import crisis
from bot.conversation.intake import Talk
from bot.core.signal import Assessment
from bot.ports import Outgoing
from bot.services.parts import Parts

PREFIX = "ander:"
SELF = f"{PREFIX}self"
Said = Literal["intro", "more", "private", "bye", "self", "together"]


def said_by(parts: Parts, talk: Talk) -> Said | None:
    """What somebody else says, or the learner who is back; None for a message of the learner himself."""
    payload, learner = talk.inbound.payload, talk.learner
    if learner is None or talk.inbound.kind not in ("text", "button"):
        return None
    if payload is not None:
        return "self" if payload == SELF else None
    line, name = _line(talk.inbound.text), learner.name
    last = plain.last_said(parts, talk)
    known = last is not None and any(button.payload == SELF for button in last.buttons)
    beside = _sits_there(line, name, talk.earlier)
    if beside and _has(load("ander")["private"], line, name) and _has(load("ander")["speaks"], line, name):
        return "private"
    if _together(line, name, talk.earlier):
        return "together"
    if introduces(line, name):
        return "more" if known else "intro"
    before = known or any(introduces(said, name) for said in talk.earlier)
    if before and _compiled(f"(?:{load('ander')['self']})[ .!]*", name.lower()).fullmatch(line):
        return "self"
    return _goes_on(line, name) if known else None


def introduces(line: str, name: str) -> bool:
    """Whether a line says that somebody else than the learner called `name` types."""
    line = _line(line)
    if _has(load("ander")["not"], line, name):
        return False
    return any(_has(pattern, line, name) for pattern in load("ander")["intro"])


def judged(parts: Parts, talk: Talk, verdict: Assessment) -> Assessment:
    """The verdict on words of somebody else: a crisis or a doubt stands, and nothing milder is the learner's.

    A guess at words that say nothing grave, only who types or what he wants to see, is dropped.
    """
    said = said_by(parts, talk)
    if said in (None, "self") or (talk.crisis is not None and crisis.is_open(talk.crisis)):
        return verdict
    guessed = all(item.rule.startswith(("model:", "doubt:")) for item in verdict.evidence)
    if guessed and said != "more" and says_no_more(talk.inbound.text, asks=said == "private"):
        return Assessment("none")
    if said == "together":  # what he says is his own
        return verdict
    return verdict if verdict.level == "crisis" else Assessment("none", doubt=verdict.doubt)


def says_no_more(text: str, *, asks: bool = False) -> bool:
    """Whether nothing is told but who types and why, or what he asks to see: small words, and a name or two; or,
    where he `asks` what was said before, nothing but that question."""
    rules, line = load("ander"), _line(text)
    rest = re.sub(rules["people"], " ", line)
    told = {word for word in re.findall(r"[\w']+", rest) if word not in rules["small"]}
    if asks and _compiled(rules["asking"], "").fullmatch(" ".join(re.findall(r"[\w']+", line))):
        return True
    return len(told) <= rules["names"] and not _has(rules["grave"], line, "")


def reply(parts: Parts, talk: Talk, said: Said) -> Outgoing:
    """What is said to it, not twice the same in a row."""
    entry, last = load("ander")["texts"][said], plain.last_said(parts, talk)
    first = texts.block(entry, 0, PREFIX, **talk.names)
    return texts.block(entry, 1, PREFIX, **talk.names) if last is not None and last.text == first.text else first


def spoken(text: str, name: str) -> str:
    """What the learner himself says in a message that somebody types for him: "hij zegt een 6" gives "een 6", and "hij
    gaat nog naar school" is his own "ik ga nog naar school"."""
    told = (_his_own(part, name) for part in re.split(r"[.,!?;\n]+", _line(text)))
    return ", ".join(part for part in told if part)


def _his_own(part: str, name: str) -> str:
    rules, says = load("ander"), _compiled(load("ander")["says"], name.lower())
    if (found := says.search(part)) is not None:
        return part[found.end() :].strip()
    if introduces(part, name) or any(_has(rules[pattern], part, name) for pattern in ("there", "away", "cannot")):
        return ""
    third = _compiled(rules["third"], name.lower())
    if third.search(part) is None:
        return part.strip()
    own = third.sub(lambda found: f"ik {rules['first'].get(found['verb'], found['verb'])}", part)
    return re.sub(rules["his"], "mijn", own).strip()


def _together(line: str, name: str, earlier: Sequence[str]) -> bool:
    """Whether somebody types for him while he sits there: said now with who types, or before and now what he says."""
    rules = load("ander")
    if _sits_there(line, name, earlier) and not _has(rules["away"], line, name):
        return _has(rules["there"], line, name) or any(_has(rules[one], line, name) for one in ("says", "third"))
    return False


def _sits_there(line: str, name: str, earlier: Sequence[str]) -> bool:
    """Whether it was said who types, and that he is there himself."""
    lines = [line, *(_line(said) for said in earlier)]
    there = load("ander")["there"]
    return any(introduces(said, name) for said in lines) and any(_has(there, said, name) for said in lines)


def _goes_on(line: str, name: str) -> Said | None:
    rules = load("ander")
    if _has(rules["self"], line, name):
        return "self"
    order: tuple[tuple[Said, str], ...] = (("bye", "bye"), ("private", "private"), ("more", "speaks"))
    return next((said for said, pattern in order if _has(rules[pattern], line, name)), None)


def _line(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split())


def _has(pattern: str, line: str, name: str) -> bool:
    return _compiled(pattern, name.lower()).search(line) is not None


@cache
def _compiled(pattern: str, name: str) -> re.Pattern[str]:
    rules = load("ander")
    known = {"<wie>": rules["people"], "<kind>": rules["child"], "<naam>": re.escape(name) if name else r"(?!)"}
    for mark, words in known.items():
        pattern = pattern.replace(mark, words)
    return re.compile(pattern)

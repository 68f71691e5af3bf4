"""Somebody else types in the learner's chat: known by his own words, met calmly, and nothing of it is the learner's.

The words and the texts are data (`ander.yml`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from bot.content import load
from bot.conversation import crisis, plain, texts
from bot.conversation.intake import Talk
from bot.core.signal import Assessment
from bot.ports import Outgoing
from bot.services.parts import Parts

PREFIX = "ander:"
SELF = f"{PREFIX}self"
Said = Literal["intro", "more", "private", "bye", "self"]


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
    if guessed and said != "more" and says_no_more(talk.inbound.text):
        return Assessment("none")
    return verdict if verdict.level == "crisis" else Assessment("none", doubt=verdict.doubt)


def says_no_more(text: str) -> bool:
    """Whether nothing is told but who types and why, or what he asks to see: small words, and a name or two."""
    rules, line = load("ander"), _line(text)
    rest = re.sub(rules["people"], " ", line)
    told = {word for word in re.findall(r"[\w']+", rest) if word not in rules["small"]}
    return len(told) <= rules["names"] and not _has(rules["grave"], line, "")


def reply(parts: Parts, talk: Talk, said: Said) -> Outgoing:
    """What is said to it, not twice the same in a row."""
    entry, last = load("ander")["texts"][said], plain.last_said(parts, talk)
    first = texts.block(entry, 0, PREFIX, **talk.names)
    return texts.block(entry, 1, PREFIX, **talk.names) if last is not None and last.text == first.text else first


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

"""The verdict on a message, with what its words plainly are: a command, somebody else's, a place to stop with."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from bot.conversation import another, plain
from bot.conversation.intake import Talk
from bot.core.signal import Assessment, Evidence, Topic
from bot.ports import StorageDown, WrongKey
from bot.services.leaving import quits, stays, without_us
from bot.services.parts import Parts


def judged(parts: Parts, talk: Talk, verdict: Assessment) -> Assessment:
    """`verdict`, or a milder or graver one where the words themselves say so. Raises `StorageDown`.

    A crisis needs no store: what was said before may be gone, it is answered all the same.
    """
    try:
        return _judged(parts, talk, verdict)
    except (StorageDown, WrongKey):
        if verdict.level != "crisis":
            raise
        return verdict


def _judged(parts: Parts, talk: Talk, verdict: Assessment) -> Assessment:
    seen = _without_us(parts, talk, another.judged(parts, talk, plain.judged(parts, talk, verdict)))
    topic = quits(talk.inbound.text) if seen.level == "none" and talk.inbound.payload is None else None
    if topic is None or another.said_by(parts, talk) is not None:
        return seen
    evidence = (*seen.evidence, Evidence(talk.inbound.text[:80], "words:stopping"))
    return Assessment("attention", (cast(Topic, topic),), evidence=evidence, doubt=seen.doubt)


def _without_us(parts: Parts, talk: Talk, seen: Assessment) -> Assessment:
    """The verdict without a guessed doubt that comes only of a no to stopping with our messages."""
    text = talk.inbound.text
    rest = without_us(text) if seen.doubt is not None and not seen.doubt.ruled and stays(text) else text
    if rest == text:
        return seen
    alone = parts.assess(rest, talk.earlier)
    return replace(seen, doubt=None) if alone.level != "crisis" and alone.doubt is None else seen

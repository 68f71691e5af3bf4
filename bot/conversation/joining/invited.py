"""What the first answer to an invitation means: yes, not now, or a report of how it goes. Pure but for the texts."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Literal

from bot.content import load
from bot.conversation.intake import Talk
from bot.services.parts import Parts
from bot.understanding.kind.acknowledging import glad
from bot.understanding.questions.asked_for import asks

LATER = "uitnodiging:later"  # what the button "not now" carries
FIRST = "plek"
FEW = 8  # words of a report
LATELY = timedelta(days=7)


def understood(parts: Parts, talk: Talk, *, worried: bool) -> Literal["begin", "later", "report"] | None:
    """How the answer is taken; None when the message is no answer to an invitation, or a button of its own.

    A bare yes begins the check-in and answers none of its questions; words that say how it goes, or that worry,
    are its first answer. So is anything else: the check-in takes questions and asides along.
    """
    payload = talk.inbound.payload
    if payload == LATER:  # however late it is tapped
        return "later"
    if not talk.invited or payload is not None or talk.learner is None:
        return None
    words = " ".join(re.findall(r"[^\W\d_]+|\d+", talk.inbound.text.lower()))
    content = load("campagne")
    if worried:
        return "report"
    for answer, meaning in (("not_now", "later"), ("begin", "begin")):
        if words in content[answer]:
            return meaning  # type: ignore[return-value]
    profile, text, now = talk.learner.profile, talk.inbound.text, parts.now()
    if parts.reader.read(text, question=None, profile=profile, now=now):
        return "report"
    bare = parts.reader.read(text, question=FIRST, profile=profile, now=now).get(FIRST)
    if bare is None:
        return "report"
    return "later" if bare.value == "nee" else "begin"


def reports(parts: Parts, talk: Talk) -> bool:
    """Whether who was asked nothing tells in a few words how it goes, and no check-in was
    held of late: it begins one. News of work is no such thing."""
    text = talk.inbound.text
    if talk.learner is None or talk.inbound.payload is not None or len(text.split()) > FEW or asks(text) or glad(text):
        return False
    read = parts.reader.read(text, question=None, profile=talk.learner.profile, now=parts.now())
    if not set(read) & {FIRST, "cijfer"} or set(read) & {"hulp"}:
        return False
    with parts.begin() as uow:
        last = next(iter(uow.talks.checkins_of(talk.learner.id)), None)
        return last is None or (last.ended_at is not None and parts.now() - last.ended_at > LATELY)

"""A second danger beside the one that is talked about: served when it is plainly said, and not for a guess. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from bot.content import load
from bot.conversation import texts
from bot.conversation.crisis import CrisisReply, CrisisStep, Person, line_of
from bot.core.signal import About, Assessment, Kind

GRAVER = ("suicidaliteit", "overdosis")  # kinds that a guess may raise an open crisis to
_ADULT = 18


def guessed(verdict: Assessment) -> bool:
    """Whether a crisis is a guess of the classifier, or is one by the messages before it only."""
    rules = [item.rule for item in verdict.evidence]
    return all(rule.startswith(("model:", "sign:")) for rule in rules) or any(r.startswith("session:") for r in rules)


def kept(last: CrisisStep, verdict: Assessment) -> Assessment:
    """The verdict in a crisis that is open: after a guess the kind and whose it is stay.

    Unless it is about the same person, and graver.
    """
    if not guessed(verdict) or (verdict.kind in GRAVER and verdict.about == last.about):
        return verdict
    return replace(verdict, kind=last.danger, about=cast(About, last.about))


def with_second(reply: CrisisReply, also: Sequence[Kind], person: Person) -> CrisisReply:
    """The first block with a line about each other danger that was said, before its question.

    No line is named twice.
    """
    if reply.step.block != "first":
        return reply
    called = {line_of(reply.step.kind, reply.step.about, person.age)}
    young, extra = person.age is not None and person.age < _ADULT, []
    for entry in (load("crisis")["beside"][kind] for kind in also):
        line = entry.get("young", entry["line"]) if young else entry["line"]
        if line not in called:
            called.add(line)
            extra.append(texts.fill(entry["text"], bed=texts.fill(f"{{lijn:{line}}}")))
    rest, _, asked = reply.message.text.rpartition("\n")
    return replace(reply, message=replace(reply.message, text="\n".join((rest, *extra, asked))))

"""When somebody in a crisis may be called, as he says it himself."""

from __future__ import annotations

from bot.conversation import crisis, hearing
from bot.conversation.intake import Talk, contact_state
from bot.conversation.step import CrisisStep
from bot.services.parts import Parts


def call_time(parts: Parts, talk: Talk, step: CrisisStep) -> str:
    """When he says that he may be called, in words; "" where he does not, or nobody could call."""
    asked = crisis.asks_call(step) or step.block == "answers.terugbellen"
    if talk.learner is None or not hearing.timed(talk.inbound.text, asked=asked):
        return ""
    if contact_state(parts, talk.account.learner_id)[0] == "nobody":
        return ""
    read = parts.reader.read(talk.inbound.text, question="bellen", profile=talk.learner.profile, now=parts.now())
    found = read.get("bellen")
    return found.value if found is not None and not found.refused else ""

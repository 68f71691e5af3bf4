"""Who asks to be heard is asked to tell, and what was asked of him waits."""

from __future__ import annotations

from bot.content import load
from bot.conversation import texts
from bot.conversation.intake import Talk, coach_unnamed
from bot.ports import Outgoing
from bot.services.parts import Parts
from bot.understanding.moves.inviting import announced
from bot.understanding.questions.asked_for import asked_for


def invitation(parts: Parts, talk: Talk) -> Outgoing | None:
    """What is said to a message that only announces a story, a question or a secret; None for any other. Whether it
    stays between us is an answer about leave where that is asked. Raises `StorageDown`."""
    if talk.learner is None or talk.inbound.kind != "text" or talk.inbound.payload is not None:
        return None
    text = coach_unnamed(talk)
    kind = announced(text)
    if kind is None or (kind == "ask" and asked_for(text).subjects):
        return None
    if kind == "bare":
        with parts.begin() as uow:
            checkin = uow.talks.open_checkin(talk.learner.id)
        if checkin is not None and checkin.question in load("onderbreking")["plain"]["open"]:
            return None
    return texts.system(f"invite_{'secret' if kind == 'bare' else kind}", **talk.names)

"""A question that a piece of information answers, in a message that gets a check question as well.

Beside the mild question it is answered at once, and not a second time when what was held is taken up after the no.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace

from bot.conversation import agreeing, texts
from bot.conversation.danger.care import Say
from bot.conversation.intake import Talk, coach_unnamed, reopen
from bot.conversation.marks import RESUME
from bot.core.check import CheckStep
from bot.core.information import Person
from bot.ports import Outgoing
from bot.services.checkins import checkin
from bot.services.parts import Parts
from bot.services.talk import information
from bot.understanding.moves.farewells import done
from bot.understanding.questions.asked_for import Asked, asked_for
from bot.understanding.said import PIECE, Said


async def answer(parts: Parts, talk: Talk, step: CheckStep, say: Say) -> None:
    """Keep what a message arranges, and say what its questions ask for; beside the plain question that is not said."""
    await asyncio.to_thread(agreeing.held, parts, talk)
    if step.mild:
        for one in _shown(parts, talk):
            await say(talk, one)


def arranged(parts: Parts, message_id: int) -> None:
    """Keep what a held message arranges with the case that its answer opened."""
    talk = reopen(parts, message_id)
    if talk is not None:
        agreeing.held(parts, talk)


def left_over(parts: Parts, message_id: int, step: CheckStep, more: str) -> Talk | None:
    """What is taken up after the no: the message that was held, without what was answered beside the question, and what
    was said behind the no; where nothing is left, the check-in that waits; None where none does."""
    talk = reopen(parts, message_id)
    if talk is None:
        return None
    if more and done(more):
        return _ended(parts, talk, message_id, more)
    asked = _asked(talk) if step.mild else Asked()
    words = asked.rest if asked.subjects else talk.inbound.text
    words = "\n".join(part for part in (words, more) if part)
    if words:
        talk.inbound = replace(talk.inbound, text=words)
        return talk
    with parts.begin() as uow:
        waits = talk.learner is not None and uow.talks.open_checkin(talk.learner.id) is not None
    if not waits:
        return None
    talk.inbound = replace(talk.inbound, text=RESUME, payload=RESUME)
    return talk


def unanswered(parts: Parts, message_id: int, step: CheckStep) -> Talk | None:
    """What was held, where something else is said instead of an answer; without what was answered beside it."""
    talk = reopen(parts, message_id)
    asked = _asked(talk) if talk is not None and step.mild else Asked()
    if talk is None or not asked.subjects:
        return talk
    talk.inbound = replace(talk.inbound, text=asked.rest)
    return talk if asked.rest else None


def _ended(parts: Parts, talk: Talk, message_id: int, more: str) -> Talk:
    """He is done: what he told in the message that was held is kept, and answered no more."""
    with parts.begin() as uow:
        message = uow.talks.message(message_id)
        if talk.learner is not None and message is not None:
            checkin.keep(parts, uow, talk.learner, message, talk.inbound.text)
        uow.commit()
    talk.inbound = replace(talk.inbound, text=more)
    return talk


def _shown(parts: Parts, talk: Talk) -> list[Outgoing]:
    """The pieces without their buttons: those under the check question are enough."""
    asked, learner = _asked(talk), talk.learner
    if not asked.subjects or learner is None:
        return []
    who = Person(learner.age_on(parts.today()), learner.profile, learner.region)
    said = Said("", choice={PIECE: ",".join(asked.subjects)}, earlier=(*talk.earlier, talk.inbound.text))
    return [Outgoing(texts.fill(one.text, **talk.names)) for one in information.reply(said, who) if one.text]


def _asked(talk: Talk) -> Asked:
    """What a message asks for in so many words; what is only told waits for the no."""
    asked = asked_for(coach_unnamed(talk), talk.earlier) if talk.inbound.kind == "text" else Asked()
    return Asked() if asked.told else asked

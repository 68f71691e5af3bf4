"""What a coach reads of a talk: not the words alone that opened the case, but what was told before and after them."""

from __future__ import annotations

import re

from bot.content import load
from bot.core.conversation import Message
from bot.core.escalation import CaseEvent, Escalation
from bot.core.signal import at_least
from bot.language.private import Private, kept_private
from bot.language.telling import telling
from bot.meaning import meant
from bot.services.checkins.turns import STORY, Turn
from bot.services.escalations import cases
from bot.understanding.kind import acknowledging

_MANY = 12  # words of his from before a case that are added to it
_STORY, _BEFORE = 5, 3  # words of a message that tells something; how many of those before a bare yes tell the matter


def join(turn: Turn) -> None:
    """Add to the live case what this check-in told before and with this message that worries, each message once.

    A case that people read on request, or in a vital interest, gets no words for which leave was only asked.
    """
    case = cases.talked_of(turn.uow.cases.live_of(turn.learner.id))
    if case is None or case.leave not in ("asked", "given", "standing"):
        return
    known = {event.message_id for event in turn.uow.cases.events(case.id) if event.what == "quote"}
    signals = turn.uow.talks.signals_of(turn.learner.id, turn.checkin.started_at)
    told = {s.message_id: s.at for s in signals if s.about == "self" and at_least(s.level, "attention")}
    for message_id in [one for one in told if one is not None and one not in known][-_MANY:]:
        _quote(turn, case, message_id)
    here = turn.message.id if turn.message else None
    asked = turn.checkin.question == STORY and STORY not in turn.answers  # he was asked how it came about
    if here is not None and here not in {*known, *told} and (asked or _weighs(turn)):
        _quote(turn, case, here)


def _weighs(turn: Turn) -> bool:
    """Whether this message tells a wish of his, or something hard, though it worries by no rule: a coach has to know
    it."""
    message = turn.message
    if message is None or message.payload is not None or not _tells(turn, message):
        return False
    text, rules = turn.parts.vault.open(message.sealed), load("strekking")["quotes"]
    meaning, words = meant(text), " ".join(text.lower().split())
    if re.search(rules["withheld"], words) or kept_private(text) != Private() or telling(text).value:
        return False  # who may know, and what: agreed on, and no part of what he told
    wish = re.search(rules["wish"], words) is not None
    hard = sum(meaning.words[one] for one in rules["hard"]) >= rules["least"]
    bad = max(meaning.answers[one] for one in rules["bad"]) >= rules["surely"]
    return wish or hard or bad or acknowledging.hard(text)


def matter(turn: Turn, case: Escalation, *, leave: bool = False) -> None:
    """Add to a case what it is about, where the message that opens it is a mere yes: what he wrote just before.

    `leave`: it is a yes to telling, whatever else it says ("maar niet voor tien uur").
    """
    if turn.message is None or (_tells(turn, turn.message) and not leave):
        return
    known = {event.message_id for event in turn.uow.cases.events(case.id) if event.what == "quote"}
    own = [one for one in turn.uow.talks.of_learner(turn.learner.id, 4 * _BEFORE) if one.author == "learner"]
    before = [one for one in own if one.id != turn.message.id and one.stored_at >= turn.checkin.started_at]
    for message in [one for one in before if _tells(turn, one)][-_BEFORE:]:
        if message.id is not None and message.id not in known:
            _quote(turn, case, message.id)


def _tells(turn: Turn, message: Message) -> bool:
    """Whether a message says more than an answer does."""
    return bool(message.sealed) and len(turn.parts.vault.open(message.sealed).split()) >= _STORY


def _quote(turn: Turn, case: Escalation, message_id: int) -> None:
    message = turn.uow.talks.message(message_id)
    if message is not None and message.sealed and message.payload is None:
        turn.uow.add(CaseEvent(case.id, turn.parts.now(), "quote", "learner", message.sealed, message.id))

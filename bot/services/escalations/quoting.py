"""What a coach reads of a talk: not the words alone that opened the case, but what was told before and after them."""

from __future__ import annotations

import re
from datetime import timedelta

from bot.content import load
from bot.core.conversation import Message
from bot.core.escalation import CaseEvent, Escalation
from bot.core.signal import at_least
from bot.language.private import Private, kept_private
from bot.language.telling import telling
from bot.meaning import meant
from bot.records import UnitOfWork
from bot.services.checkins.turns import STORY, Turn
from bot.services.escalations import cases
from bot.services.parts import Parts
from bot.understanding.kind import acknowledging
from bot.understanding.moves.routes import points_back

_MANY = 12  # words of his from before a case that are added to it
_JUST = timedelta(minutes=30)  # how long ago what a request points back at was written
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
    if here is not None and here not in {*known, *told} and (asked or _weighs(turn.parts, turn.message)):
        _quote(turn, case, here)


def add(
    parts: Parts, uow: UnitOfWork, case: Escalation, message: Message | None, *, whole: bool = False
) -> bool:
    """Add a message from outside a check-in to the live case, where it tells a wish of his or something hard, or
    whatever it says (`whole`); whether that was done. What he keeps to himself is never added."""
    if message is None or message.id is None or message.payload is not None or not message.sealed:
        return False
    if any(one.message_id == message.id and one.what == "quote" for one in uow.cases.events(case.id)):
        return False
    text = parts.vault.open(message.sealed)
    if not (not _withheld(text) if whole else _weighs(parts, message)):
        return False
    uow.add(CaseEvent(case.id, parts.now(), "quote", "learner", message.sealed, message.id))
    return True


def pointed_at(parts: Parts, uow: UnitOfWork, message: Message | None) -> Message | None:
    """What he wrote just before a request that points back at it ("kan zij dat uitzoeken"); None where it names its
    own matter, or where that is long ago or is to be kept."""
    if message is None or message.id is None or not message.sealed or message.learner_id is None:
        return None
    if not points_back(parts.vault.open(message.sealed)):
        return None
    own = [one for one in uow.talks.of_learner(message.learner_id, 4 * _BEFORE) if one.author == "learner"]
    before = [one for one in own if (one.id or 0) < message.id and parts.now() - one.stored_at <= _JUST]
    told = [one for one in before if one.payload is None and _tells(parts, one)]
    last = max(told, key=lambda one: one.id or 0, default=None)
    return None if last is None or _withheld(parts.vault.open(last.sealed)) else last


def _weighs(parts: Parts, message: Message | None) -> bool:
    """Whether this message tells a wish of his, or something hard, though it worries by no rule: a coach has to know
    it."""
    if message is None or message.payload is not None or not _tells(parts, message):
        return False
    text, rules = parts.vault.open(message.sealed), load("strekking")["quotes"]
    if _withheld(text):
        return False
    meaning = meant(text)
    hard = sum(meaning.words[one] for one in rules["hard"]) >= rules["least"]
    bad = max(meaning.answers[one] for one in rules["bad"]) >= rules["surely"]
    return wishes(text) or hard or bad or acknowledging.hard(text)


def wishes(text: str) -> bool:
    """Whether a message tells a wish about what is to come, by its words or by its meaning, and asks nothing of us."""
    rules, meaning = load("strekking")["quotes"], meant(text)
    asks = max(meaning.does["asks"], meaning.does["asks_us"], meaning.does["requests"])
    told = re.search(rules["wish"], " ".join(text.lower().split())) is not None
    return told or (meaning.words["wens"] >= rules["wished"] and asks < rules["asks"])


def _withheld(text: str) -> bool:
    """Whether a message says who may know, or what: that is agreed on, and no part of what he told."""
    words = " ".join(text.lower().split())
    kept = re.search(load("strekking")["quotes"]["withheld"], words) is not None
    return kept or kept_private(text) != Private() or bool(telling(text).value)


def matter(turn: Turn, case: Escalation, *, leave: bool = False) -> None:
    """Add to a case what it is about, where the message that opens it is a mere yes: what he wrote just before.

    `leave`: it is a yes to telling, whatever else it says ("maar niet voor tien uur").
    """
    if turn.message is None or (_tells(turn.parts, turn.message) and not leave):
        return
    known = {event.message_id for event in turn.uow.cases.events(case.id) if event.what == "quote"}
    own = [one for one in turn.uow.talks.of_learner(turn.learner.id, 4 * _BEFORE) if one.author == "learner"]
    before = [one for one in own if one.id != turn.message.id and one.stored_at >= turn.checkin.started_at]
    for message in [one for one in before if _tells(turn.parts, one)][-_BEFORE:]:
        if message.id is not None and message.id not in known:
            _quote(turn, case, message.id)


def _tells(parts: Parts, message: Message) -> bool:
    """Whether a message says more than an answer does."""
    return bool(message.sealed) and len(parts.vault.open(message.sealed).split()) >= _STORY


def _quote(turn: Turn, case: Escalation, message_id: int) -> None:
    message = turn.uow.talks.message(message_id)
    if message is not None and message.sealed and message.payload is None:
        turn.uow.add(CaseEvent(case.id, turn.parts.now(), "quote", "learner", message.sealed, message.id))

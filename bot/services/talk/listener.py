"""One listener for what is said while nothing of ours waits for an answer: after the last word of a check-in, between
two, and where the engine guessed something that the words do not bear out.

News, a wish, a step of his own, thanks and a goodbye are met as what they are, whichever intent they were taken for;
only what tells nothing is asked about. What he tells of while a case of his lives is kept with that case.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from bot.content import load
from bot.core.conversation import Message
from bot.core.escalation import Escalation
from bot.core.learner import Learner
from bot.meaning import meant
from bot.records import UnitOfWork
from bot.services.escalations import agreements, cases, quoting
from bot.services.parts import Parts
from bot.services.stored import without_name
from bot.services.talk.routed import unmet
from bot.understanding.answers.remarks import remark
from bot.understanding.kind import acknowledging
from bot.understanding.kind.kind_words import worded
from bot.understanding.moves import farewells
from bot.understanding.moves.courtesy import forgiven
from bot.understanding.moves.routes import plain_question, tells
from bot.understanding.questions.asked_for import asks
from bot.understanding.said import Said

READ, KEPT, ASKED, NOTED = "utter_gelezen", "utter_erbij", "utter_vraag_erbij", "utter_bellen_genoteerd"
WISHED, UNKNOWN = "utter_wens_gehoord", "utter_vraag_onbekend"
_OFFER = "utter_vraag_mens"
_JOINED = ("asked", "given", "standing")  # a case asked for, or of a danger, gets no words for which no leave is


def listened(text: str, before: Collection[str], *, grave: bool = False) -> tuple[str, ...]:
    """The responses to a message by itself; () where it tells nothing that is understood, so that he is asked.

    `before`: the responses of this talk, in order. `grave`: the safety check says that something is wrong.
    """
    if met := remark(text) or acknowledging.met(text, before):
        return met
    if word := farewells.parting_word(text) or farewells.meant(text) or forgiven(text):
        return (word,)
    if acknowledging.light(text):
        return worded(acknowledging.fitting((READ,), text, (), before), text, None, before, grave=grave)
    if _wants_help(text):
        return (_OFFER,)
    if other := unmet(text):
        return other
    if plain_question(text):
        return (UNKNOWN,)
    wishes = quoting.wishes(text) and not asks(text)
    if not wishes and (asks(text) or not tells(text)):
        return ()
    return worded((), text, None, before, grave=grave) or ((WISHED,) if wishes else (READ,))


def _wants_help(text: str) -> bool:
    """Whether a message wishes for help and names nothing: "kan wel hulp gebruiken"."""
    rules, line = load("onderbreking")["wants_help"], " ".join(text.lower().split())
    if len(line.split()) > rules["most"] or re.search(rules["unless"], line):
        return False
    return re.search(rules["words"], line) is not None and not asks(text)


def listen(
    parts: Parts, uow: UnitOfWork, learner: Learner, message: Message | None, said: Said
) -> tuple[str, ...]:
    """The same, with the case of his that it belongs to: a time is one of the call, a wish or something hard is added
    to what is known, and so is a question that we cannot answer."""
    case = cases.talked_of(uow.cases.live_of(learner.id, lock=True))
    if case is None:
        return listened(said.text, said.before, grave=_grave(uow, message))
    text = without_name(uow, learner, said.text)
    if _call(parts, uow, learner, case, text):
        return (NOTED,) if case.leave in cases.TOLD else ("utter_genoteerd",)
    joins = message is not None and case.leave in _JOINED
    told = joins and case.leave in cases.TOLD
    if told and _asks_much(text) and quoting.add(parts, uow, case, message, whole=True):
        return (ASKED,)
    responses = tuple(one for one in listened(said.text, said.before, grave=_grave(uow, message)) if one != _OFFER)
    if not (joins and quoting.add(parts, uow, case, message) and told) or KEPT in said.last:
        return responses
    return (KEPT,) if responses in ((), (READ,)) else (*responses, KEPT)


def with_kind_word(uow: UnitOfWork, message: Message | None, said: Said, responses: tuple[str, ...]) -> tuple[str, ...]:
    """The responses of a topic with the kind word that the whole message wants."""
    return worded(responses, said.text, None, said.before, grave=_grave(uow, message), quiet=True)


def _asks_much(text: str) -> bool:
    """Whether a message is a question that somebody who knows him may answer: more than "hoezo", and nothing to do."""
    return len(text.split()) >= load("strekking")["routes"]["question"] and asks(text) and not unmet(text)


def _grave(uow: UnitOfWork, message: Message | None) -> bool:
    """Whether the safety check found something in this message."""
    return message is not None and bool(message.id) and uow.talks.signal_of_message(message.id or 0) is not None


def _call(parts: Parts, uow: UnitOfWork, learner: Learner, case: Escalation, text: str) -> bool:
    """Keep the time of his call, where the message surely names one and the rules read it; whether that was so."""
    if asks(text) or meant(text).answers["bellen"] < load("strekking")["routes"]["call"]:
        return False
    read = parts.reader.read(text, question="bellen", profile=learner.profile, now=parts.now()).get("bellen")
    if read is None or read.refused or not read.value:
        return False
    agreements.agree(parts, uow, case, "bellen", read.value, read.words)
    return True

"""A crisis that nothing but a guess began, and a message behind it that is harmless by itself: was it a mistake? Pure.

The question is the check question (`mistaken` in `controlevraag.yml`); what is no harmless word stands in
`crisis_woorden.yml` (`trouble`). In doubt nothing is a mistake.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.content import load
from bot.conversation.danger import crisis, hearing, reaching, second
from bot.conversation.danger.step import ASKED, CrisisStep, only_guessed
from bot.conversation.doubt.question import question
from bot.core.check import CheckStep
from bot.core.conversation import Message
from bot.core.signal import Assessment
from bot.ports import Outgoing

_DENIALS = ("misverstand", "gaat_goed")
# Replies that say it was a mistake, or that nothing is wrong; any other is an answer in the talk about the danger.
_LIKE = (None, *_DENIALS, "niet_dood", "grapje")
_FEW = 2  # words of a message that says too little to make a mistake of what was told: a place, a name, a time


def likely(step: CrisisStep, text: str, alone: Assessment, verdict: Assessment) -> bool:
    """Whether the open crisis may be a mistake by what is said now.

    `alone`: the verdict on this message by itself; `verdict`: with what was said before it. Never after a guess that
    was very sure, nor by a word or two ("middelburg", "bij de mac"), unless he denies it or gives a good mark.
    """
    if not step.guess or step.block == ASKED or (verdict.level == "crisis" and not only_guessed(verdict)):
        return False
    if step.chance >= float(load("controlevraag")["mistaken"]["sure"]):
        return False
    words = hearing.plain(text)
    bare = len(words.split()) <= _FEW and not denied(step, text) and not hearing.has("good_mark", words)
    return not bare and no_answer(step, text) and harmless(step, text, alone)


def no_answer(step: CrisisStep, text: str) -> bool:
    """Whether a message neither answers nor asks anything in the talk about the danger."""
    said, words = crisis.understood(step, text, None), hearing.plain(text)
    beside = said == "niet_veilig" and "veilig" not in words and hearing.has("no_beside", words)
    return (said in _LIKE or beside) and not reaching.ways(text)


def harmless(step: CrisisStep, text: str, alone: Assessment) -> bool:
    """Whether a message tells of something else than danger, and is more than a bare yes, no or ok."""
    words = hearing.plain(text)
    topics = load("controlevraag")["mistaken"]["topics"]
    other = alone.level == "uitval" and set(alone.topics) <= set(topics["other"])  # a worry about something else
    if not (other or alone.level in ("none", "attention")) or alone.doubt is not None:
        return False
    if second.nearer(step, text) is not None:
        return False
    if not words or hearing.has("closing", words) or hearing.has("bare", words):
        return False
    if denied(step, text) or step.danger in ("psychose", "overdosis"):  # what is harmless there is hard to tell
        return denied(step, text)
    if hearing.has("good_mark", words):
        return True
    grave = {*topics["all"], *topics.get(step.danger, ())}
    return grave.isdisjoint(alone.topics) and not _distress(step, words)


def worries(step: CrisisStep, text: str, alone: Assessment) -> bool:
    """Whether what is said after our question makes the guess one no more: danger, a doubt, a trouble, a grave matter.

    A bare word and what is about other things say nothing of it.
    """
    words = hearing.plain(text)
    if denied(step, text) or hearing.has("closing", words):
        return False
    topics = load("controlevraag")["mistaken"]["topics"]
    grave = {*topics["all"], *topics.get(step.danger, ())}
    heavy = alone.level in ("uitval", "crisis") and not grave.isdisjoint(alone.topics)
    said = crisis.understood(step, text, None)
    told = said not in _LIKE and said not in hearing.UNCONFIRMED and said not in hearing.WEIGHS
    return heavy or alone.level == "crisis" or alone.doubt is not None or told or _distress(step, words)


def _distress(step: CrisisStep, words: str) -> bool:
    """Whether plain words name a trouble that is his, and not one that is denied ("ik ben niet alleen")."""
    return troubled(step, words) and not hearing.has("untroubled", words)


def troubled(step: CrisisStep, words: str) -> bool:
    """Whether plain words name a trouble, or somebody who may be the danger."""
    near = step.danger in ("geweld", "uitbuiting", "dreiging") and hearing.has("somebody", words)
    return near or hearing.has("trouble", words)


def denied(step: CrisisStep, text: str) -> bool:
    """Whether he says that it was understood wrongly, or that all is well."""
    return hearing.among(_DENIALS, text, (step.kind, step.danger), step.about) is not None


def only_denied(step: CrisisStep, text: str) -> bool:
    """Whether that is all he says, so that it answers nothing that was asked before."""
    return denied(step, text) and hearing.has("only_denial", hearing.plain(text))


def asked(step: CrisisStep) -> CrisisStep:
    """The step after the question; it is put once."""
    return replace(step, block=ASKED)


def careful_question(check: CheckStep) -> Outgoing:
    """The check question, and why it is put."""
    content, plain = load("controlevraag")["mistaken"], question(check, "stranger")
    if check.state == "again":
        return plain
    own = content["kinds"].get(check.kind, {}).get(check.whose)
    return replace(plain, text=f"{content['text']}\n{own or plain.text.rpartition(chr(10))[2]}")


def beginning(recent: Sequence[Message], held: int) -> int | None:
    """The id of the message with which the crisis began that `held` was asked about; `recent`: oldest first."""
    before = [message for message in recent if (message.id or 0) < held]
    steps = [CrisisStep.parse(m.crisis_step) if m.direction == "out" and m.crisis_step else None for m in before]
    first = max((n for n, step in enumerate(steps) if step is not None and step.block == "first"), default=None)
    earlier = before[:first] if first is not None else []
    return next((message.id for message in reversed(earlier) if message.direction == "in"), None)

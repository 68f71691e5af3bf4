"""What somebody typed before he said yes, and is used after it: nothing has to be typed twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.content import load
from bot.conversation.intake import Talk, reopen
from bot.conversation.joining.onboarding_words import wants_something
from bot.core.checkin import Profile
from bot.core.conversation import Message
from bot.core.learner import Learner
from bot.core.signal import Assessment, at_least
from bot.ports import WrongKey
from bot.records import UnitOfWork
from bot.services.parts import Parts
from bot.understanding.questions.asked_for import asked_for

_MANY = 40  # messages of one account, of him and of us
_LEAST = 3  # words that tell something
_PART = re.compile(r"[.,;!?\n]+| maar ")


@dataclass(frozen=True)
class Before:
    """What is taken up, as one message: the gravest, with the words of all. `facts`: check-in answers are in it."""

    talk: Talk
    verdict: Assessment
    facts: bool


def own_words(text: str) -> str:
    """The text without its yes or no to our question, and without greetings."""
    rules, kept = load("onboarding")["words"], []
    for part in _PART.split(text):
        said = " ".join(part.split())
        lower = said.lower().replace("’", "'")
        bare = re.sub(rules["lead"], "", lower)
        if re.match(rules["no"], bare):
            continue
        while bare != (shorter := re.sub(rules["lead"], "", re.sub(rf"^{rules['yes']}\s*", "", bare))):
            bare = shorter
        if len(bare.split()) >= _LEAST or (bare == lower and bare):
            kept.append(said[len(said) - len(bare) :] if lower.endswith(bare) else bare)
    return ". ".join(kept)


def telling(parts: Parts, text: str, profile: Profile) -> bool:
    """Whether a message tells or asks something that is worth coming back to after his yes."""
    words = own_words(text)
    asked = asked_for(words)
    if not words or (asked.own and asked.alone):
        return False
    if wants_something(words) or asked.subjects:
        return True
    if len(words.split()) < _LEAST:
        return False
    return bool(parts.reader.read(words, question=None, profile=profile, now=parts.now())) or at_least(
        parts.assess(words).level, "attention"
    )


def told(parts: Parts, uow: UnitOfWork, talk: Talk, learner: Learner) -> tuple[int, ...]:
    """The ids of what he typed before his yes, that of now included, oldest first. A crisis was met when it came, and
    what somebody else typed in this chat is none of his."""
    since = parts.now() - timedelta(days=load("onboarding")["words"]["told_days"])
    recent = uow.talks.recent(talk.account.id, _MANY, since)
    typed = [m for m in recent if m.direction == "in" and m.kind == "text" and m.payload is None]
    his = [m for m in typed if m.learner_id in (None, learner.id) and m.level != "crisis"]
    return tuple(m.id for m in his if m.id is not None and _tells(parts, m, learner.profile))


def taken_up(parts: Parts, ids: Sequence[int], signal: Callable[[Talk, Assessment], None]) -> Before:
    """Several messages from before his yes, each judged and kept by `signal`, as one to be answered now.

    Raises LookupError when they are gone.
    """
    talks = [talk for again in ids if (talk := reopen(parts, again)) is not None]
    if not talks:
        raise LookupError("the messages from before the yes are gone")
    verdicts = [parts.assess(own_words(talk.inbound.text)) for talk in talks]
    for talk, verdict in zip(talks, verdicts, strict=True):
        signal(talk, verdict)
    grave = [at_least(verdict.level, "uitval") for verdict in verdicts]
    main = grave.index(True) if True in grave else len(talks) - 1
    text = "\n".join(own_words(talk.inbound.text) for talk in talks)
    talk, learner = talks[main], talks[main].learner
    profile: Profile = learner.profile if learner is not None else "arbeidsmarkt"
    read = parts.reader.read(text, question=None, profile=profile, now=parts.now())
    facts = bool(read) and "hulp" not in read
    return Before(replace(talk, inbound=replace(talk.inbound, text=text)), verdicts[main], facts)


def _tells(parts: Parts, message: Message, profile: Profile) -> bool:
    try:
        return telling(parts, parts.vault.open(message.sealed), profile)
    except WrongKey:  # what no key opens is let rest
        return False

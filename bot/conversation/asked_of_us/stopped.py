"""Who stopped is still a person: a wish for somebody, a call for help and a question are heard and answered.

Our own messages do not begin again. The words and texts are data (`gestopt.yml`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.content import load
from bot.conversation import texts
from bot.conversation.asked_of_us import plain
from bot.conversation.asked_of_us.commands import Command
from bot.conversation.intake import Talk, coach_unnamed
from bot.conversation.joining.onboarding_words import yes_or_no
from bot.core.checkin import Answer
from bot.core.information import Person
from bot.core.learner import Learner
from bot.core.signal import Assessment, Level, at_least
from bot.meaning import meant
from bot.ports import Outgoing
from bot.services.escalations import cases
from bot.services.parts import Parts
from bot.services.talk import information
from bot.understanding.questions.asked_for import asked_for, asks
from bot.understanding.questions.asked_scores import guessed_own, requested
from bot.understanding.questions.who_reads import own_questions
from bot.understanding.said import PIECE, Said

OFFER = "/talk_to_human"
_FEW = 2  # words
_ASKED = ("iemand bellen", "iemand spreken")


def answers(parts: Parts, talk: Talk, verdict: Assessment) -> list[Outgoing]:
    """What is said to a message of somebody who stopped; nothing where it neither asks nor worries."""
    learner, text = talk.learner, coach_unnamed(talk)
    if learner is None:
        return []
    offered = _offered(parts, talk)
    read = _read(parts, learner, text)
    if talk.inbound.payload == OFFER or (offered and _has("agrees", text)) or _wants_person(text, read):
        _open(parts, talk, learner, verdict, read, asked=False)
        return [_say("person", talk)]
    if talk.inbound.payload is not None or (offered and _has("declines", text)):
        return _declined(parts, talk, learner) if offered else []
    if verdict.about == "self" and at_least(verdict.level, "uitval"):
        _open(parts, talk, learner, verdict, read, asked=True)
        return [_say("worry", talk)]
    return _informed(parts, talk, learner) or _asked(parts, talk)


def comes_back(parts: Parts, talk: Talk) -> Command | None:
    """The start that a typed yes is to our question whether he wants our messages again; None for anything else."""
    stopped = talk.learner is not None and talk.learner.status == "stopped"
    if not stopped or talk.inbound.kind != "text" or talk.inbound.payload is not None:
        return None
    last = plain.last_said(parts, talk)
    asked = last is not None and last.text == texts.system("resubscribe_ask").text
    return Command("start") if asked and yes_or_no(talk.inbound.text) else None


def leaves_it(parts: Parts, talk: Talk, verdict: Assessment) -> tuple[Outgoing, ...] | None:
    """What is said to who wants no more than the answer he got: a word, once, or nothing where nothing was said; None
    for anything else."""
    words = " ".join(talk.inbound.text.lower().split())
    graver = at_least(verdict.level, "uitval") or verdict.doubt is not None
    if talk.inbound.kind != "text" or talk.inbound.payload is not None or words.endswith("?") or graver:
        return None
    last, said = plain.last_said(parts, talk), _say("left", talk)
    if _has("leaves", words):
        return (said,)
    quiet = re.fullmatch(load("gestopt")["empty"], words) is not None
    return () if quiet or (last is not None and last.text == said.text and len(words.split()) <= _FEW) else None


def _declined(parts: Parts, talk: Talk, learner: Learner) -> list[Outgoing]:
    """A no to our offer: what waited for his leave is not told."""
    with parts.begin() as uow:
        for case in uow.cases.live_of(learner.id, lock=True):
            if case.leave == "asked":
                cases.leave_refused(parts, uow, case)
        uow.commit()
    return [_say("declined", talk)]


def _asked(parts: Parts, talk: Talk) -> list[Outgoing]:
    """A greeting, or a question that nothing we have answers; whether it has stopped now is confirmed elsewhere."""
    text = talk.inbound.text
    if _has("over", text):
        return []
    if _has("hello", text):
        last, ours = plain.last_said(parts, talk), [_say(name, talk).text for name in load("gestopt")["texts"]]
        talked = last is not None and last.text in (texts.system("resubscribe_ask").text, *ours)
        return [_say("here", talk)] if talked else []
    return [_say("question", talk)] if asks(text) and not requested(text) and len(text.split()) > 1 else []


def _informed(parts: Parts, talk: Talk, learner: Learner) -> list[Outgoing]:
    """The pieces of information that answer the questions in a message, with the way to a person alone."""
    text = talk.inbound.text
    own = own_questions(text, talk.earlier)
    subjects = own.subjects or asked_for(text).subjects or tuple(filter(None, (_about_us(text),)))
    if not subjects:
        return []
    who = Person(learner.age_on(parts.today()), learner.profile, learner.region)
    shown = information.reply(Said("", choice={PIECE: ",".join(subjects)}), who)
    return [Outgoing(texts.fill(one.text, **talk.names)) for one in shown if one.text]


def _about_us(text: str) -> str:
    """The piece about us that a question likely wants: nothing else is talked of with who stopped, so that a guess does
    no harm; "" where it asks something else."""
    asks_us = meant(text).does["asks_us"] >= load("strekking")["pieces"]["asks"] or asks(text)
    return guessed_own(text) if asks_us else ""


def _read(parts: Parts, learner: Learner, text: str) -> Mapping[str, Answer]:
    return parts.reader.read(text, question=None, profile=learner.profile, now=parts.now())


def _wants_person(text: str, read: Mapping[str, Answer]) -> bool:
    wish, leave, call = read.get("hulp"), read.get("mag_coach"), read.get("bellen")
    rules = load("gestopt")["person"]
    words = re.search(rules["words"], text.lower()) and not re.search(rules["not"], text.lower())
    reached = call is not None and not call.refused and "niet" not in call.value
    about = reached and re.search(r"\bcoach\b", text.lower())
    return bool(words or about or (wish and wish.value in _ASKED) or (leave and leave.value == "ja"))


def _open(
    parts: Parts, talk: Talk, learner: Learner, verdict: Assessment, read: Mapping[str, Answer], *, asked: bool
) -> None:
    """A case of his own request, or one that waits for leave (`asked`); how and when he wants to be reached is kept."""
    level: Level = "uitval" if at_least(verdict.level, "uitval") else "attention"
    topics = [topic for topic in verdict.topics if topic != "geen"] or ["contact"]
    with parts.begin() as uow:
        found = uow.get(Learner, learner.id)
        message = uow.talks.message(talk.message.id or 0)
        if found is None:
            raise LookupError("the learner of a conversation is gone")
        case = cases.open_case(
            parts, uow, found, level=level, topics=topics, leave="asked" if asked else "own_request",
            stopped=asked, quote=message,
        )  # fmt: skip
        call = read.get("bellen")
        if call is not None and not call.refused:
            case.call_time = call.value
            cases.note(parts, uow, case, "agreed_bellen", "learner", call.value)
        uow.commit()


def _offered(parts: Parts, talk: Talk) -> bool:
    """Whether our last text offered a person."""
    last = plain.last_said(parts, talk)
    return last is not None and bool(last.buttons) and last.buttons[0].payload == OFFER


def _say(name: str, talk: Talk) -> Outgoing:
    return texts.block(load("gestopt")["texts"][name], **talk.names)


def _has(name: str, text: str) -> bool:
    return re.search(load("gestopt")[name], " ".join(text.lower().split())) is not None

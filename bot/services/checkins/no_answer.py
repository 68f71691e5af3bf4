"""A question is never an answer, and an answer beside it never swallows it. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from bot.content import load
from bot.core.checkin import Answer
from bot.language import questions
from bot.services.parts import Parts
from bot.understanding.answers.second_look import chats
from bot.understanding.moves.small_talk import small_talk
from bot.understanding.questions.asked_scores import requested

AGREED = ("hulp", "bellen", "wie_weet", "mag_coach")  # what is asked of us may well answer these


def read(parts: Parts, words: str, question: str | None, profile: str) -> dict[str, Answer]:
    """The answers in these words, none of them out of a question."""
    if not words:
        return {}
    told, now = told_beside(words), parts.now()
    answers = dict(parts.reader.read(words, question=question, profile=profile, now=now))
    if told == words:
        return answers
    beside = parts.reader.read(told, question=question, profile=profile, now=now) if told else {}
    if not answers:  # what hides in a question stands plainly beside it: "mag ik ook 7,5 zeggen? Ik denk 7"
        return dict(beside)
    return told_alone(answers, beside, words)


def told_beside(text: str) -> str:
    """A text without the clauses that are questions by their form."""
    clauses = questions.clauses(text)
    if not any(map(_by_form, clauses)):
        return text
    return " ".join(one.text for one in clauses if not _by_form(one)).strip()


def told_alone(answers: Mapping[str, Answer], beside: Mapping[str, Answer], text: str) -> dict[str, Answer]:
    """The answers of a message that do not come of a question in it: those read beside it (`beside`), what is asked of
    us, and a mark that is offered as a question ("mag ik een 6,5 geven")."""
    offered = re.search(load("onderbreking")["offered_mark"], text.lower()) is not None
    agreed = () if chats(text) else AGREED
    kept = {name for name in answers if name in agreed or (name == "cijfer" and offered)}
    return {name: beside.get(name, one) for name, one in answers.items() if name in beside or name in kept}


def only_asks(text: str) -> bool:
    """Whether a message is nothing but questions."""
    return not re.search(r"[^\W\d_]{2}", told_beside(text))


def unanswered_beside(text: str) -> bool:
    """Whether a clause of a message asks something that it does not only call out, or ask us to do."""
    rules = load("onderbreking")
    asking = [one.text for one in questions.clauses(text) if _by_form(one) and not requested(one.text)]
    return any(len(one.split()) > 1 and not re.search(rules["no_question"], one.lower()) for one in asking)


def met_beside(text: str) -> tuple[str, ...]:
    """The fixed answer to a clause that asks us about this talk: "was dat alles?"."""
    asking = (one.text for one in questions.clauses(text) if _by_form(one))
    return tuple(filter(None, (small_talk(one, within=True) for one in asking)))[:1]


def _by_form(clause: questions.Clause) -> bool:
    return clause.asks and questions.by_form(clause.text)

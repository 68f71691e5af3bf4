"""What the engine's guess at a message amounts to as an answer, where its words said nothing: a yes, a no, or a tone.

A guess never answers what plainly tells or chats of something else.
"""

from __future__ import annotations

import re

from bot.content import load
from bot.core.checkin import GOOD_TO_BAD, QUESTIONS, YES_NO, Answer
from bot.language.answering import beside_the_matter
from bot.language.judging import named_in
from bot.understanding.answers.second_look import sour
from bot.understanding.answers.unmeant import unmeant
from bot.understanding.kind.acknowledging import glad, hard
from bot.understanding.moves.small_talk import small_talk

_TONES = {"checkin_good": GOOD_TO_BAD[0], "checkin_bad": GOOD_TO_BAD[2]}


def guessed_answer(text: str, intent: str, confidence: float, question: str) -> dict[str, Answer]:
    """The answer to `question` that the engine's `intent` for `text` gives, {} for none."""
    values = {} if small_talk(text, within=True) else {"affirm": YES_NO[0], "deny": YES_NO[1]}
    bare = question == "mag_coach" and len(text.split()) <= load("onderbreking")["bare_words"]
    offered = question == "plek" and re.search(load("onderbreking")["no_place"], text.lower()) is not None
    if (question in ("plek", "hulp") or bare) and intent in values and not offered:
        said = Answer(values[intent], text)
        return {} if unmeant(question, said, text, question) else {question: said}
    short = len(text.split()) <= load("onderbreking")["tone_words"].get(_TONES.get(intent, ""), 0)
    if QUESTIONS[question] == GOOD_TO_BAD and short and not (_other(text, question) or _denied(text, intent, question)):
        return {question: Answer(_TONES[intent], text, guess=True)}
    if question == "hulp" and intent.endswith("_help") and confidence >= 0.5:
        return {question: Answer(YES_NO[0], text)}
    return {}


def _denied(text: str, intent: str, question: str) -> bool:
    """Whether a good tone is surely none about what was asked: the message may as well say something bad of it."""
    return _TONES[intent] == GOOD_TO_BAD[0] and sour(question, text, question)


def _other(text: str, question: str) -> bool:
    """Whether a message tells or chats of something else than the open question asks: by the domain that it names, or
    by what belongs to no answer."""
    rules = load("onderbreking")
    domains = named_in(text)
    if domains and question not in domains:
        return True
    off = re.search(rules["tone_not"], text.lower()) is not None
    beside = beside_the_matter(text, question) > rules["tone_beside"]
    return off or beside or glad(text) or hard(text) or bool(small_talk(text, within=True))

"""A sign of having read our last message, which answers no question of ours: "oke", "haha oke ga ik proberen". Pure.

A bare "oke" is that only where our last message held more than the question; else it says how it goes.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from bot.content import load
from bot.core.checkin import GOOD_TO_BAD, QUESTIONS
from bot.language.nodding import beside_nod
from bot.understanding.questions.asked_for import asks

_ASKS = ("plek", "cijfer", "hulp")  # besides those that ask for good or bad


def read_ours(text: str, question: str | None, last: Iterable[str]) -> bool:
    """Whether nothing but a sign stands there, under a question that came behind something told (`last`)."""
    if question not in _ASKS and QUESTIONS.get(question or "") != GOOD_TO_BAD:
        return False
    return told(last) and re.fullmatch(load("onderbreking")["nod"]["bare"], text.lower().strip()) is not None


def takes_up(text: str, answers: Collection[str]) -> bool:
    """Whether a short message that answers nothing is an "ok" to what we said, and little behind it, or what he
    does with it."""
    beside, rules, line = beside_nod(text), load("onderbreking")["nod"], text.lower()
    if answers or beside is None or asks(text) or re.search(rules["trouble"], line):
        return False
    return beside <= int(rules["most" if re.search(rules["does"], line) else "few"])


def told(last: Iterable[str]) -> bool:
    """Whether our last message told something: more than its question, and a kind word before it.

    `last`: the names of its texts, "" for a piece of information.
    """
    return any(re.match(load("onderbreking")["nod"]["untold"], name) is None for name in last)

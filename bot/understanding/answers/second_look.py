"""A second look at the answers of a message, by what it means as a whole and by clause (`bot/meaning`). Pure.

The rules of `bot/language` are sure of what they name. What they do not name is read once more as if it had been asked,
else taken as a guess, which is kept and worries nobody by itself; what they read where the message surely says nothing
of the kind is left out, and where it surely says another value, that is taken. An agreement that is surely there and
that no rule reads is kept in his own words. No leave is given by a guess.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.content import load
from bot.core.checkin import GOOD_TO_BAD, UNKNOWN, Answer
from bot.language import questions
from bot.meaning import Meaning, meant
from bot.understanding.answers.by_clause import parts_of
from bot.understanding.answers.surely_agreed import LEAVE, Look, Reads, agreed, bears_out, in_question

_SHORT = 5  # words that are an answer to what is asked, whatever they would mean by themselves
_MARK, _PLACE = "cijfer", "plek"
_GONE = ("nee", "stopt_binnenkort", *GOOD_TO_BAD[1:])  # values that are no good news


def looked_over(
    text: str, answers: Mapping[str, Answer], question: str | None, read: Reads, spoken: Reads | None = None
) -> dict[str, Answer]:
    """The answers of a message said while `question` was open, without those that it surely does not give, and with
    those that it surely gives. `read`: what the rules read of it where a question were open, and `spoken` without
    taking any clause for a question of his."""
    if not text.strip():
        return dict(answers)
    look = Look(text, question, read, spoken or read, load("strekking")["second_look"])
    kept = {name: _decided(name, one, look) for name, one in answers.items() if not _never(name, one, look)}
    leave = kept.get(LEAVE)
    if question != LEAVE and leave is not None and leave.value and in_question(text, re.escape(leave.words)):
        del kept[LEAVE]  # a question gives none
    kept |= agreed(kept, look)
    for name in look.rules["parts"]:
        if name in answers or name in kept or (name in look.rules["only_open"] and name != question):
            continue
        if (found := _found(name, look)) is not None:
            kept[name] = found
    return {**_by_clause(kept, answers, look), **kept}


def chats(text: str) -> bool:
    """Whether a message surely is a personal question to the bot, which arranges nothing ("heb jij ook weekend")."""
    does = meant(text).does
    return does["chats"] >= float(load("strekking")["second_look"]["chats"]) and does["chats"] > does["requests"]


def arranges(text: str) -> bool:
    """Whether a message as a whole arranges who may know or when to call."""
    rules = load("strekking")["second_look"]
    chances = meant(text).answers
    return any(chances[label] >= float(rules["arranged"]) for label in rules["arranging"])


def good(name: str, text: str, question: str | None) -> bool:
    """Whether a message surely says something good of the part of a life that `name` asks about."""
    rules = load("strekking")["second_look"]
    labels: Mapping[str, str] = rules["parts"].get(name, {})
    return any(
        value == GOOD_TO_BAD[0] and meant(text, question or "").answers[label] >= rules["open"]
        for label, value in labels.items()
    )


def _found(name: str, look: Look) -> Answer | None:
    """What the message surely says of a question that no rule read an answer to: read again, else a guess."""
    rules = look.rules
    value, chance = _best(name, look.meaning, rules)
    if chance < rules["place" if name == _PLACE else "open" if name == look.question else "sure"]:
        return None
    read = look.spoken if name == _MARK else look.read
    again = read(name).get(name) if name in rules["read_again"] else None
    if again is not None and not again.refused:
        return again
    if not value or _contradicted(name, look.meaning, rules) or not _said_itself(name, look):
        return None
    return Answer(value, look.text, guess=True)


def _contradicted(name: str, meaning: Meaning, rules: Any) -> bool:
    """Whether the message may as well say the opposite: then nothing is guessed of it."""
    label = max(rules["parts"][name], key=lambda one: meaning.answers[one])
    return any(meaning.answers[one] > rules["opposite"] for one in rules["opposites"].get(label, ()))


def _said_itself(name: str, look: Look) -> bool:
    """Whether it is the message that says so, and not only what was asked: a greeting answers nothing."""
    if look.meaning.does["greets"] < look.rules["greets"]:
        return True
    return _best(name, meant(look.text), look.rules)[1] >= float(look.rules["sure"])


def _by_clause(
    kept: Mapping[str, Answer], answers: Mapping[str, Answer], look: Look
) -> dict[str, Answer]:
    """What a clause surely says of a part that the message as a whole leaves open: work is good, the rent is not."""
    clauses, rules = parts_of(look.text), look.rules
    if len(clauses) < 2:
        return {}
    found: dict[str, Answer] = {}
    for clause in clauses:
        meaning = meant(clause)
        for name in rules["by_clause"]:
            value, chance = _best(name, meaning, rules)
            if name in {**kept, **answers, **found} or chance < rules["surely"] or _contradicted(name, meaning, rules):
                continue
            if not questions.asks(clause):
                found[name] = Answer(value, clause, guess=True)
    return found


def _best(name: str, meaning: Meaning, rules: Any) -> tuple[str, float]:
    """The likeliest value of an answer, and its chance."""
    parts: Mapping[str, str] = rules["parts"][name]
    label = max(parts, key=lambda one: meaning.answers[one])
    return parts[label], meaning.answers[label]


def _decided(name: str, answer: Answer, look: Look) -> Answer:
    """An answer that the rules read, with the value that the message surely means where theirs is surely not meant. It
    is a guess, unless both are bad news: what was told is not made light of."""
    labels: Mapping[str, str] = look.rules["parts"].get(name, {})
    own = next((label for label, value in labels.items() if value == answer.value), None)
    short = name == look.question and len(look.text.split()) <= _SHORT
    if own is None or answer.refused or answer.value == UNKNOWN or short or name not in look.rules["decided"]:
        return answer
    value, chance = _best(name, look.meaning, look.rules)
    if chance < look.rules["surely"] or look.meaning.answers[own] >= look.rules["opposite"]:
        return answer
    both = answer.value in _GONE and value in _GONE
    return replace(answer, value=value, guess=answer.guess or not both, date=answer.date if both else None)


def _never(name: str, answer: Answer, look: Look) -> bool:
    """Whether what the rules read is surely none: not of what was asked, of a refusal, or of a few words. A number
    that is no mark is none, even where a mark was asked for ("2nd year")."""
    rules, words = look.rules, len(look.text.split())
    if answer.refused or name not in rules["doubted"]:
        return False
    if name == _MARK:
        return _no_mark(answer, look)
    if name == look.question or words <= _SHORT:
        return False
    least = rules["never_of"].get(name, {}).get(answer.words.lower(), rules["never"])
    return bool(max(look.meaning.answers[label] for label in rules["parts"][name]) < least)


def _no_mark(answer: Answer, look: Look) -> bool:
    """Whether a number goes on in a word ("2nd"), or counts the next one, and the message surely gives no mark."""
    goes_on = next((one for one in look.rules["no_mark"] if _followed(answer.words, one["by"], look.text)), None)
    if goes_on is None:
        return False
    return max(bears_out(one, "cijfer") for one in (look.text, *parts_of(look.text))) < float(goes_on["below"])


def _followed(words: str, by: str, text: str) -> bool:
    return re.search(rf"(?<!\d){re.escape(words)}{by}", text, re.IGNORECASE) is not None

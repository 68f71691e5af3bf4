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
from bot.core.agreement import timed
from bot.core.checkin import GOOD_TO_BAD, UNKNOWN, Answer
from bot.language import questions
from bot.meaning import Meaning, meant
from bot.understanding.answers.by_clause import parts_of
from bot.understanding.answers.help_refused import with_help
from bot.understanding.answers.settled_mark import MARK, with_mark
from bot.understanding.answers.surely_agreed import CALL, LEAVE, Look, Reads, agreed, bears_out, in_question, no_call
from bot.understanding.answers.unmeant import unmeant

_SHORT = 5  # words that are an answer to what is asked, whatever they would mean by themselves
_BARE = 3  # words of an answer to the open question that say nothing besides
_PLACE, _END = "plek", "einde"
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
    kept = with_mark(kept, text, question)
    leave = kept.get(LEAVE)
    if question != LEAVE and leave is not None and leave.value and in_question(text, re.escape(leave.words)):
        del kept[LEAVE]  # a question gives none
    kept |= agreed(kept, look)
    bare = question in kept and len(text.split()) <= _BARE
    for name in look.rules["parts"]:
        if bare or name in answers or name in kept or (name in look.rules["only_open"] and name != question):
            continue
        if (found := _found(name, look)) is not None:
            kept[name] = found
    return with_help({**_by_clause(kept, answers, look), **kept}, text)


def chats(text: str) -> bool:
    """Whether a message surely is a personal question to the bot, which arranges nothing ("heb jij ook weekend")."""
    does = meant(text).does
    return does["chats"] >= float(load("strekking")["second_look"]["chats"]) and does["chats"] > does["requests"]


def arranges(text: str) -> bool:
    """Whether a message as a whole arranges who may know or when to call."""
    rules = load("strekking")["second_look"]
    chances = meant(text).answers
    return any(chances[label] >= float(rules["arranged"]) for label in rules["arranging"])


def nods(text: str, question: str | None) -> bool:
    """Whether a message of some words only agrees, thanks, or shows that he has read: "oke goed om te weten"."""
    rules, meaning = load("strekking")["second_look"], meant(text, question or "")
    labels = rules["parts"].get(question or "", ())
    if len(text.split()) < 2 or any(meaning.answers[label] >= rules["nods_never"] for label in labels):
        return False
    does = meaning.does
    likeliest = max(does[one] for one in rules["nods"])
    return does["answers"] < float(rules["nods_answers"]) and likeliest >= float(rules["nods_least"])


def sour(name: str, text: str, question: str | None) -> bool:
    """Whether good words of the part of a life that `name` asks about may be meant sourly: the message may well say
    something bad or so-so of it, and that more than anything good, or it says nothing good of it at all."""
    rules = load("strekking")["second_look"]
    chances = {value: meant(text, question or "").answers[label] for label, value in rules["parts"][name].items()}
    best = chances.pop(GOOD_TO_BAD[0], 0.0)
    return best < float(rules["good"]) or max(chances.values()) >= max(best, float(rules["sour"]))


def _found(name: str, look: Look) -> Answer | None:
    """What the message surely says of a question that no rule read an answer to: read again, else a guess."""
    rules = look.rules
    value, chance = _best(name, look.meaning, rules)
    if name == _PLACE and _says(rules["of_home"], look) and not _says(rules["of_place"], look):
        return None
    if name == _PLACE and _ends_later("", look):
        return Answer(_GONE[1], look.text, guess=True)
    if chance < rules[_least(name, look)]:
        return None
    read = look.spoken if name == MARK else look.read
    again = read(name).get(name) if name in rules["read_again"] else None
    if again is not None and not again.refused:
        return again
    if name == look.question and chance >= rules["own_text"].get(name, 2.0) and (own := _own_text(look)):
        return Answer(own, look.text, guess=True)
    if not value or _contradicted(name, look.meaning, rules) or not _said_itself(name, look):
        return None
    return Answer(value, look.text, guess=True)


def _own_text(look: Look) -> str:
    """A short answer in his own words, where no rule knows its value ("vijf ochtende"); none of what asks something."""
    words = look.text.replace('"', " ").split()
    return " ".join(words) if not look.asks and len(words) <= look.rules["own_short"] else ""


def _least(name: str, look: Look) -> str:
    """The chance from which on an answer is found; when his place ends is read where it surely does."""
    if name == _END and look.meaning.answers["plek~"] >= look.rules["surely"]:
        return "ends"
    return "place" if name == _PLACE else "open" if name == look.question else "sure"


def _contradicted(name: str, meaning: Meaning, rules: Any) -> bool:
    """Whether the message may as well say the opposite: then nothing is guessed of it."""
    label = max(rules["parts"][name], key=lambda one: meaning.answers[one])
    return any(meaning.answers[one] > rules["opposite"] for one in rules["opposites"].get(label, ()))


def _said_itself(name: str, look: Look) -> bool:
    """Whether it is the message that says so, and not only what was asked: a greeting and a "later" answer nothing."""
    does = look.meaning.does
    if all(does[other] < least for other, least in look.rules["no_answer"].items()):
        return True
    return _best(name, meant(look.text), look.rules)[1] >= float(look.rules["sure"])


def _by_clause(kept: Mapping[str, Answer], answers: Mapping[str, Answer], look: Look) -> dict[str, Answer]:
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
    """An answer that the rules read, with the value that the message surely means, as a whole or in a clause, where
    theirs is surely not meant. It is a guess, unless both are bad news: what was told is not made light of."""
    labels: Mapping[str, str] = look.rules["parts"].get(name, {})
    own = next((label for label, value in labels.items() if value == answer.value), None)
    if own is None or answer.refused or answer.value == UNKNOWN or name not in look.rules["decided"]:
        return answer
    if name == _PLACE and _ends_later(answer.value, look):
        return replace(answer, value=_GONE[1], guess=answer.value not in _GONE)
    if name == look.question and len(look.text.split()) <= _SHORT:
        return answer
    ways = [[look.meaning], _readings(look), [] if name == look.question else [meant(look.text)]]
    value = next((one for read in ways if read and (one := _instead(name, own, read, look.rules))), "")
    if not value:
        return answer
    both = answer.value in _GONE and value in _GONE
    return replace(answer, value=value, guess=answer.guess or not both, date=answer.date if both else None)


def _instead(name: str, own: str, read: list[Meaning], rules: Any) -> str:
    """The value that one of these surely means, where none of them may mean the label that the rules read."""
    value, chance = max((_best(name, one, rules) for one in read), key=lambda best: best[1])
    meant_so = any(one.answers[own] >= rules["opposite"] for one in read)
    return "" if meant_so or chance < rules["surely"] else value


def _readings(look: Look) -> list[Meaning]:
    """What a message means as a whole, asked and by itself, and in each of its clauses."""
    return [look.meaning, *map(meant, dict.fromkeys((look.text, *parts_of(look.text))))]


def _ends_later(value: str, look: Look) -> bool:
    """Whether a place is there still and ends: "nog tot eind van de maand, dan is het klaar". `value`: what the rules
    read of it; a no gives way where his words say that too, anything else where its end is likely."""
    rules, chances = look.rules, look.meaning.answers
    if value == _GONE[1] or _says(rules["was_later"], look):
        return False
    if value != _GONE[0]:
        return bool(min(chances["plek~"], chances["einde"]) >= rules["ends"])
    likely = chances["plek~"] >= rules["still"] and chances["plek~"] + chances["plek+"] >= chances["plek-"]
    return bool(likely) and _says(rules["ends_later"], look)


def _of_today(answer: Answer, look: Look) -> bool:
    """Whether a no to his place is only of a day: "ben vandaag niet geweest"."""
    chance = max(bears_out(look.text, "plek-"), look.meaning.answers["plek-"])
    return answer.value == _GONE[0] and chance < look.rules["gone"] and _says(look.rules["today"], look)


def _of_home(answer: Answer, look: Look) -> bool:
    """Whether a no to his place is of his home, where he may not come any more, and names no place besides."""
    home = answer.value == _GONE[0] and _says(look.rules["of_home"], look)
    return home and not _says(look.rules["of_place"], look)


def _says(pattern: str, look: Look) -> bool:
    return re.search(pattern, look.text.lower()) is not None


def _never(name: str, answer: Answer, look: Look) -> bool:
    """Whether what the rules read is surely none: not of what was asked, of a refusal, or of a few words. A number
    that is no mark is none, even where a mark was asked for ("2nd year")."""
    rules, words = look.rules, len(look.text.split())
    if unmeant(name, answer, look.text, look.question):
        return True
    if name == CALL and not answer.refused and timed(answer.value):
        return no_call(look.text, look.question)
    if answer.refused or name not in rules["doubted"]:
        return False
    if name == MARK:
        return _no_mark(answer, look)
    if name == _PLACE and (_of_today(answer, look) or _of_home(answer, look)):
        return True
    if name == look.question or words <= _SHORT:
        return False
    least = rules["never_of"].get(name, {}).get(answer.words.lower(), rules["never"][name])
    return max(one.answers[label] for one in _readings(look) for label in rules["parts"][name]) < float(least)


def _no_mark(answer: Answer, look: Look) -> bool:
    """Whether a number goes on in a word ("2nd"), or counts the next one, and the message surely gives no mark."""
    goes_on = next((one for one in look.rules["no_mark"] if _followed(answer.words, one["by"], look.text)), None)
    if goes_on is None:
        return False
    return max(bears_out(one, "cijfer") for one in (look.text, *parts_of(look.text))) < float(goes_on["below"])


def _followed(words: str, by: str, text: str) -> bool:
    return re.search(rf"(?<!\d){re.escape(words)}{by}", text, re.IGNORECASE) is not None

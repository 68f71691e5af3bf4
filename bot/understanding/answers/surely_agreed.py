"""What a message surely agrees on, read as if it had been asked: how to be called, who may know, and leave. Pure.

What no rule reads of who may know is kept in his own words. Leave is given by words that the rules read, and by no
question.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.content import load
from bot.core.agreement import NO_CALL, WRITTEN, amended
from bot.core.checkin import YES_NO, Answer
from bot.language import questions
from bot.language.agreed import only_times
from bot.language.call_wish import wants_call
from bot.language.parties import somebody_else
from bot.language.telling import ONLY, beside_permission
from bot.meaning import Meaning, meant
from bot.understanding.answers.by_clause import parts_of
from bot.understanding.questions.asked_scores import requested

LEAVE = "mag_coach"
_KNOWS, CALL = "wie_weet", "bellen"
Reads = Callable[[str], Mapping[str, Answer]]


@dataclass(frozen=True)
class Look:
    """One message, and what it may mean. `read`: what the rules read of it where a question were open, questions left
    out; `spoken`: the same, whatever it seems to ask."""

    text: str
    question: str | None
    read: Reads
    spoken: Reads
    rules: Any

    @property
    def meaning(self) -> Meaning:
        return meant(self.text, self.question or "")

    @property
    def asks(self) -> bool:
        does = self.meaning.does
        return max(does["asks"], does["asks_us"]) >= float(self.rules["asking"])


def agreed(known: Mapping[str, Answer], look: Look) -> dict[str, Answer]:
    """What is surely agreed on, read as if it had been asked, also where something of it was read; leave only out of
    what asks nothing, and only where his words give or refuse it."""
    found: dict[str, Answer] = {}
    read = look.read if look.asks else look.spoken
    for name, label in look.rules["agreed"].items():
        if name == look.question or look.meaning.answers[label] < look.rules["sure"]:
            continue
        if name == CALL and not _of_a_call(look):
            continue
        again = _as_told(read(name).get(name), look, beside=name in known)
        if again is None:
            continue
        more = amended(name, known.get(name), again)
        if name not in known or _parts(more) != _parts(known[name]):
            found[name] = more
    called = CALL in {**known, **found}
    refuses = LEAVE in known and known[LEAVE].value == YES_NO[1]  # nobody is told: no wish about whom is left to keep
    open_to = _KNOWS not in {**known, **found} and look.question != CALL and not refuses
    if open_to and (own := _own_words(look, called=called)):
        found[_KNOWS] = own
    if LEAVE not in known and look.question != LEAVE and not look.asks:
        found |= _leave(look)
    return found


def _of_a_call(look: Look) -> bool:
    """Whether a day or a time is one to call or write: it says so, or is all that the message says, and nothing of his
    life is surely told with it ("woensdag ben ik vrij dan ga ik zwemmen"). Who calls himself arranges none with us."""
    if no_call(look.text, look.question):
        return False
    if re.search(look.rules["reaching"], look.text.lower()):
        return True
    tells = max(look.meaning.answers[one] for one in look.rules["opposites"])
    return only_times(look.text) and tells < look.rules["open"]


def no_call(text: str, question: str | None) -> bool:
    """Whether a day or a time is surely none to be called at: he calls somebody himself ("ik bel maandag de
    deurwaarder"), or it tells something else, also where a call was asked about ("werken begint om 7 uur")."""
    rules, line = load("strekking")["second_look"], text.lower()
    if re.search(rules["he_calls"], line):
        return not wants_call(text)
    if question != CALL or only_times(text) or re.search(rules["reaching"], line):
        return False  # "oeps ik bedoel donderdag" goes on about a call, whatever is asked now
    return meant(text, question).answers[CALL] < float(rules["arranges_none"])


def wished(text: str, call: Answer) -> bool:
    """Whether a message that says when to call or write wants that: in so many words, or by what it asks for."""
    rules, told = load("strekking")["second_look"], meant(text)
    wants = max(told.does["requests"], *(told.answers[one] for one in rules["wants"]))
    named = re.search(load("onderbreking")["call"], text.lower()) is not None
    written = {*WRITTEN, NO_CALL} & set(call.value.split(", "))
    return call.calls or wants >= float(rules["sure"]) or (named and not written)


def tells_of_life(text: str) -> bool:
    """Whether a message with a day or a time in it tells of something else ("vrienden voetballen zaterdag")."""
    rules, told = load("strekking")["second_look"], meant(text).answers
    if only_times(text) or re.search(rules["reaching"], text.lower()):
        return False
    if re.search(rules["says_where"], text.lower()) and told[CALL] < rules["open"]:
        return True  # "ik zit in de bieb tot 4 uur"
    if meant(text, CALL).answers[CALL] < rules["arranged"]:
        return True  # "werken begint om 7 uur", also where a call had been asked about
    return max(told[one] for one in rules["life"]) >= float(rules["sure"]) > told[CALL]


def surely_arranges(text: str) -> bool:
    """Whether a message very surely says when to call or who may know, and asks nothing."""
    rules, told = load("strekking")["second_look"], meant(text)
    asks = max(told.does["asks"], told.does["asks_us"]) >= float(rules["asking"])
    return not asks and max(told.answers[label] for label in rules["agreed"].values()) >= float(rules["leave_sure"])


def _parts(answer: Answer) -> set[str]:
    """What was agreed on, part by part; "het doorstroompunt" is no other party than "doorstroompunt"."""
    return {re.sub(r"\b(?:de|het) ", "", one) for one in answer.value.split(", ")}


def _as_told(again: Answer | None, look: Look, *, beside: bool) -> Answer | None:
    """What was read as if it had been asked, without what only our question would have made of it ("coach mag dat
    weten": that nobody else may); `beside`: what was read without it says whom alone."""
    if again is None or again.refused or not again.value:
        return None
    parts = again.value.split(", ")
    bare = look.rules["only_asked"]
    left = [one for one in parts if one not in bare or re.search(bare[one], look.text.lower())]
    left = [one for one in left if not (beside and one.startswith(ONLY))]
    return replace(again, value=", ".join(left)) if left else None


def _leave(look: Look) -> dict[str, Answer]:
    """Leave, or a refusal of it, that the message surely holds, with or without what was asked, and that the rules
    read of it too."""
    sides: Mapping[str, str] = look.rules["leave"]
    told = [meant(one).answers for one in parts_of(look.text)]  # one clause may give it, and the next say who not
    for label, value in sides.items():
        other = next(one for one in sides if one != label)
        whole = min(look.meaning.answers[label], bears_out(look.text, label))
        denied = max(one[other] for one in (look.meaning.answers, *told))
        if max(whole, *(one[label] for one in told)) < look.rules["leave_sure"] or denied > look.rules["opposite"]:
            continue
        again = look.read(LEAVE).get(LEAVE)
        if again is not None and again.value == value:
            return {LEAVE: again}
    return {}


def _own_words(look: Look, *, called: bool) -> Answer | None:
    """Who may know, in his own words, where a message surely says so, of others than the coach, and no rule knows whom
    it means. That the coach may know is leave, and nothing besides. `called`: how to call was read of it; then what is
    left has to be of others too ("coach mag wel. maar niet bellen als hij er is")."""
    rules = look.rules
    chance = min(look.meaning.answers["weet"], bears_out(look.text, "weet"))
    left = [one for one in parts_of(look.text) if not (called and re.search(rules["reaching"], one.lower()))]
    if look.asks or chance < rules["own_words"] or not any(somebody_else(one) for one in left):
        return None
    beside = beside_permission(look.text)
    if beside is not None and len(beside.split()) < rules["own_least"]:
        return None  # nothing but that the coach may know
    words = " ".join(look.text.replace(",", " ").replace('"', " ").split())
    if not rules["own_least"] <= len(words.split()) <= rules["own_most"]:
        return None
    return Answer(f'"{words}"', look.text.strip())


def in_question(text: str, words: str) -> bool:
    """Whether a pattern for words of leave is met in nothing but a question: "mag dat wel" is no yes. What we are
    asked to do is none, nor what surely means leave ("mag je het wel zeggen hoor")."""
    rules = load("strekking")["second_look"]
    plain = [one.text for one in questions.clauses(text) if not one.asks or requested(one.text)]
    if re.search(words, " ".join(plain), re.IGNORECASE):
        return False
    meaning = meant(text)
    given = max(meaning.answers[label] for label in rules["leave"])
    asks = max(meaning.does["asks"], meaning.does["asks_us"])
    return asks >= float(rules["asking"]) or given < float(rules["opposite"])


def tells_to(text: str) -> bool:
    """Whether a message surely arranges something and asks nothing, whatever its words look like ("zeg het maar")."""
    rules, meaning = load("strekking")["second_look"], meant(text)
    asks = max(meaning.does["asks"], meaning.does["asks_us"]) >= float(rules["asking"])
    arranges = max(meaning.answers[label] for label in rules["arranging"]) >= float(rules["arranged"])
    return "?" not in text and not asks and arranges


def bears_out(text: str, label: str) -> float:
    """How surely a message says `label` of the writer ("thuis+"), whatever was asked."""
    return meant(text).answers[label] if text.strip() else 0.0

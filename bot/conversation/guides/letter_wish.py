"""What he wishes of the letter itself: "u" or "jullie", shorter, less formal, without faults; what stays out."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.content import load
from bot.conversation.guides import letter_edit, letter_form, sorts, spelling
from bot.conversation.guides.guide import Turn, say
from bot.conversation.guides.letter_show import facts_in
from bot.core.letter import OWN_WORDS, to_state
from bot.language.spelled import in_normal_spelling
from bot.ports import Outgoing

FILE = "gids_letter"
_SENTENCE = re.compile(r"(?<=[.!?;\n])\s+")
_LEAST = 5  # letters of a word that says which of his sentences is meant


def heard(turn: Turn, private: Callable[[str], str]) -> tuple[tuple[Outgoing, ...], str]:
    """Keep the wishes in a message: what is said to them, and what else the message says. `private` names what a
    sentence tells that stays out anyway, and is told so by itself."""
    form, text = letter_form.wish(turn.text)
    said = []
    if form:
        letter_form.take(turn, form)
        said.append(say(FILE, "form", **letter_form.names(turn)))
    (short, plain, faults), text = _manner(text)
    if faults:
        turn.state["mend"] = True
        said.append(say(FILE, "faults"))
    if short:
        letter_edit.shorten(turn)
    if plain and not facts_in(turn).form:
        letter_form.take(turn, "je")
    if short or plain:
        said.append(say(FILE, "short_and_plain" if short and plain else "short" if short else "plain"))
    change, text = spelling.wished(turn, text, facts_in(turn))
    if change is not None:
        turn.state["facts"] = to_state(spelling.mapped(facts_in(turn), change))
        said.append(spelling.said_back(turn))
    kept: list[str] = []
    rest: list[str] = []
    for sentence in _SENTENCE.split(text):
        told = turn.state.get("private_told", ())
        kind = private(sentence)
        (kept if keeps_out(sentence) and (not kind or kind in told) else rest).append(sentence)
    dropped = [_drop(turn, one) for one in kept]
    if kept:
        said.append(say(FILE, "taken_out" if any(dropped) else "kept_out"))
    return tuple(said), " ".join(rest).strip()


def keeps_out(sentence: str) -> bool:
    """Whether a sentence asks to leave something out of the letter; that he will not tell us is no such wish."""
    return re.search(load(FILE)["keep_out"], " ".join(sentence.lower().split())) is not None


def _manner(text: str) -> tuple[list[bool], str]:
    """Whether he wants it shorter, plainer, without faults, each in a clause of its own; and the other clauses. One
    that gives the reason for such a wish ("ik lees niet zo graag") goes with it."""
    rules = load(FILE)["manner"]
    wants = [False, False, False]
    rest: list[str] = []
    for clause in re.split(rules["cut"], text):
        line = sorts.plain(in_normal_spelling(clause))
        found = [re.fullmatch(rules[name], line) is not None for name in ("short", "plain", "faults")]
        wants = [was or now for was, now in zip(wants, found, strict=True)]
        reason = any(wants) and re.match(rules["reason"], line) is not None
        rest += [] if any(found) or reason else [clause]
    return wants, " ".join(one for one in rest if one.strip()).strip() if any(wants) else text


def _drop(turn: Turn, sentence: str) -> bool:
    """Take out what he told of it himself; whether there was anything."""
    if letter_form.taken_out(replace(turn, text=sentence)):
        return True
    small = set(load(FILE)["manner"]["small"])
    meant = {word for word in re.findall(r"\w+", sentence.lower()) if len(word) >= _LEAST} - small
    facts = facts_in(turn)
    kept = {name: tuple(one for one in getattr(facts, name) if not meant & set(_words(one))) for name in OWN_WORDS}
    own: dict[str, Any] = kept
    after = replace(facts, **own)
    turn.state["facts"] = to_state(after)
    return after != facts


def _words(said: str) -> list[str]:
    return re.findall(r"\w+", said.lower())

"""How the letter speaks to the employer, u or jullie, as he wishes; and what he takes back of his own words."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from bot.content import load
from bot.conversation.guides.guide import Turn
from bot.conversation.guides.letter_show import facts_in, letter_words, lines_in, tells
from bot.core.letter import OWN_WORDS, to_state
from bot.core.letter_lines import names_of
from bot.language.taken_back import taken_back
from bot.language.vacancy.lookup import hits
from bot.language.words import words_of

FILE = "gids_letter"
_CLAUSE = re.compile(r"(?<=[.,!?;\n])\s*")
_OF_WORK = ("employer", "role", "work", "place")
_LEAST = 5  # letters of a word that says which of his sentences is meant


def wish(text: str) -> tuple[str, str]:
    """ "u", "je" or "" for no wish, and what else the message says."""
    form, rest = "", []
    for clause in _CLAUSE.split(text):
        line = " ".join(re.sub(r"[^\w' ]+", " ", clause.lower()).split())
        found = re.fullmatch(load(FILE)["form_wish"], line)
        said = found["form"] or found["form2"] if found else ""
        form = ("u" if said in ("u", "formeel", "netjes") else "je") if said else form
        rest += [] if said else [clause]
    return form, " ".join(rest).strip()


def names(turn: Turn) -> dict[str, str]:
    """How the letter speaks now, "u" or "jullie", what else it may say, and what is in it."""
    lines = "\n".join(line.text for line in lines_in(turn)) if tells(turn) else load(FILE)["empty"]
    words = letter_words()
    form, both = names_of(facts_in(turn), words)["u"], (words["formal"]["u"], words["informal"]["u"])
    return {"vorm": form, "anders": next(one for one in both if one != form), "inhoud": lines}


def take(turn: Turn, form: str) -> None:
    """Keep the wish."""
    turn.state["facts"] = to_state(replace(facts_in(turn), form=form))


def taken_out(turn: Turn) -> bool:
    """Take back what he says was wrong of his own words; whether there was anything."""
    if not re.match(load(FILE)["takes_back"], turn.text.strip().lower()):
        return False
    facts = facts_in(turn)
    vacancy = facts.vacancy
    known = {name: getattr(vacancy, name) for name in _OF_WORK if getattr(vacancy, name)}
    for gone in taken_back(turn.text, list(known.values())):
        name = next(name for name, value in known.items() if value == gone.known)
        right: dict[str, Any] = {name: _shown(name, gone.instead)}
        vacancy = replace(vacancy, **right)
    own = {name: list(getattr(facts, name)) for name in OWN_WORDS}
    for gone in taken_back(turn.text, _telling([one for said in own.values() for one in said])):
        for name, said in own.items():
            own[name] = [new for one in said if (new := _changed(one, gone.known, gone.instead))]
    changed: dict[str, Any] = {name: tuple(said) for name, said in own.items()}
    after = replace(facts, vacancy=vacancy, **changed)
    turn.state["facts"] = to_state(after)
    return after != facts


def _telling(said: list[str]) -> list[str]:
    """The words that stand in one of his sentences alone."""
    words = [set(re.findall(r"\w+", one.lower())) for one in said]
    return [word for one in words for word in sorted(one) if len(word) >= _LEAST and sum(word in w for w in words) == 1]


def _changed(said: str, known: str, instead: str) -> str:
    """A sentence of his with another word, or "" where it goes."""
    word = re.compile(rf"\b{re.escape(known)}\b", re.IGNORECASE)
    if not word.search(said):
        return said
    return word.sub(instead, said) if instead else ""


def _shown(name: str, typed: str) -> str:
    """A listed name with its capitals, any other as it was typed."""
    listed = hits(words_of(typed), {"employer": "EMPLOYER", "place": "PLACE"}.get(name, "ROLE"))
    return listed[0].shown if listed else typed

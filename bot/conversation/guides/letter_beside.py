"""What is told for a letter beside its open question: hours, the languages that he speaks, a place that no list has."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.content import load
from bot.conversation.guides import sorts
from bot.conversation.guides.application_say import row
from bot.conversation.guides.cv import ReadsCv
from bot.conversation.guides.guide import Turn
from bot.conversation.texts import fill
from bot.core.cv import Told as Says
from bot.core.cv_entries import grown, rough
from bot.core.letter import LetterSaid, from_state, to_state
from bot.language.vacancy.lookup import hits
from bot.language.words import words_of

FILE = "gids_letter"
_PASTED = 40  # words; a vacancy that is pasted is read by itself
_NAME = 5  # words of a name


def names_himself(text: str) -> bool:
    """Whether a message tells his name, whatever is asked."""
    return re.search(_rules()["name"], " ".join(text.lower().split())) is not None


def with_beside(people: ReadsCv, turn: Turn, said: LetterSaid, question: str | None) -> LetterSaid:
    """What was read, with what else the message tells."""
    if said.vacancy.kind == "text" or len(turn.text.split()) > _PASTED:
        return said
    if sorts.requests(turn.text) and not re.search(_rules()["own"], sorts.plain(turn.text)):
        said = replace(said, why=(), can=(), start=())  # what we are asked to do is no word of his own
    if (spoken := _spoken(people, turn)) and not any(spoken in one for one in said.can):
        said = replace(said, can=(*said.can, spoken))
    vacancy = said.vacancy
    if not vacancy.hours and (hours := _hours(turn.text)):
        vacancy = replace(vacancy, hours=hours, kind=vacancy.kind or "told")
    if question == "employer" and not vacancy.employer and (place := _place(turn.text)):
        vacancy = replace(vacancy, employer=place, kind=vacancy.kind or "told")
    return replace(said, vacancy=vacancy)


def with_name(reads: Callable[..., LetterSaid], turn: Turn, said: LetterSaid) -> LetterSaid:
    """What was read, with the name of the place that was told by its kind: "de bakker" is "Bakkerij Vink"."""
    known = from_state(turn.state.get("facts", {})).vacancy.employer
    pasted = said.vacancy.kind == "text" or len(turn.text.split()) > _PASTED
    if pasted or not known or not rough(known):
        return said
    named = reads(turn.text, question="employer", now=turn.now).vacancy.employer
    if not named or rough(named) or not grown(known, named):
        return said
    work = "" if said.vacancy.work.startswith(named.lower()) else said.vacancy.work
    return replace(said, vacancy=replace(said.vacancy, employer=named, work=work, kind="told"))


def hours_right(turn: Turn) -> Turn:
    """Take in other hours than were told before, "24 uur ipv 20", whatever is said beside them; the turn without the
    part that says so."""
    facts = from_state(turn.state.get("facts", {}))
    for part in sorts.parts_of(turn.text) if facts.vacancy.hours and len(turn.text.split()) <= _PASTED else ():
        line = " ".join(part.lower().split())
        hours = _hours(part) if re.search(_rules()["hours_right"], line) else ""
        if hours and hours != facts.vacancy.hours:
            turn.state["facts"] = to_state(replace(facts, vacancy=replace(facts.vacancy, hours=hours)))
            return replace(turn, text=turn.text.replace(part, " ").strip(" ,;"))
    return turn


def own_name(people: ReadsCv, turn: Turn, question: str | None) -> tuple[str, str]:
    """His name where a message begins with nothing but that ("Esra Yilmaz. ik heb ..."), and what else it says. At a
    question about the place it may be that of a shop."""
    first, _, rest = re.sub(r"[\n,;!]", ".", turn.text.strip(), count=1).partition(".")
    words = first.split()
    if question not in ("why", "can", "start", "contact") or not 2 <= len(words) <= _NAME:
        return "", turn.text
    listed = bool(hits(words_of(words[0]), "FIRST")) and not hits(words_of(first), "EMPLOYER")
    said = people.read(first, question="name", now=turn.now, source=turn.source).facts if listed else ()
    name = next((one.fact.value for one in said if isinstance(one, Says) and one.field == "name"), "")
    whole = len(said) == 1 and name.lower() == " ".join(words).lower()
    return (name, rest.strip(" .")) if whole else ("", turn.text)


def _spoken(people: ReadsCv, turn: Turn) -> str:
    """The sentence on the languages that he says he speaks, "" for none."""
    line = " ".join(turn.text.lower().split())
    if re.search(_rules()["speaks"], line) is None or re.search(_rules()["speaks_not"], line):
        return ""
    facts = people.read(turn.text[:500], question="languages", now=turn.now, source=turn.source).facts
    found = [one.fact.value for one in facts if isinstance(one, Says) and one.field == "languages"]
    return fill(_rules()["speaks_so"], wat=row(found)) if found else ""


def _hours(text: str) -> str:
    """The hours of the work, where they are told of it; not those of what he did."""
    line = " ".join(text.lower().split())
    found = re.search(_rules()["hours"], line)
    return found["hours"] if found and not re.search(_rules()["hours_not"], line) else ""


def _place(text: str) -> str:
    """The name at the end of a message behind "bij": "bij het eise eisinga planetarium"."""
    found = re.search(_rules()["place"], " ".join(text.split()).strip(" .!"), re.IGNORECASE)
    if found is None or re.search(_rules()["no_place"], found["name"].lower()):
        return ""
    return " ".join(f"{word[:1].upper()}{word[1:]}" for word in found["name"].split())


def _rules() -> Any:
    return load(FILE)["beside"]

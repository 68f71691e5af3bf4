"""What is told for a letter beside its open question: hours, the languages that he speaks, a place that no list has."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from bot.content import load
from bot.conversation.guides.application_say import row
from bot.conversation.guides.cv import ReadsCv
from bot.conversation.guides.guide import Turn
from bot.conversation.texts import fill
from bot.core.cv import Told as Says
from bot.core.letter import LetterSaid

FILE = "gids_letter"
_PASTED = 40  # words; a vacancy that is pasted is read by itself


def names_himself(text: str) -> bool:
    """Whether a message tells his name, whatever is asked."""
    return re.search(_rules()["name"], " ".join(text.lower().split())) is not None


def with_beside(people: ReadsCv, turn: Turn, said: LetterSaid, question: str | None) -> LetterSaid:
    """What was read, with what else the message tells."""
    if said.vacancy.kind == "text" or len(turn.text.split()) > _PASTED:
        return said
    if (spoken := _spoken(people, turn)) and not any(spoken in one for one in said.can):
        said = replace(said, can=(*said.can, spoken))
    vacancy = said.vacancy
    if not vacancy.hours and (hours := _hours(turn.text)):
        vacancy = replace(vacancy, hours=hours, kind=vacancy.kind or "told")
    if question == "employer" and not vacancy.employer and (place := _place(turn.text)):
        vacancy = replace(vacancy, employer=place, kind=vacancy.kind or "told")
    return replace(said, vacancy=vacancy)


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

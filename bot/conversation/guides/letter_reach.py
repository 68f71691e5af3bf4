"""How he is called and reached, for under the letter, and how old he is."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from bot.conversation.guides.cv import ReadsCv
from bot.conversation.guides.guide import Turn
from bot.core.cv import Told as Says
from bot.core.letter import Facts
from bot.language.vacancy.lookup import hits
from bot.language.words import words_of

_ASKED = {"phone": "contact", "mail": "contact", "contact": "contact", "name": "name"}  # what is refused, and asked by


def reached(people: ReadsCv, turn: Turn, facts: Facts, question: str | None) -> Facts:
    """The facts with the name, number or mail that a message tells; what he will not give is not asked (again)."""
    asked = question if question in ("name", "contact") else None if facts.name else "name"
    said = people.read(turn.text[:500], question=asked, now=turn.now, source=turn.source, called=facts.name)
    found = {one.field: one.fact.value for one in said.facts if isinstance(one, Says)}
    kept: dict[str, Any] = {name: found[name] for name in ("name", "phone", "mail") if name in found}
    if "name" in kept and question != "name":
        kept["name"] = _whole(facts.name, kept["name"])
    none = {_ASKED.get(one, "") for one in said.none | said.refused} & {"name", "contact"}
    if none and asked not in none:
        kept["done"] = facts.done | none
    if question == asked and not kept and (said.refused or said.none or said.unknown):
        kept["done"] = facts.done | {asked or ""}
    return replace(facts, **kept)


def _whole(old: str, new: str) -> str:
    """The whole name where he puts one half of it right: "die naam is Yildiz"."""
    first, _, last = old.partition(" ")
    if not last or " " in new:
        return new
    return f"{new} {last}" if hits(words_of(new), "FIRST") else f"{first} {new}"


def age(turn: Turn) -> int:
    """His age in years."""
    born, today = turn.learner.born_on, turn.today
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))

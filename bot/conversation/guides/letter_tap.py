"""What a tap in the letter talk does to what the letter may say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from bot.conversation.guides import letter_show
from bot.conversation.guides.guide import Turn
from bot.core.letter import OWN_WORDS, Facts, to_state


def chosen(turn: Turn, name: str, rest: str) -> None:
    """A tap on something that was offered: an employer, a role, a claim, his name; or enough of these."""
    facts, at = letter_show.facts_in(turn), int(rest) if rest.isdecimal() else -1
    question, offered = turn.state.get("question"), turn.state.get("offered", [])
    if name == "naam":
        facts = replace(facts, name=" ".join(filter(None, (turn.learner.first_name, turn.learner.last_name))))
    elif name == "kan" and 0 <= at < len(offered):
        kind, claim = offered[at]
        facts = replace(facts, tapped=tuple(dict.fromkeys((*facts.tapped, (kind, claim)))))
    elif name == "kan_klaar":
        facts = replace(facts, done=facts.done | {"can"})
    elif name in ("kies", "anders_employer", "anders_role"):
        facts = _picked(facts, question if name == "kies" else name.removeprefix("anders_"), at)
    turn.state["facts"] = to_state(facts)


def _picked(facts: Facts, question: str | None, at: int) -> Facts:
    """One of several names that a vacancy holds; with -1 none of them."""
    vacancy = facts.vacancy
    if question == "employer" and at < len(vacancy.employers):
        return replace(facts, vacancy=replace(vacancy, employer=vacancy.employers[at] if at >= 0 else "", employers=()))
    if question == "role" and at < len(vacancy.roles):
        return replace(facts, vacancy=replace(vacancy, role=vacancy.roles[at] if at >= 0 else "", roles=()))
    return facts


def let_in(turn: Turn, private: Callable[[str], str]) -> None:
    """He wants what was left out in his letter after all; a number of the state never."""
    facts, own = letter_show.facts_in(turn), dict[str, Any]()
    for name, said in turn.state.pop("left_out", []):
        if name in OWN_WORDS and private(said) != "bsn":
            own[name] = (*own.get(name, getattr(facts, name)), said)
    turn.state["facts"] = to_state(replace(facts, **own))


def afresh(turn: Turn) -> None:
    """Another place: nothing of the old letter stays but his name and how to reach him."""
    old, last = letter_show.facts_in(turn), turn.state.get("last")
    turn.state.clear()
    facts = Facts(name=old.name, place=old.place, phone=old.phone, mail=old.mail, done=old.done & {"name", "contact"})
    turn.state["facts"] = to_state(facts)
    if last:
        turn.state["last"] = last

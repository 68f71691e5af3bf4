"""What a typed line is while a job talk is practised: a word for a tap, a question to us, or an answer."""

from __future__ import annotations

import re

from bot.content import load
from bot.conversation.guides.guide import Turn
from bot.conversation.guides.sorts import asking
from bot.language import read_dates
from bot.language.closing import closes, nods

_FILE = "gids_practice"
_ALWAYS = {"nogeens": "again", "klaar": "done", "kies": "choose", "zinnen": "sentences", "tips": "advice"}


def command(line: str, stage: str) -> str:
    """The choice of the tap that a lower-case line stands for, "" for none."""
    rules, names = load(_FILE), dict(_ALWAYS)
    if stage in ("asked", "tipped"):
        names |= {"hulp": "help", "volgende": "next"}
    names["verder"] = "resume" if stage == "asked" else "practise"
    if stage == "tipped" and re.fullmatch(rules["typed"]["agree"], line):
        return "volgende"
    found = next((name for name, rule in names.items() if re.fullmatch(rules["typed"][rule], line)), "")
    return found or ("klaar" if stage in ("asked", "tipped") and closes(line) else "")


def number(line: str) -> int:
    """The question of "vraag 3", 0 for none."""
    found = re.fullmatch(load(_FILE)["typed"]["number"], line)
    return int(found[2]) if found else 0


def asks(line: str) -> bool:
    """Whether a line puts a question."""
    return line.endswith("?") or bool(re.fullmatch(load(_FILE)["typed"]["asking"], line, re.DOTALL))



def bare(line: str) -> bool:
    """Whether a line is a mere sign of life ("ok", "hoi") and no answer."""
    rules = load(_FILE)
    known = line.rstrip(" .!?") in rules["bare_answers"] or nods(line)
    return known or bool(re.fullmatch(rules["typed"]["agree"], line))


def is_aside(turn: Turn, topic: str, line: str) -> bool:
    """Whether a message with the words of a piece asks for it, or is an answer with those words in it."""
    rules = load(_FILE)
    if turn.state.get("stage") not in ("asked", "tipped"):
        return True
    if topic in rules["in_answers"].get(turn.state["question"], ()):
        return False
    return asks(line) or bool(asking(turn.text)) or bool(re.fullmatch(rules["typed"]["needs_help"], line, re.DOTALL))


def note_day(turn: Turn) -> None:
    """A day that he tells for his real talk: "woensdag heb ik een gesprek"."""
    if turn.text and re.fullmatch(load(_FILE)["typed"]["real_talk"], turn.text.lower(), re.DOTALL):
        days = [fact.date for fact in read_dates(turn.text, turn.now) if fact.date >= turn.today]
        if days:
            turn.state["on"] = days[0].isoformat()

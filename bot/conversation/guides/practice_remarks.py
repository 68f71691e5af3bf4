"""What is said in a practice talk that is neither an answer nor a command: for which work it is, that one more question
is enough, that the nerves are less, or that money is the reason."""

from __future__ import annotations

import re

from bot.content import load
from bot.conversation.guides import practice_words as words
from bot.conversation.guides.guide import Turn, say
from bot.language.closing import closes
from bot.language.questions import asks
from bot.language.vacancy.lookup import hits
from bot.language.wanted import wanted
from bot.language.words import words_of
from bot.ports import Outgoing

FILE = words.FILE


def note_job(turn: Turn) -> None:
    """Keep the work that the message which asks for the practice names."""
    found = wanted(turn.text).work if turn.text else None
    named = re.search(load(FILE)["remarks"]["as_job"], turn.text.lower()) if turn.text else None
    if named is not None and (role := hits(words_of(named["job"]), "ROLE")):
        found = role[0].shown
    if found:
        turn.state["job"] = found


def named_job(turn: Turn) -> tuple[Outgoing, ...]:
    """What is said to a message that is nothing but the work that the talk is for, before anything was answered;
    nothing for any other."""
    first = turn.state.get("question") == "tell" and turn.state.get("stage") == "asked" and not turn.state.get("tries")
    if not first or "job" in turn.state or "call" in turn.state or "wear" in turn.state:
        return ()
    line, rules = turn.text.strip().lower(), load(FILE)["remarks"]
    found = wanted(turn.text).work
    bare = re.sub(rules["around_job"], " ", line).split()
    if not found or not bare or len(bare) > rules["job_words"]:
        return ()
    turn.state["job"] = found
    return (say(FILE, "job", werk=found),)


def last_one(turn: Turn) -> bool:
    """Whether he wants one more question and then stop."""
    return re.fullmatch(load(FILE)["remarks"]["last"], _line(turn)) is not None


def calmer(turn: Turn) -> bool:
    """Whether he says that his nerves are less now; asking how to get there is not that."""
    rules, line = load(FILE)["remarks"], _line(turn)
    found = re.search(rules["calmer"], line) and not re.search(rules["not_calmer"], line)
    return bool(found) and not asks(turn.text)


def leaves(turn: Turn) -> bool:
    """Whether a message that says so also ends the practice."""
    return closes(turn.text) or re.search(load(FILE)["remarks"]["leaves"], _line(turn)) is not None


def for_money(turn: Turn, key: str) -> bool:
    """Whether money is the reason that an answer to "why here" gives, and no other is told with it."""
    rules = load(FILE)["remarks"]
    return key == "why" and re.search(rules["money"], _line(turn)) is not None


def _line(turn: Turn) -> str:
    return " ".join(turn.text.lower().replace("’", "'").split())

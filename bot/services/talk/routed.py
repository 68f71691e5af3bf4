"""What a message does where it goes before answers and intents: it complains of our questions, or wants no help. Pure.

What is said in so many words, borne out by what the message does as a whole. The words are data (`onderbreking.yml`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal

from bot.content import load
from bot.core.checkin import YES_NO, Answer
from bot.services.talk.sessions import LEAVE
from bot.understanding.kind.again import ASKS
from bot.understanding.moves.leaving import about_else, for_a_while, stays, unclear
from bot.understanding.moves.routes import may_decline, surely
from bot.understanding.questions.asked_for import asks
from bot.understanding.said import Heard, Said

_CLAUSES = r"[.,;!?]+|\bdus\b"
_AGREED = (LEAVE, "bellen", "wie_weet")
COMPLAINT, NO_NEED = "utter_weer_check", "utter_hoeft_niet"
NOT_OURS, TELL = "utter_zelf_niet", "utter_typ_wens"


def routed(said: Said, answers: Mapping[str, Answer], question: str | None) -> Heard | None:
    """What a message in a check-in surely does before it answers anything; None where it does no such thing."""
    told = {name: one for name, one in answers.items() if not one.guess and not one.refused}
    if complains(said.text):
        return Heard(told, (COMPLAINT,), aside=not told)
    no = refused(said.text)
    if not no or set(answers) & set(_AGREED):
        return None
    given = {name: one for name, one in told.items() if name != "hulp"}
    if question == LEAVE or (no == "coach" and (question == "hulp" or f"{ASKS}{LEAVE}" in said.before)):
        given[LEAVE] = Answer(YES_NO[1], said.text)
    if no == "help" or question == "hulp":
        given["hulp"] = Answer(YES_NO[1], said.text)
    return Heard(given, (NO_NEED,) if no == "coach" else (), aside=not given)


def withheld(text: str, answers: Mapping[str, Answer], *, worried: bool) -> dict[str, Answer]:
    """A no to leave that nobody asked for yet, where something is wrong: then nobody is told, and it is not asked."""
    gone = "plek" in answers and answers["plek"].value in ("nee", "stopt_binnenkort")
    no = (worried or gone) and not set(answers) & set(_AGREED) and refused(text) == "coach"
    return {LEAVE: Answer(YES_NO[1], text)} if no else {}


def complains(text: str) -> bool:
    """Whether a message complains that our questions come again."""
    rules, line = load("onderbreking")["complains"], _line(text)
    if len(line.split()) > rules["most"] or re.search(rules["unless"], line):
        return False
    return any(re.search(one, line) for one in rules["words"])


def refused(text: str) -> Literal["", "coach", "help"]:
    """What a message refuses in so many words: that the coach or anybody knows or calls, or all help."""
    rules: Any = load("onderbreking")["no_coach"]
    line = _line(text)
    if re.search(rules["plain"], line):
        return "help"
    if re.search(rules["unless"], line) or not may_decline(text):
        return "coach" if any(_kept_here(one) for one in re.split(_CLAUSES, line)[1:]) else ""
    if re.search(rules["coach"], line) or re.search(rules["nobody"], line):
        return "coach"
    return "help" if re.search(rules["help"], line) else ""


def _kept_here(clause: str) -> bool:
    """Whether a clause by itself refuses that it is told, behind what else he tells ("dus dat hoeft niet door")."""
    rules: Any = load("onderbreking")["no_coach"]
    told = re.search(rules["nobody"], clause) and not re.search(rules["unless"], clause)
    return bool(told) and may_decline(clause)


def stop_meant(leaves: str, text: str) -> Heard | None:
    """What the engine takes for a wish to stop, and the words do not say: asked, or it is about something else."""
    if leaves == "stop" and for_a_while(text):
        return Heard({}, ("utter_later_verder",), leaves="rest")
    if leaves != "stop" or not (unclear(text) or about_else(text)):
        return None
    if unclear(text):
        return Heard({}, ("utter_stop_bedoeld",), aside=True)
    return None if stays(text) or asks(text) else Heard({}, ("utter_dank_vertel",), aside=True)


def unmet(text: str) -> tuple[str, ...]:
    """What is said to a message that nothing else meets: a no needs no "dat weet ik niet", and who asks us to do
    something hears that we cannot, or that he may tell what he needs, never that we do not understand."""
    rules, line = load("onderbreking")["not_ours"], _line(text)
    if surely("declines", text) and "?" not in text:
        return (NO_NEED,)
    if re.search(rules["asked"], line) and not re.search(rules["unless"], line):
        return (NOT_OURS,)
    return (TELL,) if surely("requests", text) and "?" not in text and len(text.split()) > 1 else ()


def _line(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split())

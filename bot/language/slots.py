"""The slots of the rules: which question a match speaks of, and whether it needs one to be open. Pure."""

from __future__ import annotations

from bot.core.checkin import GOOD_TO_BAD, QUESTIONS
from bot.language.patterns import Match

REFUSED = "refused"  # the slot of "zeg ik niet"
OVER = "voorbij"  # the slot of "dat is nu over"
ANY = "@"  # the slot of a rule that speaks of whatever is asked
_VALENCE_QUESTIONS = {"cijfer": "gaat"} | {
    name: name for name, values in QUESTIONS.items() if values == GOOD_TO_BAD
}

AGREED = frozenset({"mag_coach", "bellen", "wie_weet"})  # what may stand beside a `whole` one all the same
LEAVE = {"hulp", "bellen", "mag_coach"}  # here "liever niet" is an answer, not a refusal


def asked_slot(question: str | None) -> str | None:
    """Return the slot that "goed" or "slecht" answers when `question` is open."""
    return _VALENCE_QUESTIONS.get(question or "")


def applies(match: Match, question: str | None) -> bool:
    """Whether a rule that needs an open question has it."""
    wanted = match.rule.question
    if wanted is None or wanted == question:
        return True
    if wanted == "valence":
        return asked_slot(question) is not None
    if wanted == "private":
        return question is not None and question not in LEAVE
    return wanted == "none" and question is None


def slot_of(match: Match, question: str | None) -> str:
    """Return the slot a match speaks of."""
    return (asked_slot(question) or ANY) if match.rule.slot == ANY else match.rule.slot

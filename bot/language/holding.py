"""Whether the words around a match let it say something: what context cancels, what is denied, what is said of another
matter. Pure."""

from __future__ import annotations

from bot.core.checkin import GOOD_TO_BAD
from bot.language.analysis import Analysis
from bot.language.clauses import denied_later
from bot.language.judging import denied, judged, says_nothing
from bot.language.matter import asks_back, not_at_work, of_something_else
from bot.language.patterns import Match
from bot.language.slots import ANY, slot_of


def holds(said: Analysis, match: Match, question: str | None) -> bool:
    """Whether the words around a match let it say something."""
    if _cancelled(said, match) or of_something_else(said, match) or asks_back(said, match):
        return False
    if match.rule.tag == "block":
        return True
    if match.rule.tag == "all" and judged(said.words, match) == {"gezondheid"}:
        return False  # "ben geopereerd. alles weer goed"
    told = match.rule.slot == "plek" or match.rule.value in GOOD_TO_BAD
    mere = match.rule.slot in (ANY, "gaat") and match.rule.tag != "all"
    if (told and denied(said.words, match)) or not_at_work(said, match):
        return False
    return not (mere and says_nothing(said.words, match, slot_of(match, question)))


def _cancelled(said: Analysis, match: Match) -> bool:
    if match.rule.tag == "block":
        return False
    marks = said.marks_of_words(match.begin, match.end) - match.rule.ignore
    return bool(marks - {"negated"}) or ("negated" in marks and not denied_later(said.words, match.begin, match.end))

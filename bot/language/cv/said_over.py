"""What is said over in one breath: "in Hengelo eh nee Hilversum", "bij bpost oeps gls"; and what is laughed off before
it: "ik deed security bij Ahoy haha nee tuurlijk niet"."""

from __future__ import annotations

from bot.language.cv.lists import some
from bot.language.cv.shown import ordinary
from bot.language.cv.talk import Clause, Talk

_MOST = 5  # words between what was said and what is said over it


def said_over(talk: Talk, clause: Clause, end: int) -> int:
    """Return where that begins which is said instead of the words that end at `end`; -1 where they stand."""
    at, turned = end, False
    while at < clause.end and at - end < _MOST and talk.at(at) in some("gesprek", "over_words"):
        turned = turned or talk.at(at) in some("gesprek", "over_strong")
        at += 1
    at += talk.at(at) in some("werk", "articles")
    return at if turned and at < clause.end and talk.at(at)[:1].isalpha() else -1


def name_over(talk: Talk, clause: Clause, end: int) -> tuple[int, int] | None:
    """Return the place of work that is said over another: listed, a kind of place, or an uncommon word."""
    at = said_over(talk, clause, end)
    if at < 0:
        return None
    tag = talk.tag_at("EMPLOYER", at) or talk.tag_at("KIND_OF_PLACE", at)
    if tag is not None:
        return tag.begin, tag.end
    other = any(talk.tag_at(label, at) for label in ("PLACE", "VERB", "THING", "PAST", "PRESENT", "KIND", "ROLE"))
    return (at, at + 1) if not other and not ordinary(talk.at(at)) and talk.free(at, at + 1) else None


def laughed_off(talk: Talk) -> list[tuple[int, int]]:
    """Return the words that a laugh and a "nee" behind it take back, from the beginning of their sentence."""
    found = []
    for at in range(1, len(talk.words) - 1):
        laughs = talk.at(at) in some("gesprek", "laughs") or talk.at(at).startswith("haha")
        if laughs and talk.at(at + 1) == "nee" and talk.at(at + 2) not in some("gesprek", "means_it"):
            clause = talk.clause_of(at)
            begin = talk.sentence(clause).begin if clause.sentence >= 0 else at
            found.append((begin, at + 2))
    return found

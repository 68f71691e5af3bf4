"""Whether he is still at his place, by what he tells beside it: "sta op het perron voor les", "mbo 3 dierverzorging",
"officieel wel, ik sta ziekgemeld". Pure.

The rules are data (`checkin_afgeleid.yml`); they count only where nothing else says whether he is still there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from bot.content import load
from bot.language.analysis import Analysis
from bot.language.answering import common
from bot.language.clauses import clause_of
from bot.language.dates import DateFact
from bot.language.patterns import Match
from bot.language.words import sentences

FILE = "language/checkin_afgeleid"
SLOTS = {"there": "not_there", "course": "not_course", "away": "not_there"}  # and beside which words they say nothing
_BACK = 3  # words before a day, of which one is "tot": "tot en met 15 mei"
_TO = frozenset({"tot", "t/m"})


def inferred(said: Analysis, facts: Mapping[str, Sequence[Match]]) -> Match | None:
    """The match from which it follows that he is still at his place."""
    for slot, beside in SLOTS.items():
        for match in facts.get(slot, ()):
            sentence = next(part for part in sentences(said.words) if match.begin <= part.stop)
            whole = slot == "course"  # a level is told in few words, beside which others tell what of it
            words = {said.words[at].normal for at in (range(len(said.words)) if whole else sentence)}
            ends = said.words[sentence.stop].normal if sentence.stop < len(said.words) else ""
            asks = ends == "?" or "?" in words or said.words[sentence.start].normal in _listed("asks")
            if not asks and not words & _listed(beside):
                return match
    return None


def until(said: Analysis, days: Sequence[DateFact]) -> DateFact | None:
    """The day up to which he is there, where a clause says no more than that: "tot 30 juni ja"."""
    for day in days:
        clause = clause_of(said.words, day.begin)
        before = {said.words[at].normal for at in range(max(day.begin - _BACK, clause.start), day.begin)}
        if not before & _TO or sum(other.begin in clause for other in days) > 1:
            continue
        rest = [said.words[at].normal for at in clause if not day.begin <= at < day.end_word]
        if all(word in common() or not word[:1].isalpha() for word in rest):
            return day
    return None


def at_home(text: str) -> bool:
    """Whether he says that he is at home a lot: no answer to whether he still goes, and no reason to ask on."""
    return re.search(load(FILE)["at_home"], text.lower()) is not None


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(str(word) for word in load(FILE)[name])

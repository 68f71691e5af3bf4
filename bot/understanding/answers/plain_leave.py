"""A plain yes or no to the question whether the coach may know, in whatever words. Pure.

Leave is given by his own words alone (`toestemming.yml`); the trained reading can only hold it back. A refusal may be
read of it too: who is taken to refuse and did not is asked nothing more, and nobody is told.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from bot.content import load
from bot.core.checkin import YES_NO, Answer
from bot.meaning import Meaning, meant

LEAVE, _KNOWS = "mag_coach", "wie_weet"


def plain_leave(text: str) -> dict[str, Answer]:
    """The yes or no of a message that answers the question for leave, with the wish that stands beside a yes in his own
    words; {} where it is neither plainly, gives leave for a part of what he told, or asks something."""
    rules = load("toestemming")
    line = " ".join(re.sub(r"[^\w?' ]", " ", text.lower()).split())
    meaning = meant(text, LEAVE)
    if not line or re.search(rules["let_be"], line) or _any([rules["not_others"]], line, rules):
        return {}
    if len(line.split()) > rules["most"] or max(meaning.does[one] for one in rules["never"]) >= rules["asks"]:
        return {}
    if _agrees(line, rules):
        yes = _borne(line, meaning, rules) and meaning.answers["leave-"] < rules["refused"]
        return {LEAVE: Answer(YES_NO[0], text)} if yes else {}
    if _wishes(line, meaning, rules):
        return {LEAVE: Answer(YES_NO[0], text)} | _wish(text, line, rules)
    return {LEAVE: Answer(YES_NO[1], text)} if _declines(line, meaning, rules) else {}


def _agrees(line: str, rules: Any) -> bool:
    """Whether a line says yes in so many words, and nothing that takes of it."""
    left = _bare(line, rules)
    if _any(rules["unless"], left, rules):
        return False
    return not left or _any(rules["agrees"], left, rules) or _any(rules["agrees"], line, rules)


def _borne(line: str, meaning: Meaning, rules: Any) -> bool:
    """Whether the trained reading lets a yes be one: a bare one, one that it reads as leave, or as agreeing to this."""
    given, agrees = meaning.answers["leave+"], meaning.does["agrees"]
    agreed = agrees >= rules["agreed"]["does"] and given >= rules["agreed"]["leave"]
    return len(line.split()) <= rules["few"] or bool(given >= rules["borne"] or agreed)


def _wishes(line: str, meaning: Meaning, rules: Any) -> bool:
    """Whether a line says yes and how, or to whom not: "ja maar niet tegen mijn baas"."""
    wishes = rules["wishes"]
    least = wishes["least"] if re.search(wishes["has"], _bare(line, rules)) else wishes["bare"]
    sure = meaning.answers["leave+"] >= least and meaning.answers["leave-"] < rules["refused"]
    return bool(sure) and _any([wishes["said"]], line, rules) and not _any([wishes["unless"]], line, rules)


def _wish(text: str, line: str, rules: Any) -> dict[str, Answer]:
    """What stands beside a yes and narrows it, in his own words."""
    if not re.search(rules["wishes"]["has"], _bare(line, rules)):
        return {}
    words = " ".join(text.replace(",", " ").replace('"', " ").split())
    return {_KNOWS: Answer(f'"{words}"', text)}


def _bare(line: str, rules: Any) -> str:
    """A line without what only softens a yes or keeps it to the coach."""
    for one in rules["beside"]:
        line = re.sub(_with_coach(one, rules), " ", line)
    return " ".join(line.split())


def _declines(line: str, meaning: Meaning, rules: Any) -> bool:
    """Whether a line says no in so many words, or surely means it."""
    given, refused = meaning.answers["leave+"], meaning.answers["leave-"]
    plainly = _any(rules["declines"], line, rules) and not re.search(rules["declines_unless"], line)
    plainly = plainly and (len(line.split()) <= rules["few"] or refused >= rules["refusing"])
    return bool(given < rules["given"] and (plainly or refused >= rules["surely_refused"]))


def _any(patterns: Sequence[str], line: str, rules: Any) -> bool:
    return any(re.search(_with_coach(one, rules), line) for one in patterns)


def _with_coach(pattern: str, rules: Any) -> str:
    return pattern.replace("COACH", str(rules["coach"]))

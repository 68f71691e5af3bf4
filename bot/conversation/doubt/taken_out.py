"""What is left of a message without its clauses that have a plain reading of their own: a guess at danger is weighed on
that. A contact wish, who may know, a question that a piece of information answers, a harm that is denied: beside these
the classifier sees danger where there is none. Pure but for the check that is passed in.

What a rule says stands, and so does a guess that is sure. The words are data (`taken_out` in `controlevraag.yml`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from bot.content import load
from bot.conversation.danger import hearing, reaching
from bot.conversation.doubt.ordinary import mildest
from bot.core.signal import Assessment, Doubt
from bot.language.reached import reached
from bot.language.telling import beside_permission, telling
from bot.understanding.questions.asked_for import asked_for

Assess = Callable[..., Assessment]
_CUT = re.compile(r"[.,;!?\n]+|\s(?=(?:maar|want|dus|omdat)\s)", re.IGNORECASE)


@dataclass(frozen=True)
class Parted:
    """The clauses that have a plain reading, and the words of the others."""

    plain: tuple[str, ...]
    rest: str


def parted(text: str, earlier: Sequence[str] = ()) -> Parted:
    """A message in what is plain of it and what is not."""
    asked = asked_for(text, earlier, named=True)
    words = asked.rest if asked.subjects and not asked.told else text
    speaks = bool(reached(text) or telling(text).value)
    found = clauses(words)
    plain = [part for part in found if _is_plain(part, speaks=speaks)]
    rest = ". ".join(part for part in found if part not in plain)
    return Parted((*plain, *((text,) if words != text and not plain else ())), rest)


def weighed(verdict: Assessment, text: str, earlier: Sequence[str], assess: Assess) -> Assessment:
    """`verdict`, a guess of the classifier, or what is left of it without the plain clauses.

    Nothing that alarms by itself is lowered; where the rest is still in doubt it is asked about, mildly.
    """
    if verdict.level != "crisis" and verdict.doubt is None:
        return verdict
    rules = load("controlevraag")
    chance = verdict.doubt.chance if verdict.doubt is not None else verdict.chance
    if chance >= rules["ordinary"]["sure"] or hearing.has("farewell", hearing.plain(text)):
        return verdict
    found = parted(text, earlier)
    if not found.plain or re.search(rules["taken_out"]["never"], text.lower()):
        return verdict
    read = (*found.plain, *_CUT.split(found.rest), found.rest)
    seen = [assess(part) for part in read if part.strip() and part != text]
    if not seen and verdict.level == "crisis":
        return verdict  # nothing of it can be weighed by itself
    seen.append(assess(found.rest, earlier) if found.rest else Assessment("none"))
    if any(one.level == "crisis" or (one.doubt is not None and one.doubt.ruled) for one in seen):
        return verdict
    highest = max((one.doubt.chance for one in seen if one.doubt is not None), default=0.0)
    return _lowered(verdict, seen[-1], highest)


def _lowered(verdict: Assessment, rest: Assessment, highest: float) -> Assessment:
    """The verdict of the rest, with the doubt that its clauses leave."""
    kind = verdict.kind if verdict.level == "crisis" else verdict.doubt.kind if verdict.doubt else None
    about = verdict.about if verdict.level == "crisis" else verdict.doubt.about if verdict.doubt else "self"
    below = mildest()
    doubt = Doubt(min(highest, below), about, kind) if highest else None
    if verdict.level != "crisis":
        return verdict if highest > below else replace(verdict, doubt=doubt)  # a rest in plain doubt is asked plainly
    doubt = doubt or Doubt(below, about, kind)  # a guess at an alarm is asked about, and mildly
    if rest.level != "none":
        return replace(rest, doubt=doubt)
    return Assessment("none", evidence=verdict.evidence, doubt=doubt)


def clauses(text: str) -> list[str]:
    """The clauses of a message, however short."""
    return [part.strip() for part in _CUT.split(text) if part.strip()]


def grave(text: str) -> bool:
    """Whether a message has a word of danger with which nothing of it is taken out."""
    return re.search(load("controlevraag")["taken_out"]["never"], text.lower()) is not None


def denies(text: str) -> bool:
    """Whether a clause plainly denies a danger, and no word stands beside it with which nothing is taken out."""
    rules = load("controlevraag")["taken_out"]
    if hearing.has("farewell", hearing.plain(text)) or grave(text):
        return False
    if re.search(rules["half"], text.lower()):
        return False
    said = [" ".join(part.lower().split()) for part in clauses(text)]
    return any(re.search(one, clause) for clause in said for one in rules["denials"])


def _is_plain(clause: str, *, speaks: bool) -> bool:
    """Whether a clause by itself says who may know, how to be reached, or that no harm is meant."""
    wish = reached(clause, asked=speaks) or reaching.ways(clause) or telling(clause).value
    if wish or beside_permission(clause) is not None:
        return True
    line = " ".join(clause.lower().split())
    return any(re.search(one, line) for one in load("controlevraag")["taken_out"]["denials"])

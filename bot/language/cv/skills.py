"""Skills to tap: plain verbs that belong to a kind of work (`vaardigheden.yml`). Only what is tapped goes into a cv."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from bot.content import load
from bot.core.cv import Cv, Fact, Work
from bot.core.cv_merge import same_name
from bot.language.words import words_of


@dataclass(frozen=True, slots=True)
class SkillChoice:
    """One verb to tap. `paper`: to be claimed only with a certificate; `kind` is the kind of work that it is from."""

    title: str
    kind: str
    paper: bool = False


def kind_of_work(work: Work) -> str | None:
    """Return the kind of work an entry is, by its role, employer and tasks; None where nothing tells."""
    for fact in (work.role, work.employer, *work.tasks):
        found = _kind(fact) if fact else None
        if found:
            return found
    return None


def skill_choices(cv: Cv, work: Work) -> tuple[SkillChoice, ...]:
    """Return what to offer for one entry, without what is in the cv already. Empty for work of no listed kind."""
    kind, data = kind_of_work(work), load("vaardigheden")
    if kind is None:
        return ()
    known = [fact.value for fact in (*cv.skills, *work.tasks)]
    choices = [SkillChoice(one["title"], kind, one.get("paper", False)) for one in data["kinds"][kind]["verbs"]]
    return tuple(one for one in choices if not any(same_name(one.title, name) for name in known))[: data["most"]]


def _kind(fact: Fact) -> str | None:
    """The kind whose longest word or phrase stands in a fact; of a compound its end tells ("bloemenwinkel")."""
    said = _normal(fact.suggestion or fact.value)
    found = [(len(phrase), kind) for phrase, kind in _phrases().items() if f" {phrase} " in f" {said} "]
    if not found:
        last = said.split()[-1] if said else ""
        found = [
            (len(phrase), kind) for phrase, kind in _phrases().items() if len(phrase) > 5 and last.endswith(phrase)
        ]
    return max(found)[1] if found else None


@cache
def _phrases() -> Mapping[str, str]:
    """Every word by which a kind is known, in normal spelling."""
    kinds: Mapping[str, Any] = load("vaardigheden")["kinds"]
    return {_normal(phrase): kind for kind, one in kinds.items() for phrase in one["words"]}


def _normal(text: str) -> str:
    return " ".join(word.normal for word in words_of(text))

"""What each clause of a message does in a practice talk, before any of it is judged as an answer to an employer.

It may stop, want one question more, thank, ask whether the answer was good or to see his sentences, keep what we gave,
or tell for which work it all is. What is left may be an answer or a question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

from bot.content import load
from bot.conversation.guides import sorts
from bot.language import questions
from bot.language.vacancy.lookup import hits
from bot.language.wanted import wanted
from bot.language.words import words_of
from bot.meaning import meant

FILE = "gids_practice"
Kind = Literal["stops", "more", "thanks", "judge", "shows", "keeps", "job", "rest"]
_WHOLE: tuple[Kind, ...] = ("judge", "stops", "more", "shows", "keeps")  # known by the clause as a whole


@dataclass(frozen=True)
class Clauses:
    """A message by what its clauses do: `kinds` those that are no answer; `job` the work that they name, "" where no
    list knows it; `rest` what may be an answer or a question."""

    kinds: frozenset[Kind]
    job: str
    rest: str


def clauses_of(text: str) -> Clauses:
    """Sort the clauses of a message."""
    kinds: set[Kind] = set()
    rest: list[str] = []
    job: list[str] = []
    for clause in _cut(text):
        kind = kind_of(clause)
        if kind == "rest" and job and not rest and _describes(clause):
            kind = "job"  # what follows the name of the work and does not speak of himself
        if kind == "job":
            job.append(clause)
        if kind == "rest":
            rest.append(clause)
        else:
            kinds.add(kind)
    return Clauses(frozenset(kinds), named(" ".join(job)) if job else "", " ".join(rest).strip())


def kind_of(clause: str) -> Kind:
    """What one clause does."""
    rules, line = _rules(), sorts.plain(clause)
    for kind in _WHOLE:
        if re.fullmatch(rules[kind], line):
            return kind
    if sorts.ends(clause) and not re.search(rules["no_stop"], line):
        return "stops"
    if sorts.sort_of(clause) == "shows":
        return "shows"
    if re.match(rules["job"], line) and not re.search(rules["no_job"], line):
        return "job"
    return "thanks" if _thanks(clause, line) else "rest"


def named(text: str) -> str:
    """The work that a description names: of our lists, else what stands behind "de functie is"."""
    role = hits(words_of(text), "ROLE")
    found = role[0].shown if role else wanted(text).work
    said = re.search(_rules()["job_name"], text, re.IGNORECASE)
    own = said["job"].strip() if said and len(said["job"].split()) <= int(_rules()["job_most"]) else ""
    return own or found or ""


def own_question(text: str) -> bool:
    """Whether a text asks which questions he can put to the employer; such a question is no answer to that."""
    return re.search(_rules()["own_questions"], sorts.plain(text)) is not None


def _thanks(clause: str, line: str) -> bool:
    """Whether a short clause thanks us, by the rules or by what it means; not what he says to a customer."""
    rules = _rules()
    if not line or len(line.split()) > rules["thanks_most"] or re.search(rules["no_thanks"], line):
        return False
    return re.fullmatch(rules["thanks"], line) is not None or meant(clause).does["thanks"] >= rules["thanks_sure"]


def _describes(clause: str) -> bool:
    about_him = re.search(_rules()["himself"], sorts.plain(clause))
    return about_him is None and not sorts.asking(clause)


def _cut(text: str) -> list[str]:
    """The clauses: at the signs and joins at which one may be of another sort, and around a question."""
    found: list[str] = []
    for part in re.split(_rules()["cut"], text.strip()):
        clauses = questions.clauses(part)
        found += [one.text for one in clauses] if len({one.asks for one in clauses}) > 1 else [part]
    return [piece for piece in found if sorts.plain(piece)]


def _rules() -> Any:
    return load(FILE)["clauses"]

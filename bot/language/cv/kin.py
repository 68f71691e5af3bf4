"""Where somebody works in the family, or whose children he minds: "bij mijn oom in de zaak"."""

from __future__ import annotations

from bot.core.cv import Fact
from bot.language.cv.finite import does_at, minds
from bot.language.cv.lists import some
from bot.language.cv.talk import Clause, Talk, people

Where = tuple[int, int, Fact]  # the words, and what they say


def minded(talk: Talk, clause: Clause) -> Where | None:
    """Return whom he minds children for: "ik pas op bij de buren"."""
    if not minds(talk, clause):
        return None
    for index in range(clause.begin, clause.end):
        if talk.at(index) in some("werk", "minds_for") and talk.at(index - 1) not in {"met", "ik"}:
            begin = index - (talk.at(index - 1) in some("werk", "articles") | {"me"})
            return begin, index + 1, talk.fact(talk.quote(begin, index + 1).lower())
    return None


def with_kin(talk: Talk, clause: Clause) -> Where | None:
    """Return "mijn oom" of "ik schilder bij mijn oom", and "mijn nonkel in de zaak"."""
    works = does_at(talk, clause) or talk.has("KIND", clause) or bool(talk.said_in(clause) & some("werk", "helps"))
    for index in range(clause.begin + 2, clause.end):
        whose = talk.at(index) in some("werk", "kin") and talk.at(index - 1) in {"mijn", "me", "onze", "ons"}
        if whose and talk.at(index - 2) == "bij":
            firm = talk.normals[index + 1 : index + 3] == ["in", "de"] and talk.at(index + 3) in some("werk", "firms")
            end = index + (4 if firm else 1)
            return (index - 1, end, talk.fact(f"mijn {talk.quote(index, end).lower()}")) if works or firm else None
    return None

def owner(talk: Talk, begin: int) -> str:
    """Whose place it is: "bij mijn vader in de winkel"."""
    lead = begin - 1 if talk.at(begin - 1) == "in" else -1
    whose = lead > 1 and talk.at(lead - 1) in people() and {"bij"} & set(talk.normals[max(0, lead - 3) : lead - 1])
    return talk.quote(lead - 1, lead) if whose else ""

"""Where somebody works in the family, or whose children he minds: "bij mijn oom in de zaak"."""

from __future__ import annotations

from bot.core.cv import Fact
from bot.language.cv.finite import does_at, minds
from bot.language.cv.lists import some
from bot.language.cv.name_end import titled
from bot.language.cv.talk import Clause, Talk, people

Where = tuple[int, int, Fact]  # the words, and what they say


def minded(talk: Talk, clause: Clause) -> Where | None:
    """Return whom he minds children for: "ik pas op bij de buren"."""
    if not minds(talk, clause):
        return None
    for index in range(clause.begin, clause.end):
        if talk.at(index) in some("werk", "minds_for") and talk.at(index - 1) not in {"met", "ik", "op"}:
            begin = index - (talk.at(index - 1) in some("werk", "articles") | some("kaal", "numbers") | {"me"})
            return begin, index + 1, talk.fact(talk.quote(begin, index + 1).lower())
    return None


def with_kin(talk: Talk, clause: Clause) -> Where | None:
    """Return "mijn oom" of "ik schilder bij mijn oom", and "mijn nonkel in de zaak"."""
    helps = not talk.said_in(clause).isdisjoint(some("werk", "helps"))
    works = helps or does_at(talk, clause) or talk.has("KIND", clause) or talk.has("VERB", clause)
    for index in range(clause.begin + 2, clause.end):
        whose = talk.at(index) in some("werk", "kin") and talk.at(index - 1) in {"mijn", "me", "onze", "ons"}
        if whose and talk.at(index - 2) == "bij":
            firm = talk.normals[index + 1 : index + 3] == ["in", "de"] and talk.at(index + 3) in some("werk", "firms")
            end = index + (4 if firm else 1)
            return (index - 1, end, talk.fact(f"mijn {talk.quote(index, end).lower()}")) if works or firm else None
    return None


def owner(talk: Talk, begin: int) -> str:
    """Whose place it is: "mijn vader" of "bij mijn vader in de winkel", "tante Riet" of "bij tante Riet in de zaak"."""
    lead = begin - 1 if talk.at(begin - 1) in {"in", "op"} else -1
    near = talk.normals[max(0, lead - 3) : max(0, lead - 1)]
    if lead < 2 or "bij" not in near:
        return ""
    if talk.at(lead - 1) in people():
        return f"mijn {talk.quote(lead - 1, lead)}"
    first = lead - 1 - near[::-1].index("bij")
    friend = talk.tag_at("FIRST", first)
    known = friend is not None and friend.exact and lead - first == 1
    known = known and talk.at(begin + 1) not in some("werk", "departments")
    name = talk.quote(first, lead) if known or titled(talk, first, lead) > first else ""
    if known:
        return name.title()
    return " ".join([name.split()[0].lower(), *(one.title() for one in name.split()[1:])]) if name else ""

"""How he travels: vehicles of his own, and those that he comes with."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.cv import Said, Told
from bot.language.cv.lists import part, some
from bot.language.cv.ruler import Tag
from bot.language.cv.talk import Clause, Talk, people

Found = tuple[int, Said]


def read_transport(talk: Talk, clause: Clause, *, asked: bool) -> Iterator[Found]:
    """Yield the vehicles that he has or comes with; without being asked only where a clause says so or says nothing
    else."""
    words = talk.said_in(clause)
    behind = next((one for one in talk.clauses if one.begin >= clause.end), None)
    goes_on = behind is not None and talk.at(behind.begin) in {"maar", "die"}
    if goes_on and behind is not None and talk.said_in(behind) & some("persoon", "transport_gone"):
        return  # "had een scooter maar die is gejat"
    if words & some("persoon", "transport_not") or talk.has("WISH", clause) or talk.has("PAST", clause):
        return
    nothing_else = _only_vehicles(talk, clause)
    moves = bool(words & some("persoon", "travels")) and bool(words & {"ik", "i"})
    visits = "naar" in words and not words.isdisjoint(people() | some("persoon", "visits"))
    for tag in talk.tags("TRANSPORT", clause):
        if _denied_vehicle(talk, clause, tag) or not talk.free(tag.begin, tag.end):
            continue
        by = _lead(talk, tag.begin) in some("persoon", "transport_by")
        row = _lead(talk, tag.begin) in {"en", "of"} and any(at in talk.taken for at in range(tag.begin - 3, tag.begin))
        own = tag.id in part("persoon", "transport_own") or talk.normals[tag.begin] in some("persoon", "transport_own")
        if asked or nothing_else or row or (by and moves and not visits) or (own and _has(talk, clause, tag)):
            talk.take(tag.begin, tag.end)
            yield tag.begin, Told("transport", talk.fact(tag.id))
    yield from _by_verb(talk, clause)


def _lead(talk: Talk, index: int) -> str:
    """The word before a vehicle, but for "de", "een" and "mijn"."""
    back = index - 1
    while talk.at(back) in some("persoon", "transport_articles"):
        back -= 1
    return talk.at(back)


def _denied_vehicle(talk: Talk, clause: Clause, tag: Tag) -> bool:
    near = {talk.at(tag.begin - 1), *talk.normals[tag.end : min(tag.end + 2, clause.end)]}
    denials = {"geen", "no", "niet", "nie", "nee", "zonder"}
    return talk.denied(tag.begin, tag.end, clause) or not near.isdisjoint(denials)


def _only_vehicles(talk: Talk, clause: Clause) -> bool:
    """Whether a clause says nothing but how he comes: "op de fiets", "met de velo overal naartoe", "metro of tram"."""
    known = some("persoon", "transport_around") | some("persoon", "transport_articles")
    inside = {at for tag in talk.tags("TRANSPORT", clause) for at in range(tag.begin, tag.end)}
    rest = [at for at in range(clause.begin, clause.end) if at not in inside and talk.at(at)[:1].isalnum()]
    whole = talk.sentence(clause)
    work = any(talk.has(label, whole) for label in ("KIND", "NOT_TASK", "KIND_OF_PLACE"))
    return bool(inside) and not work and all(talk.at(at) in known or at in talk.taken for at in rest)


def _has(talk: Talk, clause: Clause, tag: Tag) -> bool:
    """Whether a vehicle is his own: "heb een scooter", "fiets heb ik", "eigen auto", "auto ook" behind a licence."""
    words = talk.said_in(clause)
    after = talk.normals[tag.end : tag.end + 2]
    if after == ["heb", "ik"] or talk.at(tag.begin - 1) == "eigen" or (after[:1] == ["ook"] and len(words) <= 3):
        return not words & {"nodig", "nog"}
    cue = any(one.end in {tag.begin, tag.begin - 1} for one in talk.tags("TRANSPORT_CUE", clause))
    by = _lead(talk, tag.begin) in some("persoon", "transport_by")
    return cue and not by and "rijbewijs" not in words


def _by_verb(talk: Talk, clause: Clause) -> Iterator[Found]:
    """Read "fiets ik zelf naartoe", "ik loop of fiets": a way of travelling that is a verb."""
    words = talk.normals[clause.begin : clause.end]
    known = some("persoon", "transport_around") | {"ik", "fiets"}
    for at in range(clause.begin, clause.end):
        fiets = talk.words[at].text.lower() in {"fiets", "fietsend"} and at not in talk.taken
        beside = "ik" in (talk.at(at + 1), talk.at(at - 1)) or (talk.at(at - 1) in {"of", "en"} and "ik" in words)
        if fiets and beside and all(word in known or not word.isalpha() for word in words):
            talk.take(at, at + 1)
            yield at, Told("transport", talk.fact("fiets"))

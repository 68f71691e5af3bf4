"""How he travels: vehicles of his own, and those that he comes with."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.cv import Said, Told
from bot.language.cv.lists import some
from bot.language.cv.ruler import Tag
from bot.language.cv.talk import Clause, Talk, people

Found = tuple[int, Said]


def read_transport(talk: Talk, clause: Clause, *, asked: bool) -> Iterator[Found]:
    """Yield the vehicles that he has or comes with; without being asked only where a clause says so or says nothing
    else."""
    words = _own_words(talk, clause)
    if words & some("persoon", "transport_not") or talk.has("WISH", clause) or talk.has("PAST", clause):
        return
    behind = next((one for one in talk.clauses if one.begin >= clause.end), None)
    goes_on = behind is not None and talk.at(behind.begin) in {"maar", "die"}
    if goes_on and behind is not None and talk.said_in(behind) & some("persoon", "transport_gone"):
        return  # "had een scooter maar die is gejat"
    nothing_else = _only_vehicles(talk, clause)
    alone = talk.at(clause.begin) in some("persoon", "travels") | {"kan"}  # without "ik"
    moves = bool(words & (some("persoon", "travels") | {"overweg"})) and (bool(words & {"ik", "i"}) or alone)
    visits = "naar" in words and not words.isdisjoint(people() | some("persoon", "visits"))
    for tag in talk.tags("TRANSPORT", clause):
        if _denied_vehicle(talk, clause, tag) or not talk.free(tag.begin, tag.end):
            continue
        by = _lead(talk, tag.begin) in some("persoon", "transport_by") or _taken(talk, tag)
        row = _lead(talk, tag.begin) in {"en", "of"} and any(at in talk.taken for at in range(tag.begin - 3, tag.begin))
        typed = " ".join(talk.normals[tag.begin : tag.end])
        own = bool({tag.id, typed, talk.at(tag.begin)} & some("persoon", "transport_own"))
        if asked or nothing_else or row or (by and moves and not visits) or (own and _has(talk, clause, tag)):
            talk.take(tag.begin, tag.end)
            yield tag.begin, Told("transport", talk.fact(tag.id))
    yield from _by_verb(talk, clause)


def _own_words(talk: Talk, clause: Clause) -> set[str]:
    """The words of a clause up to what somebody else does: "met de fiets of mijn vader brengt me"."""
    ends = (at for at in range(clause.begin, clause.end - 2) if talk.at(at) == "of" and talk.at(at + 2) in people())
    return set(talk.normals[clause.begin : next(ends, clause.end)])


def _taken(talk: Talk, tag: Tag) -> bool:
    """Whether "neem ik" stands behind a vehicle: "de trein neem ik"."""
    return talk.at(tag.end) in some("persoon", "transport_by") and talk.at(tag.end + 1) == "ik"


def _lead(talk: Talk, index: int) -> str:
    """The word before a vehicle, but for "de", "een" and "mijn"."""
    back = index - 1
    while talk.at(back) in some("persoon", "transport_articles") | {"ik"}:  # "pak ik de bus"
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
    goes_on = talk.at(clause.end) in some("persoon", "vehicle_does")  # "de bus | was te laat"
    return bool(inside) and not work and not goes_on and all(talk.at(at) in known or at in talk.taken for at in rest)


def _has(talk: Talk, clause: Clause, tag: Tag) -> bool:
    """Whether a vehicle is his own: "heb een scooter", "fiets heb ik", "eigen auto", "auto ook" behind a licence."""
    words = talk.said_in(clause)
    after = talk.normals[tag.end : tag.end + 2]
    if after == ["heb", "ik"] or talk.at(tag.begin - 1) == "eigen" or (after[:1] == ["ook"] and len(words) <= 3):
        return not words & {"nodig", "nog"}
    cue = any(one.end in {tag.begin, tag.begin - 1} for one in talk.tags("TRANSPORT_CUE", clause))
    by = _lead(talk, tag.begin) in some("persoon", "transport_by")
    mine = talk.at(tag.begin - 1) in {"mijn", "eigen"}
    told = mine and (talk.at(tag.end) in some("persoon", "vehicle_mine") or talk.at(tag.begin - 2) in {"met", "op"})
    holds = words >= {"heb", "ik"} and (mine or talk.at(tag.begin - 1) in {"een", "n"}) and tag.end == clause.end
    holds = holds or (words >= {"bezit", "van"} and tag.begin > clause.begin)
    return told or ((cue or holds) and not by and "rijbewijs" not in words)


def _by_verb(talk: Talk, clause: Clause) -> Iterator[Found]:
    """Read "fiets ik zelf naartoe", "ik loop": a way of travelling that is a verb."""
    words = talk.normals[clause.begin : clause.end]
    known = some("persoon", "transport_around") | {"ik", "fiets"}
    if any(word.isalpha() and word not in known for word in words):
        return
    for at in range(clause.begin, clause.end):
        way = {"fiets": "fiets", "fietsend": "fiets", "loop": "lopend"}.get(talk.words[at].text.lower(), "")
        beside = "ik" in (talk.at(at + 1), talk.at(at - 1)) or (talk.at(at - 1) in {"of", "en"} and "ik" in words)
        walks = way != "lopend" or ("fiets" not in words and not talk.has("KIND", talk.sentence(clause)))
        if way and walks and at not in talk.taken and beside:
            talk.take(at, at + 1)
            yield at, Told("transport", talk.fact(way))

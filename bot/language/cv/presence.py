"""Whether a clause says that he is or was somewhere, without a word for work: "ik ben op manege de Hoeve"."""

from __future__ import annotations

from bot.language.cv.employer_names import any_kind, by_ending, name_behind
from bot.language.cv.lists import some
from bot.language.cv.period import period_in
from bot.language.cv.talk import BREAKS, Clause, Talk


def is_at(talk: Talk, clause: Clause) -> bool:
    """Whether a clause tells that he is at a place with a name: "ik ben op manege de Zandhoeve"."""
    if any(clause.begin < tag.begin and tag.end == clause.end and begins_with(talk, clause, tag.begin)
           for tag in talk.tags("EMPLOYER", clause)):  # fmt: skip
        return True  # "daarna Poiesz"
    begins = talk.tag_at("FRESH", clause.begin) or talk.tag_at("NOW", clause.begin)
    if begins and any(talk.at(tag.begin - 1) == "bij" or talk.at(tag.begin - 2) == "bij"
                      for tag in talk.tags("EMPLOYER", clause)):  # fmt: skip
        return True  # "daarna pakketjes bij DHL"
    if talk.said_in(clause).isdisjoint(some("werk", "is_at")):
        return False
    kinds = [tag for tag in talk.tags("KIND_OF_PLACE", clause) if talk.at(tag.begin) not in some("werk", "weak_kinds")]
    return any(name_behind(talk, tag.end, clause.end, indefinite=False) > tag.end for tag in kinds)


def before_tasks(talk: Talk, clause: Clause) -> bool:
    """Whether a clause only names a place and the one behind it tells what was done: "bij Fabory, moeren tellen"."""
    verbs = talk.said_in(clause) & (some("clauses", "verbs") | some("clauses", "of_others"))
    behind = next((one for one in talk.clauses if one.begin >= clause.end), None)
    if behind is None or behind.sentence != clause.sentence or not verbs <= {"ben", "zit", "zat", "was"}:
        return False
    places = [at for at in range(clause.begin, clause.end) if talk.at(at) == "bij"]
    around = set(talk.normals[behind.begin : behind.end])
    return bool(places) and talk.has("VERB", behind) and not around & {"ik", "kan", "wil"}


def at_a_place(talk: Talk, clause: Clause) -> bool:
    """Whether a clause tells that he is "bij een montagebedrijf", at any kind of place that is no school."""
    kinds = [at for at in range(clause.begin + 1, clause.end)
             if talk.tag_at("KIND_OF_PLACE", at) or by_ending(talk, at) or any_kind(talk, at)]  # fmt: skip
    schools = some("werk", "schools") | {"opleiding"}
    led = any("bij" in (talk.at(at - 1), talk.at(at - 2)) and talk.at(at) not in schools for at in kinds)
    return led and not talk.said_in(clause).isdisjoint(some("werk", "is_at") | some("werk", "past"))


def heads(talk: Talk, clause: Clause) -> bool:
    """Whether a clause names what "daar" right behind it speaks of: "camping Duinrust, daar doe ik ..."."""
    tag = talk.tag_at("KIND_OF_PLACE", clause.begin)
    following = clause.end + (talk.at(clause.end)[:1] in BREAKS)
    return tag is not None and talk.at(following) == "daar"


def for_a_time(talk: Talk, clause: Clause) -> bool:
    """Whether a clause is no more than a time and a place of work: "3 jaar bij transportbedrijf De Rooy"."""
    if not talk.said_in(clause).isdisjoint(some("clauses", "verbs") | some("clauses", "of_others")):
        return False
    places = [tag for label in ("KIND_OF_PLACE", "EMPLOYER") for tag in talk.tags(label, clause)]
    led = any("bij" in (talk.at(tag.begin - 1), talk.at(tag.begin - 2)) for tag in places)
    led = led or any(begins_with(talk, clause, tag.begin) for tag in talk.tags("EMPLOYER", clause))
    often = not talk.said_in(clause).isdisjoint(some("werk", "habit"))
    return led and (often or period_in(talk, clause.begin, clause.end) is not None)


def begins_with(talk: Talk, clause: Clause, index: int) -> bool:
    """Whether nothing but a time stands before: "elke zomer camping de Duin", "daarna Jumbo"."""
    return all(talk.at(at) in some("werk", "times") for at in range(clause.begin, index))

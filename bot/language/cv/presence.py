"""Whether a clause says that he is or was somewhere, without a word for work: "ik ben op manege de Hoeve"."""

from __future__ import annotations

from bot.language.cv.employer_names import any_kind, by_ending, is_capital, rare
from bot.language.cv.kind_names import name_behind
from bot.language.cv.lists import some
from bot.language.cv.period import period_in
from bot.language.cv.ruler import Tag
from bot.language.cv.talk import BREAKS, Clause, Talk


def is_at(talk: Talk, clause: Clause) -> bool:
    """Whether a clause tells that he is at a place with a name: "ik ben op manege de Zandhoeve"."""
    if any(clause.begin < tag.begin and tag.end == clause.end and begins_with(talk, clause, tag.begin)
           for tag in talk.tags("EMPLOYER", clause)):  # fmt: skip
        return True  # "daarna Poiesz"
    named = talk.tags("EMPLOYER", clause)
    gone = talk.has("GONE", clause) and any("bij" in (talk.at(tag.begin - 1), talk.at(tag.begin - 2)) for tag in named)
    gone = gone and not talk.has("PRIVATE", talk.sentence(clause))
    if gone or any(does_for(talk, tag) for tag in named):
        return True
    begins = talk.tag_at("FRESH", clause.begin) or talk.tag_at("NOW", clause.begin)
    if begins and any(talk.at(tag.begin - 1) == "bij" or talk.at(tag.begin - 2) == "bij"
                      for tag in talk.tags("EMPLOYER", clause)):  # fmt: skip
        return True  # "daarna pakketjes bij DHL"
    if talk.said_in(clause).isdisjoint(some("werk", "is_at")):
        return False
    kinds = [tag for tag in talk.tags("KIND_OF_PLACE", clause) if talk.at(tag.begin) not in some("werk", "weak_kinds")]
    return any(name_behind(talk, tag.end, clause.end, indefinite=False) > tag.end for tag in kinds)


def does_for(talk: Talk, tag: Tag) -> bool:
    """Whether a name stands right behind what he does: "ik doe nu Thuisbezorgd"."""
    at = tag.begin - 1
    while talk.at(at) in {"nu", "nog", "ook", "eerst", "ik", "toen"}:
        at -= 1
    return talk.at(at) in {"doe", "deed"}


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
    led = led or any(talk.at(at) == "bij" and (is_capital(talk, at + 1) or rare(talk, at + 1))
                     for at in range(clause.begin, clause.end - 1))  # fmt: skip
    often = not talk.said_in(clause).isdisjoint(some("werk", "habit"))
    return led and (often or period_in(talk, clause.begin, clause.end) is not None)


def begins_with(talk: Talk, clause: Clause, index: int) -> bool:
    """Whether nothing but a time stands before: "elke zomer camping de Duin", "daarna Jumbo"."""
    times = some("werk", "times") | {"-", "tot", "t/m", "van", ":"}
    return all(talk.at(at) in times or talk.at(at).isdecimal() for at in range(clause.begin, index))

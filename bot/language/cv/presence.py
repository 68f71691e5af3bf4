"""Whether a clause says that he is or was somewhere, without a word for work: "ik ben op manege de Hoeve"."""

from __future__ import annotations

from bot.language.cv.employer_names import name_behind
from bot.language.cv.lists import some
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

def heads(talk: Talk, clause: Clause) -> bool:
    """Whether a clause names what "daar" right behind it speaks of: "camping Duinrust, daar doe ik ..."."""
    tag = talk.tag_at("KIND_OF_PLACE", clause.begin)
    following = clause.end + (talk.at(clause.end)[:1] in BREAKS)
    return tag is not None and talk.at(following) == "daar"

def begins_with(talk: Talk, clause: Clause, index: int) -> bool:
    """Whether nothing but a time stands before: "elke zomer camping de Duin", "daarna Jumbo"."""
    return all(talk.at(at) in some("werk", "times") for at in range(clause.begin, index))

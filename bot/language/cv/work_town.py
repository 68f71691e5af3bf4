"""A town by itself: "vught", "het zit in Haarlem aan het station". Whether it is that of a job is told by what was
spoken of before it, in the message (`beside_job`) or in the talk (the field "town" of what is told)."""

from __future__ import annotations

from bot.language.cv.employer_names import is_capital
from bot.language.cv.lists import some
from bot.language.cv.ruler import Tag
from bot.language.cv.talk import Clause, Talk

TOWN = "town"  # told of nothing: of the job that was spoken of last, or else of his home
_OTHER = ("LIVES", "KIND", "EMPLOYER", "KIND_OF_PLACE", "LEVEL", "SCHOOL", "ROLE", "VERB", "WISH", "REMOVE", "CORRECT")
_COMMON = 4.0  # how frequent (Zipf) a word is that is read as itself and not as a town
_LEADS = frozenset({"in", "te"})


def first_town(talk: Talk) -> Tag | None:
    """The town that the first clause of a message is, and nothing besides."""
    first = talk.clauses[0] if talk.clauses else None
    if first is None or not talk.said_in(talk.sentence(first)).isdisjoint(some("plaatsen", "of_himself")):
        return None  # "Tiel, maar ik ben geboren in Gouda" is his home
    return town_alone(talk, first)


def town_alone(talk: Talk, clause: Clause) -> Tag | None:
    """The town that a clause is, and nothing besides but where it is: "in Haarlem aan het station"."""
    begin = clause.begin
    while begin < clause.end and talk.at(begin) in some("plaatsen", "before_alone"):
        begin += 1
    tag = talk.tag_at("PLACE", begin)
    if tag is None or not tag.exact or not talk.free(tag.begin, tag.end) or talk.denied(tag.begin, tag.end, clause):
        return None
    other = any(one.begin != tag.begin for label in _OTHER for one in talk.tags(label, clause))
    other = other or talk.tag_at("FIRST", tag.begin) is not None
    if other or talk.asks(clause) or (_plain(talk, tag) and talk.at(begin - 1) not in _LEADS):
        return None
    further = talk.at(tag.end) in some("plaatsen", "further_alone")
    rest = talk.normals[tag.end : clause.end]
    told = further or all(word in some("plaatsen", "behind_alone") or not word.isalpha() for word in rest)
    done = talk.tag_at("VERB", begin) is not None and not is_capital(talk, begin)
    bare = done and clause.end - clause.begin == 1  # "voeren" is done, "leiden noord" is a town
    return tag if told and not bare else None


def _plain(talk: Talk, tag: Tag) -> bool:
    """Whether a town is a common word too, as it was typed: "best"."""
    from wordfreq import zipf_frequency

    word = talk.at(tag.begin)
    listed = tag.end - tag.begin == 1 and word in some("plaatsen", "words")
    return listed and not is_capital(talk, tag.begin) and zipf_frequency(word, "nl") >= _COMMON


def beside_job(talk: Talk, clause: Clause, told: int) -> Tag | None:
    """The town that a clause is right behind the one in which a job was told, that ends at the word `told`."""
    gap = talk.normals[told : clause.begin]
    near = 0 <= clause.begin - told <= 1 and not any(sign.isalnum() for sign in gap)
    return town_alone(talk, clause) if near else None

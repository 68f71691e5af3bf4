"""The name of a school that stands before what kind of school it is: "de poort praktijkonderwijs", "de rijzert. vso",
"sint-idesbald in roeselare, ov1"."""

from __future__ import annotations

from bot.core.cv import Fact
from bot.language.cv.employer_names import is_capital, rare
from bot.language.cv.lists import some
from bot.language.cv.shown import title_names
from bot.language.cv.talk import BREAKS, Clause, Talk

_MOST = 3  # words of a name
_LEVELS = frozenset({"vso", "buso", "praktijkonderwijs"})  # schools that are called by a name
_OTHER = (
    "EMPLOYER", "COUNTRY", "KIND_OF_PLACE", "ROLE", "KIND", "REFUSE", "UNKNOWN", "PRIVATE", "LEVEL", "SUBJECT", "STATE",
    "LANGUAGE", "VERB", "PAST", "PRESENT", "NOW", "CORRECT", "WISH", "SCHOOL_CUE", "TRANSPORT", "SCHOOL",
)  # fmt: skip
_ARTICLES = frozenset({"de", "het", "'t"})


def named_before(talk: Talk, clause: Clause) -> tuple[int, int, Fact] | None:
    """Return the name that a clause begins with where the level of a school follows it, a town and a sign apart."""
    begin = clause.begin
    while begin < clause.end and talk.at(begin) in some("kaal", "around") - _ARTICLES:
        begin += 1
    article = talk.at(begin) in _ARTICLES
    end = begin + article
    while end < clause.end and end - begin - article < _MOST and _part(talk, end, begin + article):
        end += 1
    if end == begin + article or not _led_to_level(talk, end) or not talk.free(begin, end):
        return None
    name = range(begin + article, end)
    odd = any(is_capital(talk, at) or rare(talk, at) or "-" in talk.words[at].text for at in name)
    if not odd and not (article and end == begin + 2):
        return None
    return begin, end, talk.fact(title_names(talk.quote(begin, end)))


def _part(talk: Talk, index: int, begin: int) -> bool:
    """Whether a word may belong to a name that begins at `begin`."""
    word = talk.words[index].text
    town = talk.tag_at("PLACE", index)
    listed = any(tag.exact for label in _OTHER if (tag := talk.tag_at(label, index)))
    stop = talk.at(index) in some("namen", "stops") | some("opleiding", "behind_name") and talk.at(index - 1) != "-"
    plain = word.replace("-", "").replace("'", "").isalnum() or word == "-"
    return plain and not listed and not stop and not (town is not None and town.exact and index > begin)


def _led_to_level(talk: Talk, index: int) -> bool:
    """Whether the next thing told is the level of a school: behind "in Mol", a sign, "dat was"."""
    at = index + (talk.at(index) in {"in", "te"})
    town = talk.tag_at("PLACE", at)
    at = town.end if town is not None else index
    at += talk.at(at)[:1] in BREAKS or talk.at(at) in {",", "("}
    while talk.at(at) in {"dat", "da", "die", "was", "is", "een", "gewoon"}:
        at += 1
    tag = talk.tag_at("LEVEL", at)
    return tag is not None and tag.id in _LEVELS

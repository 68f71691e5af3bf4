"""The name of a place of work that a reply begins with, where that was asked for: "hair by sas spijkenisse",
"gebroeders koot ofzo in bleiswijk", "Van Dijk en Zn"."""

from __future__ import annotations

from bot.language.cv.employer import employer_in
from bot.language.cv.employer_names import by_ending, is_capital
from bot.language.cv.kin import Where
from bot.language.cv.kind_names import name_behind
from bot.language.cv.lists import some
from bot.language.cv.ruler import Tag
from bot.language.cv.shown import ordinary, title_names
from bot.language.cv.talk import BREAKS, Clause, Talk

_MOST = 6  # words of a name
_NO_NAME = (
    "KIND", "LEVEL", "STATE", "LANGUAGE", "LICENCE", "PAST", "PRESENT", "NOW", "UNKNOWN", "REFUSE", "WISH", "CLOSED",
    "PRIVATE", "JOKE", "SKILL_CUE", "CORRECT", "REMOVE", "PHONE_CUE", "MAIL_CUE", "RETRACT", "IDLE", "CANCELLED",
)  # fmt: skip
_DONE = ("VERB", "THING")  # of something done, unless they stand within a name
Reply = tuple[Where, Tag | None]  # the name, and the town behind it


def named_reply(talk: Talk, *, of_one: bool) -> Reply | None:
    """Return the name that a reply to the question where he worked begins with, and its town; None where its first
    words are no name. They are one where they end at a sign, a town or a small word ("ofzo", "in"), and hold a
    capital, a kind of place or a word that is not common. `of_one`: the name of one job was asked for, not what he did.
    """
    first = talk.clauses[0] if talk.clauses else None
    if first is None or talk.not_his(first) or talk.asks(first):
        return None
    begin = first.begin
    while begin < first.end and talk.at(begin) in some("werk", "before_reply"):
        begin += 1
    end = _end(talk, begin, first.end)
    town = _town(talk, end, first.end)
    if not _ends(talk, first, end, town) or not _names(talk, begin, end, of_one=of_one or town is not None):
        return None
    if employer_in(talk, first, sure=True) is not None:
        return None  # listed, or said with "bij"
    return (begin, end, talk.fact(_shown(talk, begin, end))), town


def kind_head(talk: Talk, clause: Clause) -> Where | None:
    """Return the place with a name or a town that a clause begins with, and nothing besides: "kledingbank Zeist",
    "hoppeboerderij Vandewalle"."""
    begin = clause.begin
    while begin < clause.end and talk.at(begin) in some("werk", "before_head"):
        begin += 1
    kind = talk.tag_at("KIND_OF_PLACE", begin) or by_ending(talk, begin)
    if kind is None or talk.not_his(clause) or talk.at(kind.begin) in some("werk", "schools"):
        return None
    end = _end(talk, begin, clause.end)
    town = _town(talk, end, clause.end)
    behind = town.end if town else end
    alone = behind >= clause.end or talk.at(behind) in some("werk", "behind_head")
    named = name_behind(talk, kind.end, end, indefinite=False) == end > kind.end
    if not alone or not (named or (town is not None and end == kind.end)) or not _names(talk, begin, end, of_one=True):
        return None
    return begin, end, talk.fact(_shown(talk, begin, end))


def listed_reply(talk: Talk) -> Tag | None:
    """The listed place of work that a reply to the question what he did begins with: "action kassa en vakken"."""
    first = talk.clauses[0] if talk.clauses else None
    if first is None or talk.not_his(first) or talk.asks(first):
        return None
    tag = talk.tag_at("EMPLOYER", first.begin + (talk.at(first.begin) in {"de", "het", "bij", "eerst"}))
    if tag is None or not tag.exact or not talk.free(tag.begin, tag.end) or talk.at(first.end) == "?":
        return None
    other = talk.said_in(talk.sentence(first)) & some("werk", "no_reply")
    further = talk.tag_at("KIND_OF_PLACE", tag.begin) or talk.tag_at("EMPLOYER", tag.end)
    return None if other or further or talk.has("WISH", first) else tag


def _shown(talk: Talk, begin: int, end: int) -> str:
    """A name as it is shown; a mere kind of place ("de tandarts") in small letters."""
    typed = talk.quote(begin, end)
    head = begin + (talk.at(begin) in some("werk", "articles"))
    kind = talk.tag_at("KIND_OF_PLACE", head)
    rough = kind is not None and kind.end == end
    return typed.lower() if rough else title_names(typed) if typed.islower() else typed


def _end(talk: Talk, begin: int, most: int) -> int:
    """Where the words end that may be a name."""
    end = begin
    while end < most and end - begin <= _MOST and talk.at(end)[:1] not in BREAKS:
        tag = talk.tag_at("PLACE", end)
        of_it = talk.at(end - 1) in {"van", "de", "het"} and end > begin
        if tag is not None and tag.exact and end > begin and not of_it:
            break
        if talk.at(end) == "en" and talk.at(end + 1) in some("werk", "firm_ends") and end > begin:
            return end + 2  # "Van Dijk en Zn"
        if talk.at(end) in some("werk", "behind_reply") and end > begin:
            break
        end += 1
    return end


def _town(talk: Talk, end: int, most: int) -> Tag | None:
    """The town right behind the name, small words between them: "ofzo in bleiswijk"."""
    at = end
    while at < most and talk.at(at) in some("werk", "before_town"):
        at += 1
    tag = talk.tag_at("PLACE", at)
    return tag if tag is not None and tag.exact and tag.end <= most else None


def _ends(talk: Talk, clause: Clause, end: int, town: Tag | None) -> bool:
    """Whether nothing goes on with the name: the clause ends, a town follows, or a word that begins something else."""
    return end >= clause.end or town is not None or talk.at(end) in some("werk", "behind_reply")


def _names(talk: Talk, begin: int, end: int, *, of_one: bool) -> bool:
    """Whether words may be a name of a place of work."""
    if begin >= end or end - begin > _MOST or not talk.free(begin, end):
        return False
    tags = [tag for label in _NO_NAME for tag in talk.tags(label) if begin <= tag.begin < end and tag.exact]
    if tags or not all(_a_word(talk.words[at].text) for at in range(begin, end)):
        return False
    words = range(begin, end)
    if not some("werk", "no_reply").isdisjoint(talk.normals[begin:end]):
        return False
    known = any(is_capital(talk, at) for at in words if at) or talk.has("EMPLOYER", Clause(begin, end, 0))
    kind = any(talk.tag_at("KIND_OF_PLACE", at) or by_ending(talk, at) for at in words)
    odd = any(not ordinary(talk.at(at)) and talk.at(at).isalpha() for at in words)
    done = any(begin <= tag.begin < end for label in _DONE for tag in talk.tags(label))
    firm = end - begin > 2 and talk.at(end - 1) in some("werk", "firm_ends")  # "Van Dijk en Zn"
    return firm or (known and of_one) or (kind and end - begin > 1 and odd) or (of_one and (kind or (odd and not done)))


def _a_word(text: str) -> bool:
    return text in {"&", "+", "-", "."} or text.replace("'", "").replace("&", "").replace("-", "").isalnum()

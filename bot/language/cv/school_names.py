"""The name of a school, as it is listed or told."""

from __future__ import annotations

from dataclasses import replace

from bot.core.cv import Fact
from bot.language.cv.employer_names import is_capital, rare
from bot.language.cv.lists import some
from bot.language.cv.shown import title, title_names
from bot.language.cv.talk import Clause, Talk

Named = tuple[int, int, Fact]
_NAME = 3  # words of the name of a school
_NAMED_LEVELS = frozenset({"vso", "buso", "praktijkonderwijs"})  # schools that are called by a name


def school_name(talk: Talk, clause: Clause, *, sure: bool) -> Named | None:
    """Return the name of a school: listed, or "... college" with the words before it."""
    for tag in talk.tags("SCHOOL", clause):
        ordinary = tag.end - tag.begin == 1 and talk.at(tag.begin) in some("opleiding", "school_words")
        led = sure or talk.at(tag.begin - 1) in some("opleiding", "before_school")
        if talk.free(tag.begin, tag.end) and (led or not ordinary):
            typed = title(talk.quote(tag.begin, tag.end))
            return tag.begin, tag.end, talk.fact(tag.id) if tag.exact else talk.fact(typed, tag.id)
    for index in range(clause.begin, clause.end):
        found = _college(talk, clause, index) or _school_called(talk, clause, index) or _at(talk, clause, index)
        if found:
            return found
    return None


def _college(talk: Talk, clause: Clause, index: int) -> Named | None:
    """Read "Pallas Athene College"."""
    begin = index
    while talk.at(index) in {"college", "lyceum"} and begin > clause.begin and index - begin < 3:
        if not _names_school(talk, begin - 1):
            break
        begin -= 1
    return (begin, index + 1, talk.fact(_titled(talk, begin, index + 1))) if begin < index else None


def _school_called(talk: Talk, clause: Clause, index: int) -> Named | None:
    """Read "school De Piloot", "mijn school was het Rafaël", "praktijkschool de atlas", "vso (De Lindeboom)", "de brug
    heette die school"."""
    if talk.at(index) in {"heet", "heette"} and talk.at(index + 2) == "school" and 0 < index - clause.begin <= _NAME:
        return clause.begin, index, talk.fact(title_names(talk.quote(clause.begin, index)))
    level = any(tag.id in _NAMED_LEVELS and tag.end == index + 1 for tag in talk.tags("LEVEL", clause))
    if not level and talk.at(index) not in {"school", "praktijkschool"}:
        return None
    clause, begin = _with_next(talk, clause, index + 1), index + 1
    while begin < clause.end and talk.at(begin) in some("opleiding", "before_name"):
        begin += 1
    led = begin > index + 1 and talk.at(begin - 1) in {"heet", "heette", "was", "is"}
    return _name(talk, clause, begin, level=level, beside=begin > index + 1 and not led, school=talk.at(index))


def _name(talk: Talk, clause: Clause, begin: int, *, level: bool, beside: bool, school: str) -> Named | None:
    """The name that begins at a word: with capitals, or behind "de" a word that is no other."""
    article = talk.at(begin) in {"de", "het", "'t"}
    end = begin + article
    beside = beside and not article and not is_capital(talk, end) and not talk.at(end).startswith("sint")
    if end >= clause.end or beside or any(talk.tag_at(label, end) for label in ("LEVEL", "PLACE", "SUBJECT", "STATE")):
        return None
    if not is_capital(talk, end):
        whole = clause.end - clause.begin <= 4 and article
        after = talk.at(end + 1)
        sure = not level or not after.isalpha() or after in some("opleiding", "behind_name")
        named = (level or school != "school" or whole) and (rare(talk, end) or _called(talk, end))
        return (begin, end + 1, talk.fact(title_names(talk.quote(begin, end + 1)))) if named and sure else None
    stop = _capitals(talk, end, clause.end)
    return (begin, stop, talk.fact(talk.quote(begin, stop))) if stop > end else None


def _capitals(talk: Talk, begin: int, most: int) -> int:
    """Where a run of words with capitals ends, before a town."""
    end = begin
    while end < most and is_capital(talk, end) and not talk.tag_at("PLACE", end):
        end += 1
    return end


def _with_next(talk: Talk, clause: Clause, index: int) -> Clause:
    """The clause, or the one behind its comma where that is nothing but a name: "praktijkonderwijs, Het Kompas"."""
    behind = next((one for one in talk.clauses if one.begin >= clause.end), None)
    if behind is not None and index == behind.begin and talk.at(index) in {"was", "is", "heet", "heette"}:
        return replace(clause, end=behind.end)  # "mijn school | was De Atlas"
    if index < clause.end or behind is None or talk.at(clause.end) != "," or behind.sentence != clause.sentence:
        return clause
    article = talk.at(behind.begin) in {"de", "het", "'t"}
    whole = _capitals(talk, behind.begin + article, behind.end) == behind.end or behind.end - behind.begin == 2
    return replace(clause, end=behind.end) if article and whole else clause


def _at(talk: Talk, clause: Clause, index: int) -> Named | None:
    """Read "diploma van De Wendel", "mbo op De Leijgraaf": an unlisted school behind a preposition; "diploma heb ik,
    van De Heuvel"."""
    levels = {tag.id for tag in talk.tags("LEVEL", talk.sentence(clause))}
    named = bool(levels & _NAMED_LEVELS)
    leads = {"van", "op", "bij", "aan", "at"} if named else {"op", "aan", "at"}
    if not levels or talk.at(index) not in leads or talk.has("KIND", talk.sentence(clause)):
        return None
    article = talk.at(index + 1) in {"de", "het", "'t"}
    begin = index + 1
    end = _capitals(talk, begin + article, clause.end)
    listed = any(talk.tag_at(label, begin + article) for label in ("FIRST", "PLACE", "EMPLOYER", "LEVEL", "COUNTRY"))
    if end == begin + article or not article or listed:
        return None
    return begin, end, talk.fact(talk.quote(begin, end))


def _called(talk: Talk, index: int) -> bool:
    """Whether "de" leads in a name here: "praktijkschool de atlas in Hoogezand"."""
    word = talk.at(index)
    return (
        talk.at(index - 1) in {"de", "het"}
        and word.isalpha()
        and word not in some("namen", "stops") | some("werk", "stops_name")
    )


def _names_school(talk: Talk, index: int) -> bool:
    word = talk.at(index)
    return word.isalpha() and word not in some("namen", "stops") | some("opleiding", "school_not") | {"mbo", "roc"}


def _titled(talk: Talk, begin: int, end: int) -> str:
    typed = talk.quote(begin, end)
    return title(typed) if typed.islower() else typed

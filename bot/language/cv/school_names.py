"""The name of a school, as it is listed or told."""

from __future__ import annotations

from dataclasses import replace

from bot.core.cv import Fact
from bot.language.cv.employer_names import is_capital, rare
from bot.language.cv.lists import part, some
from bot.language.cv.school_before import named_before
from bot.language.cv.shown import ordinary, title, title_names
from bot.language.cv.talk import Clause, Talk

Named = tuple[int, int, Fact]
_NAME = 3  # words of the name of a school
_SHORT = 4  # letters before "school" that make a name of it
_EARLY = 6  # words at the beginning of a reply in which a bare name is the school
_OTHER = (
    "FIRST", "PLACE", "EMPLOYER", "LEVEL", "COUNTRY", "KIND_OF_PLACE", "ROLE", "KIND", "REFUSE", "UNKNOWN", "PRIVATE",
    "CORRECT",
)  # fmt: skip
_NO_NAME = ("LEVEL", "PLACE", "SUBJECT", "STATE", "LANGUAGE")  # what no name begins with
_NAMED_LEVELS = frozenset({"vso", "buso", "praktijkonderwijs"})  # schools that are called by a name


def school_name(talk: Talk, clause: Clause, *, sure: bool) -> Named | None:
    """Return the name of a school: listed, known by its form ("Emiliusschool"), or told as a name. `sure`: asked."""
    for tag in talk.tags("SCHOOL", clause):
        ordinary = tag.end - tag.begin == 1 and talk.at(tag.begin) in some("opleiding", "school_words")
        led = sure or talk.at(tag.begin - 1) in some("opleiding", "before_school")
        if talk.free(tag.begin, tag.end) and (led or not ordinary):
            typed = title(talk.quote(tag.begin, tag.end))
            return tag.begin, tag.end, talk.fact(tag.id) if tag.exact else talk.fact(typed, tag.id)
    places = range(clause.begin, clause.end)
    formed = next((one for index in places if (one := _formed(talk, clause, index))), None)
    if formed is not None:
        return formed
    before = named_before(talk, clause)
    if before is not None:
        return before
    for index in places:
        found = _school_called(talk, clause, index, sure=sure) or _at(talk, clause, index, sure)
        if found:
            return found
    return _alone(talk, clause) if sure else None


def _formed(talk: Talk, clause: Clause, index: int) -> Named | None:
    """Read "Pallas Athene College", "Sint-Jozefsinstituut", "Emiliusschool": its last part says that it is one."""
    word, begin, end = talk.at(index), index, index + 1
    ending = next((one for one in part("opleiding", "school_ends") if word.endswith(one)), "")
    if not ending or word in some("opleiding", "no_school_name") or talk.has("NOT_SCHOOL", Clause(index, end, 0)):
        return None
    named = len(word) - len(ending) >= _SHORT and (is_capital(talk, index) or rare(talk, index))
    named = named and word not in some("opleiding", "kinds_of_school")
    named = named or (word in ("college", "lyceum") and is_capital(talk, index) and is_capital(talk, index - 1))
    while begin > max(clause.begin, index - _NAME) and _joins(talk, begin, ending):
        begin -= 1
    article = talk.at(end) in {"de", "het", "'t"}
    behind = _capitals(talk, end + article, clause.end)
    if named and behind > end + article:
        end = behind
    elif begin == index and not named:
        return None
    return begin, end, talk.fact(_titled(talk, begin, end))


def _joins(talk: Talk, begin: int, ending: str) -> bool:
    """Whether the word before belongs to the name: any before "college", else one with a capital or a hyphen."""
    sign = talk.at(begin - 1) == "-"
    if not _names_school(talk, begin - 1):
        return False
    return ending in ("college", "lyceum") or sign or (is_capital(talk, begin - 1) and is_capital(talk, begin))


def _school_called(talk: Talk, clause: Clause, index: int, *, sure: bool) -> Named | None:
    """Read "school De Piloot", "mijn school was het Rafaël", "praktijkschool de atlas", "vso (De Lindeboom)", "de brug
    heette die school"."""
    own = sure and not any(talk.has(label, clause) for label in ("ROLE", "KIND_OF_PLACE", "EMPLOYER"))
    named = talk.at(index + 2) == "school" or (own and talk.at(index + 1) in some("opleiding", "called_it"))
    named = named and talk.at(index - 1) != "zo"
    if talk.at(index) in {"heet", "heette"} and named and 0 < index - clause.begin <= _NAME:
        return clause.begin, index, talk.fact(title_names(talk.quote(clause.begin, index)))
    if talk.at(index) == "school" and talk.at(index - 1) == "mijn" and talk.at(clause.begin) in {"dat", "zo"}:
        return _before(talk, clause)
    level = any(tag.id in _NAMED_LEVELS and tag.end == index + 1 for tag in talk.tags("LEVEL", clause))
    if not level and talk.at(index) not in some("opleiding", "led_by_kind"):
        return None
    clause, begin = _with_next(talk, clause, index + 1), index + 1
    while begin < clause.end and talk.at(begin) in some("opleiding", "before_name"):
        begin += 1
    led = begin > index + 1 and talk.at(begin - 1) in {"heet", "heette", "was", "is"}
    return _name(talk, clause, begin, level=level, beside=begin > index + 1 and not led, school=talk.at(index))


def _before(talk: Talk, clause: Clause) -> Named | None:
    """The name that the clause before is: "De Mussenburg, dat was mijn school"."""
    before = next((one for one in reversed(talk.clauses) if one.end <= clause.begin), None)
    return _alone(talk, before) if before is not None and before.sentence == clause.sentence else None


def _name(talk: Talk, clause: Clause, begin: int, *, level: bool, beside: bool, school: str) -> Named | None:
    """The name that begins at a word: with capitals, or behind "de" a word that is no other."""
    article = talk.at(begin) in {"de", "het", "'t"}
    end = begin + article
    beside = beside and not article and not is_capital(talk, end) and not talk.at(end).startswith("sint")
    if end >= clause.end or beside or any(talk.tag_at(label, end) for label in _NO_NAME):
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


def _at(talk: Talk, clause: Clause, index: int, sure: bool) -> Named | None:
    """Read "diploma van De Wendel", "mbo op De Leijgraaf", "op de Vlieger heb ik mijn getuigschrift gehaald": an
    unlisted school behind a preposition where the sentence tells of school. `sure`: school was asked for."""
    whole = talk.sentence(clause)
    levels = {tag.id for tag in talk.tags("LEVEL", whole)}
    paper = any(tag.id not in {"busy", "passed"} for tag in talk.tags("STATE", whole)) and talk.at(index) == "op"
    named = bool(levels & _NAMED_LEVELS)
    leads = {"van", "op", "bij", "aan", "at"} if named else {"op", "aan", "at"}
    if not (levels or paper or sure) or talk.at(index) not in leads or talk.has("KIND", whole):
        return None
    article = talk.at(index + 1) in {"de", "het", "'t", "t"}
    begin = index + 1
    end = _capitals(talk, begin + article, clause.end)
    if end == begin + article and article and _odd(talk, end) and talk.at(index) == "op":
        end += 1
    listed = any(talk.tag_at(label, begin + article) for label in _OTHER)
    if end == begin + article or not article or listed:
        return None
    return begin, end, talk.fact(_with_article(talk.quote(begin, end)))


def _with_article(typed: str) -> str:
    """A name behind its article, which gets a capital: "t kompas" is "Het kompas"."""
    article, _, name = typed.partition(" ")
    article = "Het" if article.lower() in {"t", "'t"} else title(article)
    return f"{article} {title_names(name) if name.islower() else name}"


def _odd(talk: Talk, index: int) -> bool:
    """Whether a word in small letters behind "op de" names no ordinary thing."""
    return rare(talk, index) and talk.at(index) not in some("opleiding", "kinds_of_school")


def _alone(talk: Talk, clause: Clause) -> Named | None:
    """Read a reply of which a part is nothing but a name: "de Kameleon, tot juli", "heliomare"."""
    begin = clause.begin
    while begin < clause.end and talk.at(begin) in some("kaal", "around") - {"de", "het"}:
        begin += 1
    article = talk.at(begin) in {"de", "het", "'t"}
    end = _capitals(talk, begin + article, clause.end)
    there = talk.at(end + 1) in {"in", "te"} and talk.tag_at("PLACE", end + 2) is not None  # "de sprong in sliedrecht"
    named = article and talk.at(end).isalpha() and (there or not ordinary(talk.at(end)))
    if end == begin + article and end < clause.end and (named or _odd(talk, end)):
        end += 1
    town = end + (talk.at(end) in {"in", "te"})
    tag = talk.tag_at("PLACE", town) if town > end else None
    rest = talk.normals[tag.end if tag else end : clause.end]
    bare = end > begin + article and all(not word.isalpha() or word in some("namen", "behind") for word in rest)
    other = [label for label in (*_OTHER, "SUBJECT", "STATE") if label != "EMPLOYER" or not article]  # "De Zonnebloem"
    free = all(talk.free(at, at + 1) and not any(talk.tag_at(label, at) for label in other)
               for at in range(begin, end))  # fmt: skip
    if not bare or not free or clause.begin > _EARLY:
        return None
    return begin, end, talk.fact(title_names(talk.quote(begin, end)))


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

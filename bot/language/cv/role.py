"""What he was: "als vakkenvuller", "ik was kok", "bezorger bij Picnic"."""

from __future__ import annotations

from bot.core.cv import Fact
from bot.language.cv.lists import some
from bot.language.cv.ruler import Tag
from bot.language.cv.talk import Clause, Talk, people
from bot.language.cv.verbs import finite_forms

_SAYS = frozenset({"als", "ben", "was", "werd", ":", "functie", "ik"})  # before what somebody is
_BEHIND = frozenset({"bij", "in", "op", "voor", "van", "aan"})  # between that and his place of work
_GOES_ON = _BEHIND | {"en", "gewerkt", "sinds", "of", "ofzo", "geweest", "begonnen", "met", "ook", "gedaan"}
Role = tuple[int, int, Fact]


def role_in(talk: Talk, clause: Clause, *, sure: bool) -> Role | None:
    """Return the role that a clause names; `sure`: it speaks of work."""
    for tag in talk.tags("ROLE", clause):
        if _is_his(talk, clause, tag, sure=sure):
            begin = tag.begin - (talk.at(tag.begin - 1) in {"leerling", "hulp", "assistent"})
            typed = talk.quote(begin, tag.end)
            shown = typed.lower() if typed.istitle() else typed
            return begin, tag.end, talk.fact(shown, "" if tag.exact else tag.id)
    found = _as_something(talk, clause) if sure or talk.has("PAST", clause) else None
    return found or _kind_that_tells(talk, clause)


def _is_his(talk: Talk, clause: Clause, tag: Tag, *, sure: bool) -> bool:
    """Whether a listed role is what he was, not somebody he met or a place he went to."""
    word = talk.at(tag.begin)
    before = talk.at(tag.begin - 1)
    at = tag.begin - 1
    while talk.at(at) in {"een", "leerling", "hulp", "assistent", "gewoon", "daar", "er", "nu", "ook", "dan"}:
        at -= 1
    before = talk.at(at)
    general = word in some("beroepen", "general") and tag.end - tag.begin == 1
    general = general and before != "als" and not (before in _SAYS and talk.at(tag.end) in {*_BEHIND, "geweest"})
    does = talk.at(tag.begin - 1) == "ik" and word in finite_forms()  # "ik schilder en ik maak kaarsen"
    if not tag.exact and talk.words[tag.end - 1].normal.endswith("en"):
        return False  # "pottenbakken" is what he did
    own = some("werk", "called_around") | {"functie", "rol", "beroep", "ik", ""}
    others = talk.at(at - 1) in people() or talk.at(at - 1) not in own  # "papa is chauffeur"
    theirs = before in {"is", "werkt"} and others
    if theirs or does or general or word == "vrijwilliger" or not talk.free(tag.begin, tag.end):
        return False
    if _turned(talk, clause, tag):
        return True
    place = tag.id in some("beroepen", "places_too") or word in some("beroepen", "places_too")
    told = sure or talk.at(tag.end) in _BEHIND
    return before in _SAYS or (told and not place and is_bare(talk, tag.begin, clause))


def _turned(talk: Talk, clause: Clause, tag: Tag) -> bool:
    """Whether a clause begins with what he is: "tuinman ben ik", "schilder geweest"."""
    behind = talk.normals[tag.end : tag.end + 2]
    said = behind in (["ben", "ik"], ["was", "ik"], ["heet", "dat"], ["heette", "dat"]) or behind[:1] == ["geweest"]
    return said and all(talk.at(at) in some("werk", "times") for at in range(clause.begin, tag.begin))


def _as_something(talk: Talk, clause: Clause) -> Role | None:
    """Read "als runner": a word that no list has."""
    for index in range(clause.begin, clause.end - 1):
        if talk.at(index) == "als" and talk.at(index - 1) not in {"niet", "geen"}:
            begin = index + 1 + (talk.at(index + 1) == "een")
            word = talk.at(begin)
            listed = any(talk.tag_at(label, begin) for label in ("KIND", "FIRST", "PLACE", "EMPLOYER"))
            other = listed or word in people() or word in some("werk", "stops_name")
            ends = begin + 1 >= clause.end or talk.at(begin + 1) in _GOES_ON
            if ends and begin < clause.end and word.isalpha() and len(word) > 3 and not other:
                return begin, begin + 1, talk.fact(talk.quote(begin, begin + 1))
    return None


def _kind_that_tells(talk: Talk, clause: Clause) -> Role | None:
    """Read "krantenwijk": a kind of work that says what he did as well."""
    for tag in talk.tags("KIND", clause):
        if talk.at(tag.begin) in some("werk", "kind_roles") and talk.free(tag.begin, tag.end):
            return tag.begin, tag.end, talk.fact(talk.quote(tag.begin, tag.end).lower())
    return None


def is_bare(talk: Talk, begin: int, clause: Clause) -> bool:
    """Whether no article or preposition stands before it ("de kok was aardig", "naar de kapper")."""
    return begin == clause.begin or talk.at(begin - 1) not in some("beroepen", "not_before")

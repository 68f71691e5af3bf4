"""His own village told by a town near it ("een dorpje bij Leerdam, Schoonrewoerd"), and the town where he lives now
behind the one where he lived ("woonde eerst in Meppel, nu in Steenwijk")."""

from __future__ import annotations

from bot.core.cv import Told
from bot.language.cv.employer_names import is_capital
from bot.language.cv.lists import part, some
from bot.language.cv.places import Found, hyphened, place_at
from bot.language.cv.ruler import Tag
from bot.language.cv.shown import ordinary, title
from bot.language.cv.talk import BREAKS, Clause, Talk

_WORK = ("KIND", "EMPLOYER", "KIND_OF_PLACE", "SCHOOL", "LEVEL")
_BEFORE = 4  # words before "nu in Steenwijk"


def village(talk: Talk, question: str | None) -> list[Found]:
    """The village that is named behind the town near which it lies."""
    for tag in talk.tags("PLACE"):
        whole = talk.sentence(talk.clause_of(tag.begin))
        small = not talk.said_in(whole).isdisjoint(part("persoon", "place", "village", "small"))
        lives = small or question == "place" or any(one.end <= tag.begin for one in talk.tags("LIVES", whole))
        works = any(talk.has(label, talk.clause_of(tag.begin)) for label in _WORK)
        if tag.exact and lives and not works and _near(talk, tag) and not talk.not_his(talk.clause_of(tag.begin)):
            found = _named(talk, tag, whole)
            if found is not None:
                talk.take(tag.begin, tag.end)
                return [found]
    return _now_in(talk)


def _near(talk: Talk, tag: Tag) -> bool:
    """Whether a town is only what lies near: "bij Leerdam", "in de buurt van Goes"."""
    lists = part("persoon", "place", "village")
    if talk.at(tag.begin - 1) in lists["beside"]:
        return True
    return talk.at(tag.begin - 1) == "van" and talk.at(tag.begin - 2) in lists["around"]


def _named(talk: Talk, tag: Tag, whole: Clause) -> Found | None:
    """The name behind that town: "Leerdam, Schoonrewoerd", "Goes, in Kapelle", "Borger, het heet Drouwen"."""
    begin, leads = tag.end, part("persoon", "place", "village")["leads"]
    while begin < whole.end and (talk.at(begin) in BREAKS or talk.at(begin) in leads):
        begin += 1
    if begin == tag.end or begin >= whole.end or not talk.free(begin, begin + 1):
        return None
    end = hyphened(talk, begin, begin + 1)[1]
    listed = talk.tag_at("PLACE", begin)
    if listed is not None and listed.exact and listed.end >= end:
        return next(iter(place_at(talk, begin)), None) if _ends(talk, listed.end) else None
    typed = talk.quote(begin, end)
    called = talk.at(end) in {"heet", "heette"} or talk.at(begin - 2) in {"heet", "heette"}  # "Velden heet het"
    name = typed.replace("-", "").isalpha() and (called or end > begin + 1 or not ordinary(talk.at(begin)))
    if not name or len(typed) < 3 or not _ends(talk, end):
        return None
    talk.take(begin, end)
    return begin, Told("place", talk.fact("-".join(title(one) for one in typed.split("-"))))


def _ends(talk: Talk, index: int) -> bool:
    """Whether a name ends before a word."""
    return not talk.at(index).isalpha() or talk.at(index) in part("persoon", "place", "village")["behind"]


def _now_in(talk: Talk) -> list[Found]:
    """Where he lives now, told without a verb behind where he lived before."""
    lists = part("persoon", "place", "village")
    for tag in talk.tags("PLACE"):
        before = talk.normals[max(0, tag.begin - _BEFORE) : tag.begin - 1]
        clause = talk.clause_of(tag.begin)
        lived = not set(talk.normals[: tag.begin]).isdisjoint(lists["lived"])
        led = talk.at(tag.begin - 1) in {"in", "te"} and bool(before) and before[-1] in lists["now"]
        works = any(talk.has(label, clause) for label in _WORK)
        if tag.exact and lived and led and not works and not talk.not_his(clause):
            return place_at(talk, tag.begin)
    return []


def is_town(talk: Talk, tag: Tag, clause: Clause) -> bool:
    """Whether a listed town is meant as one, and not as the word that it also is: "in elkaar zetten"."""
    led = talk.at(tag.begin - 1) in some("persoon", "place", "leads") or tag.begin == clause.begin
    led = led or is_capital(talk, tag.begin)
    done = any(one.begin <= tag.begin < one.end for one in talk.tags("VERB"))
    return tag.exact and (led or not (done or talk.at(tag.begin) in some("plaatsen", "words")))

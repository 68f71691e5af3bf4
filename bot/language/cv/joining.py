"""When two clauses speak of the same job or school, and what they say together."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

from bot.core.cv import NO, YES, Education, Fact, Said, Work
from bot.core.cv_entries import grown, plain, rough
from bot.core.cv_merge import VSO, WORK, same_name
from bot.language.cv.employer_names import by_ending
from bot.language.cv.lists import some
from bot.language.cv.talk import Clause, Talk

_WEAKER = {("kind", "werk"), ("state", "busy")}  # change nothing that is known
_THAT_WAS = [[one, two] for one in ("dat", "da", "die", "het") for two in ("was", "is", "heette", "heet")]
_COUNTED = ("jaar", "jaren", "maand", "month", "week", "weken", "zomer")


def fits(known: Work | Education, said: Work | Education, names: tuple[str, ...]) -> bool:
    """Whether what is said may be about the same entry: nothing that it is called differs, and it is not "ook nog"."""
    for name in names:
        one, two = getattr(known, name), getattr(said, name)
        if one and two and not same_name(one.value, two.value):
            same_job = isinstance(said, Work) and said.employer is None and "werk" in (one.value, two.value)
            if name == "kind" and same_job:
                continue
            return False
    if isinstance(known, Education) and isinstance(said, Education):
        return _fits_school(known, said)
    named = any(getattr(said, name) for name in names if name != "kind")
    also = said.fresh and any(getattr(known, name) for name in names if name != "kind")
    both = isinstance(known, Work) and isinstance(said, Work) and known.employer and said.employer
    again = value_of(known, "still") == NO and value_of(said, "still") == YES
    return not ((also or again) and named and not both)


def value_of(one: Work | Education, name: str) -> str:
    fact = getattr(one, name, None)
    return fact.value if fact else ""


def _fits_school(known: Education, said: Education) -> bool:
    """A vso stands alone, since it may be left out; another paper for another thing is another course."""
    other = value_of(known, "state") and value_of(said, "state") and value_of(known, "state") != value_of(said, "state")
    named = said.level or said.school or said.subject
    return (value_of(known, "level") != VSO or not named) and not (named and (other or said.fresh))


def counts(length: str) -> bool:
    """Whether a length is counted, "3 maanden", and not "sinds de zomer"."""
    return not length.startswith(("sinds", "vanaf")) and any(unit in length for unit in _COUNTED)


def _tells_less(known: Work | Education, name: str, new: str) -> bool:
    """Whether a value tells less than the known one: "in juli" than "een jaartje", "restaurant" than its name.

    Of two lengths the first stays: what is put right comes as a Change."""
    if name == "length" and value_of(known, "start") and isinstance(known, Work) and not counts(new):
        return True
    old = value_of(known, name)
    short = name == "employer" and plain(new) in plain(old)
    return bool(old) and ((name, new) in _WEAKER or (name == "length" and counts(old)) or short)


def together(known: Work | Education, said: Work | Education) -> Work | Education:
    """The entry with what a later clause adds; the first kind that tells more stays."""
    changed: dict[str, Any] = {}
    for name in known.__dataclass_fields__:
        new = getattr(said, name)
        if name == "tasks":
            changed[name] = (*getattr(known, name), *(fact for fact in new if fact not in getattr(known, name)))
        elif isinstance(new, Fact) and _tells_less(known, name, new.value):
            continue
        elif name not in ("key", "fresh", "alike") and new is not None:
            changed[name] = new
    return replace(known, **changed)


def elliptic(talk: Talk, clause: Clause) -> bool:
    """Whether a clause has no verb of its own: "en bij de KFC"."""
    return not any(talk.has(label, clause) for label in ("PAST", "PRESENT", "NOW", "WORK_CUE"))


def counted(talk: Talk, clause: Clause) -> bool:
    """Whether a clause tells of the next of a row: "de tweede was bij een kwekerij", "een andere bij de Hema"."""
    begin = max(talk.sentence(clause).begin, clause.begin - 3)  # "de tweede | was bij ..."
    first = talk.normals[begin : clause.begin + 4]
    return any(one in {"de", "mijn", "een", "die", "het"} and two in some("werk", "ordinals")
               for one, two in pairwise(first))  # fmt: skip


def told_kind(talk: Talk, clause: Clause, known: Said | None) -> Fact | None:
    """The one kind of work that the sentence of a clause speaks of."""
    kinds = {tag.id for tag in talk.tags("KIND", talk.sentence(clause))}
    if not kinds and isinstance(known, Work) and known.kind and known.kind.value == "stage":
        return known.kind  # "eerst bij een bejaardenhuis, en toen bij de Hema"
    return talk.fact(kinds.pop()) if len(kinds) == 1 else None


def as_told(talk: Talk, clause: Clause, said: Work, known: Said | None) -> Work:
    """A job that a clause begins, with what its form tells: no more than a name, or one of a row behind `known`."""
    if known is None and not said.fresh and only_named(talk, clause, said):
        said = replace(said, named=True)
    if said.kind is None and (elliptic(talk, clause) or counted(talk, clause)):
        return replace(said, kind=told_kind(talk, clause, known), alike=counted(talk, clause))
    return said


def only_kind(talk: Talk, clause: Clause, said: Work) -> bool:
    """Whether only the kind of what is known is told: "dat is een bijbaan"."""
    only = said.kind is not None and said == Work(key=said.key, kind=said.kind, still=said.still)
    return only and not talk.said_in(clause).isdisjoint(some("clauses", "of_known"))


def next_of_row(talk: Talk, clause: Clause) -> bool:
    """Whether it is another one than was told: not the first."""
    begin = max(talk.sentence(clause).begin, clause.begin - 3)
    return counted(talk, clause) and {"eerste", "1e"}.isdisjoint(talk.normals[begin : clause.begin + 4])


def speaks_of(
    talk: Talk, clause: Clause, begun: int, known: Work | Education, said: Work | Education, names: tuple[str, ...]
) -> bool:
    """Whether what is said is about the entry that was begun at the word `begun`. "Dat was een stage" tells of it."""
    if isinstance(known, Work) and isinstance(said, Work):
        if _sharpened(talk, clause, begun, known, said):
            return True
        if said.kind and value_of(known, "kind") == WORK != said.kind.value and not _of_that(talk, clause, said):
            return False
    if isinstance(known, Education) and isinstance(said, Education) and _same_school(talk, clause, begun, known, said):
        return True
    return fits(known, said, names)


def _same_school(talk: Talk, clause: Clause, begun: int, known: Education, said: Education) -> bool:
    """Whether a clause goes on about a school: "de brug heette die school", "daar heb ik een certificaat lassen", or a
    subject alone right behind it ("vso de Brug. Fietstechniek.")."""
    if said.level or (known.state and said.state and known.state.value != said.state.value):
        return False
    words = talk.said_in(clause) | {talk.at(clause.end)}  # "de school | heet De Ruimte"
    if said.state and not said.school and words >= {"geen", "wel"}:
        return True  # "vso de Brug. geen diploma wel praktijkverklaring techniek"
    alone = said.subject is not None and clause.end - clause.begin == len(said.subject.value.split())
    near = clause.sentence - talk.clause_of(begun).sentence <= 1
    more = alone and near and known.subject is None
    return bool(words & {"heet", "heette"}) or (not said.school and ("daar" in words or more))


def _of_that(talk: Talk, clause: Clause, said: Work) -> bool:
    """Whether a kind of work is told of what was said: "dus dagbesteding heet dat"."""
    only = said == Work(kind=said.kind, still=said.still, fresh=said.fresh)
    that = only and bool(talk.said_in(clause) & {"dat", "dit", "het"})
    return that or talk.at(clause.begin) in some("clauses", "goes_on")


def _sharpened(talk: Talk, clause: Clause, begun: int, known: Work, said: Work) -> bool:
    """Whether the place is told anew and better: "ik sta op de markt. bij de kaaskraam van Toon", "in een winkel. de
    jumbo", "bij een bakker. bakkerij Vink"."""
    if known.employer is None or said.employer is None or not rough(known.employer.value):
        return False
    told = talk.normals[begun : clause.begin]
    near = clause.sentence - talk.clause_of(begun).sentence <= 1 and not said.fresh
    again = grown(known.employer.value, said.employer.value) and elliptic(talk, clause)
    better = near and (again or only_named(talk, clause, said))
    return better or (elliptic(talk, clause) and talk.at(clause.begin) == "bij" and "bij" not in told)


def only_named(talk: Talk, clause: Clause, said: Work) -> bool:
    """Whether a clause tells no more than a name without a kind of place ("de jumbo"), or "dat was bakkerij Vink"."""
    that = talk.normals[clause.begin : clause.begin + 2] in _THAT_WAS
    said = replace(said, still=None) if that else said
    only = said.employer is not None and not rough(said.employer.value)
    only = only and said == Work(key=said.key, employer=said.employer, place=said.place)
    kinds = any(talk.tag_at("KIND_OF_PLACE", at) or by_ending(talk, at) for at in range(clause.begin, clause.end))
    only = only and "en" not in talk.said_in(clause)
    return only and (that or (not kinds and elliptic(talk, clause)))


def settled(
    talk: Talk, clause: Clause, known: Work | Education | None, said: Work | Education
) -> Work | Education:
    """What is said, without what only a verb tells of it lasting where he said before whether it does."""
    if not (isinstance(known, Work) and isinstance(said, Work)) or said.employer:
        return said
    before, now = value_of(known, "still"), value_of(said, "still")
    if (before, now) == (NO, YES) and not (talk.has("NOW", clause) or said.start):
        return replace(said, still=None)
    over = talk.has("GONE", clause) or talk.has("IDLE", clause) or said.end
    return replace(said, still=None) if (before, now) == (YES, NO) and not over else said

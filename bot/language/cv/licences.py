"""Licences, certificates, and papers for machines."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.cv import Said, Told
from bot.language.cv.lists import part, some
from bot.language.cv.ruler import Tag
from bot.language.cv.talk import Clause, Talk

_DENIED = frozenset({"nee", "geen", "niet", "nie", "nooit", "niks", "not", "no"})
Found = tuple[int, Said]


def read_licences(talk: Talk, clause: Clause, *, asked: bool) -> Iterator[Found]:
    """Yield what he has in one clause, and take its words."""
    yield from _licences(talk, clause, asked=asked)
    yield from _certificates(talk, clause)
    yield from _machines(talk, clause)


def _licences(talk: Talk, clause: Clause, *, asked: bool) -> Iterator[Found]:
    """Yield licences that he has: no plans, no lessons, none that was taken away."""
    words = talk.said_in(clause)
    behind = next((one for one in talk.clauses if one.begin >= clause.end), None)
    if behind is not None and talk.normals[behind.begin : behind.end][1:] == ["heb", "ik", "niet"]:
        return  # "mijn rijbewijs telt hier niet, dus heb ik niet"
    gone = words & some("persoon", "licence_gone")
    if gone or (words & some("persoon", "licence_not") and not words & {"gehaald", "binnen"}):
        return
    for tag in talk.tags("LICENCE_TYPED", clause):
        if not talk.denied(tag.begin, tag.end, clause) and not _unlicensed(talk, tag.end):
            talk.take(tag.begin, tag.end)
            yield tag.begin, Told("licences", talk.fact(tag.id))
    for tag in talk.tags("LICENCE", clause):
        free = talk.free(tag.begin, tag.end) and not talk.denied(tag.begin, tag.end, clause)
        if free and not _unlicensed(talk, tag.end):
            yield from _of_kinds(talk, tag)
    yield from _letters(talk, clause)
    if asked and len(words) <= 4 and not talk.has("LICENCE", clause):
        yield from _bare(talk, clause)


def _of_kinds(talk: Talk, tag: Tag) -> Iterator[Found]:
    """Yield a licence with the kinds before and behind it: "AM-rijbewijs", "rijbewijs B en T"."""
    types = part("persoon", "licence_types")
    begin, end, kinds = tag.begin, tag.end, []
    if talk.at(begin - 1) in types and talk.at(begin - 1) not in {"a"}:
        begin, kinds = begin - 1, [types[talk.at(begin - 1)]]
    end += _before_kind(talk, end)
    while _typed(talk, end) in types or (
        talk.at(end) in {"en", ","} and _typed(talk, end + 1) in types and _short(talk, end + 1) and kinds
    ):
        if _typed(talk, end) in types:
            kinds.append(types[_typed(talk, end)])
        end += 1
    talk.take(begin, end)
    second = talk.at(end) == "en" and kinds and begin < tag.begin and talk.clause_of(begin).end == end + 2
    if second and _typed(talk, end + 1) in types:  # "auto rijbewijs en motor"
        kinds.append(types[_typed(talk, end + 1)])
        talk.take(end, end + 2)
    for kind in kinds or ["rijbewijs"]:
        if not _taken_back(talk, kind, end):
            yield begin, Told("licences", talk.fact(kind))


def _before_kind(talk: Talk, begin: int) -> int:
    """How many signs and words stand between "rijbewijs" and its kind: "rijbewijs: T", "rijbewijs: ja (B)"."""
    end = begin
    while talk.at(end) in {":", "(", "ja", "type", "categorie", "="}:
        end += 1
    return end - begin if _typed(talk, end) in part("persoon", "licence_types") else 0


def _bare(talk: Talk, clause: Clause) -> Iterator[Found]:
    """Yield kinds that answer the question of which licence: "b", "b en t"."""
    for word in sorted(talk.said_in(clause) & {"b", "am", "t", "be"}):
        at = talk.normals.index(word, clause.begin)
        if talk.free(at, at + 1):
            yield clause.begin, Told("licences", talk.fact(part("persoon", "licence_types")[word]))


def _taken_back(talk: Talk, kind: str, begin: int) -> bool:
    """Whether a kind is denied after all: "b en be. nee be niet"."""
    types = part("persoon", "licence_types")
    letters = [at for at in range(begin, len(talk.words)) if len(_typed(talk, at)) <= 2]  # "auto niet" is none
    again = [at for at in letters if types.get(_typed(talk, at)) == kind]
    return any(_unlicensed(talk, at + 1) for at in again)


def _short(talk: Talk, index: int) -> bool:
    """Whether a kind of licence follows that can be nothing else: "en T", "en trekker", but not "en auto"."""
    return len(_typed(talk, index)) <= 2 or _typed(talk, index) in {"trekker", "tractor"}


def _unlicensed(talk: Talk, end: int) -> bool:
    """Whether a "no" follows: "rijbewijs nee", "rijbewijs B: nog niet", "rijbewijs geen geld voor"."""
    while talk.at(end) in {"?", ":", "b", "am", "t", "heb", "ik", "ook", "nog"}:
        end += 1
    learning = any(talk.normals[at : at + 2] == ["aan", "het"] for at in range(end, end + 5))
    return learning or talk.at(end) in _DENIED


def _letters(talk: Talk, clause: Clause) -> Iterator[Found]:
    """Yield kinds told by themselves: "AM ook", "T heb ik", "een scooter met het papier erbij (AM)", "wel am voor de
    brommer"."""
    whole = talk.sentence(clause)
    near = talk.has("LICENCE", whole) or talk.has("LICENCE_TYPED", whole)
    for at in range(clause.begin, clause.end):
        kind = _typed(talk, at)
        named = near and kind in part("persoon", "licence_types") and talk.at(at + 1) == "ook"  # "en bromfiets ook"
        if not (kind in part("persoon", "licence_letters") or named) or not talk.free(at, at + 1):
            continue
        capital = talk.words[at].text.isupper() and not talk.said.original.isupper()
        beside = "ook" in (talk.at(at - 1), talk.at(at + 1)) or talk.at(at - 1) in {"en", "wel"}
        owned = talk.normals[at + 1 : at + 3] == ["heb", "ik"] or (talk.at(at + 1) == "ja" and at == clause.begin)
        owned = owned or talk.at(at - 1) in {"heb", "mijn"} or talk.normals[at - 2 : at] == ["heb", "ik"]
        for_it = talk.at(at + 1) == "voor" and any(tag.begin in (at + 2, at + 3) for tag in talk.tags("TRANSPORT"))
        vehicle = for_it or (talk.at(at - 1) == "dus" and talk.has("TRANSPORT", whole))
        moped = kind == "am" and ((near and beside) or vehicle or owned)
        told = named or moped or (capital and (kind == "am" or owned))
        if told and not talk.denied(at, at + 1, clause) and not _unlicensed(talk, at + 1):
            talk.take(at, at + 1)
            yield at, Told("licences", talk.fact(part("persoon", "licence_types")[kind]))


def _machines(talk: Talk, clause: Clause) -> Iterator[Found]:
    """Yield the paper for a machine: "heftruck heb ik al", "ik rijd heftruck, certificaat heb ik"."""
    papers, names = part("persoon", "machines"), some("persoon", "machine_papers")
    behind = next((one for one in talk.clauses if one.begin >= clause.end), None)
    around = {"heb", "ik", "ook", "al", "er", "wel", "mijn", "een", "daar", "voor", "van", "kheb", "gehaald", "de"}
    paper = behind is not None and talk.said_in(behind) <= names | around and bool(talk.said_in(behind) & names)
    for at in range(clause.begin, clause.end):
        if talk.at(at) not in papers or not talk.free(at, at + 1):
            continue
        end = at + 1 + (talk.at(at + 1) in names)
        rest = talk.normals[end : clause.end]
        owned = rest[:2] == ["heb", "ik"] or rest[:1] in (["gehaald"], ["ja"]) or end > at + 1
        led = _paper_before(talk, clause, at)
        owned = owned or led or _in_row(talk, clause, at)
        rest = talk.normals[clause.begin : clause.end] if led else rest
        unsure = (some("persoon", "licence_not") - {"gehaald"} | _DENIED | {"nog"}) & set(rest)
        if (owned or paper) and not unsure and not talk.denied(at, at + 1, clause):
            talk.take(at, behind.end if paper and behind is not None else end)
            yield at, Told("certificates", talk.fact(papers[talk.at(at)]))


def _paper_before(talk: Talk, clause: Clause, index: int) -> bool:
    """Whether he has the paper for a machine that is named behind it: "ik heb het papiertje voor de heftruck"."""
    before = index - 1
    while before > clause.begin and talk.at(before) in {"de", "het", "een", "mijn", "voor", "van", "op", "met", "als"}:
        before -= 1
    paper = before < index - 1 and talk.at(before) in some("persoon", "machine_papers")
    return paper and not talk.said_in(clause).isdisjoint(some("persoon", "paper_owned"))


def _in_row(talk: Talk, clause: Clause, index: int) -> bool:
    """Whether a machine stands in a row with papers: "vca, bhv en heftruck", "bosmaaier en kettingzaag certificaat"."""
    before = index - 1
    while talk.at(before) in {",", "en", "+", "&"}:
        before -= 1
    paper = any(tag.end == before + 1 for tag in talk.tags("CERTIFICATE")) or before in talk.taken
    row = before < index - 1 and paper
    whole = index + 1 == clause.end or talk.at(index + 1) in {"en", "ook"}
    further = talk.at(index + 1) == "en" and talk.at(index + 3) in some("persoon", "machine_papers")
    further = further or (talk.at(index + 1) == "en" and talk.tag_at("CERTIFICATE", index + 2) is not None)
    return (row and whole) or further


def _typed(talk: Talk, index: int) -> str:
    """A word as it was typed, in small letters: "t" is a licence, and no "het"."""
    return talk.words[index].text.lower() if 0 <= index < len(talk.words) else ""


def _certificates(talk: Talk, clause: Clause) -> Iterator[Found]:
    words = talk.said_in(clause)
    if words & some("persoon", "licence_gone"):
        return
    if words & (some("persoon", "licence_not") - {"moet", "mag", "nodig"}) and not words & {"gehaald", "heb"}:
        return
    for tag in talk.tags("CERTIFICATE", clause):
        unsure = words & {"wil", "bezig", "halen", "ga", "moet"}
        denied = talk.denied(tag.begin, tag.end, clause) and talk.at(tag.end) != "wel"  # "heftruck niet, vca wel"
        if not denied and not unsure and talk.free(tag.begin, tag.end):
            talk.take(tag.begin, tag.end)
            yield tag.begin, Told("certificates", talk.fact(tag.id))

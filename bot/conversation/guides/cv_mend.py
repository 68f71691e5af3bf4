"""What a message puts right in a cv while another question is open, what it adds to it, and how that is said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from bot.content import load
from bot.conversation.guides import cv_lines, cv_made
from bot.conversation.guides.guide import Turn, say
from bot.core.cv import LISTS, YES, Change, Cv, CvSaid, Education, Fact, Remove, Said, Work
from bot.core.cv import Told as Says
from bot.core.cv_entries import plain, same_name, with_field
from bot.language.cv.exclaimed import only_exclaims, without_exclaims
from bot.language.cv.lists import some
from bot.language.cv.renamed import renamed
from bot.language.hobbies import hobbies_in
from bot.language.taken_back import TakenBack, is_named, taken_back
from bot.ports import Outgoing

FILE = "gids_cv"
_PARTS = ("role", "place", "employer")  # of work, one fact each; the last can be changed, not denied
_TOLD = tuple(name for name in LISTS if name not in ("wishes", "availability"))


def with_hobbies(turn: Turn, said: CvSaid) -> CvSaid:
    """What was read, and what he made; and the hobbies that the message names: those are no skills."""
    said = cv_made.with_made(turn, said)
    hobbies = [Says("hobbies", Fact(one, turn.source)) for one in hobbies_in(turn.text)]
    if not hobbies:
        return said
    named = [one.fact.value for one in hobbies]
    kept = [one for one in said.facts if not (isinstance(one, Says) and _in(one.fact.value, named))]
    return replace(said, facts=(*kept, *hobbies))


def back(turn: Turn, cv: Cv) -> list[TakenBack]:
    """What of the cv the message takes back."""
    gone = renamed(turn.text, list(_names(cv))) if turn.text else []
    right = [one.known for one in gone]
    left = [one for one in _told(cv) if one not in right]
    gone += taken_back(turn.text, left) if turn.text and not gone else []
    if gone:
        turn.state["gone"] = [*turn.state.get("gone", ()), *(one.known for one in gone)]
    return gone


def _names(cv: Cv) -> Iterable[str]:
    """What the places where he worked and the schools are called."""
    named = dict.fromkeys(one.employer.value for one in cv.work if one.employer)
    yield from {**named, **dict.fromkeys(one.school.value for one in cv.education if one.school)}


def _told(cv: Cv) -> Iterable[str]:
    for work in cv.work:
        yield from (fact.value for fact in (*work.tasks, *(getattr(work, name) for name in _PARTS)) if fact)
    yield from (school.school.value for school in cv.education if school.school)
    for name in _TOLD:
        yield from (fact.value for fact in getattr(cv, name))


def rest(said: CvSaid, gone: Sequence[TakenBack]) -> CvSaid:
    """What else a message says that takes something back: no refusal of the open question, no other removal."""
    if not gone:
        return said
    known, instead = [one.known for one in gone], [one.instead for one in gone if one.instead]
    facts = [_bare(one, known, instead) for one in said.facts if not isinstance(one, Remove)]
    kept = tuple(one for one in facts if not _told_already(one, known, instead))
    empty: frozenset[str] = frozenset()
    return replace(said, facts=kept, refused=empty, unknown=empty, none=empty)


def beside(question: str | None, said: CvSaid) -> bool:
    """Whether a message tells something, and nothing of what was asked: "vca heb ik ook" where his school was asked."""
    asked = {"contact": {"phone", "mail"}, "transport": {"transport", "licences"}, "check": {"place", "name"}}
    topic = (question or "").split(".")[0]
    told = {
        "work" if isinstance(one, Work) else "education" if isinstance(one, Education) else getattr(one, "field", topic)
        for one in said.facts
    }
    return bool(topic) and bool(told) and told.isdisjoint(asked.get(topic, {topic}))


def _told_already(said: Said, known: Sequence[str], instead: Sequence[str]) -> bool:
    """Whether it is what is taken back, or no more than the name that comes instead."""
    if isinstance(said, Says):
        return is_named(said.fact.value, known)
    if isinstance(said, Change):
        return _in_part(said.fact, [*known, *instead])
    if isinstance(said, Education):
        return _in_part(said.school, [*known, *instead])
    return isinstance(said, Work) and not (_says(said) or (said.still and said.still.value == YES))


def _in_part(fact: Fact | None, names: Sequence[str]) -> bool:
    """Whether a name is one of these, or a part of it: "De Theemuts" of "Lunchroom De Theemuts"."""
    return fact is not None and any(plain(fact.value) in plain(one) for one in names)


def _bare(said: Said, known: Sequence[str], instead: Sequence[str]) -> Said:
    """Work without the tasks that name what is taken back ("o ja inpakken"), and without a name that is put right."""
    if not isinstance(said, Work):
        return said
    tasks = tuple(task for task in said.tasks if not is_named(task.value, known))
    if not instead or not _in_part(said.employer, [*known, *instead]):
        return replace(said, tasks=tasks)
    left = replace(said, tasks=tasks, employer=None)
    return replace(left, kind=None, fresh=False) if not (tasks or left.start or left.end or left.length) else left


def in_his_words(turn: Turn, question: str | None, said: CvSaid) -> CvSaid:
    """What was asked for, as it was typed, where nothing was recognised in a reply that can be nothing else: the name
    of a school, or what he did somewhere."""
    line, rules = " ".join(without_exclaims(turn.text).split()).strip(" .!"), load(FILE)["his_words"]
    words = line.lower().split()
    asks = turn.text.strip().endswith("?")
    if said or asks or only_exclaims(turn.text) or question not in rules or set(words) & set(rules["never"]):
        return said
    if question == "work" and 1 < len(words) <= rules["work"] and set(words) & some("taken", "verbs"):
        tasks = [Fact(part[:1].upper() + part[1:], turn.source) for part in re.split(r", | en ", line) if part]
        return replace(said, facts=(Work(tasks=tuple(tasks)),), question=question)
    found = re.fullmatch(rules["education"], line) if question == "education" else None
    if found is None:
        return said
    name = found["name"]
    fact = Fact(name[:1].upper() + name[1:] if name.islower() else name, turn.source)
    return replace(said, facts=(Education(school=fact),), question=question)


def mended(cv: Cv, gone: Sequence[TakenBack], source: str) -> Cv:
    """The cv without what was taken back, or with what comes instead."""
    for one in gone:
        for name in _TOLD:
            cv = with_field(cv, name, _without(getattr(cv, name), one, source))
        works = [(work, _work(work, one, source)) for work in cv.work]
        schools = tuple(_school(school, one, source) for school in cv.education)
        cv = replace(cv, work=tuple(new for old, new in works if new == old or _says(new)), education=schools)
    return cv


def _says(work: Work) -> bool:
    """Whether anything is left of it."""
    return bool(work.tasks or work.employer or work.role or work.kind or work.start or work.end or work.length)


def _school(school: Education, gone: TakenBack, source: str) -> Education:
    """The school under its right name."""
    wrong = school.school is not None and same_name(school.school.value, gone.known)
    return replace(school, school=Fact(gone.instead, source)) if wrong and gone.instead else school


def _work(work: Work, gone: TakenBack, source: str) -> Work:
    changed: dict[str, Any] = {"tasks": _without(work.tasks, gone, source)}
    for name in _PARTS:
        fact: Fact | None = getattr(work, name)
        if fact and same_name(fact.value, gone.known) and (gone.instead or name != "employer"):
            changed[name] = Fact(gone.instead, source) if gone.instead else None
    return replace(work, **changed)


def _without(facts: tuple[Fact, ...], gone: TakenBack, source: str) -> tuple[Fact, ...]:
    there = any(same_name(fact.value, gone.instead) for fact in facts)
    found: list[Fact] = []
    for fact in facts:
        if not same_name(fact.value, gone.known):
            found.append(fact)
        elif gone.instead and not there:
            found.append(Fact(gone.instead[:1].upper() + gone.instead[1:], source))
    return tuple(found)


def _in(value: str, named: Sequence[str]) -> bool:
    return any(same_name(value, one) for one in named)


def told(before: Cv, after: Cv, gone: Sequence[TakenBack], *, least: int = 2) -> tuple[Outgoing, ...]:
    """Say what was taken out, and what was written down where that are at least so many things."""
    said = []
    away = [one.known.lower() for one in gone if not one.instead and one.known not in set(_told(after))]
    if away:
        said.append(say(FILE, "taken_off", wat=", ".join(away)))
    instead = [one.instead for one in gone if one.instead]
    found = [one for one in cv_lines.news(before, after) if not _in(one, instead)]
    if instead:
        said.append(say(FILE, "swapped", wat=", ".join(instead)))
    parts = sum(1 for one in found for _ in one.split(","))
    if parts >= least:
        lines = len(found) > load(FILE)["noted_in_line"]
        said.append(say(FILE, "noted_list" if lines else "noted", wat="\n".join(found) if lines else ", ".join(found)))
    return tuple(said)

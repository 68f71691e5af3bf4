"""Languages, and what else one clause says besides work and school."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.cv import Fact, Said, Told
from bot.language.cv.able import able_in
from bot.language.cv.licences import read_licences
from bot.language.cv.lists import some
from bot.language.cv.ruler import Tag
from bot.language.cv.talk import Clause, Talk
from bot.language.cv.transport import read_transport

Found = tuple[int, Said]


def read_extras(talk: Talk, clause: Clause, question: str | None) -> Iterator[Found]:
    """Yield languages, licences, certificates, vehicles, and what he can, and take their words."""
    if talk.not_his(clause) and talk.said_in(clause).isdisjoint(some("persoon", "weather")):
        return  # "als het regent pak ik de bus" is no dream
    yield from _languages(talk, clause, asked=question == "languages")
    yield from read_licences(talk, clause, asked=question == "transport")
    yield from read_transport(talk, clause, asked=question == "transport")
    yield from able_in(talk, clause)


def _languages(talk: Talk, clause: Clause, *, asked: bool) -> Iterator[Found]:
    found = [tag for tag in talk.tags("LANGUAGE", clause) if talk.free(tag.begin, tag.end) and not _people(talk, tag)]
    told = _only_language(talk, clause) or _rated(talk, found)
    if not found or talk.asks(clause) or _of_lessons(talk, clause, asked=asked or told) or talk.has("WISH", clause):
        return
    spoken = [tag for tag in talk.tags("LANGUAGE", talk.sentence(clause)) if not _people(talk, tag)]
    if not (asked or told or _speaks(talk, clause) or len(spoken) > 1):
        return
    levels = _levels(talk, clause, found)
    for tag in found:
        if "negated" in talk.marks(tag.begin, tag.end, clause) or talk.at(tag.end) in {"nee", "niet", "nie"}:
            continue
        if _only_understands(talk, clause):
            continue
        level = levels.get(tag)
        shown = talk.quote(level.begin, level.end).lower() if level else ""
        talk.take(tag.begin, tag.end)
        yield tag.begin, Told("languages", Fact(tag.id, talk.source, level=shown))


def _only_understands(talk: Talk, clause: Clause) -> bool:
    """Whether he says of a language that he does not speak it: "sranan versta ik maar praten kan ik niet"."""
    behind = next((one for one in talk.clauses if one.begin >= clause.end), None)
    if behind is None or talk.has("LANGUAGE", behind) or behind.sentence != clause.sentence:
        return False
    words = talk.said_in(behind)
    return bool(words & {"praten", "spreken", "praat", "spreek"}) and bool(words & {"niet", "nie"})


def _people(talk: Talk, tag: Tag) -> bool:
    """Whether a word tells what he is, and not what he speaks: "ik ben Turks"."""
    return talk.at(tag.begin - 1) in {"ben", "half", "echte"}


def _of_lessons(talk: Talk, clause: Clause, *, asked: bool) -> bool:
    """Whether a clause speaks of a lesson, a film and the like, and not of what he speaks. `asked`: it can be only
    that: "duits slecht"."""
    words = talk.said_in(clause) & some("persoon", "language_not")
    before = next((one for one in reversed(talk.clauses) if one.end <= clause.begin), None)
    there = talk.at(clause.begin) == "op" and before is not None and talk.has("LANGUAGE", before)  # "op school Frans"
    words -= some("persoon", "language_not_asked") if asked or there else set()
    return bool(words)


def _speaks(talk: Talk, clause: Clause) -> bool:
    """Whether a clause says that he speaks, or one of its sentence that names a language too."""
    near = [one for one in talk.clauses if one.sentence == clause.sentence and talk.has("LANGUAGE", one)]
    before = next((one for one in reversed(talk.clauses) if one.end <= clause.begin), None)
    short = before is not None and clause.end - clause.begin <= 3 and talk.has("LANGUAGE_CUE", before)
    return short or any(talk.has("LANGUAGE_CUE", one) for one in (clause, *near))


def _rated(talk: Talk, found: list[Tag]) -> bool:
    """Whether he says how well he speaks one: "mijn engels is best goed"."""
    rated = {tag.begin for tag in talk.tags("LANGUAGE_LEVEL")}
    return any(talk.at(tag.end) in {"is", "gaat", "lukt"} and tag.end + 1 in rated for tag in found)


def _levels(talk: Talk, clause: Clause, found: list[Tag]) -> dict[Tag, Tag]:
    """How well he speaks which: before them all ("een beetje duits en goed frans"), or behind ("duits goed")."""
    levels = talk.tags("LANGUAGE_LEVEL", clause)
    first = {tag.begin: tag for tag in found}
    first |= {tag.begin - 1: tag for tag in found if talk.at(tag.begin - 1) == "in"}  # "slecht in engels"
    behind = bool(levels) and any(tag.end == levels[0].begin for tag in found)
    if not behind and all(level.end in first for level in levels):
        return {first[level.end]: level for level in levels}
    follows = behind and found[0].end == levels[0].begin  # "nederlands goed engels beetje"
    told: dict[Tag, Tag] = {}
    for number, tag in enumerate(found):
        most = found[number + 1].begin if number + 1 < len(found) else clause.end
        after = next((one for one in levels if tag.end <= one.begin <= tag.end + 2 and one.end <= most), None)
        goes_on = after is not None and (talk.at(after.begin - 1) == "en" or after.end in first) and not follows
        if after is not None and not goes_on:
            told[tag] = after
        elif not any(one.end == tag.begin and one in told.values() for one in levels):
            before = next((one for one in levels if one.end == tag.begin), None)
            told |= {tag: before} if before else {}
    return told


def _only_language(talk: Talk, clause: Clause) -> bool:
    """Whether a clause says nothing but how well he speaks a language: "frans een beetje"."""
    tags = [*talk.tags("LANGUAGE", clause), *talk.tags("LANGUAGE_LEVEL", clause)]
    inside = {at for tag in tags for at in range(tag.begin, tag.end)}
    rest = [word for at, word in enumerate(talk.normals[clause.begin : clause.end], clause.begin) if at not in inside]
    return talk.has("LANGUAGE_LEVEL", clause) and all(word in some("kaal", "around") for word in rest)

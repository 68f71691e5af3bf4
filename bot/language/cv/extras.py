"""Languages, and what else one clause says besides work and school."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.cv import Fact, Said, Told
from bot.language.cv.able import able_in
from bot.language.cv.licences import read_licences
from bot.language.cv.lists import some
from bot.language.cv.talk import Clause, Talk
from bot.language.cv.transport import read_transport

Found = tuple[int, Said]


def read_extras(talk: Talk, clause: Clause, question: str | None) -> Iterator[Found]:
    """Yield languages, licences, certificates, vehicles, and what he can, and take their words."""
    if talk.not_his(clause):
        return
    yield from _languages(talk, clause, asked=question == "languages")
    yield from read_licences(talk, clause, asked=question == "transport")
    yield from read_transport(talk, clause, asked=question == "transport")
    yield from able_in(talk, clause)


def _languages(talk: Talk, clause: Clause, *, asked: bool) -> Iterator[Found]:
    found = [tag for tag in talk.tags("LANGUAGE", clause) if talk.free(tag.begin, tag.end)]
    whole = talk.sentence(clause)
    if not found or talk.has("LANGUAGE_NOT", clause) or talk.has("WISH", clause):
        return
    cue = talk.has("LANGUAGE_CUE", clause) or any(
        talk.has("LANGUAGE_CUE", one) and talk.has("LANGUAGE", one)
        for one in talk.clauses
        if one.sentence == whole.sentence
    )
    before_it = next((one for one in reversed(talk.clauses) if one.end <= clause.begin), None)
    cue = cue or (before_it is not None and clause.end - clause.begin <= 3 and talk.has("LANGUAGE_CUE", before_it))
    levels = talk.tags("LANGUAGE_LEVEL", clause)
    cue = cue or _only_language(talk, clause)
    if not (asked or cue or len(talk.tags("LANGUAGE", whole)) > 1):
        return
    for number, tag in enumerate(found):
        if "negated" in talk.marks(tag.begin, tag.end, clause):
            continue
        least = found[number - 1].end if number else clause.begin
        most = found[number + 1].begin if number + 1 < len(found) else clause.end
        after = bool(levels) and found[0].begin < levels[0].begin  # "nederlands goed, engels redelijk"
        before = [one for one in levels if least <= one.begin and one.end == tag.begin and not after]
        behind = [one for one in levels if tag.end <= one.begin <= tag.end + 2 and one.end <= most]
        if (behind and talk.at(behind[0].begin - 1) == "en") or (before and number + 1 < len(found) and not behind):
            behind = []
        level = next(iter([*before, *behind]), None)
        shown = talk.quote(level.begin, level.end).lower() if level else ""
        talk.take(tag.begin, tag.end)
        yield tag.begin, Told("languages", Fact(tag.id, talk.source, level=shown))


def _only_language(talk: Talk, clause: Clause) -> bool:
    """Whether a clause says nothing but how well he speaks a language: "frans een beetje"."""
    tags = [*talk.tags("LANGUAGE", clause), *talk.tags("LANGUAGE_LEVEL", clause)]
    inside = {at for tag in tags for at in range(tag.begin, tag.end)}
    rest = [word for at, word in enumerate(talk.normals[clause.begin : clause.end], clause.begin) if at not in inside]
    return talk.has("LANGUAGE_LEVEL", clause) and all(word in some("kaal", "around") for word in rest)

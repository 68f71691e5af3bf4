"""Languages, licences, certificates and vehicles."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.cv import Fact, Said, Told
from bot.language.cv.lists import part, some
from bot.language.cv.talk import Clause, Talk, people

Found = tuple[int, Said]


def read_extras(talk: Talk, clause: Clause, question: str | None) -> Iterator[Found]:
    """Yield what one clause says of these, and take its words."""
    if talk.not_his(clause):
        return
    yield from _languages(talk, clause, asked=question == "languages")
    yield from _licences(talk, clause, asked=question == "transport")
    yield from _certificates(talk, clause)
    yield from _transport(talk, clause, asked=question == "transport")


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


def _licences(talk: Talk, clause: Clause, *, asked: bool) -> Iterator[Found]:
    """Yield licences that he has: no plans, no lessons, none that was taken away."""
    words = talk.said_in(clause)
    if words & some("persoon", "licence_not") and not words & {"gehaald", "binnen"}:
        return
    for tag in talk.tags("LICENCE_TYPED", clause):
        if not talk.denied(tag.begin, tag.end, clause) and not _unlicensed(talk, tag.end):
            talk.take(tag.begin, tag.end)
            yield tag.begin, Told("licences", talk.fact(tag.id))
    types = part("persoon", "licence_types")
    for tag in talk.tags("LICENCE", clause):
        if talk.denied(tag.begin, tag.end, clause) or not talk.free(tag.begin, tag.end):
            continue
        if _unlicensed(talk, tag.end):
            continue
        begin, end, kinds = tag.begin, tag.end, []
        if talk.at(begin - 1) in types and talk.at(begin - 1) not in {"a"}:
            begin, kinds = begin - 1, [types[talk.at(begin - 1)]]
        end += talk.at(end) == ":" and _typed(talk, end + 1) in types  # "rijbewijs: T"
        while _typed(talk, end) in types or (
            talk.at(end) in {"en", ","} and _typed(talk, end + 1) in types and _short(talk, end + 1) and kinds
        ):
            if _typed(talk, end) in types:
                kinds.append(types[_typed(talk, end)])
            end += 1
        talk.take(begin, end)
        for kind in kinds or [tag.id if tag.exact else "rijbewijs"]:
            yield begin, Told("licences", talk.fact(kind))
    yield from _moped(talk, clause)
    if asked and len(words) <= 4 and not talk.has("LICENCE", clause):
        for word in sorted(words & {"b", "am", "t", "be"}):
            yield clause.begin, Told("licences", talk.fact(types[word]))


def _short(talk: Talk, index: int) -> bool:
    """Whether a kind of licence follows that can be nothing else: "en T", "en trekker", but not "en auto"."""
    return len(_typed(talk, index)) <= 2 or _typed(talk, index) in {"trekker", "tractor"}


def _unlicensed(talk: Talk, end: int) -> bool:
    """Whether a "no" follows: "rijbewijs nee", "rijbewijs B: nog niet", "rijbewijs geen geld voor"."""
    while talk.at(end) in {":", "b", "am", "t", "heb", "ik", "ook", "nog"}:
        end += 1
    learning = any(talk.normals[at : at + 2] == ["aan", "het"] for at in range(end, end + 5))
    return learning or talk.at(end) in {"nee", "geen", "niet", "nie", "nooit", "niks"}


def _moped(talk: Talk, clause: Clause) -> Iterator[Found]:
    """Yield AM by itself: "AM ook", "een scooter met het papier erbij (AM)"."""
    near = talk.has("LICENCE", talk.sentence(clause)) or talk.has("LICENCE_TYPED", talk.sentence(clause))
    for at in range(clause.begin, clause.end):
        capital = talk.words[at].text == "AM" and not talk.said.original.isupper()
        beside = "ook" in (talk.at(at - 1), talk.at(at + 1)) or talk.at(at - 1) == "en"
        told = capital or (near and beside and talk.words[at].text.lower() == "am")
        if told and talk.free(at, at + 1) and not talk.denied(at, at + 1, clause) and not _unlicensed(talk, at + 1):
            talk.take(at, at + 1)
            yield at, Told("licences", talk.fact("AM"))


def _typed(talk: Talk, index: int) -> str:
    """A word as it was typed, in small letters: "t" is a licence, and no "het"."""
    return talk.words[index].text.lower() if 0 <= index < len(talk.words) else ""


def _certificates(talk: Talk, clause: Clause) -> Iterator[Found]:
    words = talk.said_in(clause)
    if words & (some("persoon", "licence_not") - {"moet", "mag", "nodig"}) and not words & {"gehaald", "heb"}:
        return
    for tag in talk.tags("CERTIFICATE", clause):
        unsure = words & {"wil", "bezig", "halen", "ga", "moet"}
        if not talk.denied(tag.begin, tag.end, clause) and not unsure and talk.free(tag.begin, tag.end):
            talk.take(tag.begin, tag.end)
            yield tag.begin, Told("certificates", talk.fact(tag.id))


def _transport(talk: Talk, clause: Clause, *, asked: bool) -> Iterator[Found]:
    """Yield vehicles of his own; without being asked only with "heb een", "met de" and the like."""
    words = talk.said_in(clause)
    behind = next((one for one in talk.clauses if one.begin >= clause.end), None)
    goes_on = behind is not None and talk.at(behind.begin) in {"maar", "die"}
    if goes_on and behind is not None and talk.said_in(behind) & some("persoon", "transport_gone"):
        return  # "had een scooter maar die is gejat"
    if words & some("persoon", "transport_not") or talk.has("WISH", clause) or ("rijbewijs" in words and not asked):
        return
    for tag in talk.tags("TRANSPORT", clause):
        own = tag.id in part("persoon", "transport_own") or talk.normals[tag.begin] in some("persoon", "transport_own")
        have = any(cue.end in {tag.begin, tag.begin - 1} for cue in talk.tags("TRANSPORT_CUE", clause))
        by = talk.at(tag.begin - 2) in {"met", "op"} or talk.at(tag.begin - 1) in {"met", "op", "eigen"}
        travels = bool(words & {"kom", "reis", "ga", "naar", "kan", "heb", "eigen"})
        if talk.denied(tag.begin, tag.end, clause) or not talk.free(tag.begin, tag.end):
            continue
        visits = "naar" in words and not words.isdisjoint(people() | {"vakantie", "school"})
        comes = by and not visits and bool(words & some("persoon", "travels")) and "ik" in words
        row = talk.at(tag.begin - 1 - (talk.at(tag.begin - 1) in {"de", "mijn"})) in {"en", "of"}
        comes = comes or (row and any(at in talk.taken for at in range(tag.begin - 3, tag.begin)))
        owned = own and tag.begin == clause.begin and talk.normals[tag.end : tag.end + 2] == ["heb", "ik"]
        comes = comes or (owned and not words & {"nie", "niet", "nog", "geen", "nodig"})
        line = own and clause.begin + 1 == clause.end and len(talk.clauses) > 2 and not talk.has("NOT_TASK", clause)
        if asked or comes or line or (own and have and (not by or travels)):
            talk.take(tag.begin, tag.end)
            yield tag.begin, Told("transport", talk.fact(tag.id))

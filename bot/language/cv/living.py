"""Where he lives."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.cv import Said, Told
from bot.language.cv.home import asked_town, at_address, at_home, beside
from bot.language.cv.lists import some
from bot.language.cv.places import place_at
from bot.language.cv.ruler import Tag
from bot.language.cv.talk import BREAKS, Talk
from bot.language.cv.village import village
from bot.language.cv.work_town import TOWN, first_town

_HEADING = 14  # words at the beginning in which he says who he is
_IS = frozenset({":", "is", "="})
_SKIPPED = frozenset(
    {"ja", "oke", "nou", "eh", "ik", "woon", "kom", "in", "uit", "te", "gewoon", "het", "is", ":", ","}
)
Found = tuple[int, Said]  # the place in the message, and what was said there


def read_place(talk: Talk, question: str | None) -> Iterator[Found]:
    """Yield where he lives; of two places the last."""
    found = village(talk, question) or [place for tag in talk.tags("LIVES") for place in _lives(talk, tag)]
    alone = first_town(talk) if question != "place" else None
    if alone is not None:
        yield from ((at, Told(TOWN, said.fact)) for at, said in place_at(talk, alone.begin) if isinstance(said, Told))
    found += [place for tag in talk.tags("PLACE") if _from(talk, tag) for place in place_at(talk, tag.begin)]
    found += _from_unlisted(talk)
    found = found or at_address(talk) or at_home(talk)
    if not found and alone is None and not (question or "").startswith("work"):
        found += _begins(talk)
    if question == "place" and not found:
        found += _reply(talk)
    yield from (_mended(talk, one) for one in found[-1:])


def _reply(talk: Talk) -> list[Found]:
    """Read the reply to the question where he lives."""
    if talk.tags("REFUSE") or talk.tags("UNKNOWN"):
        return []
    begin = next((at for at, word in enumerate(talk.normals) if word not in _SKIPPED), 0)
    alone = len(talk.words) - begin <= 2
    return place_at(talk, begin, sure=alone) or _near(talk) or asked_town(talk)


def _lives(talk: Talk, tag: Tag) -> list[Found]:
    """Read "woon in Ede", "woon rotterdam", "woon in een flat in Ede", "verhuisd van Ede naar Epe"."""
    clause = talk.clause_of(tag.begin)
    left = talk.at(tag.end) in {"niet", "nie"} or talk.has("WISH", clause)
    if left or talk.not_his(clause) or "negated" in talk.marks(tag.end, tag.end + 1, clause):
        return []
    moved, sits = talk.at(tag.end - 1) == "verhuisd", "zit" in talk.normals[tag.begin : tag.end]
    leads = {"naar"} if moved else some("persoon", "place", "leads")
    inside = [one.begin for one in talk.tags("PLACE", clause) if talk.at(one.begin - 1) in leads or _edge(talk, one)]
    led = not moved and not sits and (talk.at(tag.end - 1) in leads | {"is", ":"} or talk.at(tag.end) in _IS)
    there = place_at(talk, tag.end + (talk.at(tag.end) in _IS), sure=led)
    if not there and not inside and not sits and not talk.has("PLACE", clause):
        there = beside(talk, clause)
    inside = [] if sits else inside  # "ik zit op het ROC in Tilburg"
    return _further(talk, there or [place for begin in inside[:1] for place in place_at(talk, begin)])


def _edge(talk: Talk, tag: Tag) -> bool:
    """Whether a town is told by its edge: "aan de rand van Sneek"."""
    return talk.at(tag.begin - 1) == "van" and talk.at(tag.begin - 2) in some("persoon", "place", "edges")


def _further(talk: Talk, found: list[Found]) -> list[Found]:
    """The town behind an island or a region: "op texel in den burg"."""
    for begin, said in found:
        end = begin + 1
        end += talk.at(end) == "," and talk.at(begin - 1) == "op"  # "op Texel, in Den Burg"
        if isinstance(said, Told) and talk.at(end) in {"in", "te"} and talk.at(begin - 1) in {"op", "in"}:
            return place_at(talk, end + 1, sure=True) or found
    return found


def _begins(talk: Talk) -> list[Found]:
    """Read "enschede, maar ik ben geboren in hengelo": the message begins with a town that stands alone."""
    first = talk.clauses[0] if len(talk.clauses) > 1 else None
    tag = talk.tag_at("PLACE", first.begin) if first else None
    if first is None or tag is None or not tag.exact or talk.at(tag.begin) in some("plaatsen", "words"):
        return []
    rest = talk.normals[tag.end : first.end]
    alone = all(word in some("kaal", "around") | some("namen", "behind") or not word.isalpha() for word in rest)
    comma = talk.at(first.end) in BREAKS and not talk.asks(first)
    works = any(talk.has(label, talk.sentence(first)) for label in ("KIND", "EMPLOYER", "KIND_OF_PLACE"))
    return place_at(talk, tag.begin) if alone and comma and not works else []


def _mended(talk: Talk, found: Found) -> Found:
    """The town that he says instead: "uit breda of ja etten-leur tegenwoordig", "heerle, ja heerlen dus"."""
    for tag in talk.tags("PLACE"):
        lead = talk.at(tag.begin - 1) in some("persoon", "place", "instead")
        ends = not talk.at(tag.end).isalpha() or talk.at(tag.end) in some("persoon", "place", "since")
        near = 0 < talk.clause_of(tag.begin).sentence - talk.clause_of(found[0]).sentence + 1 <= 2
        if tag.begin > found[0] and lead and ends and near and tag.exact and talk.free(tag.begin, tag.end):
            found = next(iter(place_at(talk, tag.begin)), found)
    return found


def _from_unlisted(talk: Talk) -> list[Found]:
    """Read "Britt Scheepers uit Stramproy": right behind his name a town that no list has."""
    for at in range(1, len(talk.words) - 1):
        behind = talk.at(at) in some("namen", "from") and at - 1 in talk.taken and at < _HEADING
        if behind and talk.words[at + 1].text[:1].isupper() and talk.tag_at("PLACE", at + 1) is None:
            return place_at(talk, at + 1, sure=True)
    return []


def _from(talk: Talk, tag: Tag) -> bool:
    """Whether a place stands as his: "Daan uit Ede", "19 uit Ede", or by itself between name and number."""
    before, further = talk.at(tag.begin - 1), talk.at(tag.begin - 2)
    known = further in {"jaar", "jr", ",", "ik", ")", "naam"} | some("namen", "behind")
    named = tag.begin >= 2 and (tag.begin - 2 in talk.taken or known or further.isdecimal())
    goes_on = tag.end in talk.taken or (talk.at(tag.end) == "ik" and tag.exact)  # "ilias bouazza utrecht ik heb"
    between = tag.begin - 1 in talk.taken and goes_on and tag.begin < 6
    line = _whole_clause(talk, tag) and (bool(talk.taken) or (tag.begin == 0 and len(talk.clauses) > 1))
    sign = talk.at(tag.begin - 1) in {"/", "|", "-"}
    beside = tag.begin - 1 - sign in talk.taken and _nothing_besides(talk, tag)
    if (line or beside) and talk.at(tag.begin) not in some("plaatsen", "words") and talk.free(tag.begin, tag.end):
        return True
    ends = BREAKS | {"", "en", "ja"} | some("namen", "behind") | some("persoon", "place", "since")
    von = before == "van" and named and talk.at(tag.end) in ends and tag.exact
    if von and talk.free(tag.begin, tag.end) and not talk.has("KIND", talk.clause_of(tag.begin)):
        return True  # "Emirhan, 20, van Genk"
    if _behind_name(talk, tag):
        return True
    heading = _stands_alone(talk, tag.begin, tag.end) and bool(talk.taken)
    return talk.free(tag.begin, tag.end) and ((before in some("namen", "from") and named) or heading or between)


def _behind_name(talk: Talk, tag: Tag) -> bool:
    """Whether a town stands by itself right behind his name: "Yassin Bouali, Amsterdam, heb ..."."""
    clause = talk.clause_of(tag.begin)
    if not tag.exact or not talk.free(tag.begin, tag.end):
        return False
    led = talk.at(clause.begin) in some("namen", "from") and tag.begin == clause.begin + 1
    alone = clause.end == tag.end and clause.begin == tag.begin - led
    before = [at for at in range(clause.begin) if talk.at(at)[:1].isalnum()]
    named = bool(before) and before[-1] in talk.taken and clause.begin - before[-1] == 2 and before[-1] < _HEADING
    return alone and named


def _whole_clause(talk: Talk, tag: Tag) -> bool:
    """Whether a place is a line or a sentence of its own."""
    clause = talk.clause_of(tag.begin)
    whole = talk.sentence(clause) if clause.sentence >= 0 else clause
    return (whole.begin, whole.end) == (tag.begin, tag.end)


def _nothing_besides(talk: Talk, tag: Tag) -> bool:
    """Whether its clause holds nothing but what is known by now: "Joey Mulder 0612131415 Lelystad"."""
    clause = talk.clause_of(tag.begin)
    rest = set(range(clause.begin, clause.end)) - set(range(tag.begin, tag.end)) - talk.taken
    return not any(talk.at(index)[:1].isalnum() for index in rest)


def _near(talk: Talk) -> list[Found]:
    """Read "in de buurt van Zwolle" as it was said."""
    for tag in talk.tags("PLACE"):
        if talk.at(tag.begin - 1) in {"van", "bij"} and talk.at(tag.begin - 2) in {
            "buurt",
            "omgeving",
            "vlak",
            "dicht",
        }:
            begin = tag.begin - 2
            while begin and talk.at(begin - 1) in {"in", "de"}:
                begin -= 1
            typed = talk.quote(begin, tag.begin)
            return [(begin, Told("place", talk.fact(f"{typed[:1].upper()}{typed[1:]} {tag.id}")))]
    return []


def _stands_alone(talk: Talk, begin: int, end: int) -> bool:
    """Whether the words are a whole part between commas, in the first sentence, without any work in it."""
    end += talk.at(end) in some("namen", "behind")  # "amsterdam dus"
    begin -= talk.at(begin - 1) == "dus" and talk.clause_of(begin).begin == begin - 1
    alone = (begin == 0 or talk.at(begin - 1) in BREAKS) and (end == len(talk.words) or talk.at(end) in BREAKS)
    clause = talk.clause_of(begin)
    whole = talk.sentence(clause) if clause.sentence >= 0 else clause
    return alone and clause.sentence <= 1 and not any(talk.has(label, whole) for label in ("KIND", "EMPLOYER", "ROLE"))

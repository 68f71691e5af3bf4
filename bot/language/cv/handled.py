"""Tasks told as the thing alone: "kassa, vakken en soms koffie", "ik deed de post en de vaatwasser"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.language.cv.lists import some
from bot.language.cv.period import period_in
from bot.language.cv.shown import very_common
from bot.language.cv.talk import Clause, Talk, people
from bot.language.cv.verbs import is_object

_MOST = 4  # words of one thing
# What stands in one of these is no thing that is worked with.
_OTHERS = (
    "KIND", "EMPLOYER", "PLACE", "ROLE", "LEVEL", "SCHOOL", "LANGUAGE", "TRANSPORT", "FIRST", "NOW", "STATE", "GONE",
    "CERTIFICATE", "COUNTRY", "QUALITY", "CLOSED", "PRIVATE", "LICENCE", "REFUSE", "UNKNOWN", "CORRECT", "PAST",
)  # fmt: skip
Span = tuple[int, int]


def handled(talk: Talk, clause: Clause, spans: Sequence[Span]) -> Iterator[Span]:
    """Yield the parts of a clause that are no more than a listed thing ("soms koffie"), and what "deed" stands
    before ("ik deed salades en toetjes"), listed or not. `spans` are the tasks that it tells otherwise."""
    if talk.has("CLOSED", clause) or not talk.said_in(clause).isdisjoint(some("taken", "not_handled")):
        return
    period = None if spans else period_in(talk, clause.begin, clause.end)
    told = {at for begin, end in spans for at in range(begin, end)}
    for begin, end in _parts(talk, clause):
        does = next((at for at in range(end - 1, begin - 1, -1) if talk.at(at) in some("taken", "does")), None)
        first, last = _trimmed(talk, begin if does is None else does + 1, end)
        if does is not None and first == last:
            first, last = _trimmed(talk, begin, does)  # "de vaat doe ik"
        if does is None and period is not None and period.begin >= first:
            continue  # "kaas sinds mei 2022"
        free = first < last <= first + _MOST and talk.free(first, last) and told.isdisjoint(range(first, last))
        if free and _is_thing(talk, first, last, any_noun=does is not None):
            yield first, last


def _parts(talk: Talk, clause: Clause) -> Iterator[Span]:
    """The parts of a clause between two times "en", but for the one of "af en toe"."""
    begin = clause.begin
    for at in range(clause.begin, clause.end + 1):
        if at == clause.end or (talk.at(at) in {"en", "plus", "of"} and talk.at(at + 1) != "toe"):
            if begin < at:
                yield begin, at
            begin = at + 1


def _trimmed(talk: Talk, begin: int, end: int) -> Span:
    """The words without those that only lead in or trail off."""
    cut = next((at for at in range(begin, end) if talk.at(at) in some("taken", "cut")), end)
    end = cut if cut > begin else end
    while begin < end and (begin in talk.taken or talk.at(begin) in some("taken", "thing_lead")):
        begin += 1
    while end > begin and (end - 1 in talk.taken or talk.at(end - 1) in some("taken", "thing_tail")):
        end -= 1
    return begin, end


def _is_thing(talk: Talk, begin: int, end: int, *, any_noun: bool) -> bool:
    """Whether the words are a thing that one works with; `any_noun`: he says that he "does" it."""
    if any(begin <= tag.begin < end for label in _OTHERS for tag in talk.tags(label)):
        return False
    words, last = set(talk.normals[begin:end]), talk.at(end - 1)
    if words & (people() | some("taken", "empty") | some("taken", "no_finite_object")):
        return False
    listed = is_object(last)
    fits = last.isalpha() and len(last) > 3 and not very_common(last) and end - begin <= 2
    return listed if not any_noun else listed or (fits and words.isdisjoint(some("taken", "stops")))

"""The answer to "what did you do there", cut into tasks."""

from __future__ import annotations

from collections.abc import Iterator

from bot.language.cv.lists import some
from bot.language.cv.period import period_in
from bot.language.cv.shown import very_common
from bot.language.cv.talk import BREAKS, Talk
from bot.language.cv.tasks import ends_task


def told_tasks(talk: Talk, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut the answer to "what did you do there" into tasks: at signs, and at "en" between two things done."""
    start = begin
    for index in range(begin, end + 1):
        sign = index == end or talk.at(index) in BREAKS or talk.at(index) in {"daarna", "ook", "verder"}
        both = talk.at(index) == "en" and ends_task(talk, index - 1) and any(
            tag.begin > index and tag.begin <= index + 4 for tag in talk.tags("VERB")
        )  # fmt: skip
        if sign or both:
            yield from _trimmed(talk, start, index)
            start = index + 1


def _may_be_task(talk: Talk, begin: int, end: int) -> bool:
    """Whether words without a verb may be a task: not a common word alone, not a time, not near a private thing."""
    if any(begin <= tag.begin < end for label in ("VERB", "THING") for tag in talk.tags(label)):
        return True
    whole = talk.sentence(talk.clause_of(begin))
    other = any(talk.has(label, whole) for label in ("PRIVATE", "LANGUAGE", "LICENCE", "CERTIFICATE", "LIVES"))
    where = talk.at(begin) in {"aan", "in", "op", "bij", "naar", "uit"}  # "aan de lijn" tells where
    private = other or where or not talk.said_in(whole).isdisjoint(some("kaal", "days"))
    common = end - begin == 1 and very_common(talk.at(begin))
    common = common or not some("taken", "opinion").isdisjoint(talk.normals[begin:end])  # "echt saai", "oja"
    return not private and not common and period_in(talk, begin, end) is None


def _trimmed(talk: Talk, begin: int, end: int) -> Iterator[tuple[int, int]]:
    leads = some("taken", "stops") - {"in", "op", "bij", "met", "veel", "goed"}
    while begin < end and (talk.at(begin) in leads or not talk.at(begin)[:1].isalnum()):
        begin += 1
    while end > begin and (talk.at(end - 1) in some("taken", "no_end") or not talk.at(end - 1)[:1].isalnum()):
        end -= 1
    text = " ".join(talk.normals[begin:end])
    if begin < end and text not in some("taken", "nothing") and len(text) > 2 and _may_be_task(talk, begin, end):
        yield begin, end

"""What he does, told with a verb in the first person: "ik poets de ramen, dweil en veeg", "ik pas op"."""

from __future__ import annotations

from collections.abc import Iterator

from bot.language.cv.lists import some
from bot.language.cv.talk import Clause, Talk
from bot.language.cv.verbs import does, finite_forms


def with_finite(talk: Talk, clause: Clause, done: set[int]) -> Iterator[tuple[int, int]]:
    """Yield "vul vakken" of "ik vul (daar) vakken", and "veeg de vloer" of what goes on with "en veeg de vloer".

    `done` are the words that belong to a task already."""
    starts = [index for index in range(clause.begin, clause.end) if _begins_finite(talk, clause, index)]
    for index, following in zip(starts, [*starts[1:], clause.end], strict=False):
        begin, end = index, index + 1 + (talk.at(index + 1) in {"ik", "we"})
        while end < following and end not in talk.taken and end not in done and talk.at(end)[:1].isalnum():
            if talk.at(end) in some("taken", "cut"):
                break
            end += 1
        while end > begin and talk.at(end - 1) in some("taken", "trails"):
            end -= 1
        away = some("taken", "stops") | some("persoon", "availability_words") | {"de", "het", "met"}
        away |= some("kaal", "counted") | some("kaal", "days") | some("taken", "when")
        inner = [word for word in talk.normals[begin + 1 : end] if word not in away and not word.isdecimal()]
        if not inner and index not in done and _by_itself(talk, clause, index):
            yield index, index + 1
        if inner and index not in done and not set(talk.normals[begin:end]) & some("taken", "no_finite_object"):
            yield begin, end


def _by_itself(talk: Talk, clause: Clause, index: int) -> bool:
    """Whether a clause tells no more than one thing that he does: "en ik schilder"."""
    around = {"ik", "en", "ook", "daar", "soms", "vaak", "vooral", "dan", "verder"}
    rest = [talk.at(at) for at in range(clause.begin, clause.end) if at != index]
    return talk.at(index) in does() and "ik" in rest and all(word in around for word in rest)


def _begins_finite(talk: Talk, clause: Clause, index: int) -> bool:
    """Whether "(ik) vul" stands here, or the verb that goes on after it: "ik poets de ramen, dweil en veeg"."""
    before, after = talk.at(index - 1), talk.at(index + 1)
    if before in {"we", "wij"} and talk.tag_at("VERB", index) is not None:
        return True
    if talk.at(index) not in finite_forms() or (talk.at(index) == "was" and after == "ik"):
        return False
    if after == "ik" or before == "ik" or (before == "we" and talk.at(index).endswith("en")):
        return True
    return (index == clause.begin or before == "en") and after[:1].isalnum() and _still_himself(talk, clause, index)


def _still_himself(talk: Talk, clause: Clause, index: int) -> bool:
    """Whether he is who a verb is told of: an "ik" beside a verb stands before, and nobody else after it."""
    begin = talk.sentence(clause).begin
    subjects = [at for at in range(begin, index) if talk.at(at) in some("taken", "subjects")]
    last = subjects[-1] if subjects else -1
    verbs = finite_forms() | some("clauses", "verbs") | some("clauses", "before_ik")
    return last >= 0 and talk.at(last) == "ik" and bool({talk.at(last - 1), talk.at(last + 1)} & verbs)


def does_at(talk: Talk, clause: Clause) -> bool:
    """Whether a clause tells what he does somewhere: "ik vouw dozen bij een fabriek"."""
    forms = finite_forms() | some("taken", "does") | some("werk", "works_at")
    does = any(
        talk.at(at) in forms and "ik" in (talk.at(at - 1), talk.at(at + 1))
        for at in range(clause.begin, clause.end)
    )
    places = talk.tags("KIND_OF_PLACE", clause)
    at_place = any({"in", "op"} & {talk.at(tag.begin - 1), talk.at(tag.begin - 2)} for tag in places)
    names = talk.tags("EMPLOYER", clause)
    listed = any({talk.at(tag.begin - 1), talk.at(tag.begin - 2)} & {"voor", "in"} for tag in names)
    return does and ("bij" in talk.said_in(clause) or at_place or listed)


def minds(talk: Talk, clause: Clause) -> bool:
    """Whether he minds children: "ik pas (ook) op", "pas vaak op bij de buren"."""
    words = talk.normals[clause.begin : clause.end]
    at = words.index("pas") if "pas" in words else -1
    return at >= 0 and "op" in words[at + 1 : at + 4] and ("ik" in words[max(0, at - 1) : at + 2] or at <= 1)

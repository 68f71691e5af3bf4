"""What he did, in his own words: "vakken gevuld", "klanten helpen". Only a capital is added."""

from __future__ import annotations

from collections.abc import Iterator

from bot.language.cv.lists import some
from bot.language.cv.ruler import Tag
from bot.language.cv.shown import capital
from bot.language.cv.talk import BREAKS, Clause, Talk, people
from bot.language.cv.verbs import finite_forms

_TRAILS = frozenset({"bij", "in", "op", "van", "voor", "ook", "daar", "en", "de", "het"})  # lead on to no task
_MOST_WORDS = 6  # before the verb
_AFTER = frozenset({"met", "van", "aan", "op", "voor"})  # may lead on behind a verb: "helpen met inpakken"
_LEAVE = frozenset(
    {"haha", "hahaha", "lol", "ofzo", "enzo", "enz", "etc", "hoor", "joh", "man", "xd", "en", "dus", "ook", "zo"}
)


def shown(talk: Talk, begin: int, end: int) -> str:
    """A task in the learner's words, with a capital; "vul ik vakken" without its "ik"."""
    turned = talk.at(begin + 1) == "ik"
    text = f"{talk.quote(begin, begin + 1)} {talk.quote(begin + 2, end)}" if turned else talk.quote(begin, end)
    return capital(text)


def tasks_in(talk: Talk, clause: Clause) -> Iterator[tuple[int, int]]:
    """Yield the words of each task that a clause tells of."""
    words = talk.said_in(clause)
    if talk.has("NOT_TASK", clause) or ({"kan", "ik"} <= words and words & {"niet", "nie", "geen"}):
        return
    done, spans = clause.begin, list[tuple[int, int]]()
    verbs = _verbs(talk, clause)
    for verb in verbs:
        helps = talk.at(verb.end) == "met" and verb.id in {"geholpen", "helpen"} and _leads_on(talk, verb, verbs)
        if verb.begin < done or helps or not talk.free(verb.begin, verb.end):
            continue
        begin, end = _back(talk, verb.begin, max(done, clause.begin)), _ahead(talk, verb.end, clause.end)
        weak = verb.end - begin == 1 and end == verb.end and talk.normals[verb.begin] in some("taken", "weak")
        if weak and done == clause.begin:
            continue
        around = {talk.at(index) for index in (begin - 2, begin - 1, *range(begin, end + 1))}
        empty = set(talk.normals[begin : verb.begin]) & some("taken", "empty")
        done = end
        kind = any(begin <= tag.begin < end for tag in talk.tags("KIND"))
        if not around & {"niet", "geen", "nooit"} and not empty and not kind:
            spans.append((begin, end))
            yield begin, end
    if done == clause.begin:
        yield from _finite(talk, clause)
    yield from _thing(talk, clause, spans, done)


def _leads_on(talk: Talk, verb: Tag, verbs: list[Tag]) -> bool:
    """Whether "geholpen met" goes on with another verb: "met schoonmaken", not "met lezen en koffie zetten"."""
    behind = next((one for one in verbs if one.begin > verb.begin), None)
    return behind is not None and "en" not in talk.normals[verb.end : behind.begin]


def _verbs(talk: Talk, clause: Clause) -> list[Tag]:
    """Return the verbs that end a task: listed, or made of a listed one ("klaarzetten")."""
    found = {tag.begin: tag for tag in talk.tags("VERB", clause)}
    inner = {index for tag in found.values() for index in range(tag.begin, tag.end)}
    for index in range(clause.begin, clause.end):
        word = talk.at(index)
        ends = talk.tag_at("VERB", index + 1) is None  # "prullenbakken legen"
        if ends and index not in inner and len(word) > 7 and word.endswith(tuple(some("taken", "ends"))):
            found[index] = Tag("VERB", word, index, index + 1)
    things = some("taken", "noun_verbs")
    objects = {tag.begin for tag in found.values() if tag.end in found and talk.at(tag.begin) in things}
    return [found[begin] for begin in sorted(found) if begin not in objects]  # "prijzen plakken" is one task


def _back(talk: Talk, begin: int, least: int) -> int:
    """Go back over what belongs to the verb: "(ik moest altijd de) lege flessen sorteren"."""
    stops, words, first = some("taken", "stops"), 0, begin
    while first > least and words < _MOST_WORDS:
        word = talk.at(first - 1)
        both = (
            word == "en" and first - 1 > least and not _ends_task(talk, first - 2) and talk.at(first - 2) not in stops
        )
        laundry = word == "was" and first == begin
        ends = (word in stops and not both and not laundry) or word in people() - some("taken", "cared_for")
        ends = ends or any(
            tag.end == first and talk.normals[tag.begin] not in some("plaatsen", "words") for tag in talk.tags("PLACE")
        )
        if ends or word in BREAKS or first - 1 in talk.taken or not word[:1].isalnum():
            break
        first, words = first - 1, words + 1
    helps = talk.at(first - 1) in {"bezig", "geholpen", "hielp", "help", "helpen"}
    while first < begin and (
        talk.at(first) in {"de", "het", "een", "en", "onze", "hun"} or (helps and talk.at(first) == "met")
    ):
        first += 1
    return first


def _ends_task(talk: Talk, index: int) -> bool:
    ends = any(tag.end == index + 1 for label in ("VERB", "THING") for tag in talk.tags(label))
    return index in talk.taken or ends


def _ahead(talk: Talk, end: int, most: int) -> int:
    """Go on over "met inpakken", "op de heftruck"; not over an employer or a time."""
    if talk.at(end) not in _AFTER or end + 1 >= most:
        return end
    stop = end + 1
    while (
        stop < min(most, end + 5)
        and stop not in talk.taken
        and talk.at(stop)[:1].isalnum()
        and talk.at(stop) not in {"ik", "en", "bij", "in"}
    ):
        stop += 1
    inner = talk.normals[end + 1 : stop]
    useful = inner and any(word not in some("taken", "stops") and word not in {"de", "het", "een"} for word in inner)
    labels = ("EMPLOYER", "KIND_OF_PLACE", "PLACE", "KIND", "LEVEL")
    listed = any(end <= tag.begin < stop for label in labels for tag in talk.tags(label))
    company = talk.at(end) == "met" and talk.at(end + 1) in {"de", "het", "mijn", "een"} and set(inner) & people()
    return stop if useful and not listed and not company else end


def does_at(talk: Talk, clause: Clause) -> bool:
    """Whether a clause tells what he does somewhere: "ik vouw dozen bij een fabriek"."""
    does = any(
        talk.at(at) in finite_forms() and "ik" in (talk.at(at - 1), talk.at(at + 1))
        for at in range(clause.begin, clause.end)
    )
    return does and "bij" in talk.said_in(clause)


def _finite(talk: Talk, clause: Clause) -> Iterator[tuple[int, int]]:
    """Yield "vul vakken" of "ik vul (daar) vakken"."""
    words = finite_forms()
    for index in range(clause.begin, clause.end - 1):
        turned = talk.at(index + 1) == "ik"
        laundry = talk.at(index) != "was" or not turned  # "was ik jobstudent"
        if talk.at(index) in words and (turned or talk.at(index - 1) == "ik") and laundry:
            begin, end = index, index + 1 + turned
            while end < clause.end and end not in talk.taken and talk.at(end)[:1].isalnum():
                end += 1
            while end > begin and talk.at(end - 1) in _TRAILS:
                end -= 1
            inner = [
                word for word in talk.normals[begin + 1 : end]
                if word not in some("taken", "stops") | some("persoon", "availability_words") | {"de", "het"}
            ]  # fmt: skip
            if inner and not set(talk.normals[begin:end]) & {"niet", "me", "mij", "mijn", "cv"}:
                yield begin, end
            return


def _thing(talk: Talk, clause: Clause, spans: list[tuple[int, int]], done: int) -> Iterator[tuple[int, int]]:
    """Yield "de afwas" of "ik deed de afwas", "achter de kassa" of "stond achter de kassa", "kassa" in a row."""
    cue = not some("taken", "stood").isdisjoint(talk.normals[clause.begin : clause.end])
    for tag in talk.tags("THING", clause):
        row = tag.begin - 1 == done and done > clause.begin
        alone = tag.begin <= clause.begin + 1 and tag.end == clause.end
        inside = any(begin < tag.end and tag.begin < end for begin, end in spans)
        behind = tag.begin - 1 in talk.taken and tag.end == clause.end  # "bij de Hema 3 maanden kassa"
        if (cue or row or alone or behind) and not inside and talk.free(tag.begin, tag.end):
            begin = tag.begin + (talk.at(tag.begin) in {"de", "het"})
            yield begin, tag.end


def told_tasks(talk: Talk, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut the answer to "what did you do there" into tasks: at signs, and at "en" between two things done."""
    start = begin
    for index in range(begin, end + 1):
        sign = index == end or talk.at(index) in BREAKS or talk.at(index) in {"daarna", "ook", "verder"}
        both = talk.at(index) == "en" and _ends_task(talk, index - 1) and any(
            tag.begin > index and tag.begin <= index + 4 for tag in talk.tags("VERB")
        )  # fmt: skip
        if sign or both:
            yield from _trimmed(talk, start, index)
            start = index + 1


def _trimmed(talk: Talk, begin: int, end: int) -> Iterator[tuple[int, int]]:
    leads = some("taken", "stops") - {"in", "op", "bij", "met", "veel", "goed"}
    while begin < end and (talk.at(begin) in leads or not talk.at(begin)[:1].isalnum()):
        begin += 1
    while end > begin and (talk.at(end - 1) in _LEAVE or not talk.at(end - 1)[:1].isalnum()):
        end -= 1
    text = " ".join(talk.normals[begin:end])
    if begin < end and text not in some("taken", "nothing") and len(text) > 2:
        yield begin, end

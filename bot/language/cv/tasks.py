"""What he did, in his own words: "vakken gevuld", "klanten helpen". Only a capital is added."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bot.language.cv.finite import minds, with_finite
from bot.language.cv.handled import handled
from bot.language.cv.lists import some
from bot.language.cv.ruler import Tag
from bot.language.cv.shown import capital
from bot.language.cv.talk import BREAKS, Clause, Talk, people
from bot.language.cv.verbs import does, finite_forms

_MOST_WORDS = 8  # before the verb
# No thing done, where it stands alone in a row of those.
_NO_ROW = (
    "EMPLOYER", "PLACE", "ROLE", "KIND", "LEVEL", "LANGUAGE", "TRANSPORT", "FIRST", "NOW", "STATE", "CERTIFICATE",
    "COUNTRY", "QUALITY", "VERB", "CLOSED", "PRIVATE",
)  # fmt: skip


def shown(talk: Talk, begin: int, end: int) -> str:
    """A task in the learner's words, with a capital; "vul ik vakken" without its "ik"."""
    if talk.at(begin) == "pas" and end == begin + 1:
        return "Oppassen"
    if end == begin + 1 and "ik" in (talk.at(begin - 1), talk.at(end)) and talk.at(begin) in does():
        return capital(does()[talk.at(begin)])  # "ik schilder"
    turned = talk.at(begin + 1) == "ik"
    text = f"{talk.quote(begin, begin + 1)} {talk.quote(begin + 2, end)}" if turned else talk.quote(begin, end)
    return capital(text)


def tasks_in(talk: Talk, clause: Clause) -> Iterator[tuple[int, int]]:
    """Yield the words of each task that a clause tells of."""
    if talk.has("NOT_TASK", clause) or talk.has("UNKNOWN", clause):
        return
    denied = _denied_to(talk, clause)
    done, spans, not_done = clause.begin, list[tuple[int, int]](), set[int]()
    if minds(talk, clause):
        at = next(index for index in range(clause.begin, clause.end) if talk.at(index) == "pas")
        spans.append((at, at + 1))
        yield at, at + 1
    verbs = _verbs(talk, clause)
    for verb in verbs:
        helps = talk.at(verb.end) == "met" and verb.id in {"geholpen", "helpen"} and _leads_on(talk, verb, verbs)
        if verb.begin < done or helps or not talk.free(verb.begin, verb.end):
            continue
        begin, end = _back(talk, verb.begin, max(done, clause.begin)), _ahead(talk, verb.end, clause.end)
        weak = verb.end - begin == 1 and end == verb.end and talk.normals[verb.begin] in some("taken", "weak")
        if weak and done == clause.begin and not _in_row(talk, clause, verb, verbs):
            continue
        done = end
        if denied is not None and end <= denied and _reaches(talk, end, denied):
            not_done.update(range(begin, end))
            continue
        if _says_something(talk, begin, verb.begin, end):
            spans.append((begin, end))
            yield begin, end
    inside = not_done | {at for begin, end in spans for at in range(begin, end)}
    if denied is None:
        told = list(with_finite(talk, clause, inside))
        spans += told
        yield from told
    spans += [(at, at + 1) for at in not_done]
    things = list(_thing(talk, clause, spans, done))
    spans += things
    yield from things
    if not spans and is_row(talk, clause):
        spans.append((clause.begin, clause.end))
        yield clause.begin, clause.end
    yield from handled(talk, clause, spans)


def _in_row(talk: Talk, clause: Clause, verb: Tag, verbs: list[Tag]) -> bool:
    """Whether a verb stands beside another: "spelen en luiers verschonen"."""
    row = talk.at(verb.end) == "en" and any(one.begin > verb.end for one in verbs)
    return row or (clause.end == verb.end and _beside_tasks(talk, clause))


def _denied_to(talk: Talk, clause: Clause) -> int | None:
    """Where "mag ik nog niet" begins, which denies what stands before it."""
    for at in range(clause.begin, clause.end):
        if talk.at(at) in some("taken", "may") and some("taken", "denied") & set(talk.normals[at : at + 6]):
            return at if at > clause.begin else clause.end
    return None


def _reaches(talk: Talk, end: int, denied: int) -> bool:
    """Whether nothing but a verb joined by "en" stands between a task and its denial."""
    verbs = sum(talk.tag_at("VERB", at) is not None for at in range(end, denied))
    return verbs == 0 or (verbs == 1 and talk.at(end) == "en")


def _says_something(talk: Talk, begin: int, verb: int, end: int) -> bool:
    """Whether what was done is told, and not that it was not, or "dingen doen"."""
    around = {talk.at(index) for index in (begin - 2, begin - 1, *range(begin, end + 1))}
    inner = set(talk.normals[begin:verb])
    empty = inner & some("taken", "empty") and not inner - some("taken", "empty") - some("taken", "stops")
    kind = any(begin <= tag.begin < end for tag in talk.tags("KIND"))
    return not around & {"niet", "geen", "nooit", "niks"} and not empty and not kind


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
    done_by_us = {at for at in found if talk.at(at - 1) in {"we", "wij"}  # "we bakken", not "deden we bakken"
                  and talk.at(at - 2) not in some("taken", "stood") | some("taken", "with_we")}  # fmt: skip
    left = sorted(found.keys() - done_by_us)
    return [found[at] for at in left if not _is_object(talk, found, at) and not _is_noun(talk, found[at])]


def _is_object(talk: Talk, found: Mapping[int, Tag], begin: int) -> bool:
    """Whether what looks like a verb is what the next one is done to: "bakken vullen", not "haren wassen vegen"."""
    tag = found[begin]
    behind = found.get(tag.end)
    if behind is None or talk.at(begin) in some("taken", "leading") or not talk.at(begin).endswith(("en", "t")):
        return False
    stops = some("taken", "stops") | some("werk", "articles")
    first = talk.at(begin - 1) in stops or not talk.at(begin - 1)[:1].isalnum() or begin - 1 in talk.taken
    return first and behind.end not in found


def _is_noun(talk: Talk, tag: Tag) -> bool:
    """Whether a word that may be a verb is a thing: "voor de planten", "daar sorteerde ik schroeven"."""
    doer = tag.begin - 1 - (talk.at(tag.begin - 1) in {"ik", "we"})
    beside = doer == tag.begin - 2 or talk.at(doer - 1) == "ik"
    done_to = talk.at(doer) in finite_forms() - some("werk", "helps") and beside
    if done_to and tag.exact and talk.at(tag.begin).endswith("en"):
        return True
    article = talk.at(tag.begin - 1) in some("werk", "articles") - {"het", "'t"}
    return article and tag.end - tag.begin == 1 and talk.at(tag.begin).endswith("en")


def _back(talk: Talk, begin: int, least: int) -> int:
    """Go back over what belongs to the verb: "(ik moest altijd de) lege flessen op kleur sorteren"."""
    words, first = 0, begin
    while first > least and words < _MOST_WORDS and _belongs(talk, first - 1, begin, least):
        first, words = first - 1, words + 1
    helps = talk.at(first - 1) in {"bezig", *some("werk", "helps")}
    helps = helps or not talk.said_in(talk.clause_of(begin)).isdisjoint(some("werk", "helps"))
    leads = some("taken", "no_start") | ({"met"} if helps else set())
    while first < begin and talk.at(first) in leads:
        first += 1
    return first


def _belongs(talk: Talk, index: int, verb: int, least: int) -> bool:
    """Whether a word before a verb is part of what was done."""
    word = talk.at(index)
    if word in BREAKS or index in talk.taken or not word[:1].isalnum() or word in people() - some("taken", "cared_for"):
        return False
    if talk.tag_at("KIND", index):
        return False
    towns = [tag for tag in talk.tags("PLACE") if talk.normals[tag.begin] not in some("plaatsen", "words")]
    if any(tag.end == index + 1 for tag in towns):
        return False
    if word not in some("taken", "stops") or (word in {"was", "te"} and index + 1 == verb):
        return True
    before = talk.at(index - 1)
    if word == "en" and talk.at(index - 2) in some("taken", "between"):
        return False  # "kinderen ophalen van school en fruit geven"
    joins = word == "en" or word in some("taken", "between")  # "ui en wortel snijden", "planken op maat zagen"
    if word == "en" and talk.at(index + 1) in {"de", "het", "een", "mijn", "hun"}:
        return False  # "patat en de vloer dweilen" are two
    led = talk.at(index - 2) in some("werk", "articles") and talk.at(index - 3) in some("taken", "between")
    if word == "en" and led:
        return False  # "bij een gezin in de straat en folders lopen"
    return joins and index > least and before not in some("taken", "stops") | BREAKS and not ends_task(talk, index - 1)


def ends_task(talk: Talk, index: int) -> bool:
    ends = any(tag.end == index + 1 for label in ("VERB", "THING") for tag in talk.tags(label))
    return index in talk.taken or ends


def _ahead(talk: Talk, end: int, most: int) -> int:
    """Go on over "met inpakken", "op de heftruck"; not over an employer or a time."""
    if talk.at(end) not in some("taken", "behind") or end + 1 >= most:
        return end
    stop = end + 1
    while (
        stop < min(most, end + 5)
        and stop not in talk.taken
        and talk.at(stop)[:1].isalnum()
        and talk.at(stop) not in some("taken", "cut") | {"ik", "en", "bij", "in"}
    ):
        stop += 1
    inner, cared = talk.normals[end + 1 : stop], some("taken", "cared_for")
    useful = inner and any(word not in some("taken", "stops") and word not in {"de", "het", "een"} for word in inner)
    labels = ("EMPLOYER", "KIND_OF_PLACE", "PLACE", "KIND", "LEVEL")
    listed = any(end <= tag.begin < stop for label in labels for tag in talk.tags(label))
    company = talk.at(end) == "met" and talk.at(end + 1) in {"de", "het", "mijn", "een"}
    company = company and bool(set(inner) & people() - cared)
    return stop if useful and not listed and not company else end


def is_row(talk: Talk, clause: Clause) -> bool:
    """Whether a clause is one thing between things done: "banden plakken, kettingen, remmen afstellen"."""
    words = talk.normals[clause.begin : clause.end]
    plain = len(words) == 1 and words[0].isalpha() and len(words[0]) > 4 and words[0].endswith(("en", "s", "werk"))
    if not plain or any(talk.tag_at(label, clause.begin) for label in _NO_ROW) or not talk.free(*_span(clause)):
        return False
    return words[0] not in some("taken", "no_verbs") and _beside_tasks(talk, clause)


def _beside_tasks(talk: Talk, clause: Clause) -> bool:
    """Whether the clause before or behind is nothing but a thing done: "slijpen, boren, opruimen"."""
    if clause not in talk.clauses:
        return False
    place = talk.clauses.index(clause)
    near = [one for one in talk.clauses[max(0, place - 1) : place + 2] if one is not clause]
    return any(
        any(tag.end == one.end for tag in talk.tags("VERB", one)) and not talk.said_in(one) & {"ik", "we", "je"}
        for one in near if one.sentence == clause.sentence or clause.end - clause.begin == 1
    )  # fmt: skip


def _span(clause: Clause) -> tuple[int, int]:
    return clause.begin, clause.end


def _thing(talk: Talk, clause: Clause, spans: list[tuple[int, int]], done: int) -> Iterator[tuple[int, int]]:
    """Yield "de afwas" of "ik deed de afwas", "achter de kassa" of "stond achter de kassa", "kassa" in a row."""
    cue = not some("taken", "stood").isdisjoint(talk.normals[clause.begin : clause.end])
    for tag in talk.tags("THING", clause):
        row = tag.begin - 1 == done and done > clause.begin
        alone = tag.begin <= clause.begin + 1 and tag.end == clause.end
        inside = any(begin < tag.end and tag.begin < end for begin, end in spans)
        rest = (at for at in range(tag.end, clause.end) if at not in talk.taken)
        last = all(talk.at(at) in some("taken", "behind_thing") for at in rest)
        behind = tag.begin - 1 in talk.taken and last  # "bij de Hema 3 maanden kassa", "achter de kassa sinds 2023"
        if (cue or row or alone or behind) and not inside and talk.free(tag.begin, tag.end):
            begin = tag.begin + (talk.at(tag.begin) in {"de", "het"})
            yield begin, tag.end

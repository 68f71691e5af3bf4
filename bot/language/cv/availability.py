"""When he can work: the longest run of words of time, over commas, that he says of himself."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.cv import Said, Told
from bot.language.cv.lists import some
from bot.language.cv.talk import STOPS, Clause, Talk

_MOST = 24  # words that say when he can work
_ELSEWHERE = ("KIND", "KIND_OF_PLACE", "EMPLOYER", "PAST", "ROLE")
_CAN = frozenset({"werk", "kan"})
Found = tuple[int, Said]


def read_availability(talk: Talk, clause: Clause) -> Iterator[Found]:
    """Yield when he can work, as he says it, where a clause begins to tell it: with "kan", "beschikbaar", "werk ik
    niet". What follows behind a comma belongs to it."""
    for begin, end in _runs(talk, clause.begin, clause.end):
        if clause.begin <= begin < clause.end and not talk.not_his(clause) and _offers(talk, begin, end):
            yield _told(talk, begin, end)


def weekly(talk: Talk) -> bool:
    """Whether a reply names a day that comes back: to "how long" it tells when he works there."""
    return talk.at(0) in {"elke", "iedere", "op"}


def answered(talk: Talk) -> Iterator[Found]:
    """Yield the time that a reply names, whatever stands around it."""
    found = [one for one in _runs(talk, 0, len(talk.words)) if not talk.has("FREE_NOT", talk.clause_of(one[0]))]
    if found and not _elsewhere(talk, Clause(0, len(talk.words), 0)):
        yield _told(talk, found[0][0], _joined(talk, found))


def begins(talk: Talk) -> Iterator[Found]:
    """Yield the time that is all that a message begins with: "alle dagen behalve zondag. en ik kom op de scooter"."""
    found = list(_runs(talk, 0, len(talk.words)))
    first = found[0] if found else None
    if first is None or any(talk.at(at).isalnum() and talk.at(at) not in _around() for at in range(first[0])):
        return
    around = set(talk.normals[first[1] : talk.sentence(talk.clause_of(first[0])).end])  # what else is said of it
    clause = talk.clause_of(first[1] - 1)
    ends = _only_time(talk.normals[first[1] : clause.end])
    whole = talk.sentence(talk.clause_of(first[0]))
    work = _elsewhere(talk, whole) or talk.has("TASK_CUE", whole)
    days = not some("kaal", "days").isdisjoint(talk.normals[first[0] : first[1]])
    if ends and days and not work and not around & {"gewerkt", "werkte", "daar", "toen", "was"}:
        yield _told(talk, first[0], _joined(talk, found))


def _told(talk: Talk, begin: int, end: int) -> Found:
    talk.take(begin, end)
    return begin, Told("availability", talk.fact(talk.quote(begin, end)))


def _around() -> frozenset[str]:
    return some("persoon", "availability_drop")


def _joined(talk: Talk, found: list[tuple[int, int]]) -> int:
    """Where the last run ends that belongs to the first: nothing but filling words stand between."""
    end = found[0][1]
    for begin, last in found[1:]:
        between = [word for word in talk.normals[end:begin] if word.isalnum()]
        if all(word in _around() | some("persoon", "availability_tail") for word in between):
            end = last
    return end


def _runs(talk: Talk, begin: int, most: int) -> Iterator[tuple[int, int]]:
    """Yield the runs of words of time that name a day, a part of one, or hours; small words at the ends left off."""
    words, link = some("persoon", "availability_words"), some("persoon", "availability_link")
    at = begin
    while at < most:
        end = at
        while end < len(talk.words) and _in_run(talk, end, words | link):
            end += 1
        first, last = at, end
        while first < last and (talk.at(first) in some("persoon", "availability_lead") or not talk.at(first).isalnum()):
            first += 1
        while last > first and (talk.at(last - 1) in some("persoon", "availability_end") or _sign(talk, last - 1)):
            last -= 1
        last = _cut(talk, first, last)
        if last - first <= _MOST and _names_time(talk, first, last):
            yield first, last
        at = max(end, at + 1)


def _cut(talk: Talk, begin: int, end: int) -> int:
    """The end of a run without a last part that begins something else: "behalve zondag, zondag is kerk"."""
    after = talk.at(end)
    comma = next((at for at in range(end - 1, begin, -1) if talk.at(at) == ","), -1)
    goes_on = some("persoon", "availability_tail") | some("clauses", "always") | {"lukt", "mag"}
    return comma if after.isalpha() and comma > begin and after not in goes_on else end


def _sign(talk: Talk, index: int) -> bool:
    return not talk.at(index)[:1].isalnum() and talk.at(index)[:1] != "'"


def _in_run(talk: Talk, index: int, words: frozenset[str]) -> bool:
    word = talk.at(index)
    if word in {",", "(", ")", "-", "/", "+", "&", ":"}:
        return talk.at(index + 1) in words or talk.at(index + 1).isdecimal()
    if word in STOPS:  # "maandag, dinsdag. Niet vrijdag"
        return word == "." and (talk.at(index + 1), talk.at(index + 2) in some("kaal", "days")) == ("niet", True)
    says = some("persoon", "availability_words") | {"niet", "nie"}
    three = [talk.normals[at : at + 3] for at in range(max(0, index - 2), index + 1)]
    denied = any(one[0] in _CAN and one[1:2] == ["ik"] and one[2:] and one[2] in says for one in three)
    after_school = word == "school" and talk.at(index - 1) == "na"
    clock = word.replace(".", "").replace(":", "").isdecimal()  # "17.00"
    return (word in words or clock or denied or after_school) and index not in talk.taken


def _names_time(talk: Talk, begin: int, end: int) -> bool:
    inner = talk.normals[begin:end]
    if any(inner[at] == "van" and inner[at + 2] == "tot" for at in range(len(inner) - 3)):
        return True  # "van 9 tot 3"
    if not some("kaal", "days").isdisjoint(inner) or not some("persoon", "availability_strong").isdisjoint(inner):
        return True
    counted = any(one.isdecimal() or one in some("kaal", "numbers") for one in inner)
    return (counted or "halve" in inner) and not some("persoon", "availability_units").isdisjoint(inner)


def _offers(talk: Talk, begin: int, end: int) -> bool:
    """Whether he says in the clauses of a run, or right beside it, that he can work then."""
    here = [one for one in talk.clauses if one.begin < end and one.end > begin]
    if not here:
        return False
    first, last = here[0], here[-1]
    if any(_elsewhere(talk, one) or talk.has("FREE_NOT", one) for one in here) or talk.asks(first):
        return False
    why = next((at for at in range(end, last.end) if talk.at(at) in some("persoon", "availability_why")), last.end)
    around = talk.normals[first.begin : begin] + talk.normals[end:why]
    cue = any(first.begin <= tag.begin < last.end for tag in talk.tags("FREE_CUE"))
    can = not {"kan", "kunnen"}.isdisjoint(around) and _only_time(around)
    time = "tijd" in around and not {"heb", "heeft"}.isdisjoint(around)
    free = time or talk.normals[end : end + 2] == ["nog", "vrij"] or ("vrij" in around and "voor" in around)
    works = _says_so(talk.normals[begin:end])
    wish = talk.has("WISH", first) and not set(around) & {"werken", "uur", "dagen", "beginnen", "fulltime", "parttime"}
    return (cue or can or free or works) and not (wish and not cue)


def _elsewhere(talk: Talk, clause: Clause) -> bool:
    """Whether a clause tells of a job, and so when that was."""
    times = some("persoon", "availability_words") | {"school", "nacht"}
    tags = [tag for label in _ELSEWHERE for tag in talk.tags(label, clause) if tag.id != "werk"]
    return any(talk.at(tag.begin) not in times for tag in tags)


def _says_so(words: list[str]) -> bool:
    """Whether a run says itself that he can or cannot: "zaterdag kan ik altijd", "zondag werk ik niet"."""
    return any(words[at + 1 : at + 2] == ["ik"] for at, word in enumerate(words) if word in _CAN)


def _only_time(words: list[str]) -> bool:
    """Whether nothing besides is said that he can: "op woensdag kan ik", not "op woensdag kan ik zwemmen"."""
    known = some("persoon", "availability_around") | _around() | some("persoon", "availability_words")
    return all(word in known or not word.isalpha() for word in words)

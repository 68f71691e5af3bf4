"""What he can, when he can work, and what he wants later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot.core.cv import Said, Told
from bot.language.cv.lists import some
from bot.language.cv.shown import capital
from bot.language.cv.talk import BREAKS, Clause, Talk

_MOST_TIME = 14  # words that say when he can work
_MOST_SKILLS = 9  # words behind "ik kan goed"
Found = tuple[int, Said]


def read_availability(talk: Talk, clause: Clause, *, asked: bool = False, goes_on: bool = False) -> Iterator[Found]:
    """Yield when he can work, as he says it. `goes_on`: the clause before told of it too."""
    words = talk.said_in(clause)
    if talk.not_his(clause) or not words & some("persoon", "availability_words") or talk.has("FREE_NOT", clause):
        return
    if goes_on:
        clause = _without_reason(talk, clause)
        words = talk.said_in(clause)
    if asked or (goes_on and _only_time(words)) or _says_when(talk, clause, words) or _says_day(talk, clause, words):
        begin, end = _without(talk, clause, "availability_drop", "availability_tail")
        if begin < end and end - begin <= _MOST_TIME:
            talk.take(begin, end)
            yield begin, Told("availability", talk.fact(talk.quote(begin, end)))


def _without_reason(talk: Talk, clause: Clause) -> Clause:
    """ "behalve vrijdag, dan bid ik" without what he does then."""
    end = next((at for at in range(clause.begin + 1, clause.end) if talk.at(at) in {"dan", "want"}), clause.end)
    return replace(clause, end=end)


def _says_day(talk: Talk, clause: Clause, words: set[str]) -> bool:
    """Whether a clause is nothing but "donderdag kan ik niet, alle andere dagen wel"."""
    around = some("persoon", "availability_around")
    whole = "week" in words and words & {"hele", "heel"}
    led = talk.normals[clause.begin : clause.begin + 2] == ["niet", "op"]
    days = bool(words & some("kaal", "days") or whole) and (led or {"ik", "kan"} <= words)
    return days and _only_time(words - around) and not talk.asks(clause)


def _only_time(words: set[str]) -> bool:
    times = (
        some("persoon", "availability_words") | some("persoon", "availability_drop") | {"per", "in", "de", "om", "tot"}
    )
    return all(word in times or word.isdecimal() for word in words)


def _says_when(talk: Talk, clause: Clause, words: set[str]) -> bool:
    """Whether a clause says unasked when he can work, rather than when he worked."""
    cues = [cue.begin for cue in talk.tags("FREE_CUE", clause)]
    if words & {"kan", "kunnen"} and words & {"werken", "beginnen"}:
        cues.append(clause.begin)
    if talk.at(clause.begin) in {"kan", "ik"} and "kan" in words and _only_time(words - {"kan", "ik"}):
        cues.append(clause.begin)
    if not cues or (talk.has("WISH", clause) and not words & {"uur", "dagen", "fulltime", "parttime", "beginnen"}):
        return False
    elsewhere = talk.has("KIND_OF_PLACE", clause) or talk.has("EMPLOYER", clause)
    useful = words & some("persoon", "availability_words") - {"werken", "nu", "dag", "week", "heel"}
    return bool(useful) and not elsewhere and talk.free(cues[0], clause.end)


def _without(talk: Talk, clause: Clause, lead: str, tail: str) -> tuple[int, int]:
    """The words of a clause without those of a list in front and those of another behind."""
    begin, end = clause.begin, clause.end
    leads = some("persoon", lead)
    while begin < end and (begin in talk.taken or talk.at(begin) in leads or not talk.at(begin)[:1].isalnum()):
        begin += 1
    while end > begin and (talk.at(end - 1) in some("persoon", tail) or not talk.at(end - 1)[:1].isalnum()):
        end -= 1
    return begin, end


def read_skills(talk: Talk, clause: Clause) -> Iterator[Found]:
    """Yield what he says that he is ("sociaal"), and that he can: behind "ik kan goed"."""
    words = talk.said_in(clause)
    if talk.not_his(clause) or talk.has("WISH", clause):
        return
    yield from _qualities(talk, clause)
    cues = talk.tags("SKILL_CUE", clause)
    turned = "kan ik" in " ".join(talk.normals[clause.begin : clause.end]) and "goed" not in words
    if turned:
        yield from _turned(talk, clause)
    if not cues or turned or words & {"niet", "geen", "nooit", "amper", "niks"}:
        return
    cue = cues[-1]
    begin, end = cue.end, clause.end
    if talk.at(begin - 1) == "met" and talk.at(end - 1) in some("persoon", "with_verbs"):
        begin -= 1
    elif talk.at(begin - 1) == "met" and talk.at(begin - 2) in {"goed", "handig", "ervaring"} and end > begin:
        others = [tag for tag in talk.tags("QUALITY", clause) if tag.begin > begin]
        both = next((tag for tag in others if talk.at(tag.begin - 1) == "en"), None)
        if both is not None:  # "goed met dieren en rustig"
            talk.take(both.begin, both.end)
            yield both.begin, Told("skills", talk.fact(capital(talk.quote(both.begin, both.end))))
            end = both.begin - 1
        talk.take(begin - 2, end)
        yield begin - 2, Told("skills", talk.fact(_shown(talk, begin - 2, end)))
        return
    strong = talk.has("SKILL_STRONG", clause) or talk.at(cue.begin) in {"ben", "goed", "handig", "ervaring"}
    yield from _skills_between(talk, begin, end, strong=strong)


def _turned(talk: Talk, clause: Clause) -> Iterator[Found]:
    """Read "mig lassen kan ik wel", "reachtruck kan ik ook rijden"."""
    can = next((at for at in range(clause.begin, clause.end) if (talk.at(at), talk.at(at + 1)) == ("kan", "ik")), -1)
    begin, end, last = clause.begin, can, clause.end
    while last > can and (talk.at(last - 1) in some("persoon", "skill_tail") or talk.at(last - 1) in BREAKS):
        last -= 1
    while begin < end and talk.at(begin) in some("persoon", "skill_lead"):
        begin += 1
    words = set(talk.normals[begin:end])
    stops = some("persoon", "skill_not") | some("kaal", "days") | some("clauses", "asking") | {"dan", "nog", "ook"}
    verb = talk.at(last - 1) if last - can > 2 and talk.tag_at("VERB", last - 1) else ""
    verb = verb or ("werken" if talk.at(last - 1) == "werken" and talk.at(begin) == "met" else "")
    does = verb or any(begin <= tag.begin < end for tag in talk.tags("VERB"))
    denied = talk.said_in(clause) & {"niet", "geen", "nooit", "amper", "niks", "nie"}
    if begin < end <= begin + 5 and does and not denied and not words & stops and talk.free(begin, end):
        talk.take(begin, last)
        yield begin, Told("skills", talk.fact(capital(f"{talk.quote(begin, end)} {verb}".strip())))


def _qualities(talk: Talk, clause: Clause) -> Iterator[Found]:
    for tag in talk.tags("QUALITY", clause):
        before = set(talk.normals[max(clause.begin, tag.begin - 5) : tag.begin])
        mine = before & {"ben", "werk"} or ("ik" in before and talk.at(tag.end) == "ben")
        goes_on = talk.at(tag.end) in {"met", "in", "af", "te"}  # "handig met computers"
        if mine and not goes_on and not talk.denied(tag.begin, tag.end, clause) and talk.free(tag.begin, tag.end):
            talk.take(tag.begin, tag.end)
            yield tag.begin, Told("skills", talk.fact(capital(talk.quote(tag.begin, tag.end))))


def _shown(talk: Talk, begin: int, end: int) -> str:
    """His words with a capital: "Goed met mijn handen", whatever he typed for "mijn"; what trails off is left out."""
    while end > begin and (talk.at(end - 1) in some("persoon", "skill_tail") or not talk.at(end - 1)[:1].isalnum()):
        end -= 1
    mine = {"me", "mn", "m'n", "mijn", "mijne"}
    words = [talk.quote(at, at + 1) for at in range(begin, end)]
    words = ["mijn" if word.lower() in mine else word for word in words]
    return capital(" ".join(words))


def _skills_between(talk: Talk, begin: int, end: int, *, strong: bool) -> Iterator[Found]:
    """Yield the skills of an enumeration. Without a strong cue ("ik kan") only where it speaks of doing things."""
    inner = talk.normals[begin:end]
    does = any(begin <= tag.begin < end for label in ("VERB", "THING") for tag in talk.tags(label))
    stops = some("persoon", "skill_not") - ({"werken"} if strong and len(inner) > 1 else set())
    blocked = not talk.free(begin, end) or set(inner) & (stops | some("kaal", "days"))
    if not blocked and (does or strong) and 0 < len(inner) <= _MOST_SKILLS:
        for first, last in split(talk, begin, end):
            talk.take(first, last)
            yield first, Told("skills", talk.fact(capital(talk.quote(first, last))))


def split(talk: Talk, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut an enumeration at signs and at "en"."""
    start = begin
    for index in range(begin, end + 1):
        if index == end or talk.at(index) in BREAKS or talk.at(index) == "en":
            first, last = _without(talk, Clause(start, index, 0), "skill_lead", "skill_tail")
            if first < last:
                yield first, last
            start = index + 1


def wish_in(talk: Talk, clause: Clause) -> Iterator[Found]:
    """Yield what he wants later, where a clause says it: "ik wil later kok worden"."""
    tags = talk.tags("WISH", clause)
    ends = some("werk", "wish_ends")
    useful = any(
        talk.has(label, clause) for label in ("ROLE", "KIND_OF_PLACE", "BRANCH", "KIND", "EMPLOYER", "SUBJECT")
    )
    last = talk.at(clause.end - 1) in ends
    if tags and (useful or last) and not talk.not_his(clause) and clause.end - tags[0].end >= 1:
        begin, end = tags[0].end, clause.end
        while begin < end and talk.at(begin) in some("werk", "wish_lead"):
            begin += 1
        words = set(talk.normals[begin:end])
        other = words & {"niet", "cv", "stoppen", "weg", "rijbewijs", "geen"}
        useful = words not in ({"werken"}, {"werk"}) and not other
        if begin < end and useful and end - begin <= 8:
            talk.take(begin, end)
            yield begin, Told("wishes", talk.fact(talk.quote(begin, end)))

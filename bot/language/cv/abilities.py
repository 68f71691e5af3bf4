"""What he can, and what he wants later."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.cv import Said, Told
from bot.language.cv.lists import some
from bot.language.cv.ruler import Tag
from bot.language.cv.shown import capital
from bot.language.cv.talk import BREAKS, Clause, Talk

_MOST_SKILLS = 9  # words behind "ik kan goed"
_MOST_LISTED = 6  # words of one thing of a list
_LIST_ENDS = frozenset({"ik", "minder", "maar", "niet", "slecht", "geen", "moet", "hoeft", "mag"})
Found = tuple[int, Said]


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
    if not cues or talk.has("LANGUAGE", clause) or words & {"niet", "geen", "nooit", "amper", "niks"}:
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
    if _lists(talk, begin):
        yield from _listed(talk, begin, end)
        return
    yield from _skills_between(talk, begin, end, strong=strong)


def _lists(talk: Talk, begin: int) -> bool:
    """Whether a list stands behind the words that lead it in: "goed in: ..."."""
    return ":" in (talk.at(begin), talk.at(begin - 1))


def _listed(talk: Talk, begin: int, end: int) -> Iterator[Found]:
    """Yield each thing of a list to its end: the sentence, or where he says something else."""
    stops = some("persoon", "skill_not") - {"werken", "komen", "zijn", "helpen", "bellen"}
    whole = talk.sentence(talk.clause_of(end - 1)).end
    for first, last in split(talk, begin, max(end, whole)):
        said = set(talk.normals[first:last])
        if said & _LIST_ENDS:
            return
        if last - first <= _MOST_LISTED and not said & (stops | some("kaal", "days")) and talk.free(first, last):
            talk.take(first, last)
            yield first, Told("skills", talk.fact(capital(talk.quote(first, last))))


def good_at(talk: Talk, clause: Clause) -> Tag | None:
    """The "goed in", "sterk in" behind which a clause says what he can: it tells nothing of work."""
    cues = [tag for label in ("SKILL_CUE", "SKILL_STRONG") for tag in talk.tags(label, clause)]
    cues = [tag for tag in cues if talk.at(tag.end - 1) == "in"]
    return max(cues, key=lambda tag: tag.end, default=None)


def _qualities(talk: Talk, clause: Clause) -> Iterator[Found]:
    for tag in talk.tags("QUALITY", clause):
        before = set(talk.normals[max(clause.begin, tag.begin - 5) : tag.begin])
        mine = before & {"ben", "werk", "blijf"} or ("ik" in before and talk.at(tag.end) == "ben")
        led = any(cue.begin <= tag.begin < cue.end for cue in talk.tags("SKILL_CUE", clause))  # "handig met computers"
        at = good_at(talk, clause)
        led = led or (at is not None and at.end <= tag.begin)  # "goed in op tijd komen" is read as a whole
        end = _with_whom(talk, clause, tag.end)
        goes_on = talk.at(tag.end) in {"met", "in", "af", "te"} and end == tag.end
        other = led or goes_on or talk.denied(tag.begin, tag.end, clause)
        if mine and not other and talk.free(tag.begin, end):
            talk.take(tag.begin, end)
            yield tag.begin, Told("skills", talk.fact(capital(talk.quote(tag.begin, end))))


def _with_whom(talk: Talk, clause: Clause, begin: int) -> int:
    """The end of "geduldig (met kinderen)", "lief (voor dieren)"."""
    end = begin + 1
    while end < clause.end and end - begin <= 3 and talk.at(end) in some("persoon", "skill_lead") | {"kleine", "mijn"}:
        end += 1
    word = talk.at(end)
    named = end < clause.end and word.isalpha() and word not in some("namen", "stops")
    return end + 1 if named and talk.at(begin) in {"met", "voor"} else begin


def _shown(talk: Talk, begin: int, end: int) -> str:
    """His words with a capital: "Goed met mijn handen", whatever he typed for "mijn"; what trails off is left out."""
    end = next((at for at in range(begin + 1, end) if talk.at(at) in some("persoon", "skill_ends")), end)
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
    at = talk.at(begin - 1) == "in" and strong
    stops -= {"komen", "zijn", "werken", "hebben", "worden"} if at else set()
    blocked = not talk.free(begin, end) or (not at and set(inner) & (stops | some("kaal", "days")))
    if not blocked and (does or strong) and 0 < len(inner) <= _MOST_SKILLS + _MOST_SKILLS * at:
        for first, last in split(talk, begin, end):
            if not set(talk.normals[first:last]) & (stops | some("kaal", "days")):
                talk.take(first, last)
                yield first, Told("skills", talk.fact(capital(talk.quote(first, last))))


def split(talk: Talk, begin: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut an enumeration at signs, at "en" and at "maar"."""
    start = begin
    for index in range(begin, end + 1):
        but = talk.at(index) == "maar" and talk.at(index + 1) in {"niet", "geen", "soms", "wel"}
        if index == end or talk.at(index) in BREAKS or talk.at(index) == "en" or but:
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

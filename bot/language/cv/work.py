"""What one clause says of work, stage, dagbesteding: kind, employer, role, tasks, place and time."""

from __future__ import annotations

from dataclasses import replace

from bot.core.cv import NO, YES, Fact, Work
from bot.core.cv_entries import rough
from bot.language.cv.employer import employer_in
from bot.language.cv.finite import does_at, minds
from bot.language.cv.joining import counts
from bot.language.cv.lists import some
from bot.language.cv.named_reply import kind_head
from bot.language.cv.naming import headed, is_named
from bot.language.cv.period import Period, period_in
from bot.language.cv.places import place_of
from bot.language.cv.presence import before_tasks, for_a_time, heads, is_at
from bot.language.cv.role import is_bare, role_in
from bot.language.cv.ruler import Tag
from bot.language.cv.talk import Clause, Talk
from bot.language.cv.tasks import shown, tasks_in

_KINDS = ("stage", "dagbesteding", "vrijwilligerswerk", "bijbaan", "werk")  # the most telling first
_CUES = ("WORK_CUE", "VERB", "PAST")


def work_in(talk: Talk, clause: Clause, *, sure: bool, loose: bool, known: bool = False) -> Work | None:
    """Return what a clause says of work, None when it says nothing.

    `sure`: its sentence speaks of work, or work was asked for; `loose`: it may go on about what was said before,
    of which the employer is `known`.
    """
    kind = kind_in(talk, clause)
    named = _named(talk, clause, kind, sure=sure, known=known)
    stands = bool(named.employer or named.role or (kind and kind.value != "werk" and _has_one(talk, clause)))
    if not stands and not loose and not (sure and kind):
        return None
    found = _with_rest(talk, clause, named, fresh=stands and _fresh(talk, clause))
    return found if says_something(found) else None


def _named(talk: Talk, clause: Clause, kind: Fact | None, *, sure: bool, known: bool) -> Work:
    """Read what the work is called, and take its words."""
    cue = bool(kind) or any(talk.has(label, clause) for label in _CUES)
    cue = cue or does_at(talk, clause) or is_at(talk, clause) or minds(talk, clause) or heads(talk, clause)
    cue = cue or is_named(talk, clause) or for_a_time(talk, clause) or before_tasks(talk, clause)
    cue = cue or any(is_bare(talk, tag.begin, clause) for tag in talk.tags("ROLE", clause))
    employer = employer_in(talk, clause, sure=sure or cue, known=known and (kind is None or _for_it(talk, clause)))
    employer = employer or headed(talk, clause) or kind_head(talk, clause)
    role = role_in(talk, clause, sure=sure or employer is not None)
    if role and employer and employer[0] == role[1] + 1 and talk.at(role[1]) == "in" and rough(employer[2].value):
        role, employer = (role[0], employer[1], talk.fact(talk.quote(role[0], employer[1]).lower())), None
    if role and employer and role[0] < employer[1] and employer[0] < role[1]:
        role = None
    for one in (employer, role):
        if one:
            talk.take(one[0], one[1])
    _take_departments(talk, clause, named=employer is not None)
    return Work(kind=kind, employer=employer[2] if employer else None, role=role[2] if role else None)


def _for_it(talk: Talk, clause: Clause) -> bool:
    """Whether a clause says for what he does it: "vrijwillig, voor de club"."""
    return any(talk.at(tag.begin - 2) == "voor" for tag in talk.tags("KIND_OF_PLACE", clause))


def _with_rest(talk: Talk, clause: Clause, named: Work, *, fresh: bool) -> Work:
    """Add when, where and what was done."""
    period = period_in(talk, clause.begin, clause.end)
    if period:
        talk.take(period.begin, period.end)
        if period.start and not period.finish and talk.has("GONE", clause):
            period = replace(period, start="", finish=period.start)  # "ontslagen in 2024"
        if period.length and talk.has("GONE", clause) and not counts(period.length):
            period = replace(period, length="", still=False)  # "in mei gestopt" is no length
    place = place_of(talk, clause)
    if place:
        talk.take(place[0], place[1])
    tasks = list(tasks_in(talk, clause))
    for begin, end in tasks:
        talk.take(begin, end)
    told = tuple(talk.fact(shown(talk, begin, end)) for begin, end in tasks)
    named = replace(named, place=talk.fact(place[2]) if place else None)
    return replace(
        named,
        start=_fact(talk, period.start if period else ""),
        end=_fact(talk, period.finish if period else ""),
        length=_fact(talk, period.length if period else ""),
        still=_still(talk, clause, replace(named, tasks=told), period),
        tasks=told,
        fresh=fresh,
    )


def _take_departments(talk: Talk, clause: Clause, *, named: bool) -> None:
    """Leave out "in de keuken" behind a place of work that is `named`, and "bij het tehuis": no part of a task."""
    leads = {"in", "op", "bij"} if named else {"bij"}
    for tag in talk.tags("KIND_OF_PLACE", clause):
        if talk.at(tag.begin - 1) in {"de", "het"} and talk.at(tag.begin - 2) in leads:
            talk.take(tag.begin - 2, tag.end)


def says_something(work: Work) -> bool:
    """Whether there is more in it than a kind that everybody's work has, and whether it lasts."""
    if work.employer or work.role or work.tasks or work.start or work.end or work.length or work.place:
        return True
    return work.still is not None or (work.kind is not None and work.kind.value != "werk")


def ended(talk: Talk, clause: Clause) -> Work:
    """A job that a clause says is over, and how long it lasted: "moest weg na 3 maanden"."""
    period = period_in(talk, clause.begin, clause.end)
    lasted = period is not None and counts(period.length) and talk.at(period.begin - 1) == "na"
    return Work(still=talk.fact(NO), length=_fact(talk, period.length if period and lasted else ""))


def _fact(talk: Talk, value: str) -> Fact | None:
    return talk.fact(value) if value else None


def kind_in(talk: Talk, clause: Clause) -> Fact | None:
    """Return the kind of work that a clause names, unless it is denied ("geen stage")."""
    found = {tag.id for tag in talk.tags("KIND", clause) if not _beside(talk, tag.begin)}
    found |= {"stage" for index in range(clause.begin, clause.end)
              if talk.at(index).endswith("stage") and not _beside(talk, index)}  # fmt: skip
    if any(word.text.lower().startswith("bijbaan") for word in talk.words[clause.begin : clause.end]):
        found.add("bijbaan")
    return next((talk.fact(kind) for kind in _KINDS if kind in found), None)


def _beside(talk: Talk, index: int) -> bool:
    """Whether a kind is denied, or stands beside what is told ("na mijn stage")."""
    before = talk.at(index - 1)
    further = talk.at(index - 2) if before in {"mijn", "de", "die"} else ""
    return before in {"geen", "na", "zonder", "voor", "van"} or further in {"na", "voor", "van", "naast"}


def _has_one(talk: Talk, clause: Clause) -> bool:
    """Whether a clause says that he has or had a stage, rather than speaking of stages."""
    said = set(talk.normals[clause.begin : clause.end])
    return bool(said & some("werk", "past") or said & some("werk", "present") or said & {"heb", "naar"})


def _still(talk: Talk, clause: Clause, found: Work, period: Period | None) -> Fact | None:
    """Return YES or NO where a clause tells whether he is still there. A verb tells it only of what is spoken of:
    "9 gymschoenen had ik laatst" does not."""
    undone = talk.has("VERB", clause) and "meer" in talk.said_in(clause) and talk.has("TASK_CUE", clause)
    if undone:
        return None  # "afrekenen doe ik niet meer"
    gone = [tag for tag in talk.tags("GONE", clause) if not _unknown(talk, tag.begin) and not _no_end(talk, tag)]
    if (gone and not _of_one_task(talk, clause)) or talk.has("IDLE", clause):
        return talk.fact(NO)
    words = _verbs_of(talk, clause)
    past, present = bool(words & some("werk", "past")), bool(words & some("werk", "present")) or minds(talk, clause)
    named = bool(found.employer or found.role or found.kind or period or found.tasks or found.place)
    spoken_of = named or bool(words & some("werk", "there")) or "tot" in words or _is_now(talk, clause)
    now = (talk.has("NOW", clause) and (spoken_of or present)) or (period is not None and period.still)
    works_now = any(tag.id == "werk" for tag in talk.tags("KIND", clause)) and talk.has("NOW", clause)
    if now and words & {"niet", "niks", "geen"} and works_now:
        return talk.fact(NO)  # "nu werk ik niet"
    if now and not (past and not words & some("werk", "now_too")):
        return talk.fact(YES)
    if period is not None and period.finish:
        return talk.fact(NO)
    last = any(talk.at(at) in {"vorig", "vorige", "afgelopen"} and talk.at(at - 1) not in {"sinds", "vanaf"}
               for at in range(clause.begin, clause.end))  # fmt: skip
    if (last or words & some("werk", "before_now")) and named and not present:
        return talk.fact(NO)
    if past and not now and spoken_of:
        return talk.fact(NO) if not present or "ben" in words else None
    is_one = any(talk.at(tag.begin - 1 - (talk.at(tag.begin - 1) in {"ook", "een", "ik"})) in {"ben", "ik"}
                 for label in ("KIND", "ROLE") for tag in talk.tags(label, clause))  # fmt: skip
    here = present and spoken_of and ("ben" not in words or is_one or _is_there(talk, clause))
    here = here or any(talk.tag_at("KIND", at) for at in _had(talk, clause))
    here = here or (named and bool(words & some("werk", "habit")) and not period)
    return talk.fact(YES) if (here or now) and not past else None


def _no_end(talk: Talk, tag: Tag) -> bool:
    """Whether what sounds like an end is none: "nooit meer weg", "nog niet gestopt", "onkruid weg halen"."""
    denied = {"niet", "nooit", "nog"} & {talk.at(tag.begin - 1), talk.at(tag.begin - 2)}
    away = talk.at(tag.begin) == "weg" and (talk.at(tag.end).endswith("en") or talk.at(tag.begin - 1) in {"de", "een"})
    return bool(denied) or away


def _of_one_task(talk: Talk, clause: Clause) -> bool:
    """Whether only a thing done is over: "folders niet meer"."""
    behind = next((tag for tag in talk.tags("GONE", clause) if tag.id == "niet meer"), None)
    if behind is None or behind.end != clause.end or behind.begin - clause.begin not in (1, 2):
        return False
    return talk.at(behind.begin - 1).isalpha() and not any(
        talk.tag_at(label, behind.begin - 1) for label in ("NOW", "EMPLOYER", "KIND", "KIND_OF_PLACE", "PRESENT")
    ) and talk.at(behind.begin - 1) not in some("werk", "stops_name")


def _unknown(talk: Talk, index: int) -> bool:
    """Whether a word belongs to "weet ik niet meer"."""
    return any(tag.begin <= index < tag.end for tag in talk.tags("UNKNOWN"))


def _is_now(talk: Talk, clause: Clause) -> bool:
    """Whether a clause says no more than that it lasts: "nu nog steeds"."""
    inside = {at for tag in talk.tags("NOW", clause) for at in range(tag.begin, tag.end)}
    around = some("werk", "now_too") | {"en", "ja", "dus", "ik"}
    return bool(inside) and all(at in inside or talk.at(at) in around for at in range(clause.begin, clause.end))


def _had(talk: Talk, clause: Clause) -> list[int]:
    """Where stands what he has: "ik heb (nu) (een) krantenwijk"."""
    places = [at + 1 for at in range(clause.begin, clause.end) if talk.at(at) == "heb"]
    return [at + skip for at in places for skip in range(4)
            if all(talk.at(at + back) in {"ik", "een", "n", "nu", "ook", "nog"} for back in range(skip))]  # fmt: skip


def _is_there(talk: Talk, clause: Clause) -> bool:
    """Whether "ben" tells where he is: "ben (nu) bij"."""
    places = [at for at in range(clause.begin, clause.end) if talk.at(at) == "ben"]
    return any({"bij", "op", "in"} & {talk.at(at + step) for step in (1, 2, 3, 4)} for at in places)


def _verbs_of(talk: Talk, clause: Clause) -> set[str]:
    """The words of a clause, but for "was" in "was vouwen" and what tells only that it began."""
    words = {
        talk.at(index)
        for index in range(clause.begin, clause.end)
        if not (talk.at(index) == "werk" and talk.at(index + 1) == ":")  # "werk: bakker Bart"
        if talk.at(index) != "was" or not (talk.tag_at("VERB", index + 1) or talk.at(index - 1) == "de")
    }
    began = {"was", "is"} if words & {"begin", "start", "begonnen", "startdatum"} else set()
    return words - {"begonnen", "begon"} - began  # "begin was april" does not tell that it is over


def _fresh(talk: Talk, clause: Clause) -> bool:
    """Whether a clause begins with something new: "daarna", "ook nog", "en nu"."""
    return any(talk.tag_at("FRESH", index) for index in range(clause.begin, min(clause.begin + 5, clause.end)))

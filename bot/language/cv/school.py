"""What one clause says of a school or course: level, subject, name, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.core.cv import Education
from bot.language.cv.lists import part, some
from bot.language.cv.period import period_in
from bot.language.cv.ruler import Tag
from bot.language.cv.school_names import Named, school_name
from bot.language.cv.school_state import PAPERS, state_in
from bot.language.cv.school_subject import at_school, only_subject, subject_in
from bot.language.cv.talk import Clause, Talk

_YEARS = frozenset({"jaar", "leerjaar", "klas"})
_NAMED = ("LEVEL", "SCHOOL", "SUBJECT", "SCHOOL_CUE", "STATE", "KIND", "EMPLOYER")


def school_in(talk: Talk, clause: Clause, *, sure: bool, loose: bool, known: str = "") -> Education | None:
    """Return what a clause says of a school, None when it says nothing. `sure` and `loose` as for work; `known`: the
    level of the school that is spoken of, of which "die heb ik gehaald" tells."""
    levels = [tag for tag in talk.tags("LEVEL", clause) if talk.free(tag.begin, tag.end) and not _of_paper(talk, tag)]
    level = _fullest(levels) or (_asked_level(talk, clause) if sure else None)
    if _of_something_else(talk, clause, level, sure=sure):
        return None
    state = state_in(talk, clause, level.id if level else known)
    if level is not None and not state and talk.at(level.begin - 1) == "nu":
        state = "busy"
    sure = sure and not talk.has("LANGUAGE", talk.sentence(clause))  # "nederlands b1, ik leer nog"
    his = any(talk.at(at) in {"school", "opleiding"} and talk.at(at - 1) not in {"een", "n"}
              for at in range(clause.begin, clause.end))  # fmt: skip
    loose = loose or (state in ("stopped", "busy") and his)
    school = school_name(talk, clause, sure=sure)
    alone = loose and only_subject(talk, clause)
    cued = sure or alone or level is not None or school is not None or at_school(talk, clause)
    within = range(*school[:2]) if school else range(0)
    subject = subject_in(talk, clause, sure=cued, not_in=within, alone=alone)
    told = (state and (loose or sure or (state in PAPERS and _owned(talk, clause)))) or (loose and _over(talk, clause))
    near = level or school or sure or loose or talk.has("SCHOOL_CUE", clause)
    if not (near and (level or school or subject or told)):
        return None
    found = Education(
        level=talk.fact(_level(talk, clause, level.id)) if level else None,
        school=school[2] if school else None,
        subject=subject[2] if subject else None,
        state=talk.fact(state) if state else None,
        fresh=any(talk.tag_at("FRESH", index) and talk.at(index + 1) not in _YEARS  # "tweede jaar"
                  for index in range(clause.begin, min(clause.begin + 4, clause.end))),
    )
    return _taken(talk, _when(talk, clause, found, sure=sure), [*levels, *(one for one in (school, subject) if one)])


def _taken(talk: Talk, found: Education, words: Sequence[Tag | Named]) -> Education:
    """What was found, its words taken."""
    for one in words:
        talk.take(*((one.begin, one.end) if isinstance(one, Tag) else one[:2]))
    return found


def _fullest(levels: list[Tag]) -> Tag | None:
    """The level that tells most: "mbo 2" rather than "mbo"."""
    return max(levels, key=lambda tag: (tag.id not in {"mbo", "vmbo"}, tag.end - tag.begin), default=None)


def _over(talk: Talk, clause: Clause) -> bool:
    """Whether a clause says when it was over: "gehaald in juni 2023"."""
    return talk.has("STATE", clause) and period_in(talk, clause.begin, clause.end) is not None


def _of_paper(talk: Talk, tag: Tag) -> bool:
    """Whether a level is that of a paper for work: "lasdiploma niveau 2", "vca basis gehaald"."""
    return any(one.begin <= tag.begin <= one.end for one in talk.tags("CERTIFICATE"))


def _asked_level(talk: Talk, clause: Clause) -> Tag | None:
    """The level that one word tells where school was asked for: "kader, niet gehaald"."""
    known: dict[str, str] = part("opleiding", "levels_asked")
    for at in range(clause.begin, clause.end):
        led = at == clause.begin or talk.at(at - 1) in some("opleiding", "before_asked")
        if talk.at(at) in known and led and talk.at(at + 1) != "van" and talk.free(at, at + 1):
            return Tag("LEVEL", known[talk.at(at)], at, at + 1)
    return None


def _of_something_else(talk: Talk, clause: Clause, level: Tag | None, *, sure: bool) -> bool:
    """Whether a clause speaks of plans, of a licence ("rijbewijs 2 keer gezakt") or of what he never did."""
    if talk.has("NOT_SCHOOL", clause) or _only_plans(talk, clause, sure=sure) or _of_wish(talk, clause):
        return True
    if level is None:
        machine = not talk.said_in(clause).isdisjoint(part("persoon", "machines"))
        paper = any(talk.has(label, clause) for label in ("LICENCE", "LICENCE_TYPED"))
        said = talk.said_in(clause)  # "een certificaat voor de hoogwerker"
        for_it = "voor" in said and not said.isdisjoint(some("persoon", "machine_papers"))
        return paper or (machine and (for_it or not talk.has("SUBJECT_CUE", clause)))
    words = talk.said_in(clause)
    return bool(words & {"nooit", "niet", "geen"} and words & {"gedaan", "gevolgd", "gezeten"})


def _when(talk: Talk, clause: Clause, found: Education, *, sure: bool) -> Education:
    """A school with its time; the one year of what is over is its end: "diploma gehaald in 2022"."""
    period = period_in(talk, clause.begin, clause.end)
    if period is None:
        return found
    talk.take(period.begin, period.end)
    start = talk.fact(period.start) if period.start else None
    end = talk.fact(period.finish) if period.finish else None
    over = found.state is not None and found.state.value in (*PAPERS, "stopped")
    over = over or any(tag.id == "passed" for tag in talk.tags("STATE", clause))
    if over and start and not end:
        start, end = None, start
    stopped = found.state is not None and found.state.value == "stopped"  # "na drie maanden gestopt"
    length = talk.fact(period.length) if period.length and sure and not stopped else None
    return replace(found, start=start, end=end, length=length)


def _level(talk: Talk, clause: Clause, level: str) -> str:
    """The level, with bbl or bol behind it when that was said."""
    mode = next((one for one in part("opleiding", "modes") if one in talk.normals[clause.begin : clause.end]), "")
    return f"{level} {mode}" if mode and level.startswith("mbo") else level


def _only_plans(talk: Talk, clause: Clause, *, sure: bool) -> bool:
    """Whether a clause tells what is to come. `sure`: where school was asked for, only what says so plainly."""
    words = set(talk.normals[clause.begin : clause.end])
    before = next((one for one in talk.clauses if one.end == clause.begin and one.sentence == clause.sentence), None)
    led = before is not None and talk.has("PLAN", before) and not any(talk.has(one, before) for one in _NAMED)
    near = words | (talk.said_in(before) if before is not None else set())
    planned = not near.isdisjoint(some("opleiding", "plans_plain")) if sure else led or talk.has("PLAN", clause)
    period = period_in(talk, clause.begin, clause.end) if words & {"ga", "gaan", "begin", "start"} else None
    planned = planned or (period is not None and not period.still)  # "ik ga in september naar het mbo"
    return planned and not words & {"gehaald", "gedaan", "geslaagd", "zit", "bezig", "zat"}


def _of_wish(talk: Talk, clause: Clause) -> bool:
    """Whether a clause says what a wish takes: "later wil ik kok worden, maar dat is mbo 4"."""
    wish = talk.tags("WISH", talk.sentence(clause))
    first = clause.begin + (talk.at(clause.begin) in some("clauses", "always"))
    return bool(wish) and wish[0].begin < clause.begin and talk.at(first) in {"dat", "daar", "daarvoor", "dan"}


def _owned(talk: Talk, clause: Clause) -> bool:
    return not some("opleiding", "owned").isdisjoint(talk.normals[clause.begin : clause.end])

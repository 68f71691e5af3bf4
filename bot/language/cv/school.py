"""What one clause says of a school or course: level, subject, name, and what came of it."""

from __future__ import annotations

from dataclasses import replace

from bot.core.cv import Education
from bot.language.cv.lists import part, some
from bot.language.cv.period import period_in
from bot.language.cv.ruler import Tag
from bot.language.cv.school_names import Named, school_name
from bot.language.cv.talk import Clause, Talk

_PAPERS = ("praktijkverklaring", "branchecertificaat", "getuigschrift", "diploma")
_NEAR = 4  # words between a subject and its level
_IN_A_TRADE = ("mbo", "niveau", "entree")  # levels behind which the subject is said
_WITH_DIPLOMA = ("mbo", "niveau", "entree", "vmbo", "havo", "vwo")


def school_in(talk: Talk, clause: Clause, *, sure: bool, loose: bool) -> Education | None:
    """Return what a clause says of a school, None when it says nothing. `sure` and `loose` as for work."""
    levels = [tag for tag in talk.tags("LEVEL", clause) if talk.free(tag.begin, tag.end)]
    level = max(levels, key=lambda tag: (tag.id not in {"mbo", "vmbo"}, tag.end - tag.begin), default=None)
    if _of_something_else(talk, clause, level, sure=sure):
        return None
    state = state_in(talk, clause, level.id if level else "")
    if level is not None and not state and talk.at(level.begin - 1) == "nu":
        state = "busy"
    loose = loose or (state == "stopped" and bool(talk.said_in(clause) & {"school", "opleiding"}))
    school = school_name(talk, clause, sure=sure)
    within = range(*school[:2]) if school else range(0)
    whole = loose and any((tag.begin, tag.end) == (clause.begin, clause.end) for tag in talk.tags("SUBJECT", clause))
    subject = _subject(talk, clause, sure=sure or whole or level is not None, not_in=within)
    if not (level or school or subject or (state and (loose or sure or (state in _PAPERS and _owned(talk, clause))))):
        return None
    if level is None and school is None and not sure and not loose and not talk.has("SCHOOL_CUE", clause):
        return None
    spans = [(tag.begin, tag.end) for tag in levels] + [one[:2] for one in (school, subject) if one]
    found = Education(
        level=talk.fact(_level(talk, clause, level.id)) if level else None,
        school=school[2] if school else None,
        subject=subject[2] if subject else None,
        state=talk.fact(state) if state else None,
        fresh=any(talk.tag_at("FRESH", index) for index in range(clause.begin, min(clause.begin + 4, clause.end))),
    )
    found = _when(talk, clause, found, sure=sure)
    for begin, end in spans:
        talk.take(begin, end)
    return found


def _of_something_else(talk: Talk, clause: Clause, level: Tag | None, *, sure: bool) -> bool:
    """Whether a clause speaks of plans, of a licence ("rijbewijs 2 keer gezakt") or of what he never did."""
    if talk.has("NOT_SCHOOL", clause) or (not sure and _only_plans(talk, clause)) or _of_wish(talk, clause):
        return True
    if level is None:
        return talk.has("LICENCE", clause) or talk.has("LICENCE_TYPED", clause)
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
    over = found.state is not None and found.state.value in (*_PAPERS, "stopped")
    if over and start and not end:
        start, end = None, start
    length = talk.fact(period.length) if period.length and sure else None
    return replace(found, start=start, end=end, length=length)


def _level(talk: Talk, clause: Clause, level: str) -> str:
    """The level, with bbl or bol behind it when that was said."""
    mode = next((one for one in part("opleiding", "modes") if one in talk.normals[clause.begin : clause.end]), "")
    return f"{level} {mode}" if mode and level.startswith(("mbo", "niveau")) else level


def _only_plans(talk: Talk, clause: Clause) -> bool:
    words = set(talk.normals[clause.begin : clause.end])
    return talk.has("PLAN", clause) and not words & {"gehaald", "gedaan", "geslaagd", "zit", "bezig", "zat"}


def _of_wish(talk: Talk, clause: Clause) -> bool:
    """Whether a clause says what a wish takes: "later wil ik kok worden, maar dat is mbo 4"."""
    wish = talk.tags("WISH", talk.sentence(clause))
    first = clause.begin + (talk.at(clause.begin) in some("clauses", "always"))
    return bool(wish) and wish[0].begin < clause.begin and talk.at(first) in {"dat", "daar", "daarvoor", "dan"}


def _owned(talk: Talk, clause: Clause) -> bool:
    return not some("opleiding", "owned").isdisjoint(talk.normals[clause.begin : clause.end])


def state_in(talk: Talk, clause: Clause, level: str) -> str:
    """Return what came of it, "" when that is not said. Stopped outweighs busy, a paper outweighs "gehaald"."""
    found = {tag.id for tag in talk.tags("STATE", clause) if talk.free(tag.begin, tag.end)}
    words = set(talk.normals[clause.begin : clause.end])
    if "stopped" in found:
        return "stopped"
    places = [at for tag in talk.tags("STATE", clause) for at in range(tag.begin - 3, tag.end + 3)]
    near = {talk.at(at) for at in places}
    denied = bool(near & {"geen", "zonder", "nooit", "niet"} & words)
    if denied:
        return ""
    paper = next((one for one in _PAPERS if one in found), "")
    if paper and not words & {"halen", "haal", "wil", "bijna", "voor", "bezig", "nog"}:
        return paper
    if "busy" in found and not words & {"zat", "deed", "was", "gehaald", "gedaan"}:
        return "busy"
    if "passed" in found and level.startswith(_WITH_DIPLOMA):
        return "diploma"
    return ""


def _subject(talk: Talk, clause: Clause, *, sure: bool, not_in: range) -> Named | None:
    """Return what it was in: listed, where the clause speaks of learning, or what follows "opleiding", "mbo 2"."""
    cue = talk.has("SUBJECT_CUE", clause) or talk.has("LEVEL", clause) or (sure and _nothing_else(talk, clause))
    for tag in talk.tags("SUBJECT", clause) if cue else ():
        before = talk.at(tag.begin - 1)
        other = tag.begin in not_in or before in {"mijn", "bij", "naar"} or not _learned(talk, clause, tag)
        if talk.free(tag.begin, tag.end) and not other:
            shown = talk.quote(tag.begin, tag.end)
            return tag.begin, tag.end, talk.fact(shown, "" if tag.exact else tag.id)
    for tag in talk.tags("SUBJECT_CUE", clause):
        if talk.normals[tag.begin] in some("opleiding", "named_cues"):
            found = _behind(talk, clause, tag.end)
            if found is not None:
                return found
    for at in range(clause.begin, clause.end):
        trade = talk.at(at).removesuffix("opleiding")  # "kappersopleiding"
        if trade != talk.at(at) and len(trade) > _NEAR and trade not in some("opleiding", "no_trade"):
            return at, at + 1, talk.fact(trade.removesuffix("s"))
    levels = [tag for tag in talk.tags("LEVEL", clause) if tag.id.startswith(_IN_A_TRADE)]
    return next((one for tag in levels if (one := _behind(talk, clause, tag.end))), None)


def _learned(talk: Talk, clause: Clause, tag: Tag) -> bool:
    """Whether a word that also names a place of work or what somebody is stands by a level or "opleiding"."""
    if not any(talk.tag_at(label, tag.begin) for label in ("ROLE", "KIND_OF_PLACE", "EMPLOYER", "TRANSPORT")):
        return True
    cues = [*talk.tags("LEVEL", clause), *talk.tags("SUBJECT_CUE", clause)]
    return any(-_NEAR <= one.begin - tag.end < _NEAR or 0 <= tag.begin - one.end < _NEAR for one in cues)


def _behind(talk: Talk, clause: Clause, begin: int) -> Named | None:
    """The words behind "opleiding" or a level up to a word that is no part of a subject: "mbo 2 stukadoor bij ..."."""
    begin += talk.at(begin) in {"tot", "voor", "in", "als", "van", ":", "richting"}
    end = begin
    while end < clause.end and end - begin < 4 and _part_of_subject(talk, end):
        end += 1
    return (begin, end, talk.fact(talk.quote(begin, end))) if end > begin else None


def _nothing_else(talk: Talk, clause: Clause) -> bool:
    """Whether a reply names what he learned and tells nothing besides, as "thuis kook ik wel" does."""
    words = talk.said_in(clause)
    works = any(talk.has(label, talk.sentence(clause)) for label in ("EMPLOYER", "KIND", "KIND_OF_PLACE", "NOT_TASK"))
    return len(words) <= 8 and not works and not words & {"thuis", "goed", "kan", "help"}


def _part_of_subject(talk: Talk, index: int) -> bool:
    word = talk.at(index)
    labels = ("LEVEL", "STATE", "SCHOOL", "PLACE", "PAST", "KIND", "EMPLOYER", "PRIVATE", "NOW")
    stop = word in some("namen", "stops") | some("werk", "stops_name") | some("opleiding", "no_subject")
    return (
        word.isalpha()
        and not stop
        and index not in talk.taken
        and not any(talk.tag_at(label, index) for label in labels)
    )

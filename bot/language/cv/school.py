"""What one clause says of a school or course: level, subject, name, and what came of it."""

from __future__ import annotations

from dataclasses import replace

from bot.core.cv import Education, Fact
from bot.language.cv.employer_names import is_capital, rare
from bot.language.cv.lists import part, some
from bot.language.cv.period import period_in
from bot.language.cv.shown import title, title_names
from bot.language.cv.talk import Clause, Talk

Named = tuple[int, int, Fact]
_PAPERS = ("praktijkverklaring", "branchecertificaat", "getuigschrift", "diploma")
_NAME = 3  # words of the name of a school
_NAMED_LEVELS = frozenset({"vso", "buso", "praktijkonderwijs"})  # schools that are called by a name
_WITH_DIPLOMA = ("mbo", "niveau", "entree", "vmbo", "havo", "vwo")


def school_in(talk: Talk, clause: Clause, *, sure: bool, loose: bool) -> Education | None:
    """Return what a clause says of a school, None when it says nothing. `sure` and `loose` as for work."""
    if talk.has("NOT_SCHOOL", clause) or (not sure and _only_plans(talk, clause)):
        return None
    levels = [tag for tag in talk.tags("LEVEL", clause) if talk.free(tag.begin, tag.end)]
    level = max(levels, key=lambda tag: (tag.id not in {"mbo", "vmbo"}, tag.end - tag.begin), default=None)
    words = talk.said_in(clause)
    if level is not None and words & {"nooit", "niet", "geen"} and words & {"gedaan", "gevolgd", "gezeten"}:
        return None  # "mbo 2 heb ik nooit gedaan"
    state = state_in(talk, clause, level.id if level else "")
    if level is not None and not state and talk.at(level.begin - 1) == "nu":
        state = "busy"
    loose = loose or (state == "stopped" and bool(talk.said_in(clause) & {"school", "opleiding"}))
    school = _school(talk, clause, sure=sure)
    within = range(*school[:2]) if school else range(0)
    subject = _subject(talk, clause, sure=sure or level is not None, not_in=within)
    if not (level or school or subject or (state and (loose or sure or (state in _PAPERS and _owned(talk, clause))))):
        return None
    if level is None and school is None and not sure and not loose and not talk.has("SCHOOL_CUE", clause):
        return None
    period = period_in(talk, clause.begin, clause.end)
    spans = [(tag.begin, tag.end) for tag in levels] + [one[:2] for one in (school, subject) if one]
    for begin, end in [*spans, *([(period.begin, period.end)] if period else [])]:
        talk.take(begin, end)
    found = Education(
        level=talk.fact(_level(talk, clause, level.id)) if level else None,
        school=school[2] if school else None,
        subject=subject[2] if subject else None,
        state=talk.fact(state) if state else None,
        start=talk.fact(period.start) if period and period.start else None,
        end=talk.fact(period.finish) if period and period.finish else None,
        length=talk.fact(period.length) if period and period.length else None,
        fresh=any(talk.tag_at("FRESH", index) for index in range(clause.begin, min(clause.begin + 4, clause.end))),
    )
    if period and found.state and found.state.value in (*_PAPERS, "stopped") and found.start and not found.end:
        found = replace(found, start=None, end=found.start)  # "diploma gehaald in 2022"
    return found


def _level(talk: Talk, clause: Clause, level: str) -> str:
    """The level, with bbl or bol behind it when that was said."""
    mode = next((one for one in part("opleiding", "modes") if one in talk.normals[clause.begin : clause.end]), "")
    return f"{level} {mode}" if mode and level.startswith(("mbo", "niveau")) else level


def _only_plans(talk: Talk, clause: Clause) -> bool:
    words = set(talk.normals[clause.begin : clause.end])
    return talk.has("PLAN", clause) and not words & {"gehaald", "gedaan", "geslaagd", "zit", "bezig", "zat"}


def _owned(talk: Talk, clause: Clause) -> bool:
    return not some("opleiding", "owned").isdisjoint(talk.normals[clause.begin : clause.end])


def state_in(talk: Talk, clause: Clause, level: str) -> str:
    """Return what came of it, "" when that is not said. Stopped outweighs busy, a paper outweighs "gehaald"."""
    found = {tag.id for tag in talk.tags("STATE", clause)}
    words = set(talk.normals[clause.begin : clause.end])
    if "stopped" in found:
        return "stopped"
    near = {talk.at(at) for tag in talk.tags("STATE", clause) for at in (*range(tag.begin - 3, tag.begin), tag.end)}
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


def _school(talk: Talk, clause: Clause, *, sure: bool) -> Named | None:
    """Return the name of a school: listed, or "... college" with the words before it."""
    for tag in talk.tags("SCHOOL", clause):
        ordinary = tag.end - tag.begin == 1 and talk.at(tag.begin) in some("opleiding", "school_words")
        led = sure or talk.at(tag.begin - 1) in some("opleiding", "before_school")
        if talk.free(tag.begin, tag.end) and (led or not ordinary):
            typed = title(talk.quote(tag.begin, tag.end))
            return tag.begin, tag.end, talk.fact(tag.id) if tag.exact else talk.fact(typed, tag.id)
    for index in range(clause.begin, clause.end):
        found = _college(talk, clause, index) or _school_called(talk, clause, index)
        if found:
            return found
    return None


def _college(talk: Talk, clause: Clause, index: int) -> Named | None:
    """Read "Pallas Athene College"."""
    begin = index
    while talk.at(index) in {"college", "lyceum"} and begin > clause.begin and index - begin < 3:
        if not _names_school(talk, begin - 1):
            break
        begin -= 1
    return (begin, index + 1, talk.fact(_titled(talk, begin, index + 1))) if begin < index else None


def _school_called(talk: Talk, clause: Clause, index: int) -> Named | None:
    """Read "school De Piloot", "praktijkschool de atlas", "vso (De Lindeboom)", "de brug heette die school"."""
    if talk.at(index) in {"heet", "heette"} and talk.at(index + 2) == "school" and 0 < index - clause.begin <= _NAME:
        return clause.begin, index, talk.fact(title_names(talk.quote(clause.begin, index)))
    level = any(tag.id in _NAMED_LEVELS and tag.end == index + 1 for tag in talk.tags("LEVEL", clause))
    if not level and talk.at(index) not in {"school", "praktijkschool"}:
        return None
    begin = index + 1
    while begin < clause.end and talk.at(begin) in {"gedaan", "gezeten", "in", "op", "(", ":"}:
        begin += 1
    article = talk.at(begin) in {"de", "het", "'t"}
    end = begin + article
    beside = begin > index + 1 and not article and not is_capital(talk, end) and not talk.at(end).startswith("sint")
    if end >= clause.end or beside or any(talk.tag_at(label, end) for label in ("LEVEL", "PLACE", "SUBJECT", "STATE")):
        return None
    if not is_capital(talk, end):
        whole = clause.end - clause.begin <= 4 and article
        after = talk.at(end + 1)
        sure = not level or not after.isalpha() or after in some("opleiding", "behind_name")
        named = (level or talk.at(index) != "school" or whole) and (rare(talk, end) or _called(talk, end))
        return (begin, end + 1, talk.fact(title_names(talk.quote(begin, end + 1)))) if named and sure else None
    stop = end
    while stop < clause.end and is_capital(talk, stop) and not talk.tag_at("PLACE", stop):
        stop += 1
    return (begin, stop, talk.fact(talk.quote(begin, stop))) if stop > end else None


def _called(talk: Talk, index: int) -> bool:
    """Whether "de" leads in a name here: "praktijkschool de atlas in Hoogezand"."""
    word = talk.at(index)
    return (
        talk.at(index - 1) in {"de", "het"}
        and word.isalpha()
        and word not in some("namen", "stops") | some("werk", "stops_name")
    )


def _names_school(talk: Talk, index: int) -> bool:
    word = talk.at(index)
    return word.isalpha() and word not in some("namen", "stops") | some("opleiding", "school_not") | {"mbo", "roc"}


def _titled(talk: Talk, begin: int, end: int) -> str:
    typed = talk.quote(begin, end)
    return title(typed) if typed.islower() else typed


def _subject(talk: Talk, clause: Clause, *, sure: bool, not_in: range) -> Named | None:
    """Return what it was in: listed, where the clause speaks of learning, or what follows "opleiding"."""
    cue = talk.has("SUBJECT_CUE", clause) or talk.has("LEVEL", clause) or (sure and _nothing_else(talk, clause))
    for tag in talk.tags("SUBJECT", clause) if cue else ():
        before = talk.at(tag.begin - 1)
        if talk.free(tag.begin, tag.end) and tag.begin not in not_in and before not in {"mijn", "bij", "naar"}:
            shown = talk.quote(tag.begin, tag.end)
            return tag.begin, tag.end, talk.fact(shown, "" if tag.exact else tag.id)
    for tag in talk.tags("SUBJECT_CUE", clause):
        if talk.normals[tag.begin] in some("opleiding", "named_cues"):
            begin = tag.end + (talk.at(tag.end) in {"tot", "voor", "in", "als", "van", ":"})
            end = begin
            while end < clause.end and end - begin < 4 and _part_of_subject(talk, end):
                end += 1
            if end > begin:
                return begin, end, talk.fact(talk.quote(begin, end))
    return None


def _nothing_else(talk: Talk, clause: Clause) -> bool:
    """Whether a reply names what he learned and tells nothing besides, as "thuis kook ik wel" does."""
    words = talk.said_in(clause)
    return len(words) <= 8 and not talk.has("NOT_TASK", clause) and not words & {"thuis", "goed", "kan", "help"}


def _part_of_subject(talk: Talk, index: int) -> bool:
    word = talk.at(index)
    labels = ("LEVEL", "STATE", "SCHOOL", "PLACE", "PAST", "KIND", "EMPLOYER", "PRIVATE", "NOW")
    stop = word in some("namen", "stops") | some("werk", "stops_name") | {
        "gehaald",
        "ma",
        "maar",
        "gedaan",
        "gevolgd",
        "afgerond",
        "mbo",
    }
    return (
        word.isalpha()
        and not stop
        and index not in talk.taken
        and not any(talk.tag_at(label, index) for label in labels)
    )

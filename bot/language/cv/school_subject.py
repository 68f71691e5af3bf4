"""What a school or course was in: listed, or told behind "opleiding" or a level."""

from __future__ import annotations

from bot.language.cv.lists import some
from bot.language.cv.ruler import Tag
from bot.language.cv.school_names import Named
from bot.language.cv.talk import Clause, Talk
from bot.language.cv.verbs import infinitive

_NEAR = 4  # words between a subject and its level
_IN_A_TRADE = ("mbo", "entree")  # levels behind which the subject is said


def at_school(talk: Talk, clause: Clause) -> bool:
    """Whether a clause tells what he did at school: "op school heb ik groen gedaan"."""
    words = talk.said_in(clause)
    return words >= {"op", "school"} and bool(words & some("opleiding", "did"))


def only_subject(talk: Talk, clause: Clause) -> bool:
    """Whether a clause is a subject, and at most "deed ik": "horeca deed ik"."""
    tags = talk.tags("SUBJECT", clause)
    rest = talk.normals[clause.begin : tags[0].begin] + talk.normals[tags[-1].end : clause.end] if tags else [""]
    return all(word in some("opleiding", "did") | {"ik", "en", "richting", "dat", "was"} for word in rest)


def subject_in(talk: Talk, clause: Clause, *, sure: bool, not_in: range, alone: bool = False) -> Named | None:
    """Return what it was in: listed, where the clause speaks of learning, or what follows "opleiding", "mbo 2"."""
    cue = alone or talk.has("SUBJECT_CUE", clause) or talk.has("LEVEL", clause) or at_school(talk, clause)
    cue = cue or (sure and _nothing_else(talk, clause))
    for tag in talk.tags("SUBJECT", clause) if cue else ():
        before = talk.at(tag.begin - 1)
        other = tag.begin in not_in or before in {"mijn", "bij", "naar"} or not (alone or _learned(talk, clause, tag))
        if talk.free(tag.begin, tag.end) and not other:
            begin, end = _done_in(talk, clause, tag), _run(talk, clause, tag)
            shown = talk.quote(begin, end)
            return begin, end, talk.fact(shown, "" if tag.exact or end > tag.end else tag.id)
    for tag in talk.tags("SUBJECT_CUE", clause):
        if " ".join(talk.normals[tag.begin : tag.end]) in some("opleiding", "named_cues"):
            found = _behind(talk, clause, tag.end)
            if found is not None:
                return found
    for at in range(clause.begin, clause.end):
        trade = talk.at(at).removesuffix("opleiding")  # "kappersopleiding"
        if trade != talk.at(at) and len(trade) > _NEAR and trade not in some("opleiding", "no_trade"):
            return at, at + 1, talk.fact(trade.removesuffix("s"))
    levels = [tag for tag in talk.tags("LEVEL", clause) if tag.id.startswith(_IN_A_TRADE)]
    return next((one for tag in levels if (one := _behind(talk, clause, tag.end))), None)


def _done_in(talk: Talk, clause: Clause, tag: Tag) -> int:
    """Where a subject begins that is told by what one does in it: "helpen in de zorg"."""
    lead = tag.begin - 1 - (talk.at(tag.begin - 1) in {"de", "het"})
    done = lead - 1 > clause.begin and talk.at(lead) in {"in", "met"} and infinitive(talk.at(lead - 1))
    return lead - 1 if done and talk.free(lead - 1, lead) else tag.begin


def _run(talk: Talk, clause: Clause, tag: Tag) -> int:
    """Where a row of subjects ends: "handhaving toezicht veiligheid", "zorg en welzijn"."""
    end = tag.end
    while True:
        begin = end + (talk.at(end) == "en")
        behind = talk.tag_at("SUBJECT", begin)
        if behind is None or behind.end > clause.end or not _learned(talk, clause, behind):
            return end
        end = behind.end


def _learned(talk: Talk, clause: Clause, tag: Tag) -> bool:
    """Whether a word that also names a place of work or what somebody is stands by a level or "opleiding"."""
    if not any(talk.tag_at(label, tag.begin) for label in ("ROLE", "KIND_OF_PLACE", "EMPLOYER", "TRANSPORT")):
        return True
    cues = [tag for label in ("LEVEL", "SUBJECT_CUE", "SCHOOL") for tag in talk.tags(label, clause)]
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

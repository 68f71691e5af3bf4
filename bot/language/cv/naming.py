"""What a place of work is called, told apart from it: "een basisschool, De Regenboog", "de kringloop heet Rondje"."""

from __future__ import annotations

from bot.core.cv import Work
from bot.core.cv_entries import rough
from bot.language.cv.employer_names import any_kind, by_ending, is_capital, part_of_name
from bot.language.cv.kin import Where
from bot.language.cv.kind_names import name_behind
from bot.language.cv.lists import some
from bot.language.cv.name_end import name_end
from bot.language.cv.shown import title_names
from bot.language.cv.talk import BREAKS, Clause, Talk

_MOST = 5  # words of a name
_OTHER = (
    "PLACE", "COUNTRY", "FIRST", "LANGUAGE", "LEVEL", "SCHOOL", "STATE", "CERTIFICATE", "TRANSPORT", "KIND", "VERB",
    "LICENCE", "LICENCE_TYPED", "ROLE", "NOW", "PRIVATE", "CORRECT", "PRESENT", "PAST", "SUBJECT",
)  # fmt: skip


def name_of(talk: Talk, clause: Clause, known: Work | None, begun: int) -> Where | None:
    """Return what a clause calls the place that was told roughly; `begun` is the sentence in which that was."""
    if known is not None and known.employer is not None and not rough(known.employer.value):
        return None
    where = called_in(talk, clause)
    same = known is not None and clause.sentence == begun
    return apposed(talk, clause) if where is None and same else where


def called_in(talk: Talk, clause: Clause) -> Where | None:
    """Return the name that a clause with "heet" gives to a place of work."""
    called = next((at for at in range(clause.begin, clause.end) if talk.at(at) in some("werk", "called")), None)
    if called is None or not talk.said_in(clause).isdisjoint({"ik", "school", "opleiding", "me", "jij", "je", "cv"}):
        return None
    around = some("werk", "called_around")
    behind = _trimmed(talk, called + 1, clause.end, around)
    before = _trimmed(talk, clause.begin, called, around)
    head = before[0] + (talk.at(before[0]) in {"de", "het"})
    kind = talk.tag_at("KIND_OF_PLACE", head) if head < before[1] else None
    for begin, end in (behind, before):
        if begin < end and end - begin <= _MOST and _may_name(talk, begin, end):
            named = talk.quote(begin, end)
            bare = begin == behind[0] and kind is not None and kind.end == before[1]
            lead = f"{talk.quote(kind.begin, kind.end)} " if bare and kind is not None else ""
            return begin, end, talk.fact(title_names(named) if named.islower() else f"{lead}{named}")
    return None


def apposed(talk: Talk, clause: Clause) -> Where | None:
    """Return the name that a clause is, and nothing besides but its town: "Frituur Sjengske", "hotel Zee in Ede"."""
    end = next((at for at in range(clause.begin, clause.end) if talk.at(at) in {"in", "te"}), clause.end)
    begin = clause.begin
    kind = talk.tag_at("KIND_OF_PLACE", begin) or by_ending(talk, begin) or any_kind(talk, begin)
    if kind is not None and name_behind(talk, kind.end, end, indefinite=False) == end > kind.end:
        return begin, end, talk.fact(_capital(title_names(talk.quote(begin, end)), talk.quote(begin, end)))
    if end - begin > _MOST or not _may_name(talk, begin, end):
        return None
    capitals = [at for at in range(begin, end) if is_capital(talk, at)]
    lead = talk.at(begin) in {"de", "het", "'t", "vv", "sv", "rkc"}
    small = some("namen", "particles")
    if not capitals or capitals[0] > begin + lead or (begin == 0 and len(capitals) < 2):
        return None
    if any(not is_capital(talk, at) and talk.at(at) not in small and at != begin for at in range(begin, end)):
        return None
    return begin, end, talk.fact(talk.quote(begin, end))


def headed(talk: Talk, clause: Clause) -> Where | None:
    """Return the name that a clause is and that "daar" right behind it speaks of: "Hulst en Zn, daar deed ik ..."."""
    following = clause.end + (talk.at(clause.end)[:1] in BREAKS)
    begin = clause.begin
    while begin < clause.end and talk.at(begin) in some("werk", "times"):
        begin += 1
    if talk.at(following) != "daar" or begin >= clause.end or not is_capital(talk, begin):
        return None
    alone = clause.end - begin == 1 and any(talk.tag_at(label, begin) for label in _OTHER)
    other = any(talk.has(label, clause) for label in ("LEVEL", "SCHOOL", "SCHOOL_CUE", "LIVES", "COUNTRY"))
    tells = any(talk.has(label, talk.sentence(clause)) for label in ("KIND", "VERB", "WORK_CUE", "TASK_CUE"))
    whole = name_end(talk, begin, clause.end, part_of_name, _MOST) == clause.end
    if alone or other or not tells or not whole:
        return None
    return begin, clause.end, talk.fact(talk.quote(begin, clause.end))


def is_named(talk: Talk, clause: Clause) -> bool:
    """Whether a clause is no more than a time and a kind of place with its name: "elke zomer camping de Duin", "bij
    garage Mulder in Epe"."""
    begin = clause.begin
    while begin < clause.end and talk.at(begin) in some("werk", "times") | {"bij"}:
        begin += 1
    kind = talk.tag_at("KIND_OF_PLACE", begin) or by_ending(talk, begin)
    end = next((at for at in range(begin, clause.end) if talk.at(at) in {"in", "te"}), clause.end)
    named = kind is not None and name_behind(talk, kind.end, end, indefinite=False) == end > kind.end
    return named and not talk.not_his(clause)


def _capital(small: str, typed: str) -> str:
    return small if typed.islower() else typed


def _trimmed(talk: Talk, begin: int, end: int, away: frozenset[str]) -> tuple[int, int]:
    while begin < end and (talk.at(begin) in away - {"de"} or talk.at(begin)[:1] in BREAKS):
        begin += 1
    stop = next((at for at in range(begin, end) if at > begin and talk.at(at) in {"in", "te", "en"}), end)
    while stop > begin and (talk.at(stop - 1) in away or talk.at(stop - 1)[:1] in BREAKS):
        stop -= 1
    return begin, stop


def _may_name(talk: Talk, begin: int, end: int) -> bool:
    """Whether no word of these tells anything else, and all are words."""
    words = [talk.words[at].text for at in range(begin, end)]
    other = any(begin <= tag.begin < end for label in _OTHER for tag in talk.tags(label)
                if tag.exact and not _within(talk, tag.begin))  # fmt: skip
    stops = some("werk", "stops_name") - some("namen", "particles")
    plain = all(word.replace("'", "").replace("&", "").replace("-", "").isalnum() for word in words)
    small = all(talk.at(at) not in stops or is_capital(talk, at) for at in range(begin, end))
    return begin < end and plain and small and not other and talk.free(begin, end)


def _within(talk: Talk, index: int) -> bool:
    """Whether a listed word stands behind another with a capital: "Aqua Wash", "Rad van Ede"."""
    before = index > 0 and (is_capital(talk, index - 1) or talk.at(index - 1) in {"de", "het"})
    return (is_capital(talk, index) and before) or talk.at(index - 1) == "van"

"""What he can: the things done that stand around "ik kan", and those enumerated before and behind it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from bot.core.cv import Said, Told
from bot.language.cv.lists import some
from bot.language.cv.shown import capital
from bot.language.cv.talk import BREAKS, Clause, Talk
from bot.language.cv.turns import is_private
from bot.language.cv.verbs import infinitive

_MOST = 7  # words of one thing that he can
_SHORT = 4  # letters of what is no infinitive that only its ending tells
_AWAY = (
    "PAST", "KIND_OF_PLACE", "KIND", "EMPLOYER", "WISH", "LICENCE", "LANGUAGE", "LEVEL", "ROLE", "FREE_NOT",
)  # fmt: skip
Found = tuple[int, Said]
Span = tuple[int, int]


def able_in(talk: Talk, clause: Clause) -> Iterator[Found]:
    """Yield what a clause says that he can: "ik kan koken", "lassen kan ik ook", "boren" in "ik kan zagen, boren"."""
    if _tells(talk, clause):
        spans = [span for part in _parts(talk, clause) for span in _around_can(talk, part)]
    else:
        spans = _bare(talk, clause) if _beside(talk, clause) else []
    for words in spans:
        if all(talk.free(*span) for span in words):
            for span in words:
                talk.take(*span)
            yield words[0][0], Told("skills", talk.fact(_shown(talk, words)))


def _shown(talk: Talk, spans: list[Span]) -> str:
    stands = talk.at(spans[0][0]) == "tegen" and not _infinitive(talk, spans[-1][1])
    return capital(" ".join(talk.quote(*span) for span in spans) + (" kunnen" if stands else ""))


def _can(talk: Talk, clause: Clause) -> list[int]:
    """Where a clause says "ik kan", "kan ik", "wat ik goed kan"."""
    said = talk.normals[clause.begin : clause.end]
    cans = [at for at, word in enumerate(said, clause.begin) if word == "kan"]
    pairs = [at for at in cans if "ik" in (talk.at(at - 1), talk.at(at + 1))]
    return pairs or [at for at in cans if talk.at(at - 2) == "ik" and talk.at(at - 3) in {"wat", "dat"}]


def _tells(talk: Talk, clause: Clause) -> bool:
    """Whether a clause says of him that he can do something, here and now."""
    cans = _can(talk, clause)
    colon = next((at for at in range(clause.begin, clause.end) if talk.at(at) == ":"), clause.end)
    colon = colon if cans and cans[0] < colon else clause.end
    words = set(talk.normals[clause.begin : colon])
    if cans and not some("persoon", "able_not_before").isdisjoint(talk.normals[clause.begin : cans[0]]):
        return False
    if not cans or talk.asks(clause) or talk.not_his(clause) or not words.isdisjoint(_no()):
        return False
    away = any(tag.id != "werk" for label in _AWAY for tag in talk.tags(label, clause))
    return not away and not is_private(talk, clause)


def _no() -> frozenset[str]:
    return some("persoon", "able_not") | some("kaal", "days")


def _parts(talk: Talk, clause: Clause) -> Iterator[Clause]:
    """The clause, cut at the "en" between two times "kan ik"."""
    begin = clause.begin
    for first, second in pairwise(_can(talk, clause)):
        cut = next((at for at in range(second, first, -1) if talk.at(at) == "en"), second)
        yield Clause(begin, cut, clause.sentence)
        begin = cut + 1
    yield Clause(begin, clause.end, clause.sentence)


def _around_can(talk: Talk, part: Clause) -> list[list[Span]]:
    """The things that stand before "kan ik", or behind "ik kan"; "reachtruck kan ik rijden" is one."""
    at = next(iter(_can(talk, part)), part.begin)
    turned = talk.at(at + 1) == "ik"
    before = _trimmed(talk, part.begin, at) if turned else (at, at)
    colon = next((one for one in range(at, part.end) if talk.at(one) == ":" and one > at + 1), part.end)
    after = _trimmed(talk, at + 1 + turned, colon)
    if before[0] == before[1]:
        return _things(talk, *after, sure=True)
    if after[0] == after[1]:
        return _things(talk, *before)
    both = after[1] - before[0] - 2 <= _MOST and _infinitive(talk, after[1]) and talk.at(after[1] - 1) != "komen"
    times = not some("persoon", "availability_words").isdisjoint(talk.normals[before[0] : before[1]])
    works = talk.at(after[1] - 1) == "werken" and talk.at(before[0]) != "met"
    return [[before, after]] if both and not times and not works else []


def _things(talk: Talk, begin: int, end: int, *, sure: bool = False) -> list[list[Span]]:
    """The parts of an enumeration that are things one does. `sure`: right behind "ik kan", where any infinitive is."""
    cuts = [at for at in range(begin, end) if talk.at(at) in BREAKS or talk.at(at) in {"en", "of"}]
    spans = [_trimmed(talk, *span) for span in zip([begin, *(at + 1 for at in cuts)], [*cuts, end], strict=True)]
    spans = [span for span in spans if span[0] < span[1]]
    if len(spans) > 1 and not _infinitive(talk, spans[0][1]) and _does(talk, begin, end):
        spans = [(begin, end)]  # "deuren en kozijnen schilderen"
    return [[span] for span in spans if _does(talk, *span, sure=sure)]


def _trimmed(talk: Talk, begin: int, end: int) -> Span:
    """The words without those that only lead in or trail off: "dat", "ook heel goed", "als de beste"."""
    while begin < end and (talk.at(begin) in some("persoon", "able_lead") or not talk.at(begin)[:1].isalnum()):
        begin += 1
    while end > begin and (talk.at(end - 1) in some("persoon", "able_tail") or not talk.at(end - 1)[:1].isalnum()):
        end -= 1
    return begin, end


def _does(talk: Talk, begin: int, end: int, *, sure: bool = False) -> bool:
    """Whether the words end in something that one does, or stand up to something ("tegen warmte")."""
    if not 0 < end - begin <= _MOST or not set(talk.normals[begin:end]).isdisjoint(some("persoon", "able_no_part")):
        return False
    plain = talk.at(end - 1) in some("persoon", "able_verbs")  # "lang staan", not "staan"
    stands = talk.at(begin) == "tegen" and end - begin > 1
    last = talk.at(end - 1)
    any_verb = sure and len(last) > _SHORT and last.endswith("en") and last not in some("persoon", "skill_not")
    well = talk.at(begin - 1) in {"goed", "snel", "netjes", "mooi"}  # "goed tellen", not "tellen"
    return stands or ((any_verb or _infinitive(talk, end)) and (not plain or well or end - begin > 1))


def _infinitive(talk: Talk, end: int) -> bool:
    """Whether the words before `end` close with something that one does."""
    last, plain = talk.at(end - 1), some("persoon", "able_verbs")
    made = any(last.endswith(verb) and len(last) - len(verb) > 2 for verb in plain)  # "hoofdrekenen"
    listed = any(tag.end == end for tag in talk.tags("VERB")) or infinitive(last)
    listed = listed or last in some("taken", "ends") or last in some("persoon", "able_alone")
    return made or last in plain or (listed and last not in some("persoon", "skill_not"))


def _bare(talk: Talk, clause: Clause) -> list[list[Span]]:
    """The things of a clause that says nothing else."""
    begin, end = _trimmed(talk, clause.begin, clause.end)
    words = set(talk.normals[begin:end])
    told = any(talk.has(label, clause) for label in _AWAY) or not words.isdisjoint(_no() | {"ik"})
    things = [] if told else _things(talk, begin, end)
    return things if things and things[-1][-1][1] == end else []


def _beside(talk: Talk, clause: Clause) -> bool:
    """Whether only bare things stand between a clause and one of its sentence that tells what he can."""
    same = [one for one in talk.clauses if one.sentence == clause.sentence]
    place = same.index(clause) if clause in same else 0
    for around in (reversed(same[:place]), iter(same[place + 1 :])):
        for one in around:
            if _tells(talk, one):
                return True
            begin, end = _trimmed(talk, one.begin, one.end)
            if begin < end and not _bare(talk, one):
                break
    return False

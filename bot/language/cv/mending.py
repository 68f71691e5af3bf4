"""Putting right and taking out: "nee wacht, dat was bij de Lidl", "niet 2022 maar 2023", "die stage mag eraf"."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.cv import Change, Remove, Said
from bot.language.cv.employer import employer_in
from bot.language.cv.kin import Where
from bot.language.cv.lists import some
from bot.language.cv.period import period_in
from bot.language.cv.right_not_wrong import right_not_wrong
from bot.language.cv.ruler import Tag
from bot.language.cv.shown import title
from bot.language.cv.talk import Clause, Talk

Found = tuple[int, Said]
_FIELDS = {
    "PLACE": "place", "EMPLOYER": "employer", "KIND_OF_PLACE": "employer", "ROLE": "role", "FIRST": "name",
}  # fmt: skip


def removals(talk: Talk, clause: Clause) -> Iterator[Found]:
    """Yield what has to go: "die stage mag eraf", "haal jumbo weg", "laat dat maar weg"."""
    away = talk.at(clause.end - 1) in some("gesprek", "mending", "away")
    tags = [
        tag
        for tag in talk.tags("REMOVE", clause)
        if away or talk.normals[tag.begin] != "haal" or tag.end - tag.begin > 1
    ]
    private = talk.has("PRIVATE", talk.sentence(clause))  # "schulden, dat hoort niet op een cv" is said of those
    removed = _removed(talk, clause) if tags and not private and not talk.not_his(clause) else None
    if removed is not None:
        talk.take(clause.begin, clause.end)
        yield clause.begin, removed


def _removed(talk: Talk, clause: Clause) -> Remove | None:
    """What a clause that takes something out speaks of."""
    for label in ("EMPLOYER", "KIND_OF_PLACE", "ROLE", "LANGUAGE", "CERTIFICATE"):
        if found := [tag for tag in talk.tags(label, clause) if tag.id != "school"]:
            return Remove("", found[0].id)
    kinds = [tag for tag in talk.tags("KIND", clause) if tag.id != "werk"]
    school = [tag for label in ("LEVEL", "SCHOOL", "SUBJECT") for tag in talk.tags(label, clause)]
    named = talk.tags("REMOVED", clause)
    if kinds:
        return Remove("work", kinds[0].id)
    if school:
        return Remove("education", school[0].id)
    if named:
        return Remove(named[0].id)
    if talk.said_in(clause) & some("gesprek", "mending", "schools"):
        return Remove("education")
    if talk.said_in(clause) & some("gesprek", "mending", "jobs"):
        return Remove("work")
    this = set(talk.normals[clause.begin : clause.end]) & some("gesprek", "mending", "this")
    return Remove("", _pointed_at(talk, clause)) if this and clause.end - clause.begin <= 8 else None


def _pointed_at(talk: Talk, clause: Clause) -> str:
    """What "die" stands before, in no list of ours: "die hotmail mag eraf" is not said of what was told last."""
    points, around = some("gesprek", "mending", "points"), some("gesprek", "mending", "around")
    for index in range(clause.begin, clause.end - 1):
        word = talk.at(index + 1)
        ours = word in around or any(tag.begin <= index + 1 < tag.end for tag in talk.tags("REMOVE", clause))
        if talk.at(index) in points and word.isalpha() and not ours:
            return word
    return ""


def meant_removals(found: list[Said]) -> list[Said]:
    """The facts without a removal that names nothing and has something else told behind it: what he says there is what
    should stand instead, and what would go is what he spoke of in another message."""
    return [one for at, one in enumerate(found) if not (_bare(one) and any(map(_tells, found[at + 1 :])))]


def _bare(one: Said) -> bool:
    return isinstance(one, Remove) and not (one.of or one.words or one.joke)


def _tells(one: Said) -> bool:
    return not isinstance(one, Remove)


def corrections(talk: Talk, clause: Clause) -> Iterator[Found]:
    """Yield what is put right: "niet 2022 maar 2023", "nee wacht, dat was bij de Lidl"."""
    if (said := right_not_wrong(talk, clause)) is not None:
        yield clause.begin, said
        return
    whole = talk.sentence(clause)
    following = next((one for one in talk.clauses if one.begin >= clause.end), None)
    if talk.at(clause.end) in {"maar", ","} or (following and talk.at(following.begin) == "maar"):
        swapped = _swapped(talk, clause, following)
        if swapped:
            yield clause.begin, swapped
            return
    corrected = talk.has("CORRECT", clause) or _after_cue(talk, clause)
    if corrected and clause.begin >= whole.begin:
        yield from _put_right(talk, clause)


def _after_cue(talk: Talk, clause: Clause) -> bool:
    """Whether the clause before was nothing but "nee wacht"."""
    before = [one for one in talk.clauses if one.end <= clause.begin]
    if not before or not talk.has("CORRECT", before[-1]):
        return False
    means = talk.at(before[-1].begin) in some("gesprek", "mending", "means")
    if means and talk.sentence(before[-1]).begin < before[-1].begin:
        return False  # "sinds 2023 bedoel ik, in 2022 liep ik stage" put right what stands before it
    return before[-1].end - before[-1].begin <= 4 and clause.begin - before[-1].end <= 2


def _swapped(talk: Talk, clause: Clause, following: Clause | None) -> Change | None:
    """Read "niet X maar Y"."""
    if following is None or "niet" not in talk.said_in(clause) or talk.at(following.begin) != "maar":
        return None
    for label, name in _FIELDS.items():
        old, new = talk.tags(label, clause), talk.tags(label, following)
        if old and new and old[0].id != new[0].id:
            shown = talk.quote(new[0].begin, new[0].end)
            shown = new[0].id if label in ("PLACE", "EMPLOYER") else title(shown) if label == "FIRST" else shown
            talk.take(clause.begin, following.end)
            return Change(name, talk.fact(shown), old[0].id)
    was, now = period_in(talk, clause.begin, clause.end), period_in(talk, following.begin, following.end)
    if was is None or now is None:
        return None
    old_year, new_year = was.start or was.finish, now.start or now.finish
    if bool(old_year) != bool(new_year):
        return None
    talk.take(clause.begin, following.end)
    return (
        Change("year", talk.fact(new_year), old_year)
        if old_year
        else Change("length", talk.fact(now.length), was.length)
    )


def _put_right(talk: Talk, clause: Clause) -> Iterator[Found]:
    """Yield the new value of a clause that puts right, when it holds just one."""
    kinds = [tag for tag in talk.tags("KIND", clause) if tag.id != "werk"]
    if kinds and (lasted := _of_known(talk, clause, kinds[0])) is not None:
        talk.take(clause.begin, clause.end)
        yield clause.begin, lasted
        return
    if kinds and not talk.has("EMPLOYER", clause) and talk.tags("CORRECT"):
        talk.take(clause.begin, clause.end)
        yield clause.begin, Change("kind", talk.fact(kinds[0].id))
        return
    further = some("gesprek", "mending", "further") & talk.said_in(clause)  # "o nee wacht, daarvoor nog de Hema"
    if talk.has("VERB", clause) or (talk.has("FRESH", clause) and further):
        return
    where = employer_in(talk, clause, sure=True) or _named_only(talk, clause)
    period = period_in(talk, clause.begin, clause.end)
    if where:
        talk.take(where[0], where[1])
        yield clause.begin, Change("employer", where[2])
        there = next((tag for tag in talk.tags("PLACE", clause) if tag.begin > where[1] and tag.exact), None)
        if there is not None and talk.at(there.begin - 1) == "in":
            yield clause.begin, Change("place", talk.fact(there.id))
    elif talk.tags("PLACE", clause) and talk.free(clause.begin, clause.end):
        place = talk.tags("PLACE", clause)[0]
        if talk.at(place.begin - 1) == "niet":  # "nee wacht niet Waregem, dat is in Harelbeke"
            behind = [one for one in talk.tags("PLACE", talk.sentence(clause)) if one.begin > place.end]
            if not behind:
                return
            place = behind[0]
        talk.take(place.begin, place.end)
        yield clause.begin, Change("place", talk.fact(place.id))
    if period and talk.free(period.begin, period.end):
        talk.take(period.begin, period.end)
        if period.start and period.finish:
            yield clause.begin, Change("start", talk.fact(period.start))
            yield clause.begin, Change("end", talk.fact(period.finish))
        elif period.start or period.finish:
            yield clause.begin, Change("year", talk.fact(period.start or period.finish))
        else:
            yield clause.begin, Change("length", talk.fact(period.length))


def _of_known(talk: Talk, clause: Clause, kind: Tag) -> Change | None:
    """How long the work lasted that is pointed at by its kind, or in which year it was: "die stage was 3 maanden"."""
    period = period_in(talk, kind.end, clause.end)
    before = talk.at(kind.begin - 1)
    known = kind.begin == clause.begin or before in some("gesprek", "mending", "known")
    known = known or talk.tag_at("CORRECT", kind.begin - 1) is not None
    if period is None or not known or talk.has("EMPLOYER", clause) or bool(period.start and period.finish):
        return None
    if year := period.start or period.finish:
        return Change("year", talk.fact(year), of=kind.id)
    return Change("length", talk.fact(period.length), of=kind.id)


def _named_only(talk: Talk, clause: Clause) -> Where | None:
    """Read "nee lidl": a listed employer with nothing but the cue around it."""
    for tag in talk.tags("EMPLOYER", clause):
        begin = tag.begin - (talk.at(tag.begin - 1) in some("werk", "articles"))
        led = any(one.end == begin for one in talk.tags("CORRECT"))  # "nee sorry de burger king in rijswijk"
        if talk.free(tag.begin, tag.end) and (led or clause.end - clause.begin <= 6):
            return tag.begin, tag.end, talk.fact(tag.id)
    return None

"""Where he worked: a listed name, a kind of place ("een garage"), or a name as typed. Nothing is made into a name."""

from __future__ import annotations

from collections.abc import Iterator

from bot.core.cv_entries import rough
from bot.language.cv.employer_names import any_kind, by_ending, named_in
from bot.language.cv.finite import does_at
from bot.language.cv.kin import Where, minded, owner, with_kin
from bot.language.cv.kind_names import name_behind
from bot.language.cv.lists import some
from bot.language.cv.own_names import called, fore_name, of_department
from bot.language.cv.period import period_in
from bot.language.cv.presence import begins_with, does_for
from bot.language.cv.ruler import Tag
from bot.language.cv.said_over import name_over
from bot.language.cv.shown import title, title_names
from bot.language.cv.talk import BREAKS, Clause, Talk, people

_THEIRS = frozenset({"zijn", "haar", "hun", "er", "dr", "der"})  # "mijn tante d'r kapsalon"
_HEADS = frozenset({"stage", "dagbesteding", ":"})  # what is told of comes right behind
_RANK = {"bij": 0, "voor": 0, "van": 1, "op": 2, "in": 2, "via": 2}  # what leads in an employer, the surest first


def employer_in(talk: Talk, clause: Clause, *, sure: bool, known: bool = False) -> Where | None:
    """Return the employer that a clause names, the last one where one is said over another ("bpost oeps gls")."""
    where = _employer_in(talk, clause, sure=sure, known=known)
    over = name_over(talk, clause, where[1]) if where is not None else None
    if where is None or over is None:
        return where
    typed, tag = talk.quote(*over), talk.tag_at("EMPLOYER", over[0])
    shown = tag.id if tag else typed.lower() if talk.tag_at("KIND_OF_PLACE", over[0]) else title_names(typed)
    return where[0], over[1], talk.fact(shown)


def _employer_in(talk: Talk, clause: Clause, *, sure: bool, known: bool = False) -> Where | None:
    """Return the employer that a clause names first. `sure`: the clause speaks of work; `known`: one was named before,
    so that "in de winkel" is a part of it."""
    if not sure:
        return None
    children = minded(talk, clause)
    if children is not None:
        return children
    kinds = [one for one in _kinds(talk, clause) if not (known and _the_same(talk, clause, one))]
    kind = min(kinds, key=lambda one: (one[0], talk.at(one[1][1] - 1) in some("werk", "departments")), default=None)
    listed = _listed(talk, clause)
    if listed is not None:
        return listed
    named = named_in(talk, clause)
    if kind is not None and kind[0] == 3 and named is not None and talk.at(named[0] - 1) == "bij":
        return named  # "kapper stage bij Hair by Joyce"
    if kind is not None and named is not None and talk.at(named[1]) == "van" and kind[1][0] == named[1] + 1:
        return named[0], kind[1][1], talk.fact(talk.quote(named[0], kind[1][1]))
    if kind is not None:
        kind = (kind[0], _with_department(talk, kind[1]))
    if kind is not None and (named is None or kind[0] == 0 or kind[1][0] < named[0]):
        return kind[1]
    return named or with_kin(talk, clause) or (None if known else _branch(talk, clause))


def _listed(talk: Talk, clause: Clause) -> Where | None:
    for tag in talk.tags("EMPLOYER", clause):
        if not talk.free(tag.begin, tag.end):
            continue
        before = _before(talk, tag.begin)
        ordinary = talk.normals[tag.begin] in some("werk", "employer_words") and tag.end - tag.begin == 1
        kind = next((one for one in talk.tags("KIND_OF_PLACE", clause) if one.end in {tag.begin, tag.begin - 1}), None)
        if kind is not None and (kind.end == tag.begin or before == "van"):
            return _part_of(talk, kind, tag)
        leads = some("werk", "strong_before") if ordinary else some("werk", "before_listed")
        row = ordinary and before in {"en", "of"} and talk.has("KIND", clause)
        if before == "via" and (talk.has("KIND_OF_PLACE", clause) or "bij" in talk.normals[tag.end : clause.end]):
            continue
        further = name_behind(talk, tag.end, clause.end, indefinite=False)
        if talk.tag_at("KIND_OF_PLACE", tag.begin) and further > tag.end:
            continue  # "kringloop Rondgang"
        starts = begins_with(talk, clause, tag.begin) or before in BREAKS
        ordinary = ordinary and not (starts and (talk.has("KIND", clause) or clause.begin < tag.begin))
        capital = talk.words[tag.begin].text[:1].isupper() and tag.begin > 0
        row = row or any(one.end == tag.begin for one in talk.tags("ROLE", clause))  # "vakkenvuller aldi"
        told = row or does_for(talk, tag) or (starts and not ordinary) or talk.tag_at("KIND", tag.begin - 1) is not None
        if before in leads or told or capital:
            typed = title(talk.quote(tag.begin, tag.end))
            return tag.begin, tag.end, talk.fact(tag.id) if tag.exact else talk.fact(typed, tag.id)
    return None


def _part_of(talk: Talk, kind: Tag, tag: Tag) -> Where:
    """Read "de sociale werkplaats Senzer" as Senzer, and "de wasserij van Reinaerde" as it was said."""
    department = talk.at(kind.begin) in some("werk", "departments") and tag.label == "EMPLOYER"
    if kind.end == tag.begin or department:
        return kind.begin, tag.end, talk.fact(tag.id)
    begin = kind.begin - (talk.at(kind.begin - 1) in some("werk", "articles"))
    return begin, tag.end, talk.fact(f"{talk.quote(begin, tag.begin)} {tag.id}")


def _before(talk: Talk, index: int) -> str:
    """Return the word before, an article left out."""
    word = talk.at(index - 1)
    return talk.at(index - 2) if word in some("werk", "articles") else word


def _kinds(talk: Talk, clause: Clause) -> Iterator[tuple[int, Where]]:
    """Yield each "bij een (grote) garage", "op de zorgboerderij de Hoeve", "kapsalon Bianca", and how sure it is."""
    for index in range(clause.begin, clause.end):
        tag = talk.tag_at("KIND_OF_PLACE", index) or by_ending(talk, index) or _with_somebody(talk, index)
        tag = tag or any_kind(talk, index)
        work = talk.tag_at("KIND", index)  # "was een leerwerkplek"
        if tag is None or not talk.free(tag.begin, tag.end) or (work is not None and work.id == "werk"):
            continue
        begin = _begin(talk, tag, clause)
        before = talk.at(begin - 1) if begin > clause.begin else ""
        weak = talk.normals[tag.begin] in some("werk", "weak_kinds")
        starts = begins_with(talk, clause, begin) or talk.tag_at("KIND", begin - 1) or before in _HEADS
        named = name_behind(talk, tag.end, clause.end, indefinite=False) > tag.end
        own_school = talk.normals[tag.begin] in some("werk", "schools") and talk.at(tag.begin - 1) != "een"
        own_school = own_school and not named
        starts = starts and (named or begin < tag.begin or _alone(talk, tag.end, clause))
        starts = starts and talk.at(begin) not in {"die", "dat", "deze", "dit"}  # "die camping is in ..."
        theirs = before in _THEIRS and talk.at(begin - 2) in people()
        if theirs and not weak and "bij" in talk.normals[clause.begin : begin]:
            whose = f"{talk.quote(tag.begin, tag.end)} van mijn {talk.quote(begin - 2, begin - 1)}"
            yield 0, (begin - 2, tag.end, talk.fact(whose.lower()))
            continue
        whom = owner(talk, begin)
        if whom and not talk.tag_at("KIND", tag.begin):
            whose = f"{talk.quote(tag.begin, tag.end).lower()} van {whom}"
            yield 0, (tag.begin, tag.end, talk.fact(whose))
            continue
        unsure = weak and before == "in" and not (talk.at(begin) == "een" and talk.has("KIND", talk.sentence(clause)))
        helps = not talk.said_in(clause).isdisjoint(some("werk", "helps"))
        does = does_at(talk, clause)  # "ik geef in de moskee les"
        unsure = unsure and not (helps or does or fore_name(talk, tag))
        starts = starts and talk.tag_at("VERB", tag.end) is None  # "kantine draaien"
        goes = before == "naar" and (named or talk.at(tag.begin) in some("werk", "attended"))
        was = before in {"was", "is"} and talk.has("KIND", talk.sentence(clause))
        was = was and (named or talk.at(begin) in {"een", "bij"})
        led = (before in _RANK and not unsure) or (goes and not weak) or was  # "mijn stage was een bakker"
        led = led and not (before == "van" and talk.tag_at("VERB", begin - 2))  # "het bouwen van een speeltuin"
        if (led or (starts and not weak)) and not own_school:
            yield (_RANK.get(before, 2) if led else 3), _as_kind(talk, clause, begin, tag)


def _the_same(talk: Talk, clause: Clause, one: tuple[int, Where]) -> bool:
    """Whether "de club" or "in de winkel" speaks of the place that was named, or of a part of it."""
    rank, (begin, _, fact) = one
    definite = talk.at(begin) in {"de", "het", "die", "dat"}
    fresh = any(talk.tag_at("FRESH", at) for at in range(clause.begin, clause.begin + 3))
    if talk.at(begin) in {"een", "ne", "nen"} and fresh:
        return False  # "daarna in de keuken van een hotel"
    begins = fresh or talk.has("KIND", clause) or talk.normals[clause.begin : clause.begin + 2] == ["en", "bij"]
    return rough(fact.value) and (rank >= 1 or (definite and (not begins or talk.at(begin - 1) == "voor")))


def _with_department(talk: Talk, where: Where) -> Where:
    """ "De kantine van de voetbalclub", where no more than "de voetbalclub" was told."""
    begin, end, fact = where
    parts = [tag for tag in talk.tags("KIND_OF_PLACE") if tag.end == begin - 1 and talk.at(begin - 1) == "van"]
    if not parts or not rough(fact.value) or talk.at(begin) == "een":
        return where
    first = parts[0].begin - (talk.at(parts[0].begin - 1) in some("werk", "articles"))
    return first, end, talk.fact(talk.quote(first, end).lower())


def _alone(talk: Talk, end: int, clause: Clause) -> bool:
    """Whether a kind of place is all that is said, but for where and when: "restaurant dicht" is no answer."""
    return end >= clause.end or talk.at(end) in some("werk", "behind_place") or bool(period_in(talk, end, clause.end))


def _begin(talk: Talk, tag: Tag, clause: Clause) -> int:
    """Where a kind of place begins, with its adjective and article."""
    begin = tag.begin
    if begin - 1 >= clause.begin and (_adjective(talk, begin - 1) or fore_name(talk, tag)):
        begin -= 1
    return begin - (begin - 1 >= clause.begin and talk.at(begin - 1) in some("werk", "articles"))


def _as_kind(talk: Talk, clause: Clause, begin: int, tag: Tag) -> Where:
    """A kind of place as it was said; with the name behind it where one was given."""
    if fore_name(talk, tag):
        return begin, tag.end, talk.fact(title_names(talk.quote(tag.begin - 1, tag.end)))
    whole = of_department(talk, clause, tag)
    if whole is not None:
        return begin, whole[1], talk.fact(title_names(talk.quote(*whole)))
    end = name_behind(talk, tag.end, clause.end, indefinite=begin < tag.begin and talk.at(begin) == "een")
    name = called(talk, tag.end, clause.end)
    if end == tag.end and name:
        return begin, tag.end, talk.fact(title_names(talk.quote(*name)))
    if end > tag.end:
        bare = " ".join(talk.normals[tag.begin : tag.end]) in some("werk", "unnamed_kinds")
        shown = talk.quote(tag.end if bare else tag.begin, end)  # "sociale werkplaats de Risse" is De Risse
        return tag.begin, end, talk.fact(title_names(shown) if shown.islower() else shown[:1].upper() + shown[1:])
    whose = talk.at(begin) in {"de", "het"} and talk.at(end) == "van" and talk.at(end + 1) in {"mijn", "me"}
    if whose and talk.at(end + 2) in some("werk", "kin") and end + 3 <= clause.end:
        end += 3  # "de bakkerij van mijn oom"
    shown = talk.quote(begin, end)
    lead = {"een": "een", "die": "de", "dat": "het"}.get(talk.at(begin))
    if lead and begin < tag.begin:
        shown = f"{lead} {talk.quote(begin + 1, end)}"  # "n loonwerker", "die chinees"
    suggestion = "" if tag.exact else " ".join([*talk.normals[begin : tag.begin], tag.id])
    return begin, end, talk.fact(shown[:1].lower() + shown[1:], suggestion)


def _with_somebody(talk: Talk, index: int) -> Tag | None:
    """Read "bij een stukadoor" as where he was."""
    tag = talk.tag_at("ROLE", index)
    led = talk.at(index - 1) in {"een", "de", "ne", "nen"} and talk.at(index - 2) in {"bij", "voor"}
    general = talk.at(index) in some("beroepen", "general") or talk.at(index) in people()
    return Tag("KIND_OF_PLACE", tag.id, tag.begin, tag.end) if tag and led and not general else None


def _adjective(talk: Talk, index: int) -> bool:
    word = talk.at(index)
    if word in some("werk", "adjectives") or (word.endswith("se") and len(word) > 4):
        return True
    between = talk.at(index - 1) == "een" and word.isalpha() and len(word) > 3 and talk.free(index, index + 1)
    listed = any(talk.tag_at(label, index) for label in ("KIND", "VERB", "EMPLOYER", "PLACE", "FIRST"))
    return between and not listed and word not in some("werk", "stops_name")


def _branch(talk: Talk, clause: Clause) -> Where | None:
    """Read "in de bouw" where no employer is said."""
    for tag in talk.tags("BRANCH", clause):
        article = talk.at(tag.begin - 1) in {"de", "het"}
        lead = talk.at(tag.begin - 1 - article)
        if lead in {"in", "op"} and tag.begin - article > clause.begin and talk.free(tag.begin, tag.end):
            begin = tag.begin - article
            return begin, tag.end, talk.fact(talk.quote(begin, tag.end).lower())
    return None

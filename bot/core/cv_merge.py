"""What a message says, taken into the cv: later wins, corrections replace, refusals are final. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

from bot.core.cv import SINGLE, Change, Cv, CvSaid, Education, Fact, Remove, Said, Told, Work
from bot.core.cv_correct import change, check, remove
from bot.core.cv_entries import Entry, by_key, grown, plain, rough, same_name, spoken_of, with_field, without

__all__ = ["VSO", "merge", "same_name"]
_SHORT = 3  # letters of a name that may stand for a longer one
WORKS = "work"  # the field with all jobs
WORK = "werk"  # the kind that says no more than that it is work
VSO = "vso"  # the level of such a school
_SCHOOL_NAMES = ("school", "level", "subject")


def merge(cv: Cv, said: CvSaid) -> Cv:
    """Return the cv with everything that a message says. A refusal stays, also where the fact is told later."""
    if said.vso is not None:
        cv = _with_vso(cv, said.vso)
    for none in said.none:
        cv = without(cv, none)
    if not said.facts:
        cv = replace(cv, last="")
    for one in said.facts:
        cv = _town(cv, one, said.question) if isinstance(one, Told) and one.field == "town" else _apply(cv, one)
    return replace(
        cv,
        refused=cv.refused | said.refused,
        unknown=cv.unknown | said.unknown,
        none=frozenset(name for name in cv.none | said.none if not getattr(cv, name, None)),
        private=(cv.private | said.private) - ({VSO} if cv.vso else set()),
        closed=cv.closed or said.closed,
    )


def _apply(cv: Cv, one: Said) -> Cv:
    if isinstance(one, Told):
        return _tell(cv, one)
    if isinstance(one, Work):
        same = _same_work(cv, one)
        return cv if same is None and _only_still(one) else _put(cv, "work", cv.work, one, same)
    if isinstance(one, Education):
        shown = one if cv.vso else _without_vso(one)
        return cv if shown is None else _put(cv, "education", cv.education, shown, _same_school(cv, shown))
    if isinstance(one, Change):
        corrected = change(cv, one)
        if corrected is None and one.field == "level":
            return _apply(cv, Education(level=one.fact))
        if corrected is None and one.field in ("employer", "kind"):
            told = Work(employer=one.fact) if one.field == "employer" else Work(kind=one.fact)
            return _apply(cv, told)
        return corrected or cv
    return remove(cv, one) if isinstance(one, Remove) else check(cv, one)


def _town(cv: Cv, told: Told, question: str | None) -> Cv:
    """A town by itself is that of the job that was asked about or spoken of last, and else his home."""
    path, key = next(((path, key) for path, _, key in (one.partition(".") for one in _about(cv, question))
                      if path == WORKS), ("", ""))  # fmt: skip
    job = by_key(cv.work, int(key)) if path and key.isdecimal() else None
    return _apply(cv, Told("place", told.fact) if job is None else Work(key=job.key, place=told.fact))


def _about(cv: Cv, question: str | None) -> tuple[str, ...]:
    """The entries that a message may go on about: of the open question, and what was spoken of last."""
    return ((question or "").rpartition(".")[0], cv.last)


def _tell(cv: Cv, told: Told) -> Cv:
    if told.field == "surname":
        together = cv.name is not None and cv.name.source == told.fact.source  # "voornaam mohamed nur achternaam abdi"
        first = (cv.name.value if together else cv.name.value.split(" ")[0]) if cv.name else ""
        return replace(cv, name=replace(told.fact, value=f"{first} {told.fact.value}".strip()), last="name")
    if told.field in SINGLE:
        return replace(with_field(cv, told.field, told.fact), last=told.field)
    known: Sequence[Fact] = getattr(cv, told.field)
    if told.field == "availability":
        known = [fact for fact in known if fact.source == told.fact.source]
    kept = [fact for fact in known if not same_name(fact.value, told.fact.value)]
    same = next((fact for fact in known if same_name(fact.value, told.fact.value)), None)
    fact = replace(told.fact, level=told.fact.level or same.level) if same else told.fact
    return replace(with_field(cv, told.field, (*kept, fact)), last=told.field)


def _put(cv: Cv, name: str, known: tuple[Entry, ...], said: Entry, same: Entry | None) -> Cv:
    """Add what is said to the entry that it speaks of, or as a new one."""
    entries: list[Entry] = list(known)
    if same is None:
        key = max((one.key for one in entries), default=0) + 1
        entry = replace(_of_its_kind(cv, said), key=key, fresh=False)
        entries.append(entry)
    else:
        entry = _joined(same, said)
        entries = [entry if one.key == entry.key else one for one in entries]
    return replace(with_field(cv, name, tuple(entries)), last=f"{name}.{entry.key}")


def _of_its_kind(cv: Cv, said: Entry) -> Entry:
    """What is kept of a job: the next of a row has the kind of the one before."""
    if not isinstance(said, Work):
        return said
    before = spoken_of(cv, WORKS, cv.work) if said.alike else None
    return replace(said, kind=said.kind or (before.kind if before else None), alike=False, named=False)


def _joined(known: Entry, said: Entry) -> Entry:
    """The entry with what is new; tasks add up."""
    changed: dict[str, Any] = {}
    for field in fields(said):
        value = getattr(said, field.name)
        known_value = getattr(known, field.name)
        if field.name == "employer" and value and known_value and _shorter(known_value.value, value.value):
            continue
        if field.name == "kind" and value and known_value and value.value == WORK:
            continue  # "daar werk ik nog" of a bijbaan
        if isinstance(value, Fact):
            changed[field.name] = value
        elif isinstance(value, tuple) and value:
            tasks: tuple[Fact, ...] = getattr(known, field.name)
            changed[field.name] = tasks + _new(tasks, value)
    return replace(known, **changed)


def _new(known: Sequence[Fact], said: Sequence[Fact]) -> tuple[Fact, ...]:
    return tuple(fact for fact in said if not any(same_name(fact.value, one.value) for one in known))


def _same_work(cv: Cv, said: Work) -> Work | None:
    """The entry that a message speaks of, None for a new one."""
    asked = by_key(cv.work, said.key) if said.key else None
    if asked is not None and not (_elsewhere(asked, said) and _differ(asked.still, said.still)):
        return asked
    last = spoken_of(cv, "work", cv.work)
    kin = [one for one in cv.work if not _other_kind(one, said)]
    if said.employer:
        named = [one for one in kin if one.employer and _same_place(one.employer.value, said.employer.value)]
        if not named and said.named and last in kin and cv.last and _is_rough(last):
            return last
        if named or said.fresh:
            return named[-1] if named else None
        open_ones = [one for one in kin if one.employer is None and not _differ(one.role, said.role)]
        return last if last in open_ones else (open_ones[-1] if len(open_ones) == 1 and said.kind else None)
    if said.fresh:
        return None
    if said.role:
        same = [one for one in kin if one.role and same_name(one.role.value, said.role.value)]
        return same[-1] if same else (last if last in kin and last is not None and last.role is None else None)
    return last if last in kin else (kin[-1] if len(kin) == 1 else None)


def _is_rough(known: Work | None) -> bool:
    """Whether where he worked was told without its name: "een winkel"."""
    return known is not None and known.employer is not None and rough(known.employer.value)


def _only_still(said: Work) -> bool:
    """Whether it is said of a job that it is over or not, and of none that is known."""
    return said.still is not None and said == Work(key=said.key, still=said.still, fresh=said.fresh)


def _is_work(one: Work) -> bool:
    return one.kind is not None and one.kind.value == WORK


def _other_kind(known: Work, said: Work) -> bool:
    """Whether the kinds of work differ. "Daar werk ik nog" is said of any work."""
    named = said.employer or said.role
    return _differ(known.kind, said.kind) and not (_is_work(said) and not named)


def _same_place(known: str, said: str) -> bool:
    """Whether it is the same employer; "een garage" becomes "Garage Jansen" when its name is told."""
    return same_name(known, said) or grown(known, said) or _shorter(known, said)


def _shorter(known: str, said: str) -> bool:
    """Whether the known name is said in short: "Limpens" for "Schildersbedrijf Limpens"."""
    words = plain(known).split()
    return len(words) > 1 and len(plain(said)) > _SHORT and words[-1] == plain(said)


def _elsewhere(known: Work, said: Work) -> bool:
    """Whether a reply about one job tells of another: asked since when he is at a family, he tells of a stage."""
    if known.employer is None or said.employer is None:
        return False
    return not _same_place(known.employer.value, said.employer.value)


def _differ(one: Fact | None, two: Fact | None) -> bool:
    return one is not None and two is not None and not same_name(one.value, two.value)


def _same_school(cv: Cv, said: Education) -> Education | None:
    asked = by_key(cv.education, said.key) if said.key else None
    if asked is not None and not _differ(asked.school, said.school):
        return asked
    fits = [
        one for one in cv.education
        if not any(_differ(getattr(one, name), getattr(said, name)) for name in _SCHOOL_NAMES)
    ]  # fmt: skip
    shared = [one for one in fits if any(getattr(one, name) and getattr(said, name) for name in _SCHOOL_NAMES)]
    if shared or said.fresh:
        return shared[-1] if shared else None
    last = spoken_of(cv, "education", cv.education)
    return last if last in fits else None


def _without_vso(said: Education) -> Education | None:
    """The school without the word vso, which he may not want an employer to read; None when that is all it says."""
    if said.level is None or said.level.value != VSO:
        return said
    rest = replace(said, level=None)
    return rest if rest.school or rest.subject or rest.state else None


def _with_vso(cv: Cv, wanted: bool) -> Cv:
    kept = tuple(one for one in cv.education if wanted or one.level is None or one.level.value != VSO)
    return replace(cv, vso=wanted, education=kept)

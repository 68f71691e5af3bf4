"""The cv as JSON Resume (jsonresume.org, version 1) and back. What that format has no place for is under "x-nazorg"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from typing import Any

from bot.core.cv import KINDS, LISTS, NO, SINGLE, STATES, YES, Cv, Education, Fact, Work

OWN = "x-nazorg"
PRACTICAL = "praktijkonderwijs"
_SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
_WORK = {"employer": "name", "role": "position", "place": "location", "start": "startDate", "end": "endDate"}
_SCHOOL = {
    "school": "institution", "subject": "area", "level": "studyType", "start": "startDate", "end": "endDate",
}  # fmt: skip
_STANDARD = {"skills": "name", "languages": "language", "certificates": "name", "hobbies": "name"}  # list -> its field
_CALLED = {"hobbies": "interests"}  # list -> its name in JSON Resume, where that is another
_MARKS = ("refused", "unknown", "none", "private")
Resume = dict[str, Any]


def to_json_resume(cv: Cv) -> Resume:
    """Return the cv as JSON Resume, without empty parts. "x-nazorg" of an entry: key, kind, length, still_there,
    state, practical; on top: licences, transport, availability, wishes, refused and the like. "facts" under it holds
    for each fact the message it came from, and a spelling that awaits a yes."""
    basics: Resume = {key: fact.value for key, fact in (("name", cv.name), ("phone", cv.phone)) if fact}
    if cv.mail:
        basics["email"] = cv.mail.value
    if cv.place:
        basics["location"] = {"city": cv.place.value}
    resume: Resume = {"$schema": _SCHEMA, "basics": basics}
    resume["work"] = [_work(one) for one in cv.work]
    resume["education"] = [_school(one) for one in cv.education]
    for name, key in _STANDARD.items():
        resume[_CALLED.get(name, name)] = [_item(fact, key) for fact in getattr(cv, name)]
    own: Resume = {name: [fact.value for fact in getattr(cv, name)] for name in LISTS if name not in _STANDARD}
    own["availability"] = ", ".join(own["availability"])
    own |= {name: sorted(getattr(cv, name)) for name in _MARKS}
    own |= {"asked": list(cv.asked), "vso": cv.vso, "closed": cv.closed, "last": cv.last}
    own["facts"] = {name: _meta(fact) for name in SINGLE if (fact := getattr(cv, name)) and _meta(fact)}
    own["facts"] |= {name: {fact.value: _meta(fact) for fact in getattr(cv, name)} for name in LISTS}
    own["facts"] = _full(own["facts"])
    resume[OWN] = _full(own)
    return _full(resume)


def from_json_resume(resume: Mapping[str, Any]) -> Cv:
    """Return the cv of a resume, ours or another's. Parts of a wrong type count as absent."""
    basics, own = _dict(resume.get("basics")), _dict(resume.get(OWN))
    meta = _dict(own.get("facts"))
    said = {
        "name": basics.get("name"), "phone": basics.get("phone"), "mail": basics.get("email"),
        "place": _dict(basics.get("location")).get("city"),
    }  # fmt: skip
    single: dict[str, Any] = {name: _fact(said[name], meta.get(name)) for name in SINGLE}
    lists: dict[str, Any] = {name: _list(name, resume, own, meta) for name in LISTS}
    marks: dict[str, Any] = {name: frozenset(_strings(own.get(name))) for name in _MARKS}
    work = [_read_work(one, number) for number, one in enumerate(_dicts(resume.get("work")), 1)]
    school = [_read_school(one, number) for number, one in enumerate(_dicts(resume.get("education")), 1)]
    return Cv(
        **single, **lists, **marks, work=tuple(work), education=tuple(school), asked=tuple(_strings(own.get("asked"))),
        vso=own.get("vso") is True, closed=own.get("closed") is True, last=_string(own.get("last")),
    )  # fmt: skip


def _work(one: Work) -> Resume:
    found: Resume = {key: fact.value for name, key in _WORK.items() if (fact := getattr(one, name))}
    found["highlights"] = [task.value for task in one.tasks]
    own: Resume = {"key": one.key, "kind": _value(one.kind), "length": _value(one.length)}
    if one.still:
        own["still_there"] = one.still.value == YES
    found[OWN] = _full({**own, "facts": _metas(one)})
    return _full(found)


def _school(one: Education) -> Resume:
    found: Resume = {key: fact.value for name, key in _SCHOOL.items() if (fact := getattr(one, name))}
    own = {"key": one.key, "state": _value(one.state), "length": _value(one.length)}
    practical = _value(one.level).casefold() == PRACTICAL
    found[OWN] = _full({**own, "practical": practical, "facts": _metas(one)})
    return _full(found)


def _item(fact: Fact, key: str) -> Resume:
    return _full({key: fact.value, "fluency" if key == "language" else "level": fact.level})


def _metas(one: Work | Education) -> Resume:
    """For each field of an entry where its facts come from."""
    metas: Resume = {}
    for field in fields(one):
        value = getattr(one, field.name)
        if isinstance(value, Fact) and _meta(value):
            metas[field.name] = _meta(value)
        elif isinstance(value, tuple) and value:
            metas[field.name] = {fact.value: _meta(fact) for fact in value}
    return metas


def _meta(fact: Fact) -> dict[str, str]:
    return _full({"source": fact.source, "suggestion": fact.suggestion})


def _read_work(data: Mapping[str, Any], number: int) -> Work:
    own = _dict(data.get(OWN))
    meta, still = _dict(own.get("facts")), own.get("still_there")
    found: dict[str, Any] = {name: _fact(data.get(key), meta.get(name)) for name, key in _WORK.items()}
    tasks = [_fact(task, _dict(meta.get("tasks")).get(task)) for task in _strings(data.get("highlights"))]
    return Work(
        key=_key(own, number),
        kind=_fact(own.get("kind") if own.get("kind") in KINDS else "", meta.get("kind")),
        length=_fact(own.get("length"), meta.get("length")),
        still=_fact({True: YES, False: NO}.get(still) if isinstance(still, bool) else "", meta.get("still")),
        tasks=tuple(task for task in tasks if task),
        **found,
    )


def _read_school(data: Mapping[str, Any], number: int) -> Education:
    own = _dict(data.get(OWN))
    meta = _dict(own.get("facts"))
    found: dict[str, Any] = {name: _fact(data.get(key), meta.get(name)) for name, key in _SCHOOL.items()}
    return Education(
        key=_key(own, number),
        state=_fact(own.get("state") if own.get("state") in STATES else "", meta.get("state")),
        length=_fact(own.get("length"), meta.get("length")),
        **found,
    )


def _list(name: str, resume: Mapping[str, Any], own: Resume, meta: Resume) -> tuple[Fact, ...]:
    """Read a list of ours, or a standard one, which others may have written too."""
    metas = _dict(meta.get(name))
    said: list[tuple[object, object]]
    if name in _STANDARD:
        listed = _dicts(resume.get(_CALLED.get(name, name)))
        said = [(one.get(_STANDARD[name]), one.get("fluency") or one.get("level")) for one in listed]
    else:
        whole = own.get(name)
        parts = _strings(whole) or (list(metas) if ", ".join(metas) == whole else [_string(whole)])
        said = [(part, "") for part in parts]
    facts = [_fact(value, {**_dict(metas.get(_string(value))), "level": level}) for value, level in said]
    return tuple(fact for fact in facts if fact)


def _fact(value: object, meta: object) -> Fact | None:
    known, text = _dict(meta), _string(value)
    if not text:
        return None
    return Fact(text, _string(known.get("source")), _string(known.get("level")), _string(known.get("suggestion")))


def _value(fact: Fact | None) -> str:
    return fact.value if fact else ""


def _key(own: Mapping[str, Any], number: int) -> int:
    key = own.get("key")
    return key if isinstance(key, int) else number


def _full(data: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is empty."""
    return {key: value for key, value in data.items() if value not in (None, "", False, [], {}) or key == "still_there"}


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _dicts(value: object) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, Sequence) else []


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


def _strings(value: object) -> list[str]:
    return [one for one in value if isinstance(one, str)] if isinstance(value, list | tuple) else []

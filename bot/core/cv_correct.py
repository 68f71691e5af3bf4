"""Corrections: "nee wacht, dat was bij de Lidl", "niet 2022 maar 2023", "die stage mag eraf". Pure functions."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

from bot.core.cv import SINGLE, Change, Checked, Cv, Education, Fact, Remove, Work
from bot.core.cv_entries import Entry, by_key, plain, same_name, spoken_of, with_field, without

ENTRIES = ("work", "education")
_ASKED_BY = {"phone": "contact", "mail": "contact", "licences": "transport"}  # field -> its question, where they differ
_LISTS = ("skills", "languages", "certificates", "transport", "licences", "hobbies")


def change(cv: Cv, said: Change) -> Cv | None:
    """Correct the value that is named, else that of what was spoken of last. None where nothing fits."""
    own_place = cv.place is not None and (cv.last == "place" or same_name(cv.place.value, said.old))
    if said.field in SINGLE and (said.field != "place" or own_place or not cv.work):
        return replace(with_field(cv, said.field, said.fact), last=said.field)
    for name in sorted(ENTRIES, key=lambda name: not cv.last.startswith(name)):
        entries: tuple[Any, ...] = getattr(cv, name)
        meant = _of_kind(entries, said.of)
        last = spoken_of(cv, name, meant)
        for entry in sorted(meant, key=lambda one: (one is not last, -one.key)):
            field = _field(entry, said, is_last=entry is last)
            if field:
                changed = _with(entry, field, said.fact)
                cv = with_field(cv, name, tuple(changed if one.key == entry.key else one for one in entries))
                return replace(cv, last=f"{name}.{entry.key}")
    return None


def _of_kind(entries: tuple[Any, ...], kind: str) -> tuple[Any, ...]:
    """The entries of the kind that is named, all where none is."""
    named = [one for one in entries if kind and (held := getattr(one, "kind", None)) and held.value == kind]
    return tuple(named) or entries


def _field(entry: Work | Education, said: Change, *, is_last: bool) -> str:
    """The field of the entry that is corrected, or ""."""
    own = {field.name for field in fields(entry)}
    names = [name for name in (("end", "start") if said.field == "year" else (said.field,)) if name in own]
    values: list[tuple[str, Fact | None]] = [(name, getattr(entry, name)) for name in names]
    if said.old:
        return next((name for name, fact in values if fact and _is_old(fact.value, said.old)), "")
    known = next((name for name, fact in values if fact), "")
    return known or (names[-1] if names and is_last else "")


def _with(entry: Entry, field: str, fact: Fact) -> Entry:
    """The entry with the field set; a new year keeps the month."""
    known: Fact | None = getattr(entry, field)
    if known and field in ("start", "end") and len(fact.value) == 4:
        fact = replace(fact, value=fact.value + known.value[4:])
    new: dict[str, Any] = {field: fact}
    return replace(entry, **new)


def _is_old(known: str, old: str) -> bool:
    return same_name(known, old) or (old.isdecimal() and known.startswith(old))


def remove(cv: Cv, said: Remove) -> Cv:
    """Take out what is meant; nothing where two things may be meant."""
    if not said.of and not said.words:
        name, _, key = cv.last.partition(".")
        gone = _drop(cv, name, int(key) if key.isdecimal() else 0) if name else cv
        return replace(gone, refused=cv.refused) if said.joke else gone
    if said.of and not said.words and said.of not in ENTRIES:
        return _drop(cv, said.of, 0)
    if not said.of and cv.mail is not None and plain(said.words) in plain(cv.mail.value).rpartition("@")[2].split("."):
        return _drop(cv, "mail", 0)  # "die hotmail mag eraf"
    for name in (said.of,) if said.of else (*ENTRIES, *_LISTS):
        if name in ENTRIES:
            found = [one for one in getattr(cv, name) if not said.words or _called(one, said.words)]
            last = spoken_of(cv, name, found)
            if last is not None and (len(found) == 1 or cv.last == f"{name}.{last.key}"):
                return _drop(cv, name, last.key)
        elif name in _LISTS:
            kept = tuple(fact for fact in getattr(cv, name) if not same_name(fact.value, said.words))
            if len(kept) < len(getattr(cv, name)):
                return with_field(cv, name, kept)
    return cv


def _called(entry: Work | Education, words: str) -> bool:
    values = [getattr(entry, field.name) for field in fields(entry)]
    named = [value.value for value in values if isinstance(value, Fact)]
    return any(same_name(value, words) or f" {plain(words)} " in f" {plain(value)} " for value in named)


def _drop(cv: Cv, name: str, key: int) -> Cv:
    """Take out one entry, or a whole field; what is gone is not asked for again."""
    if key:
        cv = replace(with_field(cv, name, tuple(one for one in getattr(cv, name) if one.key != key)), last="")
    else:
        cv = without(cv, name)
    gone = not getattr(cv, name)
    return replace(cv, refused=cv.refused | {_ASKED_BY.get(name, name)}) if gone else cv


def check(cv: Cv, checked: Checked) -> Cv:
    """Take the suggested spelling over, or forget it. A path that leads nowhere changes nothing."""
    name, *rest = checked.path.split(".")
    value = getattr(cv, name, None)
    if isinstance(value, Fact):
        return with_field(cv, name, _spelt(value, checked.yes))
    if name in ENTRIES and len(rest) == 2 and rest[0].isdecimal():
        entry = by_key(value or (), int(rest[0]))
        fact = getattr(entry, rest[1], None)
        if entry is not None and isinstance(fact, Fact):
            changed = _with(entry, rest[1], _spelt(fact, checked.yes))
            return with_field(cv, name, tuple(changed if one.key == entry.key else one for one in value or ()))
    return cv


def _spelt(fact: Fact, yes: bool) -> Fact:
    return replace(fact, value=fact.suggestion if yes and fact.suggestion else fact.value, suggestion="")

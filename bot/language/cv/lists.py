"""The lists of the cv reader, as the ruler wants them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from bot.content import load
from bot.language.cv.ruler import Listed
from bot.language.words import words_of

# label -> file and keys of a plain list; what is found is called by its own words
_PLAIN = {
    "PLACE": ("plaatsen", "names"), "COUNTRY": ("plaatsen", "countries"),
    "FIRST": ("namen", "first"), "SURNAME": ("namen", "surnames"), "NAME_CUE": ("namen", "cues"),
    "NAME_WANTED": ("namen", "wanted_cues"),
    "SURNAME_CUE": ("namen", "surname_cues"), "SERIOUS": ("gesprek", "serious"),
    "LIVES": ("persoon", "place", "lives"), "PHONE_OF_OTHER": ("persoon", "phone_of_other"),
    "PHONE_CUE": ("persoon", "phone_cues"), "LANGUAGE_CUE": ("persoon", "language_cues"),
    "LANGUAGE_NOT": ("persoon", "language_not"), "LANGUAGE_LEVEL": ("persoon", "language_levels"),
    "LICENCE": ("persoon", "licence_word"), "LICENCE_NOT": ("persoon", "licence_not"),
    "TRANSPORT_CUE": ("persoon", "transport_cues"), "TRANSPORT_NOT": ("persoon", "transport_not"),
    "FREE_CUE": ("persoon", "availability_cues"), "FREE_NOT": ("persoon", "availability_not"),
    "SKILL_CUE": ("persoon", "skill_cues"), "SKILL_STRONG": ("persoon", "skill_strong"),
    "QUALITY": ("persoon", "qualities"),
    "ROLE": ("beroepen", "names"), "JOKE": ("beroepen", "jokes"),
    "WORK_CUE": ("werk", "cues"), "KIND_OF_PLACE": ("werk", "kinds_of_place"), "BRANCH": ("werk", "branches"),
    "EMPLOYER": ("werk", "employers"), "FRESH": ("werk", "fresh"), "NOW": ("werk", "now"), "GONE": ("werk", "gone"),
    "PAST": ("werk", "past"), "PRESENT": ("werk", "present"), "NOT_WORK": ("werk", "not_work"),
    "WISH": ("werk", "wish"), "CANCELLED": ("werk", "cancelled"), "WEAK_CUE": ("namen", "weak_cues"),
    "VERB": ("taken", "verbs"), "THING": ("taken", "things"), "TASK_CUE": ("taken", "cues"),
    "NOT_TASK": ("taken", "not_task"), "LEFT_OUT": ("werk", "left_out"), "IDLE": ("werk", "idle"),
    "SCHOOL_CUE": ("opleiding", "cues"), "SUBJECT": ("opleiding", "subjects"),
    "SUBJECT_CUE": ("opleiding", "subject_cues"),
    "SCHOOL": ("opleiding", "schools"), "NOT_SCHOOL": ("opleiding", "not_school"), "PLAN": ("opleiding", "plans"),
    "REFUSE": ("gesprek", "refuse"), "REFUSE_STRONG": ("gesprek", "refuse_strong"), "UNKNOWN": ("gesprek", "unknown"),
    "CORRECT": ("gesprek", "correct"), "REMOVE": ("gesprek", "remove"), "RETRACT": ("gesprek", "retract"),
    "CLOSED": ("gesprek", "closed"), "VSO_YES": ("gesprek", "vso_yes"), "VSO_NO": ("gesprek", "vso_no"),
    "PRIVATE_WORK": ("gesprek", "private_work"),
}  # fmt: skip
# label -> file and keys of a mapping from what is typed to what it stands for
_SHORT = {
    "PLACE": ("plaatsen", "short"), "LANGUAGE": ("persoon", "languages"), "CERTIFICATE": ("persoon", "certificates"),
    "TRANSPORT": ("persoon", "transport"), "LICENCE_TYPED": ("persoon", "licence_compounds"),
    "EMPLOYER": ("werk", "employers_short"), "SCHOOL": ("opleiding", "school_short"), "ROLE": ("beroepen", "short"),
}  # fmt: skip
# label -> file and keys of a mapping from what it stands for to what is typed
_GROUPS = {
    "KIND": ("werk", "kinds"), "LEVEL": ("opleiding", "levels"), "STATE": ("opleiding", "states"),
    "PRIVATE": ("gesprek", "private"), "HAS_NONE": ("gesprek", "has_none"), "NAMED": ("gesprek", "refuse_named"),
    "REMOVED": ("gesprek", "remove_named"),
}  # fmt: skip


def listed() -> Iterator[Listed]:
    """Yield every entry of every list."""
    for label, path in _PLAIN.items():
        yield from (Listed(label, normal(phrase), phrase) for phrase in words_in(*path) if not _other(label, phrase))
    for label, path in _SHORT.items():
        yield from (Listed(label, normal(phrase), shown) for phrase, shown in part(*path).items())
    for label, path in _GROUPS.items():
        yield from (Listed(label, normal(phrase), name) for name, group in part(*path).items() for phrase in group)
    employers = load("language/employers")
    yield from (Listed("EMPLOYER", normal(name), name) for name in employers["names"])
    yield from (Listed("EMPLOYER", normal(typed), name) for typed, name in employers["short"].items())
    jobs = some("werk", "kind_roles")
    yield from (Listed("KIND_OF_PLACE", normal(kind)) for kind in employers["kinds"] if kind not in jobs)


def _other(label: str, phrase: str) -> bool:
    """Whether a first name is how youths spell another word ("niek" for "niet"); it needs a capital."""
    return label == "FIRST" and normal(phrase) in some("namen", "stops")


def part(name: str, *keys: str) -> Any:
    """Return a part of `language/cv/<name>.yml`."""
    found = load(f"language/cv/{name}")
    for key in keys:
        found = found[key]
    return found


def words_in(name: str, *keys: str) -> Iterable[str]:
    """Return a list of `language/cv/<name>.yml`; of a mapping its keys."""
    found: Iterable[str] | Mapping[str, Any] = part(name, *keys)
    return found


@cache
def some(name: str, *keys: str) -> frozenset[str]:
    """Return the normal words or phrases of a list, to look one up."""
    return frozenset(normal(phrase) for phrase in words_in(name, *keys))


@cache
def normal(phrase: str) -> str:
    """Return a listed phrase as it stands between the normal words of a message; signs of choice stay."""
    if "|" in phrase or "? " in f"{phrase} ":
        return phrase
    return " ".join(word.normal for word in words_of(phrase))

"""What taking in and correcting a cv share: names that are the same, the entry that is spoken of, one field set."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from bot.core.cv import SINGLE, Cv, Education, Work

_ARTICLE = re.compile(r"^(?:de|het|een|'t|mijn) ")
Entry = TypeVar("Entry", Work, Education)

_NOUN = 4  # letters of a kind of place by which its name is known


def same_name(one: str, two: str) -> bool:
    """Whether two ways of writing are the same name, but for capitals and article."""
    return plain(one) == plain(two)


def plain(text: str) -> str:
    return _ARTICLE.sub("", " ".join(text.casefold().split()))


def rough(employer: str) -> bool:
    """Whether a place was told without its name: "een garage", "de club", "camping"."""
    return not any(word[:1].isupper() or word[:1].isdecimal() for word in employer.split())


def grown(known: str, said: str) -> bool:
    """Whether a place told roughly gets its name: "een bakker" is "Bakkerij Vink", "de garage" "Autogarage Vos"."""
    noun = plain(known).rpartition(" ")[2]
    words = plain(said).split()
    return rough(known) and len(noun) >= _NOUN and any(word.startswith(noun) or word.endswith(noun) for word in words)


def by_key(entries: Iterable[Entry], key: int) -> Entry | None:
    return next((one for one in entries if one.key == key), None)


def spoken_of(cv: Cv, name: str, entries: Sequence[Entry]) -> Entry | None:
    """The entry that was spoken of last, or else the newest."""
    path, _, key = cv.last.partition(".")
    found = by_key(entries, int(key)) if path == name and key.isdecimal() else None
    return found or (entries[-1] if entries else None)


def with_field(cv: Cv, name: str, value: object) -> Cv:
    """The cv with one field set."""
    changed: dict[str, Any] = {name: value}
    return replace(cv, **changed)


def without(cv: Cv, name: str) -> Cv:
    """The cv without one of its fields; a name that is no field changes nothing."""
    if name in SINGLE:
        return with_field(cv, name, None)
    return with_field(cv, name, ()) if isinstance(getattr(cv, name, None), tuple) else cv

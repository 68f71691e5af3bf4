"""Which column holds what: a suggestion from the headers, and the check of a choice."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from rapidfuzz import fuzz, process

from bot.content import load
from bot.imports.problem import say
from bot.imports.table import letter

ALIKE = 87  # of 100: "gebortedatum" is geboortedatum, "geboorteplaats" is not
OTHER, SENSITIVE = "", "!"  # instead of a field
NEEDED = ("born_on", "left_on", "profile")
FOR_ALL = ("left_on", "profile")  # may be one value for everybody
NAMES = ("first_name", "given_names", "full_name")
_NO_WORD = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Lower case, no accents, no signs: "E-mail (leerling)" is "e mail leerling"."""
    flat = unicodedata.normalize("NFKD", text.lower())
    return _NO_WORD.sub(" ", "".join(c for c in flat if not unicodedata.combining(c))).strip()


def fields() -> Mapping[str, Any]:
    """The fields by name, in the order of the choice list, with their labels."""
    found: Mapping[str, Any] = load("import")["fields"]
    return found


def label(field: str) -> str:
    """How a field is called."""
    return str(fields()[field]["label"])


@cache
def _headers() -> Mapping[str, str]:
    """Every known header, folded: its field, OTHER or SENSITIVE."""
    data = load("import")
    known = {fold(header): name for name, one in data["fields"].items() for header in one["headers"]}
    known |= dict.fromkeys(map(fold, data["others"]), OTHER)
    return known | dict.fromkeys(map(fold, data["sensitive"]), SENSITIVE)


@cache
def guess(header: str) -> tuple[str, float]:
    """(field, OTHER or SENSITIVE; points of 100 it is sure of) for a header."""
    folded, data = fold(header), load("import")
    if not folded:
        return OTHER, 0
    words = set(folded.split())
    if words & set(data["sensitive_words"]):
        return SENSITIVE, 100
    found, points = _headers().get(folded), 100.0
    if found is None:
        near = process.extractOne(folded, list(_headers()), scorer=fuzz.ratio, score_cutoff=ALIKE)
        turned = near or process.extractOne(folded, list(_headers()), scorer=fuzz.token_sort_ratio, score_cutoff=ALIKE)
        if turned is None or len(folded) < 5:
            return OTHER, 0
        found, points = _headers()[turned[0]], turned[1]
    if found not in (OTHER, SENSITIVE, "coach") and words & set(data["about_others"]):
        return OTHER, points
    return found, points


def known_headers(texts: Sequence[str]) -> int:
    """How many of these cells are headers of a school's list."""
    return sum(guess(text)[1] > 0 for text in texts if text and len(text) <= 60)


def is_sensitive(header: str) -> bool:
    """Whether a column is never read."""
    return guess(header)[0] == SENSITIVE


def suggest(headers: Sequence[str]) -> dict[int, str]:
    """Column index to field, each field once; where two columns have equal rights none is chosen."""
    claims: dict[str, list[tuple[float, int]]] = {}
    for index, header in enumerate(headers):
        field, points = guess(header)
        if field not in (OTHER, SENSITIVE):
            claims.setdefault(field, []).append((points, index))
    chosen: dict[int, str] = {}
    for field, places in claims.items():
        best = max(points for points, _ in places)
        first = [index for points, index in places if points == best]
        if len({fold(headers[index]) for index in first}) == len(first):  # a header that is there twice: ask
            chosen[first[0]] = field
    if "full_name" in chosen.values() and "last_name" in chosen.values():
        chosen = {index: field for index, field in chosen.items() if field != "full_name"}
    return dict(sorted(chosen.items()))


def name_of(headers: Sequence[str], index: int) -> str:
    """How a message names a column: "Geboortedatum (C)"."""
    header = headers[index] if index < len(headers) else ""
    return f"{header} ({letter(index)})" if header else letter(index)


def doubles(headers: Sequence[str]) -> list[list[int]]:
    """Groups of columns with the same header."""
    groups: dict[str, list[int]] = {}
    for index, header in enumerate(headers):
        groups.setdefault(fold(header), []).append(index)
    return [group for text, group in groups.items() if text and len(group) > 1]


@dataclass(frozen=True)
class Choices:
    """What each column is, and what holds for every new learner whose cell is empty (field to text)."""

    columns: Mapping[int, str]
    defaults: Mapping[str, str]


def faults(headers: Sequence[str], choices: Choices) -> list[str]:
    """Why these choices cannot be; in Dutch, empty when they can."""
    taken: dict[str, list[int]] = {}
    for index, field in choices.columns.items():
        taken.setdefault(field, []).append(index)
    said = [
        say("field_twice", veld=label(field), kolom=", ".join(name_of(headers, index) for index in places))
        for field, places in taken.items()
        if len(places) > 1
    ]
    said += [
        say("sensitive_column", kolom=name_of(headers, index))
        for index in choices.columns
        if is_sensitive(headers[index])
    ]
    if not any(name in taken for name in NAMES):
        said.append(say("name_missing"))
    for field in NEEDED:
        if field not in taken and not choices.defaults.get(field):
            said.append(say("field_missing_default" if field in FOR_ALL else "field_missing", veld=label(field)))
    return said

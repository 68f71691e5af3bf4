"""The reading policy of leesniveau.yml, typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fnmatch import fnmatch
from typing import Any


@dataclass(frozen=True)
class Limits:
    """How a text for one audience must read. Lengths in words, `button_max` in characters."""

    sentence_max: int
    sentence_average: float
    flesch_min: float
    flesch_from: int
    zipf_min: float
    questions_max: int
    button_max: int


@dataclass(frozen=True)
class Declared:
    """What a content file holds: texts for `audience` under `keys`."""

    audience: str
    keys: frozenset[str]


@dataclass(frozen=True)
class Policy:
    """Everything the reading gate goes by."""

    limits: Mapping[str, Limits]
    files: Mapping[str, Declared | None]
    placeholders: Mapping[str, str]
    words_allowed: frozenset[str]
    foreign: frozenset[str]
    forbidden: Mapping[str, Mapping[str, str]]
    unkind: Mapping[str, tuple[str, ...]]
    never_in_crisis: tuple[str, ...]

    def declared(self, name: str) -> Declared | None:
        """What the file `name` (without .yml) holds; None for data. Raises KeyError when undeclared."""
        for pattern, found in self.files.items():
            if fnmatch(name, pattern):
                return found
        raise KeyError(name)


def read_policy(data: Mapping[str, Any]) -> Policy:
    """Build the policy from the parsed leesniveau.yml. Raises KeyError or TypeError when it is incomplete."""
    files = {
        name: None if entry == "data" else Declared(entry["audience"], frozenset(entry["keys"]))
        for name, entry in data["files"].items()
    }
    return Policy(
        limits={name: Limits(**entry) for name, entry in data["audiences"].items()},
        files=files,
        placeholders=data["placeholders"],
        words_allowed=frozenset(str(word).lower() for word in data["words_allowed"]),
        foreign=frozenset(data["foreign"]),
        forbidden=data["forbidden"],
        unkind={name: tuple(phrases) for name, phrases in data["unkind"].items()},
        never_in_crisis=tuple(data["never_in_crisis"]),
    )

"""Who is responsible: the table of the field (domain facts, section 3), read as data. First row that fits wins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Situation:
    """What decides responsibility. `stopped` is that work, school or place was lost; `requested` that
    the learner himself asks for the coach (domain rules 3 and 4)."""

    profile: str
    age: int
    months: int
    startkwalificatie: bool
    enrolled: str | None
    stopped: bool = False
    requested: bool = False
    crisis: bool = False


@dataclass(frozen=True)
class Route:
    """The responsible party, who else is to know (with consent), and the row that said so."""

    recipient: str
    rule: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True)
class Row:
    """One row: every condition must hold. `when` keys: profile, stopped, requested, crisis,
    enrolled (bool or name), startkwalificatie, and months/age with `_max` or `_min` (inclusive)."""

    rule: str
    recipient: str
    when: Mapping[str, Any] = field(default_factory=dict)
    also: tuple[str, ...] = ()


def route(rows: Sequence[Row], situation: Situation) -> Route:
    """The first row that fits. The table must end with a row without conditions."""
    for row in rows:
        if all(_holds(key, wanted, situation) for key, wanted in row.when.items()):
            return Route(row.recipient, row.rule, row.also)
    raise LookupError("the routing table has no last row that always fits")


def _holds(key: str, wanted: Any, situation: Situation) -> bool:
    if key.endswith("_max"):
        return bool(getattr(situation, key.removesuffix("_max")) <= wanted)
    if key.endswith("_min"):
        return bool(getattr(situation, key.removesuffix("_min")) >= wanted)
    value = getattr(situation, key)
    if key == "enrolled" and isinstance(wanted, bool):
        return bool(value) is wanted
    return bool(value in wanted) if isinstance(wanted, list) else bool(value == wanted)

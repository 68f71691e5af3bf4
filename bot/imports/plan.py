"""What an import would do: who is new, who changes and in what, who stays as he is, and which rows are wrong."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from bot.core.learner import Learner
from bot.imports.columns import Choices, fold
from bot.imports.problem import CellProblem, Fault
from bot.imports.rows import Known, Person, RowReader
from bot.imports.table import Table
from bot.imports.values import number_key

STEP = 500  # rows between two words about progress
Progress = Callable[[int], None]
Key = tuple[object, ...]


@dataclass(frozen=True)
class Change:
    """What a row would change of a learner: field to (old, new)."""

    row: int
    learner_id: UUID
    name: str
    said: Mapping[str, Any]
    fields: Mapping[str, tuple[Any, Any]]


@dataclass
class Plan:
    """The outcome of looking at every row. A row with a fault that is no warning is `wrong` and stays out."""

    new: list[Person] = field(default_factory=list)
    changed: list[Change] = field(default_factory=list)
    unchanged: int = 0
    faults: list[Fault] = field(default_factory=list)

    @property
    def wrong(self) -> list[int]:
        """The rows that stay out, each once."""
        return sorted({fault.row for fault in self.faults if not fault.warning})

    @property
    def digest(self) -> str:
        """The same for two plans that do the same."""
        seen = hashlib.sha256()
        for one in self.new:
            seen.update(repr((one.row, sorted(one.values.items()))).encode())
        for change in self.changed:
            seen.update(repr((change.learner_id, sorted(change.fields.items()))).encode())
        return seen.hexdigest()


def make_plan(
    table: Table, choices: Choices, known: Known, learners: Iterable[Learner], progress: Progress = lambda _: None
) -> Plan:
    """Look at every row of a table, against the learners that the school has."""
    plan, reader, matcher = Plan(), RowReader(table, choices, known), Matcher(learners)
    good: list[tuple[Person, Learner | None]] = []
    for count, row in enumerate(table.rows, 1):
        person, faults = reader.read(row)
        learner: Learner | None = None
        if not _barred(faults):
            try:
                learner = matcher.find(person)
                if learner is None:
                    person, missing = reader.for_new(person)
                    faults = faults + missing
            except CellProblem as problem:
                faults = [*faults, Fault(row.number, "", problem.key, problem.names)]
        plan.faults += faults
        if not _barred(faults):
            good.append((person, learner))
        if count % STEP == 0:
            progress(count)
    twice = _doubles(good)
    plan.faults = sorted([*plan.faults, *twice.values()], key=lambda fault: fault.row)
    for person, learner in good:
        if person.row not in twice:
            _sort(plan, person, learner)
    return plan


def _barred(faults: Sequence[Fault]) -> bool:
    return any(not fault.warning for fault in faults)


def _sort(plan: Plan, person: Person, learner: Learner | None) -> None:
    if learner is None:
        plan.new.append(person)
        return
    changes = differences(learner, person.values)
    if changes:
        fields = {name: (getattr(learner, name), value) for name, value in changes.items()}
        name = f"{learner.first_name} {learner.last_name}".strip()
        plan.changed.append(Change(person.row, learner.id, name, person.values, fields))
    else:
        plan.unchanged += 1


def differences(learner: Learner, said: Mapping[str, Any]) -> dict[str, Any]:
    """The learner fields that a row would change, with their new values. Labels are added, never taken away."""
    changed: dict[str, Any] = {}
    for said_field, value in said.items():
        name = "coach_id" if said_field == "coach" else said_field
        old = getattr(learner, name)
        if name == "tags":
            has = {tag.casefold() for tag in old}
            value = [*old, *(tag for tag in value if tag.casefold() not in has)]
        if name == "student_number" and old is not None and number_key(old) == number_key(value):
            continue
        if value != old:
            changed[name] = value
    return changed


def _doubles(good: Sequence[tuple[Person, Learner | None]]) -> dict[int, Fault]:
    """Rows about somebody who has another row. Where both say the same the first one counts, else none."""
    first: dict[Key, Person] = {}
    faults: dict[int, Fault] = {}
    for person, learner in good:
        keys = _keys(person) + ([("learner", learner.id)] if learner else [])
        earlier = next((first[key] for key in keys if key in first), None)
        if earlier is None:
            first.update(dict.fromkeys(keys, person))
            continue
        same = earlier.values == person.values
        key = "double_same" if same else "double_other"
        faults[person.row] = Fault(person.row, "", key, {"rij": str(earlier.row)})
        if not same:
            faults[earlier.row] = Fault(earlier.row, "", key, {"rij": str(person.row)})
    return faults


def _keys(person: Person) -> list[Key]:
    said = person.values
    keys: list[Key] = [("number", number_key(said["student_number"]))] if "student_number" in said else []
    if "first_name" in said and "born_on" in said:
        keys.append(_named(said["first_name"], said.get("last_name", ""), said["born_on"]))
    return keys


def _named(first: str, last: str, born: object) -> Key:
    return ("name", fold(first), fold(last), born)


class Matcher:
    """Finds the learner whom a row is about: by number, else by name and birth date."""

    def __init__(self, learners: Iterable[Learner]) -> None:
        self._by_number: dict[str, Learner] = {}
        self._by_name: dict[Key, list[Learner]] = {}
        for one in learners:
            if one.status == "forgotten":
                continue
            if one.student_number is not None:
                self._by_number[number_key(one.student_number)] = one
            self._by_name.setdefault(_named(one.first_name, one.last_name, one.born_on), []).append(one)

    def find(self, person: Person) -> Learner | None:
        """The learner, None for somebody new. Raises `CellProblem` where it is not certain."""
        said = person.values
        number = said.get("student_number")
        found = self._by_number.get(number_key(number)) if number else None
        if found is not None:
            if _somebody_else(found, said):
                raise CellProblem("other_person")
            return found
        key = _named(said.get("first_name", ""), said.get("last_name", ""), said.get("born_on"))
        named = self._by_name.get(key, [])
        if number and any(one.student_number is not None for one in named):
            raise CellProblem("other_number")
        if len(named) > 1:
            raise CellProblem("several_persons")
        return named[0] if named else None


def _somebody_else(found: Learner, said: Mapping[str, Any]) -> bool:
    """A number that another person has now: a corrected name or a corrected date is no other person."""
    other_day = "born_on" in said and said["born_on"] != found.born_on
    names = [(said[name], getattr(found, name)) for name in ("first_name", "last_name") if name in said]
    return other_day and bool(names) and all(fold(new) != fold(old) for new, old in names)

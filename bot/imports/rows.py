"""One row of a list: what it says of a learner, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from bot.imports import values
from bot.imports.columns import FOR_ALL, Choices, fold, label, name_of
from bot.imports.dates import read_date
from bot.imports.phones import read_phone
from bot.imports.problem import CellProblem, Fault, say, shown
from bot.imports.table import Cell, Row, Table, as_text

YOUNGEST, OLDEST = 12, 35  # years today; the people of nazorg are 16 to 27
LEFT_YOUNGEST = 11  # years on the day of leaving: what is below is a typing error
AHEAD = timedelta(days=730)  # how far the day of leaving may lie ahead
_WARNINGS = frozenset({"coach_unknown", "enrolled_unknown"})
_PLAIN: Mapping[str, Callable[[Cell], Any]] = {
    "student_number": values.read_number,
    "first_name": values.read_name,
    "given_names": values.read_name,
    "infix": values.read_text,
    "last_name": values.read_text,
    "full_name": values.read_text,
    "profile": values.read_profile,
    "cluster": values.read_cluster,
    "mail": values.read_mail,
    "phone": read_phone,
    "region": values.read_text,
    "startkwalificatie": values.read_answer,
    "enrolled": values.read_enrolled,
    "tags": values.read_tags,
}


@dataclass(frozen=True)
class Known:
    """What rows are read against: the day, and who is a coach here by mail and by name (folded)."""

    today: date
    coaches: Mapping[str, UUID]


@dataclass(frozen=True)
class Person:
    """What one good row says: values of learner fields, only those that it fills."""

    row: int
    values: Mapping[str, Any]


class RowReader:
    """Reads the rows of one table with one set of choices."""

    def __init__(self, table: Table, choices: Choices, known: Known) -> None:
        self._choices, self._known, self._width = choices, known, len(table.headers)
        self._names = {index: name_of(table.headers, index) for index in choices.columns}
        self._place = {field: self._names[index] for index, field in choices.columns.items()}
        self._defaults = {field: self.value(field, text) for field, text in choices.defaults.items() if text}

    def value(self, field: str, cell: Cell) -> Any:
        """The value of a filled cell. Raises `CellProblem`."""
        if field in ("born_on", "left_on"):
            return read_date(cell, self._known.today)
        if field == "coach":
            text = as_text(cell)
            spellings = (fold(text), fold(" ".join(values.split_name(text))))
            found = next((self._known.coaches[one] for one in spellings if one in self._known.coaches), None)
            if found is None:
                raise CellProblem("coach_unknown", waarde=shown(text))
            return found
        return _PLAIN[field](cell)

    def read(self, row: Row) -> tuple[Person, list[Fault]]:
        """What the row says, and its faults; a person with faults that are no warnings must not go in."""
        found: dict[str, Any] = {}
        faults: list[Fault] = []
        if any(cell != "" and as_text(cell) for cell in row.cells[self._width :]):
            faults.append(Fault(row.number, "", "too_wide"))
        for index, field in self._choices.columns.items():
            cell = row.cells[index] if index < len(row.cells) else ""
            try:
                self._take(found, faults, row.number, field, values.readable(cell))
            except CellProblem as problem:
                warning = problem.key in _WARNINGS
                faults.append(Fault(row.number, self._names[index], problem.key, problem.names, warning))
        person = Person(row.number, self._named(found, faults, row.number))
        return person, faults + self._together(person)

    def _take(self, found: dict[str, Any], faults: list[Fault], row: int, field: str, cell: Cell) -> None:
        nothing = values.is_empty(cell)
        if nothing and not (field == "startkwalificatie" and cell != "" and as_text(cell).lower() == "geen"):
            return
        value = self.value(field, cell)
        if field == "phone":
            value, chosen = value
            if chosen:
                faults.append(Fault(row, self._place[field], "phone_chosen", {"waarde": value}, warning=True))
        if value not in (None, "", []):
            found[field] = value

    def _named(self, found: dict[str, Any], faults: list[Fault], row: int) -> dict[str, Any]:
        """First and last name out of the columns that a school uses for them."""
        first, last = "", ""
        if "full_name" in found:
            first, last = values.split_name(found.pop("full_name"))
        given = found.pop("given_names", "")
        first = found.pop("first_name", "") or given or first
        infix = found.pop("infix", "")
        last = values.join_last(infix, found["last_name"]) if found.get("last_name") else last
        found.pop("last_name", None)
        for field, text in (("first_name", first), ("last_name", last)):
            if not text:
                continue
            try:
                found[field] = values.read_name(text)
            except CellProblem as problem:
                place = self._place.get(field, self._place.get("full_name", ""))
                faults.append(Fault(row, place, problem.key, problem.names))
        return found

    def _together(self, person: Person) -> list[Fault]:
        """Days that cannot be true together."""
        born, left, today = person.values.get("born_on"), person.values.get("left_on"), self._known.today
        said: list[Fault] = []

        def fault(field: str, key: str, **names: str) -> None:
            said.append(Fault(person.row, self._place.get(field, ""), key, names))

        if left is not None and (left > today + AHEAD or left.year < today.year - OLDEST):
            fault("left_on", "left_far", waarde=left.isoformat())
        if born is None:
            return said
        if left is not None and left < born:
            fault("left_on", "date_order")
            return said
        age = years(born, today)
        if not YOUNGEST <= age <= OLDEST:
            fault("born_on", "too_young" if age < YOUNGEST else "too_old", aantal=str(age))
        elif left is not None and years(born, left) < LEFT_YOUNGEST:
            fault("left_on", "left_age", aantal=str(years(born, left)))
        return said

    def for_new(self, person: Person) -> tuple[Person, list[Fault]]:
        """The person with what holds for everybody filled in, and what a new learner misses."""
        whole = Person(person.row, self._defaults | dict(person.values))
        needed = {"first_name": "name_empty", "born_on": "required", "left_on": "required", "profile": "required"}
        faults = [
            Fault(person.row, self._place.get(field, label(field)), key)
            for field, key in needed.items()
            if field not in whole.values
        ]
        filled = bool({*FOR_ALL} & {*self._defaults} - {*person.values})
        return whole, faults + (self._together(whole) if filled else [])


def years(born: date, day: date) -> int:
    """Age in whole years."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def default_faults(choices: Choices, today: date) -> list[str]:
    """Why what holds for everybody cannot be; in Dutch."""
    said = []
    reader = RowReader(Table((), (), 0), Choices({}, {}), Known(today, {}))
    for field, text in choices.defaults.items():
        try:
            if text:
                reader.value(field, text)
        except CellProblem as problem:
            said.append(say("default_wrong", veld=label(field), reden=say(problem.key, **problem.names)))
    return said


def coach_names(people: Sequence[tuple[UUID, str, str]]) -> dict[str, UUID]:
    """Mail and name of each (id, name, mail), folded; a name that two people have is left out."""
    named: dict[str, list[UUID]] = {}
    for staff_id, name, mail in people:
        named.setdefault(fold(name), []).append(staff_id)
        named.setdefault(fold(mail), []).append(staff_id)
    return {key: ids[0] for key, ids in named.items() if len(set(ids)) == 1}

"""A first proposal of what each column is, from its header and its values; and choices made by name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.imports import columns, values
from bot.imports.columns import Choices, fold, name_of
from bot.imports.files import cells_of, examples
from bot.imports.problem import CellProblem, FileProblem
from bot.imports.rows import Known, RowReader
from bot.imports.table import Table, letter

_SAMPLE = 60  # filled cells that are looked at
_UNSURE = ("coach",)  # a name that nobody has says nothing about the column


@dataclass(frozen=True)
class ColumnView:
    """One column as it is shown; `hidden` ones are never read."""

    index: int
    letter: str
    header: str
    hidden: bool
    examples: tuple[str, ...]
    field: str


def propose(table: Table, today: date) -> dict[int, str]:
    """Column index to field. A column most of whose values make no sense for its field is left out."""
    chosen = columns.suggest(table.headers)
    reader = RowReader(table, Choices(chosen, {}), Known(today, {}))
    return {index: field for index, field in chosen.items() if field in _UNSURE or _fits(reader, table, index, field)}


def _fits(reader: RowReader, table: Table, index: int, field: str) -> bool:
    cells = [cell for cell in cells_of(table, index, _SAMPLE) if not values.is_empty(cell)]
    wrong = 0
    for cell in cells:
        try:
            reader.value(field, cell)
        except CellProblem:
            wrong += 1
    return field in columns.NEEDED or wrong * 2 <= len(cells)


def view(table: Table, chosen: Mapping[int, str]) -> list[ColumnView]:
    """Every column with what it may be shown of."""
    return [
        ColumnView(
            index, letter(index), header, hidden := columns.is_sensitive(header),
            () if hidden else tuple(examples(table, index)), chosen.get(index, ""),
        )
        for index, header in enumerate(table.headers)
    ]  # fmt: skip


def notes(table: Table, chosen: Mapping[int, str]) -> list[str]:
    """Headers that are there twice, of columns that could be of use and of which none is chosen."""
    return [
        ", ".join(name_of(table.headers, index) for index in group)
        for group in columns.doubles(table.headers)
        if columns.guess(table.headers[group[0]])[0] not in (columns.OTHER, columns.SENSITIVE)
        and not {*group} & {*chosen}
    ]


def with_named(table: Table, chosen: Mapping[int, str], named: Sequence[tuple[str, str]]) -> dict[int, str]:
    """`chosen`, changed by (header or letter, field or label) pairs; "" for the field leaves the column out.

    Raises `FileProblem` for a header or a field that is not there.
    """
    result = dict(chosen)
    for header, field in named:
        index = _index(table, header)
        if field.strip() in ("", "-"):
            result.pop(index, None)
            continue
        wanted = field_named(field)
        result = {at: name for at, name in result.items() if name != wanted or at == index}
        result[index] = wanted
    return result


def field_named(name: str) -> str:
    """A field by its name or its label. Raises `FileProblem`."""
    for field in columns.fields():
        if fold(name) in (fold(field), fold(columns.label(field))):
            return field
    raise FileProblem("unknown_field", veld=name)


def _index(table: Table, header: str) -> int:
    """The column with that header when only one has it, else the one with that letter."""
    same = [index for index, text in enumerate(table.headers) if fold(text) == fold(header)]
    letters = [index for index in range(len(table.headers)) if letter(index) == header.strip().upper()]
    if len(same) == 1 or (not same and letters):
        return (same or letters)[0]
    if same:
        raise FileProblem("double_header", kolom=", ".join(name_of(table.headers, index) for index in same))
    raise FileProblem("unknown_column", kolom=header)

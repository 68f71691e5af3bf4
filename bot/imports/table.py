"""A list as it comes out of any file: headers, and rows with the numbers that a spreadsheet shows."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bot.imports.problem import FileProblem

MAX_ROWS = 60_000  # a school with its whole past; a list of a country is no list of a school
MAX_COLUMNS = 200
FORMULA = ("=", "+", "-", "@")  # what a spreadsheet takes for the beginning of a formula
LOOK = 30  # rows in which the headers are looked for: titles and dates of printing stand above them


@dataclass(frozen=True)
class NoValue:
    """A cell of a spreadsheet that holds no value to read: a formula never worked out, or an error of Excel."""

    ref: str


Cell = str | float | bool | date | NoValue
Cells = Sequence[Cell]


@dataclass(frozen=True)
class Row:
    """One row; `number` is what a spreadsheet program shows in front of it."""

    number: int
    cells: Cells


@dataclass(frozen=True)
class Table:
    """Headers in order ("" for none) and the rows below that hold something. `sheet` is "" for a text file."""

    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    header_row: int
    sheet: str = ""


@dataclass(frozen=True)
class Sheet:
    """The raw rows of a file or of one sheet of it, the first of which is row 1."""

    name: str
    rows: Sequence[Cells]


def letter(index: int) -> str:
    """How a spreadsheet names a column: 0 is A, 26 is AA."""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def as_text(cell: Cell) -> str:
    """A cell as text: whole numbers without decimals, NFC, one line, without characters nobody sees."""
    if isinstance(cell, str):
        return _clean(cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date):
        return cell.isoformat()
    return cell.ref if isinstance(cell, NoValue) else str(cell)


@lru_cache(maxsize=4096)
def _clean(text: str) -> str:
    if text[:1] == "'" and text[1:2] in FORMULA:  # a mark that keeps spreadsheets from reckoning
        text = text[1:]
    if text.isascii() and text.isprintable():
        return text.strip()
    seen = (" " if c.isspace() else c for c in unicodedata.normalize("NFC", text))
    return " ".join("".join(c for c in seen if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co")).split())


def tabulate(sheets: Sequence[Sheet], score: Callable[[Sequence[str]], int]) -> Table:
    """The table in the sheet whose headers `score` knows best. Raises `FileProblem`."""
    if not any(as_text(cell) for sheet in sheets for row in sheet.rows for cell in row):
        raise FileProblem("empty")
    found = [(*_header(sheet, score), sheet) for sheet in sheets]
    points, at, sheet = max(found, key=lambda each: each[0])
    if points <= 0:
        raise FileProblem("no_headers")
    headers = tuple(as_text(cell) for cell in sheet.rows[at])
    while headers and not headers[-1]:
        headers = headers[:-1]
    if len(headers) > MAX_COLUMNS:
        raise FileProblem("many_columns", aantal=str(MAX_COLUMNS))
    same = list(map(as_text, sheet.rows[at]))
    rows = tuple(
        Row(number, cells)
        for number, cells in enumerate(sheet.rows[at + 1 :], at + 2)
        if any(cell != "" and as_text(cell) for cell in cells) and (cells[0] != headers[0] or not _again(cells, same))
    )
    if not rows:
        raise FileProblem("only_headers")
    if len(rows) > MAX_ROWS:
        raise FileProblem("many_rows", aantal=str(MAX_ROWS))
    return Table(headers, rows, at + 1, sheet.name)


def _again(cells: Cells, headers: Sequence[str]) -> bool:
    """Whether a row repeats the headers, as some exports do on each printed page."""
    return list(map(as_text, cells)) == headers


def _header(sheet: Sheet, score: Callable[[Sequence[str]], int]) -> tuple[int, int]:
    """(points, index) of the likeliest header row: most known headers, else the first with two words and no value."""
    best, at = 0, 0
    for index, row in enumerate(sheet.rows[:LOOK]):
        texts = [as_text(cell) if isinstance(cell, str) else "" for cell in row]
        named = [as_text(cell) for cell in row if cell != ""]
        words = len(named) > 1 and not any(sign.isdigit() for text in named for sign in text)
        points = 100 * score(texts) + (1 if words else 0)
        if points > best:
            best, at = points, index
    return best, at

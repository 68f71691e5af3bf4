"""From bytes to a table: tells what a file really is, and reads text files and spreadsheets."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from bot.content import load
from bot.imports import sheet_process
from bot.imports.columns import known_headers
from bot.imports.problem import FileProblem
from bot.imports.table import LOOK, MAX_COLUMNS, MAX_ROWS, Cells, NoValue, Sheet, Table, as_text, tabulate

LARGEST = 15_000_000  # bytes of a file
_KINDS = {".csv": "csv", ".txt": "csv", ".tsv": "csv", ".xlsx": "xlsx", ".xlsm": "xlsx", ".xls": "xls", ".ods": "ods"}
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SEPARATORS = ";,\t|"
_LINES = 5  # line breaks in one cell; more means a quotation mark that is never closed


def read(name: str, content: bytes) -> Table:
    """The list in a file. `name` counts for its ending only. Raises `FileProblem`; nothing is ever half read."""
    if not content.strip():
        raise FileProblem("empty")
    if len(content) > LARGEST:
        raise FileProblem("too_large", aantal=str(LARGEST // 1_000_000))
    ending = Path(name).suffix.lower()
    if ending not in _KINDS:
        raise FileProblem("unknown_kind", waarde=ending or "?")
    kind = _kind(content)
    if kind != _KINDS[ending]:
        raise FileProblem("other_kind", waarde=ending, soort=load("import")["kinds"][kind])
    sheets = [_text_sheet(content)] if kind == "csv" else list(_workbook(content))
    return tabulate(sheets, known_headers)


def _kind(content: bytes) -> str:
    """What the bytes are. Raises `FileProblem` for what is no list at all."""
    if content.startswith(b"PK\x03\x04"):
        head = content[:200]
        return "ods" if b"opendocument.spreadsheet" in head else _office(content)
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        if _ENCRYPTED in content:
            raise FileProblem("password")
        return "xls"
    start = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<?xml", b"<meta", b"<head")):
        raise FileProblem("web_page")
    if b"\0" in content and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise FileProblem("no_list")
    if start.startswith((b"%pdf", b"{\\rtf", b"\x89png", b"gif8", b"\xff\xd8")):
        raise FileProblem("no_list")
    return "csv"


def _office(content: bytes) -> str:
    """Which package a zip file is, by the names in it."""
    if b"xl/workbook" in content:
        return "xlsx"
    raise FileProblem("no_list")


def _decoded(content: bytes) -> str:
    """UTF-8, UTF-16 with its mark, else Windows-1252 as Dutch Excel writes it."""
    codes = ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252")
    for code in codes:
        with suppress(UnicodeDecodeError):
            return content.decode(code)
    raise FileProblem("unreadable_text")


def _text_sheet(content: bytes) -> Sheet:
    text = _decoded(content)
    first, _, rest = text.partition("\n")
    if re.fullmatch(r"sep=.\r?", first):  # a line for Excel that it does not show
        separator, text = first[4], rest
    else:
        separator = _separator(text)
    rows: list[Cells] = []
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            if any(cell.count("\n") > _LINES for cell in row):
                raise FileProblem("open_quote", rij=str(len(rows) + 1))
            rows.append(row)
            if len(rows) > MAX_ROWS + LOOK:
                raise FileProblem("many_rows", aantal=str(MAX_ROWS))
    except csv.Error:
        raise FileProblem("open_quote", rij=str(len(rows) + 1)) from None
    return Sheet("", rows)


def _separator(text: str) -> str:
    """The sign that cuts most lines of the beginning into equally many cells, more than one."""
    lines = text[:20_000].splitlines(keepends=True)[:LOOK]

    def points(sign: str) -> tuple[int, int]:
        widths = [len(row) for row in csv.reader(lines, delimiter=sign) if len(row) > 1]
        usual = max(widths, key=widths.count, default=0)
        return widths.count(usual) * min(usual, 50), -_SEPARATORS.index(sign)

    return max(_SEPARATORS, key=points)


def _workbook(content: bytes) -> Iterator[Sheet]:
    """The visible sheets, read by `sheet_process`. Raises `FileProblem`."""
    argv = [sys.executable, "-I", str(Path(sheet_process.__file__)), str(MAX_ROWS + LOOK)]
    with tempfile.TemporaryDirectory() as nowhere:
        child = subprocess.Popen(
            argv, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=nowhere, env={}
        )
        assert child.stdin is not None
        assert child.stdout is not None
        try:
            with suppress(BrokenPipeError):
                child.stdin.write(content)
                child.stdin.close()
            yield from _sheets(child.stdout)
        finally:
            child.stdout.close()
            child.kill()
            child.wait()


def _sheets(lines: Any) -> Iterator[Sheet]:
    rows: list[Cells] = []
    for line in lines:
        value = json.loads(line) if line.endswith(b"\n") else {"problem": "unreadable"}
        if isinstance(value, list):
            rows.append([_cell(cell) for cell in value[: MAX_COLUMNS + 1]])
        elif "sheet" in value:
            rows = []
            yield Sheet(value["sheet"], rows)
        elif "problem" in value:
            raise FileProblem(value["problem"], aantal=str(MAX_ROWS))
        else:
            return
    raise FileProblem("unreadable")  # the process was stopped by one of its limits


def _cell(value: Any) -> str | float | bool | date | NoValue:
    if isinstance(value, dict):
        return NoValue(value["x"]) if "x" in value else date.fromisoformat(value["d"])
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def examples(table: Table, index: int, count: int = 3) -> list[str]:
    """The first different values of a column."""
    found: dict[str, None] = {}
    for row in table.rows[:500]:
        text = as_text(row.cells[index]) if index < len(row.cells) else ""
        if text:
            found[text[:60]] = None
        if len(found) == count:
            break
    return list(found)


def cells_of(table: Table, index: int, most: int) -> Sequence[Any]:
    """The first filled cells of a column."""
    cells = (row.cells[index] for row in table.rows if index < len(row.cells) and row.cells[index] != "")
    return [cell for _, cell in zip(range(most), cells, strict=False)]

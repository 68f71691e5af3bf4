"""Read a spreadsheet in a process of its own, with limits: a file of 1 MB can unpack to many GB.

Run as a script, without the rest of the product: standard input holds the file, standard output gets one JSON
value a line: {"sheet": name}, then its rows; a date is {"d": "2007-09-03"}, a cell without a readable value
{"x": "C5"}. The last line is {"end": true}, or {"problem": "password" | "unreadable" | "many_rows"}.
"""

from __future__ import annotations

import io
import json
import re
import sys
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime
from typing import Any
from xml.parsers import expat

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

MEMORY = 1_500_000_000  # bytes of address space
SECONDS = 60  # of processor time
XML = 500_000_000  # bytes that one sheet may unpack to
_MAYBE = re.compile(rb"<(?:\w+:)?f[\s/>]|\bt=[\"']e[\"']")


def main(most: int) -> None:
    """Print every visible sheet; at most `most` rows altogether."""
    _limit()
    content = sys.stdin.buffer.read()
    try:
        for value in _values(content, most):
            sys.stdout.write(json.dumps(value) + "\n")
        last: dict[str, object] = {"end": True}
    except PasswordError:
        last = {"problem": "password"}
    except OverflowError:
        last = {"problem": "many_rows"}
    except (CalamineError, zipfile.BadZipFile, expat.ExpatError, KeyError, OSError, ValueError, MemoryError):
        last = {"problem": "unreadable"}
    sys.stdout.write(json.dumps(last) + "\n")


def _limit() -> None:
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def _values(content: bytes, most: int) -> Iterator[object]:
    """Raises OverflowError for too many rows."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    parts = dict(_parts(content)) if content[:2] == b"PK" else {}
    count = 0
    for sheet in book.sheets_metadata:
        if sheet.typ != SheetTypeEnum.WorkSheet or sheet.visible != SheetVisibleEnum.Visible:
            continue
        unread = _unread(content, parts[sheet.name]) if sheet.name in parts else set()
        yield {"sheet": sheet.name}
        for number, row in enumerate(book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False), 1):
            count += 1
            if count > most:
                raise OverflowError
            yield [_cell(cell, number, index, unread) for index, cell in enumerate(row)]


def _cell(cell: Any, row: int, column: int, unread: set[tuple[int, int]]) -> object:
    if (row, column) in unread:
        return {"x": f"{_letter(column)}{row}"}
    if isinstance(cell, datetime):
        return {"d": cell.date().isoformat()}
    if isinstance(cell, date):
        return {"d": cell.isoformat()}
    return cell if isinstance(cell, str | int | float | bool) else str(cell)


def _letter(index: int) -> str:
    return (_letter(index // 26 - 1) if index >= 26 else "") + chr(65 + index % 26)


def _parts(content: bytes) -> Iterator[tuple[str, str]]:
    """(sheet name, path in the package) of an xlsx file; nothing for another kind."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        if "xl/workbook.xml" not in package.namelist():
            return
        targets = {
            one["Id"]: one["Target"] for tag, one in _tags(package, "xl/_rels/workbook.xml.rels")
            if tag == "Relationship"
        }  # fmt: skip
        for tag, one in _tags(package, "xl/workbook.xml"):
            target = next((targets.get(value) for name, value in one.items() if name.endswith(":id")), None)
            if tag == "sheet" and target:
                yield one["name"], target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _tags(package: zipfile.ZipFile, path: str) -> list[tuple[str, dict[str, str]]]:
    found: list[tuple[str, dict[str, str]]] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda tag, attributes: found.append((tag.rpartition(":")[2], attributes))
    parser.Parse(package.read(path), True)
    return found


def _unread(content: bytes, path: str) -> set[tuple[int, int]]:
    """(row, column) of formulas without a stored value and of error values: calamine gives "" for both."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        if not _any(package, path):
            return set()
        scan = _Scan()
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = scan.start, scan.end
        parser.CharacterDataHandler = scan.text
        with package.open(path) as stream:
            parser.ParseFile(stream)
    return scan.found


def _any(package: zipfile.ZipFile, path: str) -> bool:
    """A quick look before the slow one. Raises ValueError for a sheet that unpacks to too much."""
    total, tail, found = 0, b"", False
    with package.open(path) as stream:
        for chunk in iter(_reader(stream), b""):
            total += len(chunk)
            if total > XML:
                raise ValueError("too much")
            found = found or _MAYBE.search(tail + chunk) is not None
            tail = chunk[-40:]
    return found


def _reader(stream: Any) -> Callable[[], bytes]:
    return lambda: bytes(stream.read(1 << 20))


class _Scan:
    """Walks the cells of a sheet's XML."""

    def __init__(self) -> None:
        self.found: set[tuple[int, int]] = set()
        self._cell: dict[str, str] = {}
        self._formula = self._in_value = self._value = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "c":
            self._cell, self._formula, self._value = attributes, False, False
        elif name == "f":
            self._formula = True
        elif name == "v":
            self._in_value = True
            self._value = self._cell.get("t") == "str"

    def text(self, data: str) -> None:
        if self._in_value and data.strip():
            self._value = True

    def end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name == "v":
            self._in_value = False
        elif name == "c" and (self._cell.get("t") == "e" or (self._formula and not self._value)):
            self.found.add(_place(self._cell.get("r", "")))


def _place(ref: str) -> tuple[int, int]:
    """ "C5" is (5, 2)."""
    letters = ref.rstrip("0123456789")
    column = 0
    for sign in letters:
        column = column * 26 + ord(sign) - 64
    return int(ref[len(letters) :] or 0), column - 1


if __name__ == "__main__":
    main(int(sys.argv[1]))

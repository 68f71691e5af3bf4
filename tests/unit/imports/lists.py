"""Lists as tests need them: text and workbooks made on the spot, and what is read from them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook

from bot.imports import matching
from bot.imports.columns import Choices
from bot.imports.files import read
from bot.imports.plan import Plan, make_plan
from bot.imports.rows import Known
from bot.imports.table import Table

TODAY = date(2026, 11, 25)
HEADERS = ["Leerlingnummer", "Roepnaam", "Tussenvoegsel", "Achternaam", "Geboortedatum", "Uitstroomdatum", "Profiel"]
DAAN: list[Any] = ["101", "Daan", "de", "Boer", "3-9-2007", "15-7-2026", "arbeid"]
SAMIRA: list[Any] = ["102", "Samira", "", "El Idrissi", "1-2-2008", "15-7-2026", "dagbesteding"]


def text(*rows: Sequence[object], sign: str = ";") -> bytes:
    """A text file without any quoting."""
    return "\r\n".join(sign.join(map(str, row)) for row in rows).encode()


def workbook(*rows: Sequence[Any], **more: Sequence[Sequence[Any]]) -> bytes:
    """An xlsx file; further sheets by name."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    for name, other in more.items():
        extra = book.create_sheet(name)
        for row in other:
            extra.append(list(row))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def opendocument(*rows: Sequence[str]) -> bytes:
    """An ods file with text cells."""
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    names = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    content = (
        f'<office:document-content {names} office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="Blad1">{cells}</table:table></office:spreadsheet></office:body>'
        "</office:document-content>"
    )
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
        package.writestr("META-INF/manifest.xml", manifest)
    return target.getvalue()


def choices_of(table: Table, **defaults: str) -> Choices:
    """What is proposed for a table."""
    return Choices(matching.propose(table, TODAY), defaults)


def plan_of(*rows: Sequence[Any], learners: Sequence[Any] = (), headers: Sequence[str] = HEADERS, **more: Any) -> Plan:
    """The plan for rows under the usual headers."""
    table = read("lijst.xlsx", workbook(headers, *rows))
    known = Known(TODAY, more.pop("coaches", {}))
    return make_plan(table, choices_of(table, **more), known, learners)


def reasons(plan: Plan) -> list[tuple[int, str, str]]:
    """(row, column, key) of every fault."""
    return [(fault.row, fault.column, fault.key) for fault in plan.faults]

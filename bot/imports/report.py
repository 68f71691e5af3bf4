"""What a plan looks like to people: counts, changes in words, and the wrong rows as a file."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from bot.content import load
from bot.imports.columns import is_sensitive, label
from bot.imports.plan import Plan
from bot.imports.table import FORMULA, Cell, Table, as_text

NEW, CHANGED, WRONG, NOTES = 50, 100, 200, 20  # most that a page shows


def overview(plan: Plan, coaches: Mapping[UUID, str]) -> dict[str, Any]:
    """The plan as plain values: counts in full, lists up to what a page can show."""
    warnings = [fault for fault in plan.faults if fault.warning]
    grouped = Counter((fault.column, fault.text) for fault in warnings)
    first = {(fault.column, fault.text): fault.row for fault in reversed(warnings)}
    barred = [fault for fault in plan.faults if not fault.warning]
    return {
        "digest": plan.digest,
        "counts": {
            "new": len(plan.new), "changed": len(plan.changed), "unchanged": plan.unchanged, "wrong": len(plan.wrong),
        },
        "new": [
            [one.row, _full_name(one.values), str(one.values["profile"]), written(one.values["left_on"])]
            for one in plan.new[:NEW]
        ],
        "changed": [
            [one.row, one.name, [_change(name, pair, coaches) for name, pair in one.fields.items()]]
            for one in plan.changed[:CHANGED]
        ],
        "wrong": [[fault.row, fault.column, fault.text] for fault in barred[:WRONG]],
        "more_wrong": max(0, len(barred) - WRONG),
        "notes": [
            [first[place], place[0], place[1], count] for place, count in grouped.most_common(NOTES)
        ],
    }  # fmt: skip


def _full_name(said: Mapping[str, Any]) -> str:
    return f"{said['first_name']} {said.get('last_name', '')}".strip()


def _change(name: str, pair: tuple[Any, Any], coaches: Mapping[UUID, str]) -> list[str]:
    """[label, old, new] in words."""
    old, new = (written(value, coaches) for value in pair)
    return [label("coach" if name == "coach_id" else name), old, new]


def written(value: Any, coaches: Mapping[UUID, str] | None = None) -> str:
    """A value of a learner field in words."""
    words = load("import")["words"]
    if value is None or value in ("", []):
        return str(words["nothing"])
    if isinstance(value, bool):
        return str(words["yes_" if value else "no_"])
    if isinstance(value, date):
        return f"{value.day}-{value.month}-{value.year}"
    if isinstance(value, list):
        return ", ".join(value)
    return (coaches or {}).get(value, "…") if isinstance(value, UUID) else str(value)


def wrong_rows(table: Table, plan: Plan) -> Iterator[list[str]]:
    """The headers and the wrong rows as they came in, with the reason behind; columns that are never read stay out."""
    shown = [index for index, header in enumerate(table.headers) if not is_sensitive(header)]
    yield [*(table.headers[index] for index in shown), load("import")["words"]["reason"]]
    reasons: dict[int, list[str]] = {}
    for fault in plan.faults:
        if not fault.warning:
            reasons.setdefault(fault.row, []).append(f"{fault.column}: {fault.text}" if fault.column else fault.text)
    for row in table.rows:
        if row.number in reasons:
            cells = [_cell(row.cells[index]) if index < len(row.cells) else "" for index in shown]
            yield [*cells, " ".join(reasons[row.number])]


def _cell(cell: Cell) -> str:
    return written(cell) if isinstance(cell, date) else as_text(cell)


def as_csv(rows: Iterator[list[str]]) -> bytes:
    """A file that Dutch Excel opens as it is. No cell can be taken for a formula."""
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows([_harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def as_xlsx(rows: Iterator[list[str]]) -> bytes:
    """The same as a workbook; every cell is text."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(load("import")["words"]["error_file"])
    for row in rows:
        cells = []
        for text in row:
            cell = WriteOnlyCell(sheet, text)
            cell.data_type = "s"
            cells.append(cell)
        sheet.append(cells)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()

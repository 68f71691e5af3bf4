"""The wrong rows as a file, and the plan in words."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

from openpyxl import load_workbook

from bot.imports import report
from bot.imports.files import read
from bot.imports.plan import make_plan
from bot.imports.rows import Known
from bot.imports.table import Table

from .lists import DAAN, HEADERS, SAMIRA, TODAY, choices_of, plan_of, text, workbook

EVIL = '=HYPERLINK("http://x.invalid")'


def wrong(table: Table) -> list[list[str]]:
    return list(report.wrong_rows(table, make_plan(table, choices_of(table), Known(TODAY, {}), [])))


def evil_table() -> Table:
    bad: list[Any] = ["", EVIL, "", "Boer", "3-9-2007", "15-7-2026", "arbeid", "+31612345678", "111222333", "@x"]
    good: list[Any] = [*SAMIRA, "0612345679", "1", "x"]
    return read("lijst.csv", text([*HEADERS, "Mobiel", "BSN", "Overig"], bad, good))


def test_only_wrong_rows_with_the_reason_and_without_what_is_never_read() -> None:
    headers, row = wrong(evil_table())
    assert headers == [*HEADERS, "Mobiel", "Overig", "Reden"]
    assert row[1] == EVIL
    assert "111222333" not in row
    assert row[-1].startswith("Roepnaam (B): In een naam horen alleen letters")


def test_no_cell_of_the_csv_is_a_formula() -> None:
    content = report.as_csv(iter(wrong(evil_table()))).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content), delimiter=";"))
    assert [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@")] == []
    assert rows[1][1] == f"'{EVIL}"


def test_no_cell_of_the_workbook_is_a_formula() -> None:
    sheet = load_workbook(io.BytesIO(report.as_xlsx(iter(wrong(evil_table()))))).active
    assert sheet is not None
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} <= {"s", "inlineStr"}
    assert sheet.cell(2, 2).value == EVIL


def test_the_file_can_be_mended_and_sent_again() -> None:
    rows = list(csv.reader(io.StringIO(report.as_csv(iter(wrong(evil_table()))).decode("utf-8-sig")), delimiter=";"))
    rows[1][1] = "Daan"
    table = read("fout.csv", text(*rows))
    plan = make_plan(table, choices_of(table), Known(TODAY, {}), [])
    assert plan.wrong == []
    assert plan.new[0].values["phone"] == "+31612345678"


def test_dates_of_excel_come_back_as_dates() -> None:
    table = read(
        "lijst.xlsx", workbook(HEADERS, ["1", "D4an", "", "Boer", date(2007, 9, 3), date(2026, 7, 15), "arbeid"])
    )
    assert wrong(table)[1][4:6] == ["3-9-2007", "15-7-2026"]


def test_the_plan_in_words() -> None:
    found = report.overview(plan_of(DAAN, SAMIRA, ["103", "D4an", *DAAN[2:]], ["104", "Bo", *DAAN[2:]]), {})
    assert found["counts"] == {"new": 3, "changed": 0, "unchanged": 0, "wrong": 1}
    assert found["new"][0] == [2, "Daan de Boer", "arbeidsmarkt", "15-7-2026"]
    assert found["wrong"][0][:2] == [4, "Roepnaam (B)"]
    many = plan_of(*([str(number), "D4an", *DAAN[2:]] for number in range(report.WRONG + 7)))
    assert report.overview(many, {})["more_wrong"] == 7

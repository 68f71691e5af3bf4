"""Whatever a school's computer writes is read, or refused in a Dutch sentence."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, datetime

import pytest

from bot.imports import sheet_process
from bot.imports.files import LARGEST, read
from bot.imports.problem import FileProblem
from bot.imports.table import MAX_ROWS, NoValue, as_text

from .lists import DAAN, HEADERS, SAMIRA, opendocument, text, workbook


def refused(name: str, content: bytes) -> str:
    with pytest.raises(FileProblem) as caught:
        read(name, content)
    return caught.value.key


@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_text_in_every_code_and_with_every_separator(sign: str, code: str) -> None:
    content = text(HEADERS, [*DAAN[:3], "Böër", *DAAN[4:]], SAMIRA, sign=sign).decode().encode(code)
    table = read("lijst.csv", content)
    assert table.headers == tuple(HEADERS)
    assert [row.cells[3] for row in table.rows] == ["Böër", "El Idrissi"]
    assert [row.number for row in table.rows] == [2, 3]


def test_a_comma_in_an_address_does_not_make_it_the_separator() -> None:
    rows = [[*DAAN, "Kerkstraat 1, Utrecht, NL"], [*SAMIRA, "Plein 2, hoog, Ede"]]
    assert read("lijst.csv", text([*HEADERS, "Adres"], *rows)).headers[1] == "Roepnaam"


def test_quotes_line_breaks_and_the_line_for_excel() -> None:
    content = b'sep=;\r\nRoepnaam;Achternaam;Geboortedatum\r\n"Daan ""D""";"de\r\nBoer";3-9-2007\r\n'
    table = read("lijst.csv", content)
    assert [as_text(cell) for cell in table.rows[0].cells] == ['Daan "D"', "de Boer", "3-9-2007"]


@pytest.mark.parametrize("make", [workbook, opendocument], ids=["xlsx", "ods"])
def test_titles_above_the_headers_keep_the_row_numbers_true(make) -> None:  # type: ignore[no-untyped-def]
    content = make(["Lijst van De Brug"], ["gemaakt op", "25-11-2026"], [], HEADERS, DAAN, ["", "", ""], SAMIRA)
    table = read("lijst.xlsx" if make is workbook else "lijst.ods", content)
    assert (table.header_row, [row.number for row in table.rows]) == (4, [5, 7])


def test_merged_titles_and_cells_that_start_far_from_the_corner() -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["C2"] = "Uitstroom 2026"
    sheet.merge_cells("C2:H2")
    for row, values in ((4, HEADERS), (5, DAAN)):
        for column, value in enumerate(values, 3):
            sheet.cell(row, column, value)
    target = io.BytesIO()
    book.save(target)
    table = read("lijst.xlsx", target.getvalue())
    assert table.headers[2] == "Leerlingnummer"
    assert table.rows[0].number == 5


def test_headers_that_return_on_every_page_are_no_learners() -> None:
    assert len(read("lijst.csv", text(HEADERS, DAAN, HEADERS, SAMIRA)).rows) == 2


def test_the_sheet_with_the_learners_is_found() -> None:
    content = workbook(["Uitleg", "bij deze lijst"], Leerlingen=[HEADERS, DAAN])
    assert read("lijst.xlsx", content).sheet == "Leerlingen"


def test_values_of_excel_keep_their_kind() -> None:
    row = [12345, "Daan", None, "Boer", datetime(2007, 9, 3), date(2026, 7, 15), True]
    cells = read("lijst.xlsx", workbook(HEADERS, row)).rows[0].cells
    assert cells[0] == 12345.0
    assert as_text(cells[0]) == "12345"
    assert cells[4:] == [date(2007, 9, 3), date(2026, 7, 15), True]


def test_a_formula_counts_by_its_stored_value_or_names_its_cell() -> None:
    content = workbook(HEADERS, [*DAAN[:4], "=DATE(2007,9,3)", "15-7-2026", "#N/A"])
    cells = read("lijst.xlsx", content).rows[0].cells
    assert (cells[4], cells[6]) == (NoValue("E2"), NoValue("G2"))
    with_value = _rewritten(content, rb"</f><v ?/?>(</v>)?", b"</f><v>39328</v>")
    assert read("lijst.xlsx", with_value).rows[0].cells[4] == 39328.0
    empty = _rewritten(content, rb'<c r="E2"><f>', b'<c r="E2" t="str"><f>')
    assert read("lijst.xlsx", empty).rows[0].cells[4] == ""  # a formula whose outcome is nothing


def _rewritten(content: bytes, old: bytes, new: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as package:
        for name in source.namelist():
            data = source.read(name)
            if name.endswith("sheet1.xml"):
                data, count = re.subn(old, new, data)
                assert count == 1
            package.writestr(name, data)
    return target.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("leeg.csv", b"", "empty"),
        ("leeg.csv", b"\r\n ; ; \r\n", "empty"),
        ("leeg.xlsx", workbook(), "empty"),
        ("kop.csv", text(HEADERS), "only_headers"),
        ("kop.xlsx", workbook(["Titel"], HEADERS), "only_headers"),
        ("zonder.csv", text(DAAN, SAMIRA), "no_headers"),
        ("lijst.pdf", b"%PDF-1.7", "unknown_kind"),
        ("lijst", text(HEADERS, DAAN), "unknown_kind"),
        ("lijst.csv", workbook(HEADERS, DAAN), "other_kind"),
        ("lijst.xlsx", text(HEADERS, DAAN), "other_kind"),
        ("lijst.xlsx", opendocument(HEADERS, DAAN), "other_kind"),
        ("lijst.xls", workbook(HEADERS, DAAN), "other_kind"),
        ("lijst.xls", b"<html><table><tr><td>Roepnaam</td></tr></table></html>", "web_page"),
        ("lijst.csv", b"\x89PNG\r\n\x1a\n\0\0\0", "no_list"),
        ("lijst.csv", b"%PDF-1.7 en nog wat", "no_list"),
        ("lijst.xlsx", b"PK\x03\x04 een zip met foto's", "no_list"),
        ("lijst.xlsx", workbook(HEADERS, DAAN)[:900], "no_list"),
        ("lijst.xlsx", b"PK\x03\x04 xl/workbook.xml en dan rommel", "unreadable"),
        ("lijst.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "unreadable"),
        ("lijst.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        ("lijst.csv", b"Roepnaam;Achternaam\nDaan;B\x81er\n", "unreadable_text"),
        ("lijst.csv", b'Roepnaam;Achternaam\n"Daan;Boer\n' + b"Sam;X\n" * 9, "open_quote"),
        ("lijst.csv", b"a" * (LARGEST + 1), "too_large"),
        ("lijst.csv", text(["K"] * 201, ["x"] * 201), "many_columns"),
        ("lijst.csv", b"Roepnaam;Achternaam\n" + b"D;B\n" * (MAX_ROWS + 1), "many_rows"),
    ],
)  # fmt: skip
def test_what_is_no_list_is_refused_in_dutch(name: str, content: bytes, key: str) -> None:
    assert refused(name, content) == key


def test_a_spreadsheet_that_unpacks_to_far_too_much_is_stopped() -> None:
    """One cell in the last corner makes a table of 17 thousand million cells."""
    content = workbook(HEADERS, DAAN)
    last = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    bomb = _rewritten(content, b"</sheetData>", last)
    assert refused("lijst.xlsx", bomb) in ("unreadable", "many_rows")


def test_the_reader_has_limits() -> None:
    assert sheet_process.MEMORY <= 2_000_000_000
    assert sheet_process.SECONDS <= 60

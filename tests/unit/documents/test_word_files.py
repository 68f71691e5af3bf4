"""Word documents: complete, Dutch, with real headings, and without the looks of the template."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree

import docx
import pytest
from docx.document import Document

from bot.documents import DESIGNS, Design, cv_docx, letter_docx, looks
from tests.unit.documents.letters import LETTER
from tests.unit.documents.resumes import CASES, DAAN, EXTREME, ONE_WORD, many

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# The order that Word demands inside the properties of a paragraph and of a run (ISO/IEC 29500-1, 17.3.1 and 17.3.2).
ORDER = {
    "pPr": ["pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr",
            "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "spacing", "ind",
            "contextualSpacing", "jc", "outlineLvl"],
    "rPr": ["rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "color", "spacing", "w",
            "kern", "position", "sz", "szCs", "highlight", "u", "shd", "vertAlign", "rtl", "cs", "lang"],
}  # fmt: skip
designs = pytest.mark.parametrize("design", DESIGNS)


def opened(content: bytes) -> Document:
    return docx.Document(io.BytesIO(content))


def part(content: bytes, name: str) -> ElementTree.Element:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return ElementTree.fromstring(file.read(name))


def lines(content: bytes) -> list[tuple[str, str]]:
    """(style, text) of each paragraph."""
    return [(one.style.name if one.style else "", one.text) for one in opened(content).paragraphs]


@designs
def test_a_cv_with_real_headings(design: Design) -> None:
    found = lines(cv_docx(DAAN, design))
    assert found[:3] == [
        ("Title", "Daan de Vries"),
        ("Subtitle", "medewerker groen"),
        ("Cv details", "Amersfoort  ·  06 12345678  ·  daan.devries@voorbeeld.nl"),
    ]
    assert [text for style, text in found if style == "Heading 1"] == [
        "Over mij", "Werkervaring", "Opleiding", "Wat ik kan", "Talen", "Certificaten", "Vervoer", "Beschikbaar",
    ]  # fmt: skip
    assert [text for style, text in found if style == "Heading 2"] == [
        "Medewerker groen", "Vakkenvuller", "Dagbesteding", "Entree", "Praktijkonderwijs, groen",
    ]  # fmt: skip
    assert ("Cv details", "Jumbo, Amersfoort  ·  stage\tfeb – juli 2024") in found
    assert ("List Bullet", "Vakken vullen.") in found


@designs
@pytest.mark.parametrize("name", ["daan", *EXTREME])
def test_every_word_is_in_it(name: str, design: Design) -> None:
    sheet = looks(CASES[name])
    text = "\n".join(text for _, text in lines(cv_docx(CASES[name], design)))
    wanted = [sheet.name, sheet.label, sheet.summary, *sheet.contact]
    for section in sheet.sections:
        wanted += [section.title, *section.items]
        wanted += [word for one in section.entries for word in (one.title, one.place, one.note, one.when, *one.lines)]
    assert [word for word in wanted if word not in text] == []
    assert "" not in text.split("\n")


def test_nothing_is_folded() -> None:
    assert sum(style == "Heading 2" for style, _ in lines(cv_docx(many(30), "plain"))) == 32


@pytest.mark.parametrize("content", [*(cv_docx(DAAN, one) for one in DESIGNS), letter_docx(LETTER)], ids=str)
def test_word_finds_dutch_a4_and_its_own_order(content: bytes) -> None:
    document = opened(content)
    assert document.core_properties.language == "nl-NL"
    assert document.core_properties.author == "Daan de Vries"
    assert document.core_properties.title in ("Cv van Daan de Vries", "Brief van Daan de Vries")
    page = document.sections[0]
    assert (round((page.page_width or 0) / 360_000, 1), round((page.page_height or 0) / 360_000, 1)) == (21.0, 29.7)
    styles, settings = part(content, "word/styles.xml"), part(content, "word/settings.xml")
    languages = {one.get(f"{W}val") for one in [*styles.iter(f"{W}lang"), *settings.iter(f"{W}themeFontLang")]}
    assert languages == {"nl-NL"}
    modes = {one.get(f"{W}name"): one.get(f"{W}val") for one in settings.iter(f"{W}compatSetting")}
    assert modes["compatibilityMode"] == "15"
    for root in (styles, part(content, "word/document.xml")):
        for name, order in ORDER.items():
            for properties in root.iter(f"{W}{name}"):
                found = [one.tag.removeprefix(W) for one in properties if one.tag.removeprefix(W) in order]
                assert found == sorted(found, key=order.index)


@designs
def test_the_blue_of_the_template_is_gone(design: Design) -> None:
    document = opened(cv_docx(DAAN, design))
    used = {one.style.name for one in document.paragraphs if one.style}
    for name in used:
        font = document.styles[name].font  # type: ignore[attr-defined]
        assert font.name == "Calibri"
        assert str(font.color.rgb) in ("1F2933", "4B5A68", "0F5560", "23406E")
        assert font.color.theme_color is None


def test_the_same_cv_gives_the_same_bytes_and_every_part_exists() -> None:
    content = cv_docx(DAAN, "plain")
    assert content == cv_docx(DAAN, "plain")
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        names = set(file.namelist())
        assert {one.date_time for one in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        for name in [name for name in names if name.endswith(".rels")]:
            folder = name.replace("_rels/", "").rsplit("/", 1)[0] + "/" if name != "_rels/.rels" else ""
            for link in ElementTree.fromstring(file.read(name)):
                target = link.get("Target") or ""
                path = target.removeprefix("/") if target.startswith("/") else f"{folder}{target}"
                assert path.replace("word/../", "") in names


def test_small_and_hostile_ones() -> None:
    assert lines(cv_docx(ONE_WORD, "band")) == [
        ("Title", "Cv"), ("Heading 1", "Wat ik kan"), ("Normal", "Schoonmaken"),
    ]  # fmt: skip
    content = cv_docx(EXTREME["html and formulas"], "plain")
    assert ("Title", "<b>Jo</b>") in lines(content)
    assert not list(part(content, "word/document.xml").iter(f"{W}fldSimple"))


def test_a_letter() -> None:
    found = lines(letter_docx(LETTER))
    assert found[:3] == [("Address", "Daan de Vries"), ("Address", "Dorpsstraat 12"), ("Address", "3811 AB Amersfoort")]
    assert ("Normal", "Amersfoort, 3 maart 2026") in found
    assert ("Heading 1", "Onderwerp: medewerker groen") in found
    assert found[-2:] == [("Normal", "Met vriendelijke groet,"), ("Normal", "Daan de Vries")]


def test_an_unknown_design_is_refused() -> None:
    with pytest.raises(ValueError, match="design"):
        cv_docx(DAAN, "bont")  # type: ignore[arg-type]

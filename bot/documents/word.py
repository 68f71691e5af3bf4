"""A Word document that opens well in Word and LibreOffice: A4, Dutch, calm styles instead of the blue ones."""

from __future__ import annotations

import io
import zipfile

import docx
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

FONT = "Calibri"  # on every Windows; LibreOffice puts Carlito in its place, which is as wide
INK, SOFT = "1F2933", "4B5A68"
LANGUAGE = "nl-NL"
WIDTH = 17.0  # cm between the margins
APART, SIGNATURE = Pt(22), Pt(32)  # below an address; room to sign
_EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest a zip file knows: the same document gives the same bytes
_NEEDLESS = ("/thumbnail", "/stylesWithEffects", "/customXml")
_WORD_2013 = "15"  # below this Word opens a file in compatibility mode


def new_document(title: str, author: str) -> Document:
    """An empty A4 with styles, language and properties."""
    document = docx.Document()
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2)
    properties = document.core_properties
    properties.title, properties.author, properties.last_modified_by = title, author, author
    properties.language, properties.comments = LANGUAGE, ""
    _forget_template(document)
    _settings(document)
    style(document, "Normal", 11, after=4)
    return document


def style(
    document: Document, name: str, size: float, *, colour: str = INK, bold: bool = False,
    before: float = 0, after: float = 0, next_one: str | None = None,
) -> ParagraphStyle:  # fmt: skip
    """Give a paragraph style its looks, a new one where there is none; sizes and spaces in points."""
    styles = document.styles
    if name not in styles:
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    found = styles[name]
    if not isinstance(found, ParagraphStyle):
        raise ValueError("not a style of paragraphs")
    found.font.size, found.font.bold, found.font.italic = Pt(size), bold, False
    found.font.color.rgb = RGBColor.from_string(colour)
    _font(found)
    found.paragraph_format.space_before, found.paragraph_format.space_after = Pt(before), Pt(after)
    found.paragraph_format.line_spacing = 1.1
    if next_one is not None:
        found.next_paragraph_style = styles[next_one]
    return found


def _font(found: ParagraphStyle) -> None:
    """One font for every script, and no theme that overrules it."""
    found.font.name = FONT
    properties = found.element.get_or_add_rPr()
    fonts = properties.find(qn("w:rFonts"))
    for key in list(fonts.attrib):
        del fonts.attrib[key]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), FONT)
    size = properties.find(qn("w:sz"))
    for old in properties.findall(qn("w:szCs")):
        properties.remove(old)
    other = OxmlElement("w:szCs")  # Arabic and the like: as big as the rest
    other.set(qn("w:val"), size.get(qn("w:val")))
    size.addnext(other)
    _child(properties, "w:lang", val=LANGUAGE)


def _child(parent: BaseOxmlElement, tag: str, **values: str) -> BaseOxmlElement:
    """The child with that name, made when it is missing, with these values."""
    found: BaseOxmlElement | None = parent.find(qn(tag))
    if found is None:
        found = OxmlElement(tag)
        parent.append(found)
    for key, value in values.items():
        found.set(qn(f"w:{key}"), value)
    return found


def _settings(document: Document) -> None:
    """Dutch everywhere; no compatibility mode."""
    defaults = document.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    _child(defaults, "w:lang", val=LANGUAGE)
    settings = document.settings.element
    for theme in settings.findall(qn("w:themeFontLang")):
        theme.set(qn("w:val"), LANGUAGE)
    for mode in settings.iter(qn("w:compatSetting")):
        if mode.get(qn("w:name")) == "compatibilityMode":
            mode.set(qn("w:val"), _WORD_2013)


def _forget_template(document: Document) -> None:
    """Without what python-docx starts from: times, a picture, a hundred styles for tables, styles for Word 2010."""
    properties, styles = document.core_properties._element, document.styles.element
    for tag in ("dcterms:created", "dcterms:modified"):
        for found in properties.findall(qn(tag)):
            properties.remove(found)
    for found in styles.findall(qn("w:style")):
        if found.get(qn("w:type")) == "table" and found.get(qn("w:default")) is None:
            styles.remove(found)
    for links in (document.part.package.rels, document.part.rels):
        for name in [name for name, link in links.items() if link.reltype.endswith(_NEEDLESS)]:
            del links[name]


def add(document: Document, text: str, name: str = "Normal") -> Paragraph:
    """Add a paragraph; as `Document.add_paragraph`, without its search through all styles."""
    paragraph = document.add_paragraph(text)
    paragraph._p.style = name.replace(" ", "")  # so python-docx makes ids of names
    return paragraph


def line_below(found: ParagraphStyle, colour: str | None) -> None:
    """A thin line under each paragraph of a style, or none."""
    properties = found.element.get_or_add_pPr()
    for old in properties.findall(qn("w:pBdr")):
        properties.remove(old)
    if colour is not None:
        border = OxmlElement("w:pBdr")
        _child(border, "w:bottom", val="single", sz="4", space="2", color=colour)
        properties.insert_element_before(border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl")


def tint(paragraph: Paragraph, colour: str) -> None:
    """A tint behind a paragraph, with a rim; paragraphs with the same one flow together."""
    properties = paragraph._p.get_or_add_pPr()
    border, shading = OxmlElement("w:pBdr"), OxmlElement("w:shd")
    for side in ("top", "left", "bottom", "right"):
        _child(border, f"w:{side}", val="single", sz="24", space="4", color=colour)
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shading.set(qn(f"w:{key}"), value)
    for part in (border, shading):
        properties.insert_element_before(part, "w:tabs", "w:spacing", "w:ind", "w:jc")
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(0)


def right_tab(found: ParagraphStyle) -> None:
    """What follows a tab stands at the right margin."""
    found.paragraph_format.tab_stops.add_tab_stop(Cm(WIDTH), WD_TAB_ALIGNMENT.RIGHT)


def to_bytes(document: Document) -> bytes:
    """The file, without the time at which it was made."""
    made, target = io.BytesIO(), io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as source, zipfile.ZipFile(target, "w") as timeless:
        for name in source.namelist():
            timeless.writestr(zipfile.ZipInfo(name, _EPOCH), source.read(name), zipfile.ZIP_DEFLATED)
    return target.getvalue()

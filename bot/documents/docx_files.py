"""The cv and the letter as Word documents: everything, on as many pages as it takes, to change by hand."""

from __future__ import annotations

from docx.document import Document

from bot.content import load
from bot.documents import word
from bot.documents.cv import DESIGNS, Design
from bot.documents.letter import Letter, written
from bot.documents.looks import Resume, looks
from bot.documents.sheet import Entry, Section, Sheet

_ACCENT: dict[Design, str] = {"plain": "0F5560", "band": "23406E"}
_TINT = "E9EFF7"
_DOT = "  ·  "


def cv_docx(resume: Resume, design: Design) -> bytes:
    """The whole cv; nothing is folded. Raises ValueError for an unknown design."""
    if design not in DESIGNS:
        raise ValueError("no such design")
    sheet = looks(resume)
    document = word.new_document(sheet.title, sheet.name)
    _styles(document, design)
    _head(document, sheet, design)
    if sheet.summary:
        word.add(document, load("documenten")["headings"]["profile"]["title"], "Heading 1")
        word.add(document, sheet.summary)
    for section in sheet.sections:
        _section(document, section)
    return word.to_bytes(document)


def _styles(document: Document, design: Design) -> None:
    accent = _ACCENT[design]
    word.line_below(word.style(document, "Title", 26, colour=accent, bold=True, after=2), None)
    word.style(document, "Subtitle", 13, after=2)
    section = word.style(document, "Heading 1", 13, colour=accent, bold=True, before=14, after=5)
    word.line_below(section, accent if design == "plain" else None)
    word.style(document, "Heading 2", 11, bold=True, before=7, next_one="Normal")
    word.style(document, "List Bullet", 11, after=1)
    word.right_tab(word.style(document, "Cv details", 11, colour=word.SOFT, after=3))


def _head(document: Document, sheet: Sheet, design: Design) -> None:
    lines = [word.add(document, sheet.name or sheet.title, "Title")]
    if sheet.label:
        lines.append(word.add(document, sheet.label, "Subtitle"))
    if sheet.contact:
        lines.append(word.add(document, _DOT.join(sheet.contact), "Cv details"))
    if design == "band":
        for line in lines:
            word.tint(line, _TINT)


def _section(document: Document, section: Section) -> None:
    word.add(document, section.title, "Heading 1")
    for entry in section.entries:
        _entry(document, entry)
    for item in section.items:
        word.add(document, item, "List Bullet" if len(section.items) > 1 else "Normal")


def _entry(document: Document, entry: Entry) -> None:
    word.add(document, entry.title, "Heading 2")
    about = _DOT.join(filter(None, (entry.place, entry.note)))
    if about or entry.when:
        word.add(document, "\t".join(filter(None, (about, entry.when))), "Cv details")
    if entry.text:
        word.add(document, entry.text)
    for line in entry.lines:
        word.add(document, line, "List Bullet")


def letter_docx(letter: Letter) -> bytes:
    """The letter."""
    parts = written(letter)
    document = word.new_document(parts.title, parts.author)
    word.style(document, "Normal", 11, after=10)
    word.style(document, "Address", 11, after=0)
    word.style(document, "Heading 1", 11, bold=True, before=10, after=10)
    for block in (parts.sender, parts.receiver):
        lines = [word.add(document, line, "Address") for line in block]
        for last in lines[-1:]:
            last.paragraph_format.space_after = word.APART
    for text, name in ((parts.dateline, "Normal"), (parts.subject, "Heading 1"), (parts.greeting, "Normal")):
        if text:
            word.add(document, text, name)
    for text in (*parts.paragraphs, parts.closing):
        if text:
            word.add(document, text)
    if parts.author:
        word.add(document, parts.author).paragraph_format.space_before = word.SIGNATURE
    return word.to_bytes(document)

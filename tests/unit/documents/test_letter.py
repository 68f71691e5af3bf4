"""The letter as PDF and as text."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.documents import letter_pdf, letter_text
from tests.unit.documents import pdfs
from tests.unit.documents.letters import LETTER

TEXT = """Onderwerp: medewerker groen

Beste mevrouw Jansen,

Ik zag dat u een medewerker groen zoekt.

Ik wil graag een dag meelopen.

Met vriendelijke groet,
Daan de Vries"""


def test_the_text_to_paste() -> None:
    assert letter_text(LETTER) == TEXT


def test_the_page() -> None:
    content = letter_pdf(LETTER)
    document = pdfs.reader(content)
    assert len(document.pages) == 1
    assert document.metadata is not None
    assert (document.metadata.title, document.metadata.author) == ("Brief van Daan de Vries", "Daan de Vries")
    assert str(document.root_object["/Lang"]).startswith("nl")
    assert [tag for tag in pdfs.tags(content) if re.fullmatch(r"H\d", tag)] == ["H1"]
    seen = " ".join(pdfs.text(content).split())
    for part in ("Dorpsstraat 12", "mevrouw Jansen", "Amersfoort, 3 maart 2026", *TEXT.split("\n\n")[:4]):
        assert part in seen


def test_the_same_letter_gives_the_same_bytes() -> None:
    assert letter_pdf(LETTER) == letter_pdf(LETTER)


def test_a_long_letter_goes_on_and_loses_nothing() -> None:
    work = "Ik werk graag met mijn handen. Dat is mooi werk."
    paragraphs = tuple(f"Dit is deel {number}. {work}" for number in range(80))
    content = letter_pdf(replace(LETTER, paragraphs=paragraphs))
    seen = " ".join(pdfs.text(content).split())
    assert len(pdfs.reader(content).pages) > 1
    assert all(f"Dit is deel {number}." in seen for number in range(80))


def test_parts_that_are_missing_leave_nothing_behind() -> None:
    empty = replace(LETTER, sender=(), receiver=(), place="", subject="", greeting=" \u200b", closing="")
    bare = replace(empty, paragraphs=("Hoi",))
    assert letter_text(bare) == "Hoi"
    assert " ".join(pdfs.text(letter_pdf(bare)).split()) == "3 maart 2026 Hoi"


def test_markup_and_hidden_signs() -> None:
    odd = replace(LETTER, subject="#panic() <b>\u202ex", paragraphs=("$a_1$ *b* @c 😀", "w" * 300))
    assert "Onderwerp: #panic() <b>x" in letter_text(odd)
    assert "$a_1$ *b* @c" in pdfs.text(letter_pdf(odd))

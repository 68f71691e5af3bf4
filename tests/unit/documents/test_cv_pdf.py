"""The cv on one A4: whatever is in it, accessible, and with every change told."""

from __future__ import annotations

import io
import re
from itertools import pairwise
from pathlib import Path

import pytest
import typst
from PIL import Image

from bot.documents import DESIGNS, Design, cv_page, cv_pdf, cv_png, looks, typesetting
from bot.documents.fit import SIZES, fit, ladder
from tests.unit.documents import pdfs
from tests.unit.documents.photos import picture
from tests.unit.documents.resumes import CASES, DAAN, EXTREME, ONE_WORD, many

designs = pytest.mark.parametrize("design", DESIGNS)
A4 = (595.28, 841.89)  # points


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", text)


@designs
@pytest.mark.parametrize("name", CASES)
def test_one_page_that_a_screen_reader_can_read(name: str, design: Design) -> None:
    made = cv_page(CASES[name], design)
    sheet, content = made.fitted.sheet, made.pdf()
    document = pdfs.reader(content)
    root, (page,) = document.root_object, document.pages
    assert (float(page.mediabox.width), float(page.mediabox.height)) == pytest.approx(A4, abs=0.02)
    assert root["/MarkInfo"]["/Marked"]
    assert str(root["/Lang"]).lower().startswith("nl")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "pdfuaid:part" in root["/Metadata"].get_data().decode()
    assert document.metadata is not None
    assert document.metadata.title == sheet.title
    assert (document.metadata.author or "") == sheet.name
    levels = [int(tag[1]) for tag in pdfs.tags(content) if re.fullmatch(r"H\d", tag)]
    assert levels[:1] == [1]
    assert levels.count(1) == 1
    assert levels.count(2) == len(sheet.sections) + bool(sheet.summary)
    assert all(after - before <= 1 for before, after in pairwise(levels))


@designs
def test_everything_is_on_the_page(design: Design) -> None:
    page = cv_page(DAAN, design)
    assert page.changes == ()
    assert page.fitted.size >= 11
    seen = squeezed(pdfs.text(page.pdf()))
    sheet = looks(DAAN)
    parts = [sheet.name, sheet.label, sheet.summary, *sheet.contact]
    for section in sheet.sections:
        parts += [section.title, *section.items]
        for entry in section.entries:
            parts += [entry.title, entry.place, entry.note, entry.when, *entry.lines]
    assert [part for part in parts if squeezed(part) not in seen] == []


@designs
def test_nothing_is_added(design: Design) -> None:
    assert pdfs.text(cv_pdf(ONE_WORD, design)).split() == ["Cv", "Wat", "ik", "kan", "Schoonmaken"]


@designs
def test_what_is_read_comes_in_the_order_of_the_page(design: Design) -> None:
    seen = squeezed(pdfs.text(cv_pdf(DAAN, design)))
    order = ["DaandeVries", "Werkervaring", "Mede", "Jumbo", "Opleiding", "Watikkan", "Talen"]
    places = [seen.index(part, seen.index("Werkervaring") if part == "Mede" else 0) for part in order]
    assert places == sorted(places)


@designs
def test_markup_is_text(design: Design) -> None:
    content = cv_pdf(EXTREME["html and formulas"], design)
    seen = squeezed(pdfs.text(content))
    for part in ("<b>Jo</b>", '=HYPERLINK("x")', "<script>alert(1)</script>", "#setpage(fill:red)", "*dik*$x^2$@naam"):
        assert part in seen
    assert not pdfs.reader(content).pages[0].get("/Annots")


@designs
@pytest.mark.parametrize("jobs", [9, 30, 60])
def test_the_oldest_fold_first_and_each_change_is_told(design: Design, jobs: int) -> None:
    resume = many(jobs, 4)
    page = cv_page(resume, design)
    seen = squeezed(pdfs.text(page.pdf()))
    told = [change.what for change in page.changes if change.kind == "folded"]
    newest, oldest = "Productiemedewerker, Bedrijf 0e", f"Productiemedewerker, Bedrijf {jobs - 1}e"
    assert told[:1] == [oldest]
    assert newest not in told
    assert seen.count("Taak3bijdemachine.") == jobs - sum("Bedrijf" in what for what in told)
    for number in range(jobs):
        gone = any(change.kind == "left_out" and f"Bedrijf {number}e" in change.what for change in page.changes)
        assert gone is not (f"Bedrijf{number}e" in seen)


def test_text_shrinks_before_anything_folds() -> None:
    sizes = [rung.size for rung in ladder(looks(many(30)))]
    assert tuple(sizes[: len(SIZES)]) == SIZES
    assert sizes == sorted(sizes, reverse=True)
    assert all(not rung.changes for rung in list(ladder(looks(many(30))))[: len(SIZES)])


def test_each_rung_tells_no_less_than_the_one_before() -> None:
    rungs = list(ladder(looks(EXTREME["many small things"])))
    for before, after in pairwise(rungs):
        assert after.changes[: len(before.changes)] == before.changes


def test_the_first_rung_that_fits_is_taken() -> None:
    rungs = list(ladder(looks(many(5))))
    for place, rung in enumerate(rungs[:-1]):
        assert fit(looks(many(5)), lambda one, place=place: rungs.index(one) >= place) == rung  # type: ignore[misc]
    assert fit(looks(many(5)), lambda _: False) == rungs[-1]


def test_what_is_lost_or_cut_is_told_too() -> None:
    kinds = {change.kind for change in cv_page(EXTREME["emoji"], "plain").changes}
    assert kinds == {"characters"}
    assert all(change.text.strip() for change in cv_page(EXTREME["60 jobs with 20 lines"], "band").changes)
    assert "shortened" in {change.kind for change in cv_page(EXTREME["long prose"], "plain").changes}


@designs
def test_the_same_cv_gives_the_same_bytes(design: Design) -> None:
    assert cv_pdf(DAAN, design) == cv_pdf(DAAN, design)
    assert "/CreationDate" not in (pdfs.reader(cv_pdf(DAAN, design)).metadata or {})


@designs
def test_the_photo_is_described_and_clean(design: Design) -> None:
    content = cv_pdf(DAAN, design, picture("JPEG", (900, 1200), secret="Kerkstraat 1"))
    assert pdfs.alternatives(content) == ["Foto van Daan de Vries"]
    assert len(pdfs.reader(content).pages) == 1
    assert b"Kerkstraat" not in content
    (image,) = pdfs.reader(content).pages[0].images
    assert b"Exif" not in image.data


@designs
def test_the_preview_shows_the_page(design: Design) -> None:
    with Image.open(io.BytesIO(cv_png(DAAN, design))) as shown:
        assert shown.size == (909, 1286)
        grey = shown.convert("L")
        assert 10 < sum(grey.histogram()[:128]) / 1000 < 200  # thousands of dark pixels: there is text, and paper


@designs
@pytest.mark.parametrize("name", EXTREME)
def test_nothing_stands_outside_the_margins(name: str, design: Design) -> None:
    """In the picture: no ink in the outermost 12 mm left and right, and 8 mm below."""
    with Image.open(io.BytesIO(cv_png(EXTREME[name], design))) as shown:
        dark = shown.convert("L").point(lambda value: 255 if value < 140 else 0)
        box = dark.getbbox()
    assert box is not None
    rim = round(12 / 25.4 * 110)
    assert box[0] >= rim
    assert box[2] <= shown.width - rim
    assert box[3] <= shown.height - round(8 / 25.4 * 110)


def test_only_our_own_fonts_are_used() -> None:
    for name in ("daan", "right to left"):
        page = pdfs.reader(cv_pdf(CASES[name], "plain")).pages[0]
        fonts = {str(font.get_object()["/BaseFont"]) for font in page["/Resources"]["/Font"].values()}
        assert fonts
        assert all("SourceSans3" in font or "NotoSansArabic" in font for font in fonts)
    folder = Path(typesetting.FONTS)
    for font in folder.glob("*.ttf"):
        assert "SIL Open Font License" in (folder / f"{font.stem.split('-')[0]}-OFL.txt").read_text(encoding="utf-8")


def test_an_unknown_design_is_refused() -> None:
    with pytest.raises(ValueError, match="design"):
        cv_pdf(DAAN, "bont")  # type: ignore[arg-type]


def test_typst_refuses_what_is_not_accessible() -> None:
    """The guard that the tests lean on: without a title there is no PDF/UA."""
    with pytest.raises(typst.TypstError, match="PDF/UA-1"):
        typst.Compiler(b"text").compile(format="pdf", pdf_standards=["ua-1"])

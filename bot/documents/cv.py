"""A cv on one A4, as PDF or as a picture."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any, Literal, get_args

from bot.content import load
from bot.documents import typesetting
from bot.documents.fit import Change, Fitted, fit
from bot.documents.looks import Resume, looks
from bot.documents.photo import portrait

Design = Literal["plain", "band"]
DESIGNS: tuple[Design, ...] = get_args(Design)
PREVIEW = 110.0  # pixels per inch: A4 becomes 909 x 1286, sharp on a phone


@dataclass(frozen=True)
class CvPage:
    """A cv that was made to fit. Fitting happens once, for the PDF and the picture together."""

    fitted: Fitted
    design: Design
    photo: bytes | None = None

    @property
    def changes(self) -> tuple[Change, ...]:
        """What is folded, shortened or left out: the learner must see this before it is final."""
        return self.fitted.changes

    def pdf(self) -> bytes:
        """The file: tagged (PDF/UA-1), in Dutch, with title and author."""
        return typesetting.pdf(self.design, self._data)

    def png(self) -> bytes:
        """The page as a picture for the chat."""
        return typesetting.png(self.design, self._data, PREVIEW)

    @cached_property
    def _data(self) -> dict[str, Any]:
        return _data(self.fitted, self.photo)


def _data(fitted: Fitted, photo: bytes | None) -> dict[str, Any]:
    content, sheet = load("documenten"), fitted.sheet
    return {
        **asdict(sheet),
        "author": sheet.name,
        "size": fitted.size,
        "photo": None if photo is None else list(photo),
        "photo_of": content["words"]["photo_of"].replace("[naam]", sheet.name).strip(),
        "profile": content["headings"]["profile"]["title"],
        "earlier": content["words"]["earlier"],
    }


def cv_page(resume: Resume, design: Design, photo: bytes | None = None) -> CvPage:
    """Fit a JSON Resume on one page. `photo` as it was sent: JPEG or PNG, up to 25 MB.

    Raises PhotoRefused for another photo, ValueError for an unknown design.
    """
    if design not in DESIGNS:
        raise ValueError("no such design")
    face = None if photo is None else portrait(photo)
    fitted = fit(looks(resume), lambda rung: typesetting.pages(design, _data(rung, face)) == 1)
    return CvPage(fitted, design, face)


def cv_pdf(resume: Resume, design: Design, photo: bytes | None = None) -> bytes:
    """The cv as PDF; what was changed to make it fit is told by `cv_page`. Raises as `cv_page`."""
    return cv_page(resume, design, photo).pdf()


def cv_png(resume: Resume, design: Design, photo: bytes | None = None) -> bytes:
    """The cv as a picture. Raises as `cv_page`."""
    return cv_page(resume, design, photo).png()

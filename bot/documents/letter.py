"""A letter: as PDF, as a Word document, and as text to paste."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.content import load
from bot.documents import typesetting
from bot.documents.clean import PROSE, Cleaner
from bot.documents.dates import long_date

SIZES = (11.5, 11.0, 10.5, 10.0)  # points; a longer letter goes on on a second page: nothing is cut


@dataclass(frozen=True, slots=True)
class Letter:
    """What the learner wrote, part by part. Lines: `sender` (his name first) and `receiver`, as they stand
    on an envelope, then phone and mail. `place` and `day` make "Utrecht, 3 maart 2026"."""

    sender: tuple[str, ...]
    receiver: tuple[str, ...]
    place: str
    day: date
    subject: str
    greeting: str
    paragraphs: tuple[str, ...]
    closing: str


@dataclass(frozen=True, slots=True)
class Written:
    """A letter fit to be seen. `title`: for the file; `author`: the name under it; `subject` with "Onderwerp:"."""

    title: str
    author: str
    sender: tuple[str, ...]
    receiver: tuple[str, ...]
    dateline: str
    subject: str
    greeting: str
    paragraphs: tuple[str, ...]
    closing: str
    lost: tuple[str, ...]

    def data(self, size: float) -> dict[str, Any]:
        """For the template."""
        return {name: getattr(self, name) for name in self.__slots__} | {"size": size}


def written(letter: Letter) -> Written:
    """The parts without what cannot be seen; empty ones stay out. `lost`: characters that no font has."""
    clean, words = Cleaner(), load("documenten")["words"]
    sender, subject = clean.lines(letter.sender), clean.line(letter.subject)
    name = sender[0] if sender else ""
    return Written(
        title=words["letter_of"].replace("[naam]", name) if name else words["letter"],
        author=name,
        sender=sender,
        receiver=clean.lines(letter.receiver),
        dateline=", ".join(filter(None, (clean.line(letter.place), long_date(letter.day)))),
        subject=f"{words['subject']} {subject}" if subject else "",
        greeting=clean.line(letter.greeting),
        paragraphs=tuple(filter(None, (clean.line(one, PROSE) for one in letter.paragraphs))),
        closing=clean.line(letter.closing),
        lost=clean.lost,
    )


def letter_pdf(letter: Letter) -> bytes:
    """The letter as PDF/UA-1, on one page when it can be."""
    parts = written(letter)
    sizes = (size for size in SIZES if typesetting.pages("letter", parts.data(size)) == 1)
    return typesetting.pdf("letter", parts.data(next(sizes, SIZES[-1])))


def letter_text(letter: Letter) -> str:
    """The letter to paste in a mail: subject, greeting, paragraphs, closing, and the sender's name below it."""
    parts = written(letter)
    closing = "\n".join(filter(None, (parts.closing, parts.author)))
    return "\n\n".join(filter(None, (parts.subject, parts.greeting, *parts.paragraphs, closing)))

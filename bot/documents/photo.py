"""A photo for a cv: any picture that people send, made small, upright, square and free of what a camera adds."""

from __future__ import annotations

import io
import warnings
from typing import Literal

from PIL import Image, ImageOps

from bot.content import load

LARGEST = 25_000_000  # bytes
PIXELS = 50_000_000  # that are unpacked: 200 MB; of a JPEG an eighth of each side is enough
SMALLEST = 120  # pixels, the shorter side
SIDE = 500  # pixels: 3 cm at 420 a inch
_HEIC = (b"heic", b"heix", b"heif", b"hevc", b"hevx", b"mif1", b"msf1", b"avif")
Reason = Literal["pdf", "heic", "unreadable", "big", "small"]


class PhotoRefused(Exception):
    """A file that does not become a photo. `text` is what the sender is told."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason

    @property
    def text(self) -> str:
        """One or two sentences in Dutch."""
        return str(load("documenten")["photo"][self.reason]["text"])


def portrait(content: bytes) -> bytes:
    """A square JPEG without metadata from a JPEG or PNG. Raises PhotoRefused.

    A tall picture loses more below than above: a face is rarely in the middle of it.
    """
    _check(content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as picture:
                return _square(picture)
    except Image.DecompressionBombError:
        raise PhotoRefused("big") from None
    except (OSError, SyntaxError, ValueError, EOFError):
        raise PhotoRefused("unreadable") from None


def _check(content: bytes) -> None:
    if content[:1024].lstrip().startswith(b"%PDF") or b"%PDF-" in content[:1024]:
        raise PhotoRefused("pdf")
    if content[4:8] == b"ftyp" and content[8:12] in _HEIC:
        raise PhotoRefused("heic")
    if len(content) > LARGEST:
        raise PhotoRefused("big")


def _square(picture: Image.Image) -> bytes:
    if min(picture.size) < SMALLEST:
        raise PhotoRefused("small")
    picture.draft("RGB", (2 * SIDE, 2 * SIDE))  # a JPEG is unpacked at a fraction of its size
    if picture.width * picture.height > PIXELS:
        raise PhotoRefused("big")
    picture.thumbnail((8 * SIDE, 2 * SIDE) if picture.width > picture.height else (2 * SIDE, 8 * SIDE))
    upright = ImageOps.exif_transpose(picture).convert("RGBA")
    paper = Image.new("RGBA", upright.size, "white")
    flat = Image.alpha_composite(paper, upright).convert("RGB")
    clean = ImageOps.fit(flat, (SIDE, SIDE), Image.Resampling.LANCZOS, centering=(0.5, 0.3))
    target = io.BytesIO()
    clean.save(target, "JPEG", quality=88)
    return target.getvalue()

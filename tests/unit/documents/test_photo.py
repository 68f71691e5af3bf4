"""Photos as people send them."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from bot.documents import DESIGNS, PhotoRefused, cv_pdf
from bot.documents.photo import LARGEST, SIDE, portrait
from tests.unit.documents.photos import BLUE, RED, noise, picture
from tests.unit.documents.resumes import DAAN

HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + b"\x00" * 500


def near(one: object, other: tuple[int, int, int]) -> bool:
    assert isinstance(one, tuple)
    return all(abs(a - b) < 30 for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("size", [(3000, 4000), (4000, 3000), (200, 200), (130, 4000)])
def test_a_photo_becomes_small_and_square(kind: str, size: tuple[int, int]) -> None:
    made = portrait(picture(kind, size))
    with Image.open(io.BytesIO(made)) as shown:
        assert (shown.format, shown.size, shown.mode) == ("JPEG", (SIDE, SIDE), "RGB")
    assert len(made) < 200_000


def test_a_turned_photo_stands_upright_and_forgets_where_it_was_made() -> None:
    for turned in (1, 3, 6, 8):
        made = portrait(picture("JPEG", (800, 800), turned=turned, secret="Kerkstraat 1"))
        with Image.open(io.BytesIO(made)) as shown:
            assert dict(shown.getexif()) == {}
            ends = {1: ((250, 20), (250, 480)), 3: ((250, 480), (250, 20)), 6: ((480, 250), (20, 250)),
                    8: ((20, 250), (480, 250))}[turned]  # fmt: skip
            assert near(shown.getpixel(ends[0]), RED)
            assert near(shown.getpixel(ends[1]), BLUE)
        assert b"Kerkstraat" not in made
        assert b"Exif" not in made


def test_a_see_through_picture_gets_white_behind_it() -> None:
    target = io.BytesIO()
    Image.new("RGBA", (300, 300), (0, 0, 0, 0)).save(target, "PNG")
    with Image.open(io.BytesIO(portrait(target.getvalue()))) as shown:
        assert near(shown.getpixel((150, 150)), (255, 255, 255))


def test_a_photo_of_20_mb_is_no_trouble() -> None:
    big = noise((3000, 3000))
    assert 20_000_000 < len(big) < LARGEST
    assert len(portrait(big)) < 300_000


def bomb(width: int, height: int) -> bytes:
    """A PNG that says it is huge."""
    def part(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = part(b"IHDR", head) + part(b"IDAT", zlib.compress(b"\x00" * 1000)) + part(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"%PDF-1.7\n%....", "pdf"),
        (b"\xef\xbb\xbf%PDF-1.4", "pdf"),
        (HEIC, "heic"),
        (b"", "unreadable"),
        (b"hallo", "unreadable"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "unreadable"),
        (picture("GIF", (300, 300)), "unreadable"),
        (picture("JPEG", (300, 300))[:400], "unreadable"),
        (picture("PNG", (300, 300))[:-60], "unreadable"),
        (picture("JPEG", (60, 800)), "small"),
        (b"\xff\xd8\xff" + b"\x00" * LARGEST, "big"),
        (bomb(30_000, 30_000), "big"),
        (bomb(2_000_000_000, 2_000_000_000), "big"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_is_no_photo_is_refused_in_plain_dutch(content: bytes, reason: str) -> None:
    with pytest.raises(PhotoRefused) as refused:
        portrait(content)
    assert refused.value.reason == reason
    assert refused.value.text.endswith(".")


@pytest.mark.parametrize("design", DESIGNS)
def test_a_refused_photo_makes_no_cv(design: str) -> None:
    with pytest.raises(PhotoRefused):
        cv_pdf(DAAN, design, b"%PDF-1.7")  # type: ignore[arg-type]

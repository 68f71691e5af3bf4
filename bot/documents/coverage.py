"""Which characters the fonts that come along can show. Source: OpenType, table cmap, format 12."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"


@cache
def covered() -> frozenset[int]:
    """Code points that a family has in each of its weights."""
    families: dict[str, frozenset[int]] = {}
    for path in sorted(FONTS.glob("*.ttf")):
        family = path.stem.split("-")[0]
        found = frozenset(_characters(path.read_bytes()))
        families[family] = families.get(family, found) & found
    return frozenset().union(*families.values())


def _characters(font: bytes) -> Iterator[int]:
    """Every code point that has a glyph. Raises ValueError for a font without such a table."""
    groups = _groups(font, _table(font, b"cmap"))
    (count,) = struct.unpack_from(">I", font, groups + 12)
    for number in range(count):
        first, last, _ = struct.unpack_from(">III", font, groups + 16 + 12 * number)
        yield from range(first, last + 1)


def _table(font: bytes, name: bytes) -> int:
    (count,) = struct.unpack_from(">H", font, 4)
    for number in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sIII", font, 12 + 16 * number)
        if tag == name:
            return int(offset)
    raise ValueError("no such table in the font")


def _groups(font: bytes, cmap: int) -> int:
    (count,) = struct.unpack_from(">H", font, cmap + 2)
    for number in range(count):
        (offset,) = struct.unpack_from(">I", font, cmap + 4 + 8 * number + 4)
        if struct.unpack_from(">H", font, cmap + offset) == (12,):
            return int(cmap + offset)
    raise ValueError("no table of format 12 in the font")

"""Pictures made on the spot."""

from __future__ import annotations

import io
import os

from PIL import Image

ORIENTATION, DESCRIPTION = 0x0112, 0x010E  # EXIF tags
RED, BLUE = (200, 30, 30), (30, 30, 200)


def picture(kind: str, size: tuple[int, int], *, turned: int = 1, secret: str = "") -> bytes:
    """The upper half red, the lower blue; `turned` is the EXIF orientation, `secret` a description in it."""
    image = Image.new("RGB", size, BLUE)
    image.paste(RED, (0, 0, size[0], size[1] // 2))
    exif = Image.Exif()
    exif[ORIENTATION] = turned
    if secret:
        exif[DESCRIPTION] = secret
    target = io.BytesIO()
    image.save(target, kind, exif=exif)
    return target.getvalue()


def noise(size: tuple[int, int]) -> bytes:
    """A JPEG that does not get smaller: many bytes."""
    target = io.BytesIO()
    Image.frombytes("RGB", size, os.urandom(3 * size[0] * size[1])).save(target, "JPEG", quality=95, subsampling=0)
    return target.getvalue()

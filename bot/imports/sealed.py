"""How a list is kept: its content and the choices about it, sealed."""

from __future__ import annotations

import base64
import json
import zlib

from bot.core.upload import Upload, UploadState
from bot.imports.columns import Choices
from bot.imports.files import read
from bot.imports.table import Table
from bot.services.parts import Parts


def seal_file(parts: Parts, content: bytes) -> bytes:
    """The bytes of a file, as they are stored."""
    return parts.vault.seal(base64.b64encode(zlib.compress(content)).decode())


def open_table(parts: Parts, name: str, sealed: bytes) -> Table:
    """The table of a stored file."""
    return read(name, zlib.decompress(base64.b64decode(parts.vault.open(sealed))))


def seal_choices(parts: Parts, name: str, choices: Choices) -> bytes:
    """The file's name and the choices, as they are stored."""
    kept = {"name": name, "columns": list(choices.columns.items()), "defaults": dict(choices.defaults)}
    return parts.vault.seal(json.dumps(kept))


def open_choices(parts: Parts, row: Upload) -> tuple[str, Choices]:
    """The file's name and the choices."""
    kept = json.loads(parts.vault.open(row.choices))
    return kept["name"], Choices({int(index): field for index, field in kept["columns"]}, kept["defaults"])


def move(parts: Parts, row: Upload, state: UploadState, problem: str | None = None) -> None:
    """To another state, with nothing of it done yet."""
    row.state, row.problem, row.done, row.touched_at = state, problem, 0, parts.now()

"""The labelled messages: which voices there are, and their lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path("data/signals")
EVERYDAY = "everyday"
_ENTITY = re.compile(r"\[([^\]]*)\](?:\([^)]*\)|\{[^}]*\})")


@dataclass(frozen=True)
class Row:
    """One labelled message. `voice` is the imagined writer; `kind` is given for a crisis only."""

    text: str
    level: str
    topics: tuple[str, ...]
    about: str
    kind: str | None
    voice: str

    @classmethod
    def from_data(cls, data: Mapping[str, Any], voice: str = "") -> Row:
        """Read one line; fields that are absent get the harmless default."""
        return cls(
            data["text"], data["level"], tuple(data.get("topics", ("geen",))), data.get("about", "self"),
            data.get("kind"), voice,
        )  # fmt: skip


def voices(part: str, folder: Path = FOLDER) -> list[str]:
    """Return the names of the voices of a part: `train` or `heldout`."""
    names: list[str] = yaml.safe_load((folder / "voices.yml").read_text(encoding="utf-8"))[part]
    return names


def rows(part: str, folder: Path = FOLDER) -> list[Row]:
    """Return all labelled lines of a part, voice by voice."""
    return [row for voice in voices(part, folder) for row in _lines(folder / f"{voice}.jsonl", voice)]


def everyday(part: str, folder: Path = FOLDER) -> list[Row]:
    """Return everyday lines without labels but `none`: of each three, two to `train` on and one to `measure` with."""
    chosen = yaml.safe_load((folder / "voices.yml").read_text(encoding="utf-8"))["everyday"]
    wanted = {"train": (0, 2, 3, 4), "measure": (1,)}[part]
    return [
        Row(line, "none", (), "self", None, EVERYDAY)
        for path in intent_files(folder)
        for entry in yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)["nlu"]
        if entry.get("intent") in chosen
        for number, line in enumerate(_examples(entry["examples"]))
        if number % 5 in wanted
    ]


def intent_files(folder: Path = FOLDER) -> list[Path]:
    """Return the files that hold the example lines of the intents."""
    return sorted(folder.parent.glob("*/nlu.yml"))


def _examples(block: str) -> list[str]:
    """Return the lines of a block of examples, entity marks such as [jumbo](bedrijf) taken off."""
    lines = [line.strip()[2:] for line in block.splitlines() if line.strip().startswith("- ")]
    return [_ENTITY.sub(r"\1", line) for line in lines]


def _lines(path: Path, voice: str) -> Iterator[Row]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield Row.from_data(json.loads(line), voice)

"""Where trained models stand, what they are called, and that they are trained once."""

from __future__ import annotations

import argparse
import hashlib
import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

MODELS = Path(__file__).resolve().parents[2] / "models"
_LOG = logging.getLogger(__name__)


def newest(name: str, suffix: str, models: Path = MODELS) -> Path:
    """The newest model file of this name in `models`; a path that does not exist when there is none."""
    found = sorted(models.glob(f"{name}-*{suffix}"), key=lambda path: path.stat().st_mtime)
    return found[-1] if found else models / f"{name}-none{suffix}"


def digest(files: Iterable[Path], start: str = "") -> str:
    """Twelve hex digits of `start` and of the names and contents of files."""
    known = hashlib.sha256(start.encode())
    for path in files:
        known.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return known.hexdigest()[:12]


@dataclass(frozen=True)
class Training:
    """How one model is made by a command: `write` trains it and writes the file, called by `name` and by the version, a
    hash of data, content and code."""

    about: str
    name: str
    suffix: str
    version: Callable[[], str]
    write: Callable[[Path, str], None]

    def main(self, arguments: Sequence[str] | None = None) -> Path:
        """Train unless the model is there; return its path."""
        parser = argparse.ArgumentParser(description=self.about)
        parser.add_argument("--out", type=Path, default=Path("models"))
        out: Path = parser.parse_args(arguments).out
        version = self.version()
        path = out / f"{self.name}-{version}{self.suffix}"
        if path.exists():
            path.touch()
            _LOG.info("%s is up to date", path)
            return path
        out.mkdir(parents=True, exist_ok=True)
        self.write(path, version)
        _LOG.info("%s written", path)
        return path

    def run(self) -> None:
        """The command itself, with progress."""
        logging.basicConfig(level=logging.INFO, format="%(message)s")
        self.main()

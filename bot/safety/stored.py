"""Where trained models stand. Apart from training, so that serving needs no scikit-learn."""

from __future__ import annotations

from pathlib import Path

from bot.safety.model import SUFFIX

MODELS = Path(__file__).resolve().parents[2] / "models"


def latest(models: Path = MODELS) -> Path:
    """Return the newest model file in `models`; a path that does not exist when there is none."""
    found = sorted(models.glob(f"signals-*{SUFFIX}"), key=lambda path: path.stat().st_mtime)
    return found[-1] if found else models / f"signals-none{SUFFIX}"

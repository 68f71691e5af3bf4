"""Where trained models of the safety check stand. Apart from training, so that serving needs no scikit-learn."""

from __future__ import annotations

from pathlib import Path

from bot.learned.archive import SUFFIX
from bot.learned.stored import MODELS, newest


def latest(models: Path = MODELS) -> Path:
    """Return the newest model file in `models`; a path that does not exist when there is none."""
    return newest("signals", SUFFIX, models)

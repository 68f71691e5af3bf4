"""The newest model of meaning, read once when it is first needed."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from bot.meaning.model import SUFFIX, Meaning, Model

MODELS = Path(__file__).resolve().parents[2] / "models"


def newest(models: Path = MODELS) -> Path:
    """The newest model file in `models`; a path that does not exist when there is none."""
    found = sorted(models.glob(f"meaning-*{SUFFIX}"), key=lambda path: path.stat().st_mtime)
    return found[-1] if found else models / f"meaning-none{SUFFIX}"


@cache
def model() -> Model:
    """The model. Raises MeaningMissing where there is none."""
    return Model.load(newest())


@lru_cache(256)
def meant(text: str, asked: str = "") -> Meaning:
    """What a message means; `asked`: the question that is open. What was just read is remembered."""
    return model().read(text, asked)


@lru_cache(256)
def piece_chances(question: str) -> dict[str, float]:
    """The chance of each subject that a question may want, the likeliest first."""
    return model().subject(question)

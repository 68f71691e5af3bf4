"""One trained safety check for all tests here; trained first where there is none of this version."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.language import Language
from bot.safety import Safety
from bot.safety.train import main

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def model_path() -> Path:
    """Return the model of the data, rules and code as they are now."""
    return main(["--out", str(ROOT / "models")])


@pytest.fixture(scope="session")
def safety(model_path: Path) -> Safety:
    """Return the loaded safety check."""
    return Safety.load(model_path, Language())

"""The second opinion on the level: it learns what the labels tell, and the whole model stays small."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.core.signal import LEVELS
from bot.learned import tuning as shared
from bot.safety import tuning
from bot.safety.assessor import concepts
from bot.safety.corpus import Row
from bot.safety.model import HEAD, Model

DARK, LIGHT = "niemand zou mij missen als ik er niet meer was", "vandaag lekker gewerkt bij de bakker"


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Few lines, many rounds."""
    monkeypatch.setattr(shared, "ROUNDS", 30)
    monkeypatch.setattr(shared, "WARM", 5)
    return


def row(text: str, level: str) -> Row:
    return Row(text, level, ("mentaal",), "self", "suicidaliteit" if level == "crisis" else None, "somebody")


@pytest.mark.usefixtures("quick")
def test_it_learns_what_the_labels_tell() -> None:
    rows = [row(DARK, "crisis"), row(LIGHT, "none")] * 40
    tuned = tuning.tune([one.text for one in rows], rows)

    dark, light = tuned.scores(["niemand zou mij missen", "lekker gewerkt vandaag"], HEAD)

    assert LEVELS[dark.argmax()] == "crisis"
    assert LEVELS[light.argmax()] == "none"


def test_the_model_file_is_small(model_path: Path) -> None:
    """Less than 10 MB, so that it can be handed over with a message."""
    assert model_path.stat().st_size < 10_000_000
    assert Model.load(model_path, concepts()).second.layers

"""The encoder trained further: the package's own arithmetic, it learns, and it is stored small."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from bot.core.signal import LEVELS
from bot.safety import tuning
from bot.safety.assessor import concepts
from bot.safety.corpus import Row
from bot.safety.encoder import Encoder, package
from bot.safety.features import Floats
from bot.safety.model import Model
from bot.safety.packed import pack, unpack
from bot.safety.tuned import HEAD, HEAD_BIAS, Tuned, layers_of

TEXTS = ["ik wil niet meer", "hoi", "heb morgen een sollicitatie bij de bakker en ik heb er zin in", "🙂"]
DARK, LIGHT = "niemand zou mij missen als ik er niet meer was", "vandaag lekker gewerkt bij de bakker"


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Few lines, many rounds."""
    monkeypatch.setattr(tuning, "ROUNDS", 30)
    monkeypatch.setattr(tuning, "WARM", 5)
    return


def row(text: str, level: str) -> Row:
    return Row(text, level, ("mentaal",), "self", "suicidaliteit" if level == "crisis" else None, "somebody")


def untrained() -> Tuned:
    head = {HEAD: np.ones((512, len(LEVELS)), np.float32), HEAD_BIAS: np.zeros(len(LEVELS), np.float32)}
    return Tuned(layers_of(package()) | head)


def test_its_arithmetic_is_that_of_the_package() -> None:
    pieces, table = tuning.word_pieces(TEXTS)
    padded = tuning.padded(pieces, np.arange(len(TEXTS)), 24)
    layers, _ = tuning.start()

    found = tuning.meaning(layers, table[padded], (padded > 0).astype(np.float32)[..., None])

    assert np.allclose(np.asarray(found), Encoder().encode(TEXTS), atol=1e-5)


def test_untrained_it_puts_the_layers_back_where_they_were() -> None:
    assert np.array_equal(untrained()._network.encode(TEXTS), package().encode(TEXTS))


@pytest.mark.usefixtures("quick")
def test_it_learns_what_the_labels_tell() -> None:
    rows = [row(DARK, "crisis"), row(LIGHT, "none")] * 40
    tuned = tuning.tune([one.text for one in rows], rows)

    dark, light = tuned.chances(["niemand zou mij missen", "lekker gewerkt vandaag"])

    assert LEVELS[dark.argmax()] == "crisis"
    assert LEVELS[light.argmax()] == "none"


def test_each_line_comes_in_each_round_and_batches_are_full() -> None:
    lengths = [*range(3, 100), *[10] * 100]
    found = list(tuning.batches(lengths, np.random.default_rng(1)))

    assert {int(at) for chosen, _ in found for at in chosen} == set(range(len(lengths)))
    assert {len(chosen) for chosen, _ in found} == {tuning.BATCH}
    assert all(lengths[at] <= length or length == tuning.LENGTHS[-1] for chosen, length in found for at in chosen)


def test_packed_it_thinks_the_same() -> None:
    tuned = untrained()

    again = Tuned(unpack(pack(tuned.layers)))

    assert np.allclose(again.chances(TEXTS), tuned.chances(TEXTS), atol=0.01)


def test_a_row_of_zeros_is_packed_too() -> None:
    array: Floats = np.array([[0.0, 0.0], [1.0, -0.5]], np.float32)

    assert np.allclose(unpack(pack({"one": array}))["one"], array, atol=0.005)


def test_the_model_file_is_small(model_path: Path) -> None:
    """Less than 10 MB, so that it can be handed over with a message."""
    assert model_path.stat().st_size < 10_000_000
    assert Model.load(model_path, concepts()).second.layers

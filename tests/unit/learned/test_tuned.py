"""The encoder trained further: the package's own arithmetic, it learns, and it is stored small."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from bot.learned import tuning
from bot.learned.arrays import Floats
from bot.learned.encoder import Encoder, package
from bot.learned.network import softmax
from bot.learned.packed import pack, unpack
from bot.learned.tuned import BIAS, HEAD, Tuned, layers_of

TEXTS = ["ik wil niet meer", "hoi", "heb morgen een sollicitatie bij de bakker en ik heb er zin in", "🙂"]
WORK, HOME = "vandaag lekker gewerkt bij de bakker", "thuis is er weer ruzie met mijn moeder"


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Few lines, many rounds."""
    monkeypatch.setattr(tuning, "ROUNDS", 30)
    monkeypatch.setattr(tuning, "WARM", 5)
    return


def untrained() -> Tuned:
    weights = np.random.default_rng(2).normal(0, 0.2, (512, 4)).astype(np.float32)
    head = {HEAD + "sort": weights, HEAD + "sort" + BIAS: np.zeros(4, np.float32)}
    return Tuned(layers_of(package()) | head)


def loss(scores: tuning.Scores, labels: tuning.Labels) -> Any:
    return -tuning.chosen(scores["sort"], labels["sort"]).mean() + tuning.each(scores["there"], labels["there"]).mean()


def test_its_arithmetic_is_that_of_the_package() -> None:
    pieces, table = tuning.word_pieces(TEXTS)
    padded = tuning.padded(pieces, np.arange(len(TEXTS)), 24)
    layers, _ = tuning.start({})

    found = tuning.meaning(layers, table[padded], (padded > 0).astype(np.float32)[..., None])

    assert np.allclose(np.asarray(found), Encoder().encode(TEXTS), atol=1e-5)


def test_untrained_it_puts_the_layers_back_where_they_were() -> None:
    assert np.array_equal(untrained()._network.encode(TEXTS), package().encode(TEXTS))


@pytest.mark.usefixtures("quick")
def test_it_learns_each_head_and_stores_those_that_are_kept() -> None:
    labels = {"sort": np.array([0, 1] * 40), "there": np.array([[1.0], [0.0]] * 40, np.float32)}

    tuned = tuning.tune([WORK, HOME] * 40, labels, {"sort": 2, "there": 1}, loss, ["sort"])

    work, home = tuned.scores(["lekker gewerkt vandaag", "ruzie met mama"], "sort")
    assert work.argmax() == 0
    assert home.argmax() == 1
    assert not [name for name in tuned.layers if "there" in name]


def test_each_line_comes_in_each_round_and_batches_are_full() -> None:
    lengths = [*range(3, 100), *[10] * 100]
    found = list(tuning.batches(lengths, np.random.default_rng(1)))

    assert {int(at) for chosen, _ in found for at in chosen} == set(range(len(lengths)))
    assert {len(chosen) for chosen, _ in found} == {tuning.BATCH}
    assert all(lengths[at] <= length or length == tuning.LENGTHS[-1] for chosen, length in found for at in chosen)


def test_packed_it_thinks_the_same() -> None:
    tuned = untrained()

    again = Tuned(unpack(pack(tuned.layers)))

    before = softmax(tuned.scores(TEXTS, "sort"))
    assert np.allclose(softmax(again.scores(TEXTS, "sort")), before, atol=0.03)
    assert np.ptp(before) > 0.3, "it tells the classes apart"


def test_a_row_of_zeros_is_packed_too() -> None:
    array: Floats = np.array([[0.0, 0.0], [1.0, -0.5]], np.float32)

    assert np.allclose(unpack(pack({"one": array}))["one"], array, atol=0.005)

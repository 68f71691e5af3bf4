"""The inputs of the fits that run side by side: none of them may have to put the others' inputs in order."""

from __future__ import annotations

import numpy as np

from bot.language.analysis import Analysis
from bot.safety.assessor import concepts
from bot.safety.encoder import Encoder
from bot.safety.features import Features
from bot.safety.learn import fit_rest, matrix
from bot.safety.ngrams import TfIdf, phrases, pieces
from bot.safety.reading import read
from tests.conftest import language

TEXTS = ["niemand zou mij missen als ik er niet meer was", "ik heb vandaag lekker gewerkt bij de bakker"] * 6


def _analyses() -> list[Analysis]:
    return [language().analyse(text) for text in TEXTS]


def test_places_are_in_order_and_the_numbers_are_those_that_serve() -> None:
    readings = [read(one, 0, len(one.words), frozenset()) for one in _analyses()]
    normals = [one.normals for one in readings]
    features = Features(TfIdf.fit(pieces, normals, 2), TfIdf.fit(phrases, normals, 2), concepts())
    meaning = Encoder().encode([one.text for one in readings])
    assert (np.diff(features.sparse(readings[0])[0]) < 0).any()  # as they come they are not

    inputs = matrix(features, readings, meaning)

    kept = inputs.indices.copy()
    assert all((np.diff(inputs[at].indices) > 0).all() for at in range(len(TEXTS)))
    for at, reading in enumerate(readings):
        row = np.zeros(features.size, np.float32)
        places, values = features.sparse(reading)
        row[places] = values
        row[-meaning.shape[1] :] = meaning[at]
        assert np.allclose(inputs[at].toarray()[0], row)
    fit_rest(inputs, [(at % 2, [at % 2 == 0] * 20, at % 2) for at in range(len(TEXTS))])
    assert np.array_equal(inputs.indices, kept)

"""Whole talks through the cv guide, with its own questions: what stands on the cv in the end, and how soon."""

from __future__ import annotations

import importlib.util
import statistics
from pathlib import Path
from types import ModuleType

import pytest

from bot.content.cv import cv_plan
from bot.conversation.guides.cv import CvGuide
from bot.language.cv import CvReader
from bot.services.parts import Parts
from tests.conftest import language
from tests.unit.conversation.guides import playing
from tests.unit.services.world import make_learner, make_place

_TALKS = playing.talks()


def _measure() -> ModuleType:
    """The counting that the tests of the reader use."""
    path = Path(__file__).parents[2] / "language" / "cv" / "measure.py"
    spec = importlib.util.spec_from_file_location("cv_measure", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules["cv_measure"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def guide() -> CvGuide:
    return CvGuide(CvReader(language()), cv_plan())


@pytest.fixture
def played(parts: Parts, guide: CvGuide) -> list[playing.Played]:
    learner = make_learner(parts, make_place(parts))
    with parts.begin() as uow:
        return [playing.play(parts, uow, learner, guide, talk["turns"]) for talk in _TALKS]


def test_fixed_lists_of_messages_end_in_the_right_cv(played: list[playing.Played]) -> None:
    """Precision, recall, nothing asked again after a refusal, and the turns until the cv is shown."""
    measure = _measure()
    counts = [measure.count(one.cv, talk["expect"]) for one, talk in zip(played, _TALKS, strict=True)]
    right = sum(one.right for one in counts)
    invented = [what for one in counts for what in one.invented]
    missed = [what for one in counts for what in one.missed]

    assert right / (right + len(invented)) >= 0.98, invented
    assert right / (right + len(missed)) >= 0.96, missed
    assert [one.again for one in played if one.again] == []


def test_a_cv_takes_few_turns(played: list[playing.Played]) -> None:
    by_sort: dict[str, list[int]] = {}
    for one, talk in zip(played, _TALKS, strict=True):
        by_sort.setdefault(talk["sort"], []).append(one.shown)

    assert all(shown > 0 for found in by_sort.values() for shown in found)
    assert statistics.median(by_sort["one"]) <= 5, by_sort["one"]
    assert statistics.median(by_sort["short"]) <= 12, by_sort["short"]

"""Cv talks by other hands through the cv guide: blind ones (tests/heldout/cv_talks.yml), and those that were read.

`--log-cli-level=INFO` shows the figures of docs/cv.md.
"""

from __future__ import annotations

import logging
import statistics
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.content.cv import cv_plan
from bot.conversation.guides.cv import CvGuide
from bot.core.cv import Cv
from bot.core.cv_resume import to_json_resume
from bot.documents import cv_page
from bot.language.cv import CvReader
from bot.services.parts import Parts
from tests.conftest import language, tagger
from tests.unit.conversation.guides import playing
from tests.unit.conversation.guides.test_cv_talks import _measure
from tests.unit.services.world import make_learner, make_place

BLIND = Path(__file__).parents[3] / "heldout" / "cv_talks.yml"
THIRD = BLIND.with_name("cv_talks_third_writer.yml")
READ = Path(__file__).parent / "read_talks.yml"
# Precision and recall: what was measured, less a little. For the blind talks nothing is mended.
FLOORS = {BLIND: (0.89, 0.82), THIRD: (0.88, 0.83), READ: (0.95, 0.92)}
log = logging.getLogger(__name__)
FIELDS = ("refused", "private")  # judged apart: marks, not facts


@dataclass
class Round:
    """Talks, and what came of each."""

    path: Path
    talks: list[dict[str, Any]]
    played: list[playing.Played]


@pytest.fixture(params=FLOORS, ids=lambda path: path.stem)
def round_(request: pytest.FixtureRequest, parts: Parts) -> Round:
    path: Path = request.param
    talks = yaml.safe_load(path.read_text(encoding="utf-8"))["talks"]
    guide = CvGuide(CvReader(language(), tagger()), cv_plan())
    learner = make_learner(parts, make_place(parts))
    with parts.begin() as uow:
        return Round(path, talks, [playing.play(parts, uow, learner, guide, talk["turns"]) for talk in talks])


def test_what_they_end_in_and_each_is_one_page(round_: Round) -> None:
    measure = _measure()
    facts = [{name: value for name, value in talk["expect"].items() if name not in FIELDS} for talk in round_.talks]
    ends = zip(round_.played, facts, strict=True)
    counts = [measure.count(_as_told(one.cv), expect, loose=True) for one, expect in ends]
    names = [talk["name"] for talk in round_.talks]
    right = sum(one.right for one in counts)
    invented = [(name, what) for one, name in zip(counts, names, strict=True) for what in one.invented]
    missed = [(name, what) for one, name in zip(counts, names, strict=True) for what in one.missed]
    log.info("%s: right %s, not expected %s, missed %s", round_.path.stem, right, len(invented), len(missed))
    log.info("turns until shown: %s", _turns(round_))
    precision, recall = FLOORS[round_.path]
    assert right / (right + len(invented)) >= precision, invented
    assert right / (right + len(missed)) >= recall, missed
    assert [one.again for one in round_.played if one.again] == []
    for one in round_.played:
        assert cv_page(to_json_resume(one.cv), "plain").pdf().startswith(b"%PDF")


def _turns(found: Round) -> dict[str, float]:
    """The median number of turns until the cv is shown, by how many messages a talk has."""
    by_length: dict[str, list[int]] = {"1-2": [], "3-6": [], "7-12": []}
    for one, talk in zip(found.played, found.talks, strict=True):
        sort = "1-2" if len(talk["turns"]) < 3 else "3-6" if len(talk["turns"]) < 7 else "7-12"
        by_length[sort].append(one.shown)
    return {sort: statistics.median(turns) for sort, turns in by_length.items()}


def _as_told(cv: Cv) -> Cv:
    """The writers put every paper that one may need for work under licences, and wishes nowhere."""
    return replace(cv, licences=cv.licences + cv.certificates, certificates=(), wishes=())

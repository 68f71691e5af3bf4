"""Very messy cv talks with every fact marked: what the reader finds of them does not become less.

`--log-cli-level=INFO` shows the figures of docs/cv.md.
"""

from __future__ import annotations

import logging
from datetime import datetime
from pathlib import Path

import pytest
import yaml

from bot.core.cv_questions import CvPlan
from bot.language import Language
from bot.language.cv import CvReader
from tests.conftest import tagger

from . import marked
from .marked import LABELS, Tally

FOLDER = Path(__file__).parents[4] / "data" / "cv_talks"
# By file: facts found at least, found that are not marked at most. What was measured, less a little.
FLOORS = {"eerste": (670, 76), "tweede": (705, 78), "derde": (750, 100)}
# The same with the tagger, for the writers that it is not trained on.
TAGGED = {"derde": (795, 90), "zevende": (532, 15), "elfde": (500, 46), "twaalfde": (518, 38)}
log = logging.getLogger(__name__)


@pytest.mark.parametrize("name", FLOORS, ids=str)
def test_what_is_found_does_not_become_less(cv_reader: CvReader, plan: CvPlan, now: datetime, name: str) -> None:
    right, invented = _counted(cv_reader, plan, now, name)
    least, most = FLOORS[name]
    assert right >= least
    assert invented <= most


@pytest.mark.parametrize("name", TAGGED, ids=str)
def test_nor_with_the_tagger_of_writers_that_it_never_saw(plan: CvPlan, now: datetime, name: str) -> None:
    right, invented = _counted(CvReader(Language(), tagger()), plan, now, name)
    least, most = TAGGED[name]
    assert right >= least
    assert invented <= most


def test_each_writer_trains_or_measures_and_those_with_floors_for_the_tagger_measure() -> None:
    """Named here too, so that a writer who measures is never trained on by a slip in one file."""
    said = yaml.safe_load((FOLDER / "writers.yml").read_text(encoding="utf-8"))
    assert set(said["measure"]) == set(TAGGED) == {"derde", "zevende", "elfde", "twaalfde"}
    assert not set(said["train"]) & set(said["measure"])
    files = {path.stem for path in FOLDER.glob("*.txt")}
    assert files == {*said["train"], *said["measure"]} == set(said["writers"])


def _counted(reader: CvReader, plan: CvPlan, now: datetime, name: str) -> tuple[int, int]:
    """Facts found, and found that are not marked. Only counts are shown: nobody is to read the writers that measure."""
    tallies = {label: Tally() for label in LABELS}
    for talk in marked.talks(FOLDER / f"{name}.txt").values():
        marked.count(marked.play(reader, plan, talk, now), talk, tallies)
    for label, tally in tallies.items():
        log.info("%s %s: %s, %s, %s", name, label, tally.right, len(tally.invented), len(tally.missed))
    return sum(tally.right for tally in tallies.values()), sum(len(tally.invented) for tally in tallies.values())

"""Very messy cv talks with every fact marked: what the reader finds of them does not become less.

`--log-cli-level=INFO` shows the figures of docs/cv.md.
"""

from __future__ import annotations

import logging
from datetime import datetime
from pathlib import Path

import pytest

from bot.core.cv_questions import CvPlan
from bot.language.cv import CvReader

from . import marked
from .marked import LABELS, Tally

FOLDER = Path(__file__).parent / "marked_talks"
# By file: facts found at least, found that are not marked at most. What was measured, less a little.
FLOORS = {"eerste": (670, 76), "tweede": (705, 78), "derde": (750, 100)}
log = logging.getLogger(__name__)


@pytest.mark.parametrize("name", FLOORS, ids=str)
def test_what_is_found_does_not_become_less(cv_reader: CvReader, plan: CvPlan, now: datetime, name: str) -> None:
    tallies = {label: Tally() for label in LABELS}
    for talk in marked.talks(FOLDER / f"{name}.txt").values():
        marked.count(marked.play(cv_reader, plan, talk, now), talk, tallies)
    for label, tally in tallies.items():
        log.info("%s %s: %s, %s, %s", name, label, tally.right, len(tally.invented), len(tally.missed))
    least, most = FLOORS[name]
    right, invented = (sum(each) for each in zip(*((t.right, len(t.invented)) for t in tallies.values()), strict=True))
    assert right >= least, [(label, tally.missed) for label, tally in tallies.items()]
    assert invented <= most, [(label, tally.invented) for label, tally in tallies.items()]

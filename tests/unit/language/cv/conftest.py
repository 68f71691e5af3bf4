"""What the tests of the cv reader share: it is built once, since spaCy takes seconds to load."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.content.cv import cv_plan
from bot.core.cv_questions import CvPlan
from bot.language import Language
from bot.language.cv import CvReader


@pytest.fixture(scope="session")
def cv_reader() -> CvReader:
    """The reader as the product builds it."""
    return CvReader(Language())


@pytest.fixture(scope="session")
def plan() -> CvPlan:
    """The questions as the product asks them."""
    return cv_plan()


@pytest.fixture
def now() -> datetime:
    """A Wednesday at noon."""
    return datetime(2026, 11, 25, 12, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))

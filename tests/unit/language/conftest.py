"""What the tests of the language package share: everything is built once."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bot.language import CheckinReader, Language


@pytest.fixture(scope="session")
def language() -> Language:
    """The language as the product builds it."""
    return Language()


@pytest.fixture(scope="session")
def reader(language: Language) -> CheckinReader:
    """The reader as the product builds it."""
    return CheckinReader(language)


@pytest.fixture
def now() -> datetime:
    """A Wednesday at noon."""
    return datetime(2026, 11, 25, 12, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))

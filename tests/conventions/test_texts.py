"""Everything that people read keeps the rules of leesniveau.yml, and every name leads somewhere."""

from __future__ import annotations

import warnings
from datetime import date
from pathlib import Path

from bot.content.checks import run

ROOT = Path(__file__).parents[2]


def test_texts_and_names_are_in_order() -> None:
    problems = run([ROOT], today=date.today())
    for problem in problems:
        if problem.warning:
            warnings.warn(str(problem), stacklevel=1)
    assert [str(problem) for problem in problems if not problem.warning] == []

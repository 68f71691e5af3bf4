"""Whole cv talks: what is found, what is not invented, and how many turns it takes."""

from __future__ import annotations

import statistics
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.core.cv import Cv
from bot.core.cv_merge import merge
from bot.core.cv_questions import CvPlan, enough, next_question, put
from bot.language.cv import CvReader

from . import measure

_LIVES = yaml.safe_load((Path(__file__).parent / "lives.yml").read_text(encoding="utf-8"))
_NOTHING = (Path(__file__).parent / "nothing.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("talk", measure.talks(), ids=lambda talk: talk["name"])
def test_a_talk_gives_its_facts_and_no_more(
    cv_reader: CvReader, plan: CvPlan, now: datetime, talk: dict[str, Any]
) -> None:
    cv = measure.play(cv_reader, plan, talk["turns"], now)

    counted = measure.count(cv, talk["expect"])

    assert (counted.invented, counted.missed) == ([], [])
    assert cv.closed == talk["expect"].get("closed", False)


@pytest.mark.parametrize("text", _NOTHING)
def test_chatter_is_no_fact(cv_reader: CvReader, now: datetime, text: str) -> None:
    assert cv_reader.read(text, now=now).facts == ()


def _answer(cv: Cv, question: str, answers: dict[str, str]) -> str:
    if question.startswith("check."):
        return "ja"
    return str(answers.get(question.rpartition(".")[2], "weet niet"))


def _turns(reader: CvReader, plan: CvPlan, life: dict[str, Any], now: datetime) -> tuple[int, Cv]:
    """Play a life; nothing that was refused or not known may be asked again."""
    cv, turns = merge(Cv(), reader.read(life["start"], now=now, source="0")), 1
    while (question := next_question(cv, plan)) is not None:
        assert question not in cv.refused | cv.unknown | cv.none
        cv, turns = put(cv, question), turns + 1
        said = reader.read(
            _answer(cv, question, life.get("answers", {})), question=question, now=now, source=str(turns)
        )
        cv = merge(cv, said)
    assert max((cv.asked.count(question) for question in cv.asked), default=0) <= plan.tries
    return turns, cv


def test_all_in_one_message_takes_a_few_turns(cv_reader: CvReader, plan: CvPlan, now: datetime) -> None:
    played = [_turns(cv_reader, plan, life, now) for life in _LIVES["one_message"]]

    assert statistics.median(turns for turns, _ in played) <= 5
    assert all(enough(cv) for _, cv in played)


def test_step_by_step_takes_twelve_turns_at_most(cv_reader: CvReader, plan: CvPlan, now: datetime) -> None:
    played = [_turns(cv_reader, plan, life, now) for life in _LIVES["step_by_step"]]

    assert statistics.median(turns for turns, _ in played) <= 12
    assert max(turns for turns, _ in played) <= 13

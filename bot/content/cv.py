"""The questions for a cv, as the core wants them."""

from __future__ import annotations

from dataclasses import fields

from bot.content import load
from bot.core.cv_questions import CvPlan, CvQuestion


def cv_plan() -> CvPlan:
    """Read the order of questions."""
    data = load("cvvragen")
    numbers = {field.name: data[field.name] for field in fields(CvPlan) if field.name != "questions"}
    questions = tuple(CvQuestion(one["ask"], one["class"], one.get("per", "")) for one in data["questions"])
    return CvPlan(questions=questions, **numbers)

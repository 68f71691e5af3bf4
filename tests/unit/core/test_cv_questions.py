"""What is asked for a cv, in which order, and when it is enough."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.content.cv import cv_plan
from bot.core.cv import Cv, Education, Fact, Work
from bot.core.cv_questions import CvPlan, enough, finished, next_question, put

_DONE = Cv(
    name=Fact("Sam"),
    phone=Fact("06"),
    place=Fact("Ede"),
    work=(Work(key=1, employer=Fact("Jumbo"), tasks=(Fact("Vakken vullen"),), start=Fact("2022")),),
    education=(Education(key=1, level=Fact("entree"), state=Fact("diploma")),),
    skills=(Fact("Koken"),),
)


@pytest.fixture
def plan() -> CvPlan:
    return cv_plan()


def _asked(cv: Cv, plan: CvPlan) -> list[str]:
    """Every question that comes when no reply holds anything."""
    found = []
    while (question := next_question(cv, plan)) is not None:
        found.append(question)
        cv = put(cv, question)
    return found


def test_the_first_question_is_the_name(plan: CvPlan) -> None:
    assert next_question(Cv(), plan) == "name"


def test_what_is_known_is_not_asked(plan: CvPlan) -> None:
    assert not {"name", "contact", "place", "work", "education", "skills"} & set(_asked(_DONE, plan))


def test_nothing_is_asked_more_often_than_the_plan_says(plan: CvPlan) -> None:
    asked = _asked(Cv(), plan)

    assert max(map(asked.count, asked)) == plan.tries
    assert len(set(asked)) <= plan.most


@pytest.mark.parametrize("mark", ["refused", "unknown", "none"])
def test_a_refusal_a_no_and_a_dont_know_are_final(plan: CvPlan, mark: str) -> None:
    cv = replace(Cv(), **{mark: frozenset({"name", "work"})})

    assert not {"name", "work"} & set(_asked(cv, plan))


def test_of_a_job_what_is_missing_is_asked_the_newest_first(plan: CvPlan) -> None:
    jobs = tuple(Work(key=key, employer=Fact(f"W{key}")) for key in (1, 2, 3))

    asked = _asked(replace(_DONE, work=jobs), plan)

    assert [name for name in asked if name.endswith(".tasks")][:2] == ["work.3.tasks"] * 2
    assert not any(name.startswith("work.1.") for name in asked)


def test_an_employer_is_asked_only_where_nothing_names_the_job(plan: CvPlan) -> None:
    jobs = (Work(key=1, kind=Fact("stage")), Work(key=2, role=Fact("kok")))

    asked = _asked(replace(_DONE, work=jobs), plan)

    assert "work.1.employer" in asked
    assert "work.2.employer" not in asked


def test_a_suggested_spelling_is_put_to_him(plan: CvPlan) -> None:
    cv = replace(_DONE, place=Fact("Utregt", suggestion="Utrecht"))

    assert next_question(cv, plan) == "check.place"


def test_only_a_few_of_what_would_be_nice(plan: CvPlan) -> None:
    assert len(set(_asked(_DONE, plan))) == plan.nice_most


def test_after_dit_was_alles_nothing_is_asked_when_it_is_enough(plan: CvPlan) -> None:
    assert finished(replace(_DONE, closed=True), plan)
    assert _asked(replace(Cv(name=Fact("Sam")), closed=True), plan) == ["contact"]


def test_who_refuses_a_lot_is_asked_only_what_is_needed(plan: CvPlan) -> None:
    cv = replace(Cv(), refused=frozenset({"name", "contact", "work"}))

    assert _asked(cv, plan) == ["education"]


def test_a_vso_school_that_was_told_settles_the_question(plan: CvPlan) -> None:
    assert "education" not in _asked(replace(Cv(), private=frozenset({"vso"})), plan)


@pytest.mark.parametrize(
    ("change", "is_enough"),
    [
        ({}, True),
        ({"name": None}, False),
        ({"phone": None}, False),
        ({"phone": None, "mail": Fact("a@b.nl")}, True),
        ({"work": (), "education": ()}, True),
        ({"work": (), "education": (), "skills": ()}, False),
    ],
)
def test_enough_is_a_name_a_way_to_reach_him_and_something_to_show(change: dict[str, object], is_enough: bool) -> None:
    assert enough(replace(_DONE, **change)) is is_enough  # type: ignore[arg-type]

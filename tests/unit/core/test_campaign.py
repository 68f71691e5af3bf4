"""The plan of a campaign: what is wrong with it, whom it means, who is held out, and its way through storage."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content import load
from bot.core.calendar import Window
from bot.core.campaign import Cohort, Plan, Point, faults, from_json, held_out, joins_held_out, to_json
from bot.core.learner import Learner

TODAY = date(2026, 9, 1)
PLAN = Plan(Cohort(), (Point("months", 3),), date(2028, 7, 31))


def learner(**more: Any) -> Learner:
    values: dict[str, Any] = {
        "school_id": uuid4(), "first_name": "Sam", "profile": "arbeidsmarkt", "left_on": date(2026, 6, 1),
        "born_on": date(2007, 1, 1), "status": "active",
    }  # fmt: skip
    return Learner(**(values | more))


def test_a_plan_that_is_right_has_no_faults() -> None:
    assert faults(PLAN, TODAY) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"points": ()}, "geen_punten"),
        ({"points": (Point("months", 3), Point("months", 3))}, "punt_dubbel"),
        ({"points": (Point("months", -1),)}, "punt_voor_uitstroom"),
        ({"points": (Point("months", 61),)}, "punt_te_ver"),
        ({"points": (Point("weeks", 0),)}, "weken"),
        ({"points": (Point("day", "2029-01-01"),)}, "punt_na_einde"),
        ({"ends_on": date(2026, 8, 31)}, "einde_voorbij"),
        ({"window": Window(weekdays=())}, "venster_dicht"),
        ({"window": Window(weekdays=(6,))}, "zondag"),
        ({"window": Window(start=time(19), end=time(10))}, "venster_dicht"),
        ({"window": Window(start=time(10), end=time(10))}, "venster_dicht"),
        ({"window": Window(closed=((date(2027, 1, 2), date(2027, 1, 1)),))}, "dicht_volgorde"),
        ({"cohort": Cohort(left_from=date(2026, 2, 1), left_to=date(2026, 1, 1))}, "uitstroom_volgorde"),
        ({"reminders": (7, 3)}, "herinneringen"),
        ({"reminders": (3, 3)}, "herinneringen"),
        ({"reminders": (0,)}, "herinneringen"),
        ({"reminders": (1, 2, 3, 4, 5)}, "herinneringen"),
        ({"holdout": 0.6}, "controlegroep"),
        ({"holdout": -0.1}, "controlegroep"),
        ({"past": "later"}, "verleden"),
    ],
)
def test_every_fault_is_found_and_has_its_words(change: dict[str, Any], fault: str) -> None:
    found = faults(replace(PLAN, **change), TODAY)
    assert fault in found
    assert set(found) <= set(load("campagneregels")["fouten"])


@pytest.mark.parametrize(
    ("cohort", "one", "inside"),
    [
        (Cohort(), {}, True),
        (Cohort(), {"status": "forgotten"}, False),
        (Cohort(profiles=("dagbesteding",)), {}, False),
        (Cohort(profiles=("dagbesteding", "arbeidsmarkt")), {}, True),
        (Cohort(left_from=date(2026, 6, 1), left_to=date(2026, 6, 1)), {}, True),
        (Cohort(left_from=date(2026, 6, 2)), {}, False),
        (Cohort(left_to=date(2026, 5, 31)), {}, False),
        (Cohort(clusters=(3, 4)), {"cluster": 4}, True),
        (Cohort(clusters=(3, 4)), {}, False),
        (Cohort(tags=("stage", "werk")), {"tags": ["werk", "x"]}, True),
        (Cohort(tags=("stage",)), {"tags": []}, False),
    ],
)
def test_whom_a_cohort_means(cohort: Cohort, one: dict[str, Any], inside: bool) -> None:
    assert cohort.holds(learner(**one)) is inside


@pytest.mark.parametrize(
    ("point", "heard", "expected"),
    [
        (Point("months", 3), None, date(2026, 9, 1)),
        (Point("weeks", 4), None, date(2026, 6, 29)),
        (Point("weeks", 4), datetime(2026, 8, 1, 23, 0, tzinfo=UTC), date(2026, 8, 30)),  # 2 August in Amsterdam
        (Point("weeks", 4), datetime(2026, 1, 1, tzinfo=UTC), date(2026, 6, 29)),  # from before he left
        (Point("day", "2027-01-15"), None, date(2027, 1, 15)),
    ],
)
def test_the_day_of_a_point(point: Point, heard: datetime | None, expected: date) -> None:
    assert point.on(learner(), heard) == expected
    assert Point.parse(point.key) == point


@pytest.mark.parametrize("key", ["", "years:1", "day:morgen", "months:x"])
def test_what_is_no_point(key: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        Point.parse(key)


IDS = st.lists(st.uuids(), unique=True, max_size=60)


@given(IDS, st.floats(0, 0.5), st.text(max_size=8))
def test_the_drawing_takes_its_share_and_is_always_the_same(ids: list[UUID], share: float, seed: str) -> None:
    held = held_out(seed, share, ids)
    assert len(held) == int(len(ids) * share + 0.5)
    assert held == held_out(seed, share, reversed(ids))
    assert held <= set(ids)


def test_the_drawing_is_even_and_depends_on_the_seed() -> None:
    ids = [UUID(int=n) for n in range(4000)]
    late = sum(joins_held_out("zaad", 0.2, one) for one in ids)
    assert 700 < late < 900
    assert held_out("a", 0.2, ids) != held_out("b", 0.2, ids)


def test_a_plan_comes_back_from_storage_as_it_was() -> None:
    plan = Plan(
        Cohort(("dagbesteding",), date(2026, 1, 1), date(2026, 12, 31), (3,), ("stage",)),
        (Point("months", 3), Point("weeks", 8), Point("day", "2027-01-15")), date(2028, 7, 31),
        Window((0, 4), time(9, 30), time(16), "zuid", ((date(2027, 5, 1), date(2027, 5, 9)),)), (2, 5), 0.1, "next",
    )  # fmt: skip
    assert from_json(json.loads(json.dumps(to_json(plan)))) == plan
    assert from_json(to_json(PLAN)) == PLAN

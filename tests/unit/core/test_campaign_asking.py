"""Who gets what when, or why not; and that what is planned is what is sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.asking import GRACE, QUIET, Ask, Facts, Slot, decide, hurdle, reach, reminder_at, schedule
from bot.core.calendar import AMSTERDAM, Window, at, local_day
from bot.core.campaign import Cohort, Plan, Point
from bot.core.learner import Account
from bot.services.planning.holidays import days_off
from tests.unit.core.test_campaign import learner

NOW = datetime(2026, 9, 1, 8, 0, tzinfo=UTC)  # a Tuesday, 10:00 in Amsterdam
OFF = days_off(range(2025, 2032), "noord")
CAMPAIGN = UUID(int=7)


def plan(*points: str, **more: Any) -> Plan:
    values: dict[str, Any] = {"cohort": Cohort(), "ends_on": date(2028, 12, 31), "window": Window(region="noord")}
    return Plan(points=tuple(Point.parse(point) for point in points), **(values | more))


def facts(one: dict[str, Any] | None = None, **more: Any) -> Facts:
    person = learner(**(one or {}))
    return Facts(person, **({"accounts": (Account("fake", "a", NOW, person.id),)} | more))


def shown(slots: list[Slot]) -> list[str]:
    return [
        slot.reason or (slot.at.astimezone(AMSTERDAM).strftime("%Y-%m-%d %H:%M") if slot.at else "?") for slot in slots
    ]


def test_every_point_has_its_moment() -> None:
    found = schedule(plan("months:3", "months:6", "day:2027-01-16"), facts(), NOW, OFF)
    # 1 September is open; so is 1 December; 16 January 2027 is a Saturday
    assert shown(found) == ["2026-09-01 10:00", "2026-12-01 10:00", "2027-01-18 10:00"]


@pytest.mark.parametrize(
    ("past", "expected"),
    [
        ("skip_and_log", ["past", "past", "2026-12-01 10:00"]),
        ("next", ["past", "past", "2026-12-01 10:00"]),
        ("send_now", ["past", "2026-09-01 10:00", "2026-12-01 10:00"]),
    ],
)
def test_points_that_have_passed_follow_the_rule_and_none_is_lost(past: str, expected: list[str]) -> None:
    assert shown(schedule(plan("months:1", "months:2", "months:6", past=past), facts(), NOW, OFF)) == expected


@pytest.mark.parametrize(
    ("one", "more", "expected"),
    [
        ({"status": "invited"}, {}, "not_joined"),
        ({"status": "waiting_parent"}, {}, "waiting_parent"),
        ({"status": "refused"}, {}, "refused"),
        ({"status": "stopped"}, {}, "stopped"),
        ({"status": "paused"}, {}, "paused"),  # without an end
        ({"human_since": NOW}, {}, "human"),
        ({}, {"checkin": False}, "no_consent"),
        ({}, {"case": True}, "case"),
        ({}, {"accounts": ()}, "unreachable"),
        ({"left_on": date(2026, 9, 10)}, {}, "before_leaving"),
    ],
)
def test_why_somebody_is_not_asked(one: dict[str, Any], more: dict[str, Any], expected: str) -> None:
    assert shown(schedule(plan("day:2026-09-02"), facts(one, **more), NOW, OFF)) == [expected]


def test_a_pause_moves_the_invitation_to_its_end() -> None:
    paused = facts({"status": "paused", "paused_until": date(2026, 9, 12)})
    assert shown(schedule(plan("day:2026-09-02"), paused, NOW, OFF)) == ["2026-09-14 10:00"]


def test_the_held_out_get_nothing_and_it_is_written_down() -> None:
    assert shown(schedule(plan("months:3", "months:6"), facts(), NOW, OFF, held=True)) == ["holdout", "holdout"]


def test_at_most_one_in_so_many_months_when_the_learner_wishes_so() -> None:
    wish = facts({"wants_months": 4})
    found = schedule(plan("months:3", "months:6", "months:8"), wish, NOW, OFF)
    assert shown(found) == ["2026-09-01 10:00", "wish_months", "2027-02-01 10:00"]
    asked = replace(wish, checkin_at=NOW - timedelta(days=60))
    assert shown(schedule(plan("months:3"), asked, NOW, OFF)) == ["wish_months"]


def test_points_that_fall_together_after_a_holiday_ask_once() -> None:
    """10 July and 10 August both come to the first day after the summer in the north."""
    found = schedule(plan("day:2027-07-12", "day:2027-08-10"), facts(), NOW, OFF)
    assert shown(found) == ["2027-08-23 10:00", "too_soon"]


def test_nothing_is_planned_after_the_end() -> None:
    assert shown(schedule(plan("months:6", ends_on=date(2026, 11, 30)), facts(), NOW, OFF)) == ["after_end"]


def test_the_window_and_the_wish_for_a_part_of_the_day_meet() -> None:
    evening = facts({"wants_time": "evening"})
    assert shown(schedule(plan("day:2026-09-02"), evening, NOW, OFF)) == ["2026-09-02 17:00"]


def test_the_hour_is_the_same_before_and_after_the_clock_changes() -> None:
    found = schedule(plan("day:2026-10-24", "day:2027-03-27"), facts(), NOW, frozenset())
    assert shown(found) == ["2026-10-26 10:00", "2027-03-29 10:00"]
    assert [slot.at.hour for slot in found if slot.at] == [9, 8]  # in UTC


def ask(when: datetime, step: int = 0, **more: Any) -> Ask:
    values: dict[str, Any] = {"status": "running", "point": Point.parse("day:2026-09-01")}
    return Ask(CAMPAIGN, step=step, planned_at=when, **(values | more))


@pytest.mark.parametrize(
    ("state", "act", "reason"),
    [
        ({"status": "paused"}, "wait", "campaign_paused"),
        ({"status": "cancelled"}, "end", "campaign_cancelled"),
        ({"status": "ended"}, "end", "campaign_cancelled"),
        ({"held": True}, "end", "holdout"),
        ({}, "send", None),
    ],
)
def test_the_campaign_decides_first(state: dict[str, Any], act: str, reason: str | None) -> None:
    verdict = decide(plan("day:2026-09-01"), ask(NOW, **state), facts(), NOW, OFF)
    assert (verdict.act, verdict.reason) == (act, reason)


@pytest.mark.parametrize("step", [0, 1])
@pytest.mark.parametrize(
    ("one", "more", "invitation", "reminder"),
    [
        ({"status": "stopped"}, {}, "end", "end"),
        ({"status": "paused", "paused_until": date(2026, 9, 9)}, {}, "wait", "end"),
        ({"human_since": NOW}, {}, "wait", "end"),
        ({}, {"case": True}, "wait", "end"),
        ({}, {"checkin": False}, "end", "end"),
        ({}, {"accounts": ()}, "end", "end"),
        ({}, {}, "send", "send"),
    ],
)
def test_what_changed_since_it_was_planned_counts(
    step: int, one: dict[str, Any], more: dict[str, Any], invitation: str, reminder: str
) -> None:
    verdict = decide(plan("day:2026-09-01"), ask(NOW, step), facts(one, **more), NOW, OFF)
    assert verdict.act == (reminder if step else invitation)
    assert (verdict.account is not None) == (verdict.act == "send")


def test_outside_the_window_it_waits_for_the_window() -> None:
    night = datetime(2026, 9, 1, 20, 0, tzinfo=UTC)
    verdict = decide(plan("day:2026-09-01"), ask(NOW), facts(), night, OFF)
    assert (verdict.act, verdict.at) == ("wait", at(date(2026, 9, 2), time(10)))


def test_what_waited_too_long_is_left_out_and_says_so() -> None:
    late = NOW + timedelta(days=GRACE + 1)
    assert decide(plan("day:2026-09-01"), ask(NOW), facts(case=True), late, OFF).reason == "case"
    assert decide(plan("day:2026-09-01"), ask(NOW), facts(), late, OFF).reason == "late"
    assert decide(plan("day:2026-09-01", past="send_now"), ask(NOW), facts(), late, OFF).act == "send"


def test_nobody_is_invited_in_the_middle_of_a_talk_or_twice_a_day() -> None:
    rules = plan("day:2026-09-01")
    talking = decide(rules, ask(NOW), facts(heard_at=NOW - timedelta(minutes=10)), NOW, OFF)
    assert (talking.act, talking.at) == ("wait", NOW + timedelta(minutes=50))
    asked = facts(asked_at=NOW - timedelta(minutes=5), asked_by=uuid4())
    assert decide(rules, ask(NOW), asked, NOW, OFF).at == at(date(2026, 9, 2), time(10))


def test_contact_since_moves_a_point_that_counts_weeks() -> None:
    weeks = Ask(CAMPAIGN, "running", Point("weeks", 2), 0, NOW)
    verdict = decide(plan("weeks:2"), weeks, facts(heard_at=NOW - timedelta(days=4)), NOW, OFF)
    assert (verdict.act, local_day(verdict.at or NOW)) == ("wait", date(2026, 9, 11))


def test_another_channel_needs_leave() -> None:
    person = learner(wants_channel="whatsapp")
    dead = Account("whatsapp", "1", NOW, person.id, dead_at=NOW)
    other = Account("telegram", "2", NOW, person.id)
    assert reach(Facts(person, accounts=(dead, other))) is None
    assert reach(Facts(person, accounts=(dead, other), other_channel=True)) is other


@pytest.mark.parametrize(
    ("step", "sent", "now", "expected"),
    [
        (1, "2026-09-01 10:00", "2026-09-01 10:00", "2026-09-04 10:00"),
        (2, "2026-09-01 10:00", "2026-09-04 10:00", "2026-09-08 10:00"),
        (1, "2026-09-02 18:00", "2026-09-02 18:00", "2026-09-07 10:00"),  # Saturday to Monday
        (2, "2026-09-01 10:00", "2026-09-08 12:00", "2026-09-09 12:00"),  # the first was late: a day between
        (1, "2026-10-23 12:00", "2026-10-23 12:00", "2026-10-26 12:00"),  # winter time begins
        (3, "2026-09-01 10:00", "2026-09-08 10:00", "2026-09-12 10:00"),  # counts as missed
        (1, "2028-12-29 10:00", "2028-12-29 10:00", "2029-01-01 00:00"),  # the end comes first
    ],
)
def test_when_reminders_are_due(step: int, sent: str, now: str, expected: str) -> None:
    def wall(text: str) -> datetime:
        return datetime.fromisoformat(text).replace(tzinfo=AMSTERDAM).astimezone(UTC)

    due = reminder_at(plan("months:3", window=Window()), step, wall(sent), wall(now), OFF, learner())
    assert due == wall(expected)


POINTS = st.lists(
    st.one_of(
        st.integers(0, 26).map(lambda n: f"months:{n}"),
        st.integers(1, 90).map(lambda n: f"weeks:{n}"),
        st.dates(date(2026, 1, 1), date(2028, 12, 1)).map(lambda day: f"day:{day.isoformat()}"),
    ),
    unique=True, min_size=1, max_size=6,
)  # fmt: skip
PEOPLE = st.fixed_dictionaries(
    {
        "left_on": st.dates(date(2025, 1, 1), date(2026, 12, 31)),
        "status": st.sampled_from(["active", "active", "paused", "stopped", "invited"]),
        "paused_until": st.none() | st.dates(date(2026, 8, 1), date(2027, 3, 1)),
        "wants_time": st.sampled_from([None, "morning", "afternoon", "evening"]),
        "wants_months": st.sampled_from([None, None, 1, 3, 6]),
    }
)
PASTS = st.sampled_from(["send_now", "next", "skip_and_log"])
PAST_MOMENTS = st.none() | st.timedeltas(timedelta(0), timedelta(days=400)).map(lambda span: NOW - span)


@given(POINTS, PEOPLE, PASTS, st.booleans(), PAST_MOMENTS, PAST_MOMENTS)
def test_what_is_planned_is_what_is_sent(
    points: list[str], one: dict[str, Any], past: str, case: bool, heard: datetime | None, asked: datetime | None
) -> None:
    """At the planned moment the last check lets through exactly those without a reason, when nothing has changed."""
    rules = plan(*points, past=past, window=Window((0, 1, 2, 3, 4, 5), time(9), time(20), "noord"))
    known = facts(one, case=case, heard_at=heard, asked_at=asked, asked_by=CAMPAIGN)
    found = schedule(rules, known, NOW, OFF, campaign=CAMPAIGN)
    assert sorted(slot.point.key for slot in found) == sorted(points)
    for slot in found:
        assert (slot.at is None) <= (slot.reason is not None)
        if slot.at is None or slot.never:
            continue
        verdict = decide(rules, Ask(CAMPAIGN, "running", slot.point, 0, slot.at), known, slot.at, OFF)
        if slot.reason is None:
            assert verdict.act == "send"
            known = replace(known, asked_at=slot.at, asked_by=CAMPAIGN)
        else:
            assert verdict.act != "send"


@given(PEOPLE, st.dates(date(2026, 8, 1), date(2027, 6, 1)))
def test_the_hurdle_and_the_learner_agree(one: dict[str, Any], day: date) -> None:
    person = learner(**one)
    assert (hurdle(Facts(person, accounts=(Account("fake", "a", NOW, person.id),)), day) is None) == person.listens_on(
        day
    )


def test_the_quiet_time_is_longer_than_a_talk_pauses() -> None:
    assert timedelta(minutes=30) <= QUIET

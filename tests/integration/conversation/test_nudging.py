"""Nudges: one message at a good hour, never twice, and never to who should not be disturbed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.conversation.nudging import Nudging
from bot.core.campaign import Campaign, Cohort, Plan, Point, to_json
from bot.core.escalation import Escalation
from bot.core.guided import Application, PlanStep
from bot.core.learner import Learner
from bot.core.planned import Planned
from bot.ports import ChannelError
from bot.services.guides import applications, plan
from bot.services.guides.applications import Content
from bot.services.parts import Parts
from tests.conftest import FixedClock
from tests.integration.conversation.talk import FakeChannel
from tests.unit.services.world import fresh, make_learner, make_place

WEDNESDAY = date(2026, 11, 25)
TEN = datetime(2026, 11, 25, 9, 5, tzinfo=UTC)  # 10:05 in Amsterdam


@pytest.fixture
def daan(parts: Parts, clock: FixedClock) -> Learner:
    clock.set(TEN - timedelta(days=3))
    found = make_learner(parts, make_place(parts))
    clock.set(TEN)
    return found


@pytest.fixture
def channel() -> FakeChannel:
    return FakeChannel()


@pytest.fixture
def nudging(parts: Parts, channel: FakeChannel) -> Nudging:
    return Nudging(parts, {"fake": channel})


def step(parts: Parts, learner: Learner, day: date = WEDNESDAY, kind: str = "bellen") -> PlanStep:
    with parts.begin() as uow:
        made = plan.add(parts, uow, learner.id, kind)
        plan.on(made, day)
        uow.commit()
    return made


def talk_on(parts: Parts, learner: Learner, day: date) -> Application:
    with parts.begin() as uow:
        made = applications.add(parts, uow, learner.id, "idea", Content("Lidl"))
        applications.invited(parts, made, day, "om 2 uur")
        uow.commit()
    return made


async def test_once_on_the_day_and_then_silence(
    parts: Parts, daan: Learner, nudging: Nudging, channel: FakeChannel, clock: FixedClock
) -> None:
    made = step(parts, daan)
    assert await nudging.once() == 1
    (account, message), = channel.sent  # fmt: skip
    assert account == "a1"
    assert message.text == "Hoi Daan. Vandaag wilde je dit doen: Bellen of langs gaan."
    assert message.buttons[0].payload == f"gids:plan:gedaan:{made.id}"
    assert message.template is not None
    assert message.template.variables == ("Daan", "Bellen of langs gaan")
    for _ in range(5):
        clock.forward(days=1)
        assert await nudging.once() == 0


async def test_two_workers_send_one_message(parts: Parts, daan: Learner, channel: FakeChannel) -> None:
    step(parts, daan)
    workers = [Nudging(parts, {"fake": channel}) for _ in range(4)]
    assert sum(await asyncio.gather(*(worker.once() for worker in workers))) == 1
    assert len(channel.sent) == 1


@pytest.mark.parametrize(
    ("when", "wants", "sent"),
    [
        (datetime(2026, 11, 25, 8, 30, tzinfo=UTC), None, 0),  # 9:30
        (datetime(2026, 11, 25, 19, 0, tzinfo=UTC), None, 0),  # 20:00
        (datetime(2026, 11, 25, 15, 0, tzinfo=UTC), None, 1),
        (datetime(2026, 11, 25, 11, 30, tzinfo=UTC), "afternoon", 1),
        (datetime(2026, 11, 25, 9, 30, tzinfo=UTC), "afternoon", 0),
        (datetime(2026, 11, 25, 17, 0, tzinfo=UTC), "evening", 1),  # 18:00
    ],
)
async def test_at_a_good_hour_and_at_his_own(
    parts: Parts, daan: Learner, nudging: Nudging, clock: FixedClock, when: datetime, wants: str | None, sent: int
) -> None:
    step(parts, daan)
    with parts.begin() as uow:
        learner = uow.get(Learner, daan.id)
        assert learner is not None
        learner.wants_time = wants  # type: ignore[assignment]
        uow.commit()
    clock.set(when)
    assert await nudging.once() == sent


async def test_a_sunday_and_a_holiday_wait_for_the_first_open_day(
    parts: Parts, daan: Learner, nudging: Nudging, channel: FakeChannel, clock: FixedClock
) -> None:
    step(parts, daan, date(2026, 12, 25))
    for day in (25, 26, 27):  # both days of Christmas, and a Sunday
        clock.set(datetime(2026, 12, day, 11, tzinfo=UTC))
        assert await nudging.once() == 0
    clock.set(datetime(2026, 12, 28, 11, tzinfo=UTC))
    assert await nudging.once() == 1
    assert "Dit staat op je plan" in channel.sent[0][1].text


def stopped(learner: Learner) -> None:
    learner.status = "stopped"


def paused(learner: Learner) -> None:
    learner.status, learner.paused_until = "paused", WEDNESDAY + timedelta(days=30)


def with_a_coach(learner: Learner) -> None:
    learner.human_since = TEN


@pytest.mark.parametrize("change", [stopped, paused, with_a_coach])
async def test_who_should_not_be_disturbed_is_not(
    parts: Parts, daan: Learner, nudging: Nudging, clock: FixedClock, change: Callable[[Learner], None]
) -> None:
    step(parts, daan)
    with parts.begin() as uow:
        learner = uow.get(Learner, daan.id)
        assert learner is not None
        change(learner)
        uow.commit()
    assert await nudging.once() == 0
    with parts.begin() as uow:  # much later it is too late: silence
        learner = uow.get(Learner, daan.id)
        assert learner is not None
        learner.status, learner.human_since = "active", None
        uow.commit()
    clock.forward(days=5)
    assert await nudging.once() == 0


async def test_an_open_case_holds_it_back(
    parts: Parts, daan: Learner, nudging: Nudging, clock: FixedClock
) -> None:
    step(parts, daan)
    with parts.begin() as uow:
        case = Escalation(daan.id, daan.school_id, "uitval", ["werk"], "transitiecoach", parts.now(), "given")
        uow.add(case)
        uow.commit()
    assert await nudging.once() == 0
    with parts.begin() as uow:
        held = uow.get(Escalation, case.id)
        assert held is not None
        held.status = "closed"
        uow.commit()
    assert await nudging.once() == 1


@pytest.mark.parametrize(
    ("day", "sent_on"),
    [(date(2026, 11, 27), date(2026, 11, 26)), (date(2026, 11, 30), date(2026, 11, 28))],  # Monday: on Saturday
)
async def test_the_day_before_a_talk(
    parts: Parts, daan: Learner, nudging: Nudging, channel: FakeChannel, clock: FixedClock, day: date, sent_on: date
) -> None:
    talk_on(parts, daan, day)
    sent = []
    for ahead in range(8):
        clock.set(TEN + timedelta(days=ahead))
        if await nudging.once():
            sent.append(parts.today())
    assert sent == [sent_on]
    assert "Je gesprek bij Lidl is" in channel.sent[0][1].text
    assert "om 2 uur" in channel.sent[0][1].text


async def test_ten_days_without_an_answer(
    parts: Parts, daan: Learner, nudging: Nudging, channel: FakeChannel, clock: FixedClock
) -> None:
    with parts.begin() as uow:
        made = applications.add(parts, uow, daan.id, "idea", Content("Lidl"))
        applications.sent(parts, made, None)
        uow.commit()
    clock.set(TEN + timedelta(days=9))
    assert await nudging.once() == 0
    clock.set(TEN + timedelta(days=12))  # the tenth day is a Saturday: it went out then, or now
    assert await nudging.once() == 1
    assert channel.sent[0][1].text.startswith("Hoi Daan. Heb je al iets gehoord van Lidl?")


async def test_one_a_day(parts: Parts, daan: Learner, nudging: Nudging, clock: FixedClock) -> None:
    step(parts, daan)
    step(parts, daan, kind="brief")
    assert [await nudging.once(), await nudging.once()] == [1, 0]
    clock.forward(days=1)
    assert [await nudging.once(), await nudging.once()] == [1, 0]


@pytest.mark.parametrize(
    ("error", "again"),
    [
        (ChannelError("busy", retry_after=5), True),
        (ChannelError("no answer", uncertain=True), False),  # perhaps it arrived: never twice
        (ChannelError("blocked", permanent=True), False),
    ],
)
async def test_what_surely_did_not_leave_is_tried_again(
    parts: Parts, daan: Learner, nudging: Nudging, channel: FakeChannel, error: ChannelError, again: bool
) -> None:
    step(parts, daan)
    channel.fails = error
    await nudging.once()
    channel.fails = None
    assert await nudging.once() == int(again)


async def test_a_campaign_waits_until_tomorrow(
    parts: Parts, daan: Learner, nudging: Nudging, clock: FixedClock
) -> None:
    step(parts, daan)
    row = planned(parts, daan)
    await nudging.once()
    with parts.begin() as uow:
        (held,) = uow.campaigns.of_learner(daan.id)
    assert held.id == row.id
    assert held.due_at == TEN + timedelta(days=1, minutes=55)
    assert fresh(parts, daan).status == "active"


def planned(parts: Parts, learner: Learner) -> Planned:
    """An invitation of a campaign, due at eleven."""
    rules = Plan(points=(Point.parse("weeks:4"),), cohort=Cohort(), ends_on=date(2028, 12, 31))
    campaign = Campaign(learner.school_id, "Proef", to_json(rules), "s", parts.now(), "test", "running")
    row = Planned(campaign.id, learner.id, "weeks:4", WEDNESDAY, TEN, TEN + timedelta(minutes=55), "fake")
    with parts.begin() as uow:
        uow.add(campaign)
        uow.flush()
        uow.add(row)
        uow.commit()
    return row


async def test_a_typed_answer_goes_to_the_plan(parts: Parts, daan: Learner, nudging: Nudging) -> None:
    made = step(parts, daan)
    await nudging.once()
    with parts.begin() as uow:
        active = uow.guided.active(daan.id)
    assert active is not None
    assert active.kind == "plan"
    assert str(made.id) in parts.vault.open(active.sealed)

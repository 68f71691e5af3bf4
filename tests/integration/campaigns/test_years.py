"""Two years on an accelerated clock: holidays, both changes of the clock, a crash in mid-call, a day of outage."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from random import Random

import pytest
from sqlalchemy import Engine as SqlEngine
from sqlalchemy import text

from bot.campaigns.checkout import check_out
from bot.core.calendar import AMSTERDAM, Window
from bot.core.learner import Learner
from bot.ports import ChannelError
from bot.services.escalations import cases
from bot.services.people import learners
from bot.services.planning import campaign_report, campaigns
from bot.services.planning.holidays import days_off
from tests.integration.campaigns.field import Field

pytestmark = pytest.mark.long

PEOPLE = 40
POINTS = tuple(f"months:{n}" for n in range(3, 27, 3))
OUTAGE = date(2027, 5, 31)  # the day on which nine months have passed
OFF = days_off(range(2026, 2031), "midden")


class Years:
    """Learners who answer, keep silent, stop, pause and get into cases, by a fixed seed."""

    def __init__(self, field: Field, database: SqlEngine) -> None:
        self.field, self.database, self.random = field, database, Random(4)
        self.sends: list[tuple[str, datetime]] = []
        self.replies: list[tuple[datetime, str]] = []
        self.crashed = self.refused = 0
        field.channel.on_send = self.seen
        field.channel.fails = self.outage

    def outage(self, account: str) -> ChannelError | None:
        return ChannelError("unreachable") if self.field.parts.today() == OUTAGE else None

    def seen(self, account: str) -> None:
        """A message arrives, unless the provider is away; some answer, hours or days later."""
        now = self.field.parts.now()
        if self.outage(account):
            self.refused += 1
            return
        self.sends.append((account, now))
        if self.random.random() < 0.45:
            self.replies.append((now + timedelta(minutes=self.random.randint(1, 6000)), account))

    def next_moment(self) -> datetime | None:
        """When something happens next: a row falls due, a lease runs out, or somebody answers."""
        query = text("select min(least(due_at, lease_until)) from planned_checkin")
        with self.database.connect() as connection:
            due = connection.execute(query).scalar_one()
        return min([moment for moment in (due, *(at for at, _ in self.replies)) if moment], default=None)

    async def live(self, until: datetime) -> None:
        while (moment := self.next_moment()) is not None and moment < until:
            with self.database.connect() as connection:
                rest = connection.execute(text("select max(rest_until) from provider")).scalar_one()
            step = self.field.clock.now() + timedelta(minutes=15 if rest and rest > self.field.clock.now() else 1)
            self.field.clock.set(max(moment, step))
            self.hear()
            if self.crashed < 3 and self.field.parts.today() > date(2027, 3, 1):
                self.crash()
            await self.field.work()
            self.close_cases()

    def hear(self) -> None:
        due = [reply for reply in self.replies if reply[0] <= self.field.clock.now()]
        self.replies = [reply for reply in self.replies if reply not in due]
        for _, account in due:
            self.field.says(account, "hoi")

    def crash(self) -> None:
        """A worker marks one message, and dies: before the call, or after it."""
        for ready in check_out(self.field.parts, "fake", 1).ready:
            if self.crashed == 2:
                self.seen(ready.account.external_id)
            self.crashed += 1

    def close_cases(self) -> None:
        """The coach rings within a day or so, and closes the case."""
        coach = self.field.place.coach.id
        with self.field.parts.begin() as uow:
            live = uow.cases.of_schools([self.field.place.school.id], live=True)
        for case in live:
            if self.field.parts.now() - case.created_at > timedelta(days=1):
                cases.accept(self.field.parts, coach, case.id)
                cases.close(self.field.parts, coach, case.id, "gaat_weer", "")


async def test_two_years_and_the_report_adds_up_to_the_last_message(field: Field, database: SqlEngine) -> None:
    years = Years(field, database)
    people = [field.learner(left_on=date(2026, 8, 31)) for _ in range(PEOPLE)]
    for number, one in enumerate(people):
        wish = (None, "morning", "afternoon", "evening")[number % 4]
        field.change(one, wants_time=wish, wants_months=6 if number == 5 else None)
    window = Window((0, 1, 2, 3, 4, 5), time(9), time(20), "midden")
    plan = field.plan(*POINTS, window=window, ends_on=date(2028, 12, 31), holdout=0.1)
    running = field.started(plan)
    await years.live(datetime(2027, 4, 15, tzinfo=UTC))
    with field.parts.begin() as uow:
        learners.stop(field.parts, uow, uow.get(Learner, people[1].id))
        uow.commit()
    campaigns.pause(field.parts, None, running.id)
    field.clock.forward(days=5)
    assert await field.work() == 0
    campaigns.resume(field.parts, None, running.id)
    await years.live(datetime(2029, 3, 1, tzinfo=UTC))
    field.clock.set(datetime(2029, 3, 2, 11, tzinfo=UTC))
    await field.work()

    found = campaign_report.progress(field.parts, None, running.id)
    assert found.campaign.status == "ended"
    assert found.balances
    assert found.settled == found.total == PEOPLE * len(POINTS)
    assert found.states["skipped"] >= found.held * len(POINTS) == 4 * len(POINTS)
    # Every message that arrived is in the report, but for the one that was in a call when the worker died.
    assert (years.crashed, found.unknowns) == (3, 3)
    assert years.refused > 10
    assert found.sent + found.reminders == len(years.sends) - 1
    assert found.states["answered"] + found.states["missed"] + found.states.get("cancelled", 0) == found.sent
    assert found.states["answered"] > 60
    check_moments(field, years, people)


def check_moments(field: Field, years: Years, people: list[Learner]) -> None:
    """Every message at a time that was allowed, in summer and in winter, and at most one a day for each learner."""
    hours = {f"a{n + 1}": ((9, 20), (9, 12), (12, 17), (17, 20))[n % 4] for n in range(len(people))}
    for account, moment in years.sends:
        wall = moment.astimezone(AMSTERDAM)
        assert wall.weekday() != 6
        assert wall.date() not in OFF
        first, last = hours[account]
        assert first <= wall.hour < last, (account, wall)
        assert wall.date() != OUTAGE
    twice = [key for key, n in Counter((a, m.astimezone(AMSTERDAM).date()) for a, m in years.sends).items() if n > 1]
    assert len(twice) <= 1  # the call in which the worker died, counted as unknown
    assert {moment.utcoffset() for _, moment in years.sends} == {timedelta(hours=1), timedelta(hours=2)}
    for row in field.rows(people[1]):
        assert row.sent_at is None or row.sent_at < datetime(2027, 4, 16, tzinfo=UTC)

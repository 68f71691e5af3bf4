"""A whole campaign in one process: real rows, a real worker loop, a channel that tests steer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.campaigns import Broadcast
from bot.conversation.intake import take_in
from bot.core.campaign import Campaign, Cohort, Plan, Point
from bot.core.learner import Learner
from bot.core.planned import Planned
from bot.jobs import NoQueue
from bot.ports import Inbound, Outgoing
from bot.services.parts import Parts
from bot.services.planning import campaigns
from tests.conftest import FixedClock
from tests.unit.services.world import Place, make_learner


class Channel:
    """Keeps what was sent, and fails as told: `fails` gives the error for an account, or None."""

    def __init__(self, name: str = "fake") -> None:
        self.name = name
        self.sent: list[tuple[str, Outgoing]] = []
        self.fails: Callable[[str], Exception | None] = lambda account: None
        self.numbers = 0
        self.on_send: Callable[[str], None] = lambda account: None

    async def send(self, account: str, message: Outgoing) -> str:
        self.on_send(account)
        error = self.fails(account)
        if error is not None:
            raise error
        self.sent.append((account, message))
        self.numbers += 1
        return f"{self.name}-{self.numbers}"

    def count(self) -> Counter[str]:
        return Counter(account for account, _ in self.sent)


@dataclass
class Field:
    """What a test holds on to."""

    parts: Parts
    place: Place
    clock: FixedClock
    channel: Channel = field(default_factory=Channel)
    queue: NoQueue = field(default_factory=NoQueue)
    others: dict[str, Channel] = field(default_factory=dict)
    numbers: int = 0

    def learner(self, **more: Any) -> Learner:
        """One more in the cohort: left on 1 June 2026, account a1, a2, …"""
        self.numbers += 1
        values = {"left_on": date(2026, 6, 1), "account": f"a{self.numbers}", "name": f"Sam{self.numbers}"}
        return make_learner(self.parts, self.place, **(values | more))

    def plan(self, *points: str, **more: Any) -> Plan:
        """A plan with these points; ends in two years."""
        values: dict[str, Any] = {"cohort": Cohort(), "ends_on": date(2028, 12, 31)}
        return Plan(points=tuple(Point.parse(p) for p in points or ("months:3",)), **(values | more))

    def started(self, plan: Plan | None = None, name: str = "Proef") -> Campaign:
        """A campaign that runs."""
        made = campaigns.create(self.parts, None, self.place.school.id, name, plan or self.plan())
        campaigns.start(self.parts, None, made.id)
        return made

    async def work(self, **more: Any) -> int:
        """One look of a worker."""
        channels = {self.channel.name: self.channel, **self.others}
        return await Broadcast(self.parts, channels, self.queue, **more).once()

    async def days(self, count: int, hours: int = 24) -> None:
        """So much time passes, with a look at every step."""
        for _ in range(count * 24 // hours):
            self.clock.forward(hours=hours)
            await self.work()

    def says(self, account: str, text: str, channel: str = "fake") -> None:
        """A message of a learner is stored, as the pipeline does first."""
        self.numbers += 1
        inbound = Inbound(channel, account, f"in-{self.numbers}", "text", text, self.parts.now())
        assert take_in(self.parts, inbound) is not None

    def rows(self, learner: Learner | None = None, campaign: Campaign | None = None) -> list[Planned]:
        """The planned check-ins of a learner, or of everybody."""
        with self.parts.begin() as uow:
            people = [learner] if learner else uow.people.learners_of([self.place.school.id])
            found = [row for one in people for row in uow.campaigns.of_learner(one.id)]
        return [row for row in found if campaign is None or row.campaign_id == campaign.id]

    def states(self) -> Mapping[str, int]:
        return Counter(row.state for row in self.rows())

    def change(self, learner: Learner, **values: Any) -> None:
        with self.parts.begin() as uow:
            row = uow.get(Learner, learner.id)
            for name, value in values.items():
                setattr(row, name, value)
            uow.commit()

"""How a campaign goes, and what it brought: counts that add up, reply times, and the effect with its uncertainty."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import hypot
from uuid import UUID

from bot.core.campaign import Campaign
from bot.core.planned import FINAL, Provider
from bot.quality.share import Share
from bot.services.parts import Parts
from bot.services.planning.campaign_preview import Actor
from bot.services.planning.campaigns import visible

SMALL = 30  # people in the smaller group; below this nothing can be said


@dataclass(frozen=True)
class Days:
    """One day of a campaign: invitations still planned, and messages and answers there were."""

    planned: int = 0
    sent: int = 0
    delivered: int = 0
    answered: int = 0
    missed: int = 0


@dataclass(frozen=True)
class Unreached:
    """A learner whom the last check-in did not reach. `state` is failed, missed, skipped or planned."""

    learner_id: UUID
    name: str
    state: str
    reason: str | None


@dataclass(frozen=True)
class Progress:
    """One campaign in figures. `states` counts every planned check-in once; `reasons` splits them by state.

    `reminded` counts open ones by the number of reminders sent. `sent` are invitations, `reminders` the messages after
    them. `unknowns` are tries of which nobody knows whether they arrived; they were settled by the provider's rule.
    `reply_p50` and `reply_p90` are None before the first answer.
    """

    campaign: Campaign
    people: int
    held: int
    states: Mapping[str, int]
    reasons: Mapping[str, Mapping[str, int]]
    reminded: Mapping[int, int]
    sent: int
    reminders: int
    delivered: int
    unknowns: int
    overdue: int
    per_day: Mapping[date, Days]
    reply_p50: timedelta | None
    reply_p90: timedelta | None
    unreached: tuple[Unreached, ...]
    providers: tuple[Provider, ...]

    @property
    def total(self) -> int:
        """All planned check-ins: each of the cohort at each point."""
        return self.people * len(self.campaign.plan.points)

    @property
    def settled(self) -> int:
        """Those of which the end is known."""
        return sum(self.states.get(state, 0) for state in FINAL)

    @property
    def balances(self) -> bool:
        """Whether every planned check-in is in exactly one state."""
        return sum(self.states.values()) == self.total


@dataclass(frozen=True)
class Difference:
    """A share among those who were asked, against those held out; the interval is Newcombe's (1998, method 10)."""

    asked: Share
    held: Share

    @property
    def points(self) -> float:
        """Asked less held out, in points."""
        return 100 * (self.asked.value - self.held.value)

    @property
    def interval(self) -> tuple[float, float]:
        """95 % interval of the points."""
        (low, high), (other_low, other_high) = self.asked.interval, self.held.interval
        one, other = self.asked.value, self.held.value
        down = hypot(one - low, other_high - other)
        up = hypot(high - one, other - other_low)
        return 100 * (one - other - down), 100 * (one - other + up)

    @property
    def sure(self) -> bool:
        """Whether chance alone is an unlikely reason: the interval leaves out zero."""
        low, high = self.interval
        return low > 0 or high < 0


@dataclass(frozen=True)
class Effect:
    """What asking brought, against the learners who were held out. `reached`: wrote to us since the start; `alarms`:
    gave a signal of uitval or graver. `verdict` is no_holdout, too_small, no_difference or difference."""

    reached: Difference
    alarms: Difference

    @property
    def verdict(self) -> str:
        """In one word what may be said."""
        smallest = min(self.reached.asked.total, self.reached.held.total)
        if not self.reached.held.total:
            return "no_holdout"
        if smallest < SMALL:
            return "too_small"
        return "difference" if self.reached.sure or self.alarms.sure else "no_difference"


def campaigns_of(parts: Parts, actor: Actor) -> list[Campaign]:
    """The campaigns of the schools of a member of staff, newest first; all of them for the operator."""
    with parts.begin() as uow:
        return list(uow.campaigns.of_schools(None if actor is None else uow.people.schools_of(actor)))


def progress(parts: Parts, actor: Actor, campaign_id: UUID) -> Progress:
    """The figures of now. Raises `NoSuchCase` for a campaign of others."""
    with parts.begin() as uow:
        campaign = visible(uow, actor, campaign_id)
        found, members = uow.campaigns, uow.campaigns.members(campaign_id)
        states: dict[str, int] = {}
        reasons: dict[str, dict[str, int]] = {}
        reminded: dict[int, int] = {}
        for state, reason, step, count in found.counts(campaign_id):
            states[state] = states.get(state, 0) + count
            if reason and state in FINAL:
                by_reason = reasons.setdefault(state, {})
                by_reason[reason] = by_reason.get(reason, 0) + count
            if state == "reminded":
                reminded[step - 1] = reminded.get(step - 1, 0) + count
        totals = found.totals(campaign_id, parts.now())
        kinds = {f: found.per_day(campaign_id, f"{f}_at") for f in Days.__dataclass_fields__}
        days = sorted({day for counts in kinds.values() for day in counts})
        p50, p90 = (found.reply_seconds(campaign_id, share) for share in (0.5, 0.9))
        return Progress(
            campaign, len(members), sum(members.values()), states, reasons, reminded, **totals,
            per_day={day: Days(**{f: counts.get(day, 0) for f, counts in kinds.items()}) for day in days},
            reply_p50=None if p50 is None else timedelta(seconds=p50),
            reply_p90=None if p90 is None else timedelta(seconds=p90),
            unreached=tuple(
                Unreached(one.id, one.name, state, reason) for one, state, reason in found.unreached(campaign_id)
            ),
            providers=tuple(found.providers()),
        )  # fmt: skip


def effect(parts: Parts, actor: Actor, campaign_id: UUID) -> Effect | None:
    """What asking brought so far; None before the start. Raises `NoSuchCase` for a campaign of others."""
    with parts.begin() as uow:
        campaign = visible(uow, actor, campaign_id)
        if campaign.started_at is None:
            return None
        arms = {held: counts for held, *counts in uow.campaigns.outcomes(campaign_id, campaign.started_at)}
    (people, wrote, alarm), (held, held_wrote, held_alarm) = arms.get(False, [0, 0, 0]), arms.get(True, [0, 0, 0])
    return Effect(
        Difference(Share(wrote, people), Share(held_wrote, held)),
        Difference(Share(alarm, people), Share(held_alarm, held)),
    )

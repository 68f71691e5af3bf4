"""Who gets what when, or why not. Pure functions of the data and the clock.

`schedule` plans, and is the preview; `decide` is asked once more just before each message. Both use the same rules,
so that what was shown is what is sent, unless something has changed in between.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Literal
from uuid import UUID

from bot.core.calendar import add_months, at, later, local_day, next_open
from bot.core.campaign import CampaignStatus, Plan, Point
from bot.core.channel_choice import chosen_account
from bot.core.learner import Account, Learner

GRACE = 14  # days that an invitation may come late before it is left out
QUIET = timedelta(hours=1)  # nobody is invited in the middle of a talk
# Why a point is never sent, known when it is planned.
NEVER = ("holdout", "before_leaving", "past", "after_end", "wish_months", "too_soon")
# Why nothing is sent now; it may change, so it waits for a while.
WAITS = ("paused", "human", "case")


@dataclass(frozen=True)
class Facts:
    """What is known of a learner. `checkin` and `other_channel` are consents that stand; `case`: a case is open.

    `used` is when each account was used last, `heard_at` when the learner wrote last. `asked_at` and `asked_by` are
    the last invitation that was sent and its campaign; `checkin_at` is the last check-in.
    """

    learner: Learner
    checkin: bool = True
    other_channel: bool = False
    case: bool = False
    accounts: tuple[Account, ...] = ()
    used: Mapping[UUID, datetime] = field(default_factory=dict)
    heard_at: datetime | None = None
    asked_at: datetime | None = None
    asked_by: UUID | None = None
    checkin_at: datetime | None = None

    @property
    def last(self) -> date | None:
        """The day on which he was last asked, or began himself."""
        moments = [moment for moment in (self.asked_at, self.checkin_at) if moment is not None]
        return local_day(max(moments)) if moments else None


@dataclass(frozen=True)
class Slot:
    """One point of one learner: when it is sent, or the reason why it is not."""

    point: Point
    day: date
    at: datetime | None
    reason: str | None = None

    @property
    def never(self) -> bool:
        """Whether it is settled already that it will not be sent."""
        return self.reason in NEVER


def schedule(
    plan: Plan, facts: Facts, now: datetime, off: Collection[date], *, held: bool = False, campaign: UUID | None = None
) -> list[Slot]:
    """Every point of the plan for one learner, in order. `off` are the holidays; `held`: he is held out."""
    today, slots = local_day(now), []
    days = sorted(((point.on(facts.learner, facts.heard_at), point) for point in plan.points), key=lambda p: p[0])
    start = _first_to_send(plan, [day for day, _ in days], today)
    last = facts.last
    own = local_day(facts.asked_at) if facts.asked_at and facts.asked_by == campaign else None
    for number, (day, point) in enumerate(days):
        slot = _slot(plan, facts, point, day, now, off, last=last, own=own, passed=number < start, held=held)
        if slot.reason is None and slot.at is not None:
            last = own = local_day(slot.at)
        slots.append(slot)
    return slots


def _first_to_send(plan: Plan, days: Sequence[date], today: date) -> int:
    """How many points from the start are left out because they have passed."""
    passed = sum(day < today for day in days)
    return max(0, passed - 1) if plan.past == "send_now" else passed


def _slot(
    plan: Plan, facts: Facts, point: Point, day: date, now: datetime, off: Collection[date], *,
    last: date | None, own: date | None, passed: bool, held: bool,
) -> Slot:  # fmt: skip
    if held:
        return Slot(point, day, None, "holdout")
    if day < facts.learner.left_on:
        return Slot(point, day, None, "before_leaving")
    if passed:
        return Slot(point, day, None, "past")
    pause = facts.learner.paused_until if facts.learner.status == "paused" else None
    begin = max(now, at(day), at(pause) if pause else now, *_after_contact(facts))
    when = next_open(begin, plan.window, off, facts.learner.wants_time)
    if when is None or local_day(when) > plan.ends_on:
        return Slot(point, day, None, "after_end")
    reason = _too_often(plan, facts.learner, local_day(when), last, own) or hurdle(facts, local_day(when))
    return Slot(point, day, when, reason)


def _after_contact(facts: Facts) -> list[datetime]:
    """Not in the middle of a talk, and not twice on one day."""
    moments = [facts.heard_at + QUIET] if facts.heard_at else []
    return [*moments, at(local_day(facts.asked_at) + timedelta(days=1))] if facts.asked_at else moments


def _too_often(plan: Plan, learner: Learner, day: date, last: date | None, own: date | None) -> str | None:
    """The learner's own wish, and room for the reminders of this campaign's last invitation."""
    if learner.wants_months and last is not None and day < add_months(last, learner.wants_months):
        return "wish_months"
    return "too_soon" if own is not None and day < own + timedelta(days=plan.patience) else None


def hurdle(facts: Facts, day: date) -> str | None:
    """Why this learner cannot be asked on `day`; None when nothing stands in the way."""
    learner = facts.learner
    if learner.status == "invited":
        return "not_joined"
    if learner.status in ("waiting_parent", "refused", "stopped", "forgotten"):
        return learner.status
    if not learner.listens_on(day):
        return "paused"
    if not facts.checkin:
        return "no_consent"
    if reach(facts) is None:
        return "unreachable"
    if learner.human_since is not None:
        return "human"
    return "case" if facts.case else None


def reach(facts: Facts) -> Account | None:
    """Where to write; None where the learner has no account that works, or none that he agreed to."""
    return chosen_account(facts.accounts, facts.used, facts.learner.wants_channel, other_allowed=facts.other_channel)


@dataclass(frozen=True)
class Verdict:
    """Send now to `account`; or wait until `at` (None: until the campaign goes on); or end, for `reason`."""

    act: Literal["send", "wait", "end"]
    at: datetime | None = None
    reason: str | None = None
    account: Account | None = None


@dataclass(frozen=True)
class Ask:
    """A planned message: which campaign, point and step, and when it was planned for."""

    campaign: UUID
    status: CampaignStatus
    point: Point
    step: int
    planned_at: datetime
    held: bool = False


def decide(plan: Plan, ask: Ask, facts: Facts, now: datetime, off: Collection[date]) -> Verdict:
    """What becomes of a message that is due."""
    if ask.status == "paused":
        return Verdict("wait", None, "campaign_paused")
    if ask.status != "running":
        return Verdict("end", reason="campaign_cancelled")
    if ask.held:
        return Verdict("end", reason="holdout")
    if local_day(now) > plan.ends_on:
        return Verdict("end", reason="after_end")
    early = _invitation(plan, ask, facts, now, off) if ask.step == 0 else _reminder(facts, now)
    if early is not None:
        return early
    opens = _wait(plan, facts.learner, now, off, "window")
    if opens.act == "end" or (opens.at is not None and opens.at > now):
        return opens
    return Verdict("send", now, account=reach(facts))


def _reminder(facts: Facts, now: datetime) -> Verdict | None:
    """Anything that would keep an invitation back ends the reminders."""
    reason = hurdle(facts, local_day(now))
    return Verdict("end", reason=reason) if reason else None


def _invitation(plan: Plan, ask: Ask, facts: Facts, now: datetime, off: Collection[date]) -> Verdict | None:
    """Why an invitation does not go out at this moment, but for the window; None when it may."""
    today, learner = local_day(now), facts.learner
    day = ask.point.on(learner, facts.heard_at)
    if ask.point.kind == "weeks" and day > today:  # he was in contact since it was planned
        return _wait(plan, learner, at(day), off, "contact")
    own = local_day(facts.asked_at) if facts.asked_at and facts.asked_by == ask.campaign else None
    often = _too_often(plan, learner, today, facts.last, own)
    if often:
        return Verdict("end", reason=often)
    late = today > local_day(ask.planned_at) + timedelta(days=GRACE) and plan.past != "send_now"
    reason = hurdle(facts, today)
    if reason == "paused" and learner.paused_until and learner.paused_until > today:
        return _wait(plan, learner, at(learner.paused_until), off, reason)
    if reason in WAITS and not late:
        return _wait(plan, learner, at(today + timedelta(days=1)), off, reason)
    if reason:
        return Verdict("end", reason=reason)
    if late:
        return Verdict("end", reason="late")
    free = max([now, *_after_contact(facts)])
    if free > now:
        return _wait(plan, learner, free, off, "contact")
    return None


def _wait(plan: Plan, learner: Learner, moment: datetime, off: Collection[date], reason: str) -> Verdict:
    """Until the window is open at `moment` or later; the end when that is never."""
    opens = next_open(moment, plan.window, off, learner.wants_time)
    if opens is None or local_day(opens) > plan.ends_on:
        return Verdict("end", reason="after_end")
    return Verdict("wait", opens, reason)


def reminder_at(
    plan: Plan, step: int, sent_at: datetime, now: datetime, off: Collection[date], learner: Learner
) -> datetime:
    """When reminder number `step` (from 1) is due, or for the step after the last when it counts as missed.

    Counted from the invitation in wall time, and at least a day after the message before it. At the latest just after
    the campaign's last day, when it will be settled without a reminder.
    """
    over = at(plan.ends_on + timedelta(days=1))
    if step > len(plan.reminders):
        gap = plan.reminders[-1] - plan.reminders[-2] if len(plan.reminders) > 1 else 3
        return later(now, min(gap, 7))
    due = max(later(sent_at, plan.reminders[step - 1]), later(now, 1) if step > 1 else now)
    opens = next_open(due, plan.window, off, learner.wants_time)
    return max(now, over) if opens is None or opens > over else opens

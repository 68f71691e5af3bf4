"""Campaigns of a school: plan, preview, start, pause, resume, cancel. Each change is audited."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from bot.content import load
from bot.core.campaign import Campaign, CampaignStatus, Member, Plan, joins_held_out, to_json
from bot.core.conversation import AuditEvent
from bot.core.planned import Planned
from bot.records import UnitOfWork
from bot.services.escalations.cases import SYSTEM, TOLD, NoSuchCase
from bot.services.parts import Parts
from bot.services.planning.campaign_preview import (
    Actor,
    BadPlan,
    Preview,
    PreviewLine,
    check_school,
    check_sendable,
    foresee,
    line_of,
    preview,
)

__all__ = [
    "BadPlan", "Preview", "PreviewLine", "cancel", "change", "create", "draft_preview", "pause", "preview", "resume",
    "start", "tend", "visible",
]  # fmt: skip
OPERATOR = "operator"  # who acts where no member of staff is logged in: the command line
REFRESH = timedelta(hours=12)  # how often newcomers to a cohort are looked for


def create(parts: Parts, actor: Actor, school_id: UUID, name: str, plan: Plan, *, seed: str | None = None) -> Campaign:
    """Keep a plan as a draft; nothing is sent. `seed` is that of the preview. Raises `BadPlan`, `NoSuchCase`."""
    if not name.strip():
        raise BadPlan("naam")
    with parts.begin() as uow:
        check_school(uow, actor, school_id)
        drawn = seed or parts.token(16)
        check_sendable(foresee(parts, uow, school_id, plan, drawn))
        campaign = Campaign(school_id, name.strip(), to_json(plan), drawn, parts.now(), _who(actor))
        uow.add(campaign)
        _audit(parts, uow, actor, campaign, "created")
        uow.commit()
        return campaign


def change(
    parts: Parts, actor: Actor, campaign_id: UUID, name: str, plan: Plan, *, seed: str | None = None
) -> None:
    """Another name and other rules for a draft. Raises `BadPlan`, `NoSuchCase`."""
    if not name.strip():
        raise BadPlan("naam")
    with parts.begin() as uow:
        campaign = visible(uow, actor, campaign_id, wanted=("draft",))
        drawn = seed or campaign.seed
        check_sendable(foresee(parts, uow, campaign.school_id, plan, drawn))
        campaign.name, campaign.rules, campaign.seed = name.strip(), to_json(plan), drawn
        _audit(parts, uow, actor, campaign, "changed")
        uow.commit()


def draft_preview(parts: Parts, actor: Actor, campaign_id: UUID) -> Preview:
    """What a draft would do if it were started now. Raises `BadPlan`, `NoSuchCase`."""
    with parts.begin() as uow:
        campaign = visible(uow, actor, campaign_id)
        return foresee(parts, uow, campaign.school_id, campaign.plan, campaign.seed)


def start(parts: Parts, actor: Actor, campaign_id: UUID) -> int:
    """Plan every check-in of the cohort, all or nothing; how many will be sent. Raises `BadPlan`, `NoSuchCase`.

    Afterwards the workers may be woken (`Queue.campaigns`); they look by themselves within seconds.
    """
    with parts.begin() as uow:
        campaign = visible(uow, actor, campaign_id, wanted=("draft",))
        found = foresee(parts, uow, campaign.school_id, campaign.plan, campaign.seed)
        check_sendable(found)
        members = [Member(campaign.id, line.learner_id, line.held) for line in found.lines]
        rows = [row for line in found.lines for row in _rows(campaign, line)]
        campaign.status, campaign.started_at, campaign.refreshed_at = "running", parts.now(), parts.now()
        uow.flush()
        uow.campaigns.add_cohort(members, rows)
        _audit(parts, uow, actor, campaign, "started")
        uow.commit()
        return sum(row.due_at is not None for row in rows)


def pause(parts: Parts, actor: Actor, campaign_id: UUID) -> None:
    """Nothing more is sent until `resume`, but for calls under way. Raises `BadPlan`, `NoSuchCase`."""
    with parts.begin() as uow:
        campaign = visible(uow, actor, campaign_id, wanted=("running",))
        campaign.status = "paused"
        uow.flush()
        uow.campaigns.hold(campaign.id)
        _audit(parts, uow, actor, campaign, "paused")
        uow.commit()


def resume(parts: Parts, actor: Actor, campaign_id: UUID) -> None:
    """Go on; what fell due meanwhile follows the plan's rule for the past. Raises `BadPlan`, `NoSuchCase`."""
    with parts.begin() as uow:
        campaign = visible(uow, actor, campaign_id, wanted=("paused",))
        campaign.status = "running"
        uow.flush()
        uow.campaigns.release(campaign.id)
        _audit(parts, uow, actor, campaign, "resumed")
        uow.commit()


def cancel(parts: Parts, actor: Actor, campaign_id: UUID) -> None:
    """End it for good; what was planned or waits for an answer is cancelled. Raises `BadPlan`, `NoSuchCase`."""
    with parts.begin() as uow:
        campaign = visible(uow, actor, campaign_id, wanted=("draft", "running", "paused"))
        campaign.status, campaign.ended_at = "cancelled", parts.now()
        uow.flush()
        uow.campaigns.cancel(campaign.id, "campaign_cancelled")
        _audit(parts, uow, actor, campaign, "cancelled")
        uow.commit()


def tend(parts: Parts) -> int:
    """Look at running campaigns that nobody looked at for a while: take newcomers in, and end what is over.

    Returns how many were looked at. Several workers may call it.
    """
    looked = 0
    while True:
        with parts.begin() as uow:
            campaign = uow.campaigns.to_refresh(parts.now() - REFRESH)
            if campaign is None:
                return looked
            _tend(parts, uow, campaign)
            uow.commit()
            looked += 1


def _tend(parts: Parts, uow: UnitOfWork, campaign: Campaign) -> None:
    campaign.refreshed_at, plan = parts.now(), campaign.plan
    if parts.today() > plan.ends_on:
        if not uow.campaigns.ends(campaign.id):
            campaign.status, campaign.ended_at = "ended", parts.now()
            uow.add(AuditEvent(parts.now(), SYSTEM, "campaign_ended", str(campaign.id)))
        return
    known = uow.campaigns.members(campaign.id)
    fresh = [one for one in uow.people.learners_of([campaign.school_id]) if plan.cohort.holds(one)]
    fresh = [one for one in fresh if one.id not in known]
    held = {one.id for one in fresh if joins_held_out(campaign.seed, plan.holdout, one.id)}
    facts = uow.campaigns.facts(fresh, TOLD)
    lines = [line_of(parts, plan, facts[one.id], one.id in held, campaign.id) for one in fresh]
    members = [Member(campaign.id, line.learner_id, line.held) for line in lines]
    uow.campaigns.add_cohort(members, [row for line in lines for row in _rows(campaign, line)])


def visible(uow: UnitOfWork, actor: Actor, campaign_id: UUID, *, wanted: Iterable[CampaignStatus] = ()) -> Campaign:
    """The campaign, locked, if it belongs to a school of this member of staff. Raises `NoSuchCase`.

    Raises `BadPlan` when it is in none of the states `wanted`.
    """
    campaign = uow.campaigns.locked(campaign_id)
    if campaign is None or (actor is not None and campaign.school_id not in uow.people.schools_of(actor)):
        raise NoSuchCase(str(campaign_id))
    if wanted and campaign.status not in wanted:
        raise BadPlan("stap", status=load("campagneregels")["woorden"]["status"][campaign.status])
    return campaign


def _rows(campaign: Campaign, line: PreviewLine) -> Iterable[Planned]:
    for slot in line.slots:
        due = None if slot.never else slot.at
        row = Planned(campaign.id, line.learner_id, slot.point.key, slot.day, slot.at, due, line.channel)
        if due is None:
            row.state, row.reason = "skipped", slot.reason
        yield row


def _who(actor: Actor) -> str:
    return OPERATOR if actor is None else str(actor)


def _audit(parts: Parts, uow: UnitOfWork, actor: Actor, campaign: Campaign, what: str) -> None:
    uow.add(AuditEvent(parts.now(), _who(actor), f"campaign_{what}", str(campaign.id)))

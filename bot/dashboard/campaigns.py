"""Campaigns: the list, one campaign as it goes, and its steps."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from uuid import UUID

from starlette.responses import Response

from bot.content import load
from bot.core.learner import School
from bot.dashboard import campaign_views
from bot.dashboard.visit import Endpoint, Visit, coach
from bot.services.parts import Parts
from bot.services.planning import campaign_report, campaigns
from bot.services.planning.campaign_preview import BadPlan, check_sendable
from bot.services.planning.campaign_report import Progress

START = "/campagnes"
MAY_PLAN = ("coach", "lead")  # a deputy looks, and changes nothing
FEW = 20  # campaigns under way of which the list shows the figures
Planner = Callable[[Visit, list[School]], Awaitable[Response]]


def planner(handler: Planner) -> Endpoint:
    """For coaches and leads; the handler gets the schools for which they are that."""

    @coach
    async def endpoint(visit: Visit) -> Response:
        schools = await asyncio.to_thread(_schools, visit)
        if not schools:
            return visit.go(START, "campaign_forbidden", good=False)
        return await handler(visit, schools)

    endpoint.__doc__, endpoint.roles = handler.__doc__, MAY_PLAN  # type: ignore[attr-defined]
    return endpoint


@coach
async def listing(visit: Visit) -> Response:
    """The campaigns of my schools."""
    return visit.page("campaigns.html", **await asyncio.to_thread(_listed, visit))


@coach
async def one(visit: Visit) -> Response:
    """One campaign: before its start what it would do, and then how it goes."""
    return visit.page("campaigns_one.html", **await asyncio.to_thread(_one, visit))


def step(change: Callable[[Parts, UUID | None, UUID], object], said: str, *, wakes: bool = False) -> Endpoint:
    """A step of a campaign: start, pause, resume or cancel; `wakes`: the workers look at once."""

    async def take(visit: Visit, schools: list[School]) -> Response:
        here = f"{START}/{visit.subject}"
        campaign = (await asyncio.to_thread(progress, visit, visit.subject)).campaign
        if campaign.school_id not in {school.id for school in schools}:
            return visit.go(here, "campaign_forbidden", good=False)
        try:
            await asyncio.to_thread(change, visit.desk.parts, visit.staff.id, visit.subject)
        except BadPlan:  # the page says why
            return visit.go(here, "campaign_step", good=False)
        if wakes:
            await visit.desk.queue.campaigns()
        return visit.go(here, said)

    return planner(take)


start = step(campaigns.start, "campaign_started", wakes=True)
pause = step(campaigns.pause, "campaign_paused")
resume = step(campaigns.resume, "campaign_resumed", wakes=True)
cancel = step(campaigns.cancel, "campaign_cancelled")


def _schools(visit: Visit) -> list[School]:
    """The schools for which somebody may plan."""
    with visit.desk.parts.begin() as uow:
        mine = uow.people.schools_of(visit.staff.id)
        roles = [row for school_id in mine for row in uow.people.roles(school_id) if row.staff_id == visit.staff.id]
        found = [uow.get(School, row.school_id) for row in roles if row.role in MAY_PLAN]
    return sorted({one.id: one for one in found if one is not None}.values(), key=lambda school: school.name)


def _listed(visit: Visit) -> dict[str, object]:
    parts, me = visit.desk.parts, visit.staff.id
    found, may = campaign_report.campaigns_of(parts, me), _schools(visit)
    going = [one for one in found if one.status in ("running", "paused")][:FEW]
    figures = {one.id: campaign_report.progress(parts, me, one.id) for one in going}
    with parts.begin() as uow:
        names = {one: school.name for one in uow.people.schools_of(me) if (school := uow.get(School, one))}
    return {"campaigns": found, "figures": figures, "schools": names, "may": bool(may)}


def progress(visit: Visit, campaign_id: UUID) -> Progress:
    """How a campaign goes. Raises `NoSuchCase` for one of another school."""
    return campaign_report.progress(visit.desk.parts, visit.staff.id, campaign_id)


def _one(visit: Visit) -> dict[str, object]:
    parts, me = visit.desk.parts, visit.staff.id
    found = progress(visit, visit.subject)
    campaign = found.campaign
    with parts.begin() as uow:
        school = uow.get(School, campaign.school_id)
        example = next((one.name for one in uow.people.learners_of([campaign.school_id])), "")
    preview, problem = None, None
    if campaign.status == "draft":
        try:
            drawn = campaigns.draft_preview(parts, me, campaign.id)
            preview = campaign_views.shown(drawn, campaign.plan)
            check_sendable(drawn)
        except BadPlan as error:
            problem = str(error)
    return {
        "campaign": campaign, "plan": campaign.plan, "school": school, "found": found, "preview": preview,
        "problem": problem, "effect": campaign_report.effect(parts, me, campaign.id),
        "points": campaign_views.points(campaign.plan),
        "plots": campaign_views.progress_bars(found.per_day, parts.today()),
        "phones": campaign_views.phones(campaign.plan, example), "now": parts.now(),
        "may": campaign.school_id in {one.id for one in _schools(visit)}, "small": campaign_report.SMALL,
        "days": load("campagnescherm")["words"]["days"], "reason_words": load("campagneregels")["woorden"]["reden"],
    }  # fmt: skip

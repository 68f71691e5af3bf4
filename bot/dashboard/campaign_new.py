"""A new campaign, or a draft that is changed: the form, what it would do, and keeping it."""

from __future__ import annotations

import asyncio
import re
from uuid import UUID

from starlette.responses import Response

from bot.content import load
from bot.core.calendar import REGIONS
from bot.core.campaign import PASTS, Campaign
from bot.core.checkin import PROFILES
from bot.core.learner import School
from bot.dashboard import campaign_form, campaign_views
from bot.dashboard.campaign_form import MONTHS, ROWS, WEEKDAYS, Form
from bot.dashboard.campaigns import START, planner, progress
from bot.dashboard.visit import Visit
from bot.services.escalations.cases import NoSuchCase
from bot.services.planning import campaigns
from bot.services.planning.campaign_preview import BadPlan, check_sendable

NEW = f"{START}/nieuw"
_SEED = re.compile(r"[A-Za-z0-9_-]{8,64}")


@planner
async def new(visit: Visit, schools: list[School]) -> Response:
    """An empty form, or one that is filled in as an earlier campaign."""
    values = campaign_form.usual(visit.desk.parts.today())
    earlier = visit.request.query_params.get("van", "")
    if earlier:
        found = (await asyncio.to_thread(progress, visit, _uuid(earlier))).campaign
        values = campaign_form.filled(found.plan) | {"school": str(found.school_id)}
    form = campaign_form.read(values, visit.desk.parts.today())
    return await _form(visit, schools, Form(form.values, form.plan, {}))


@planner
async def make(visit: Visit, schools: list[School]) -> Response:
    """Look at what a plan would do, or keep it."""
    values = {name: text.replace("\0", "")[:200] for name, text in visit.form.items()}
    form = campaign_form.read(values, visit.desk.parts.today())
    if visit.form.get("doe") != "bewaren":
        return await _form(visit, schools, form)
    school = _chosen(schools, form)
    if school is None:
        form.refuse("school", campaign_form.say("school"))
    if not form.name:
        form.refuse("naam", load("campagneregels")["fouten"]["naam"]["text"])
    if school is None or form.errors:
        return await _form(visit, schools, form)
    try:
        made = await asyncio.to_thread(
            campaigns.create, visit.desk.parts, visit.staff.id, school.id, form.name, form.plan, seed=_seed(visit)
        )
    except BadPlan as problem:
        form.refuse(problem.name, str(problem))
        return await _form(visit, schools, form)
    return visit.go(f"{START}/{made.id}", "campaign_kept")


@planner
async def edit(visit: Visit, schools: list[School]) -> Response:
    """The form of a draft, filled in."""
    draft = await _draft(visit, schools)
    if draft is None:
        return visit.go(f"{START}/{visit.subject}", "campaign_step", good=False)
    values = campaign_form.filled(draft.plan, draft.name) | {"school": str(draft.school_id)}
    form = campaign_form.read(values, visit.desk.parts.today())
    return await _form(visit, schools, Form(form.values, form.plan, {}), draft)


@planner
async def change(visit: Visit, schools: list[School]) -> Response:
    """Look at what a changed draft would do, or keep it so."""
    draft = await _draft(visit, schools)
    if draft is None:
        return visit.go(f"{START}/{visit.subject}", "campaign_step", good=False)
    values = {name: text.replace("\0", "")[:200] for name, text in visit.form.items()}
    form = campaign_form.read(values | {"school": str(draft.school_id)}, visit.desk.parts.today())
    keep = visit.form.get("doe") == "bewaren"
    if keep and not form.name:
        form.refuse("naam", load("campagneregels")["fouten"]["naam"]["text"])
    if not keep or form.errors:
        return await _form(visit, schools, form, draft)
    try:
        await asyncio.to_thread(
            campaigns.change, visit.desk.parts, visit.staff.id, draft.id, form.name, form.plan, seed=_seed(visit)
        )
    except BadPlan as problem:
        form.refuse(problem.name, str(problem))
        return await _form(visit, schools, form, draft)
    return visit.go(f"{START}/{draft.id}", "campaign_changed")


async def _draft(visit: Visit, schools: list[School]) -> Campaign | None:
    """The draft of this address, where somebody may change it. Raises `NoSuchCase` for one of another school."""
    found = (await asyncio.to_thread(progress, visit, visit.subject)).campaign
    mine = found.school_id in {school.id for school in schools}
    return found if mine and found.status == "draft" else None


async def _form(visit: Visit, schools: list[School], form: Form, draft: Campaign | None = None) -> Response:
    """The form, with what it would do; of a `draft` the school stays."""
    seed = _seed(visit) or (draft.seed if draft else visit.desk.parts.token(16))
    if draft is not None:
        schools = [school for school in schools if school.id == draft.school_id]
    preview, problem = await asyncio.to_thread(_preview, visit, schools, form, seed)
    tags, clusters = await asyncio.to_thread(_kinds, visit, schools)
    return visit.page(
        "campaigns_new.html", status=422 if form.errors else 200, form=form, values=form.values, errors=form.errors,
        schools=schools, seed=seed, preview=preview, problem=problem, tags=sorted({*tags, *form.plan.cohort.tags}),
        clusters=sorted({*clusters, *form.plan.cohort.clusters}), profiles=PROFILES, months=MONTHS, rows=ROWS,
        weekdays=WEEKDAYS, regions=REGIONS, pasts=PASTS, sets=list(load("campagne")["sets"]),
        days=load("campagnescherm")["words"]["days"], draft=draft,
    )  # fmt: skip


def _preview(
    visit: Visit, schools: list[School], form: Form, seed: str
) -> tuple[campaign_views.Shown | None, str | None]:
    """What the plan would do; or why that cannot be said, which stands at its field too."""
    school = _chosen(schools, form)
    if school is None or set(form.errors) - {"naam"}:
        return None, None
    try:
        found = campaigns.preview(visit.desk.parts, visit.staff.id, school.id, form.plan, seed)
        check_sendable(found)
    except BadPlan as error:
        if visit.request.method == "POST":
            form.refuse(error.name, str(error))
        return None, str(error)
    return campaign_views.shown(found, form.plan), None


def _kinds(visit: Visit, schools: list[School]) -> tuple[set[str], set[int]]:
    """The tags and the clusters that learners have."""
    with visit.desk.parts.begin() as uow:
        people = uow.people.learners_of([school.id for school in schools])
    return {tag for one in people for tag in one.tags}, {one.cluster for one in people if one.cluster}


def _chosen(schools: list[School], form: Form) -> School | None:
    if len(schools) == 1:
        return schools[0]
    return next((one for one in schools if str(one.id) == form.values.get("school")), None)


def _seed(visit: Visit) -> str | None:
    text = visit.form.get("zaad", "")
    return text if _SEED.fullmatch(text) else None


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise NoSuchCase(text) from None

"""Nudges: one friendly message for a step or a talk with a day, at a good hour, once; then silence.

A nudge is marked before it is sent, so that no worker sends it twice; what surely did not leave is unmarked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal
from uuid import UUID

from bot.content import load
from bot.core.asking import QUIET, Facts, hurdle, reach
from bot.core.calendar import Window, at, later, local_day, next_open
from bot.core.guided import Application, GuidedTalk, PlanStep
from bot.core.learner import Account
from bot.core.plan import GRACE_DAYS
from bot.core.planned import Planned
from bot.records import UnitOfWork
from bot.services.escalations.cases import TOLD
from bot.services.guides import applications, guided, plan
from bot.services.parts import Parts
from bot.services.planning.holidays import public_holidays

LIMIT = 200  # rows of each kind that one look locks
BATCH = 20  # nudges that one look takes
AHEAD = 4  # days that a talk may lie ahead of its nudge: over a Sunday and holidays
RESTS = timedelta(hours=20)  # of silence after which a nudge may take the word from another guided talk
Kind = Literal["step", "talk", "call"]


@dataclass(frozen=True)
class Nudge:
    """One message that is due. `what` is the step or the place, `day` its day, `at` the time of a talk in his words."""

    kind: Kind
    row_id: UUID
    learner_id: UUID
    account: Account
    name: str
    what: str
    day: date
    at: str = ""


def window() -> Window:
    """When a nudge may go out (plan.yml)."""
    rules = load("plan")["window"]
    return Window(tuple(rules["weekdays"]), time.fromisoformat(rules["start"]), time.fromisoformat(rules["end"]))


def claim(parts: Parts) -> list[Nudge]:
    """Mark what is due now and return it; what came too late is marked and left out. Raises `StorageDown`."""
    with parts.begin() as uow:
        plans = [step for step in uow.guided.due_steps(parts.today(), LIMIT) if step.on is not None]
        found = uow.guided.due_applications(parts.today() + timedelta(days=AHEAD), LIMIT)
        rows: list[PlanStep | Application] = [*found, *plans]
        learners = uow.campaigns.lock_learners({row.learner_id for row in rows})
        facts = uow.campaigns.facts(learners, TOLD) if learners else {}
        taken = list(_take(parts, uow, rows, facts))
        _campaigns_yield(parts, uow, {nudge.learner_id for nudge in taken})
        uow.commit()
        return taken


def _take(
    parts: Parts, uow: UnitOfWork, rows: Collection[PlanStep | Application], facts: dict[UUID, Facts]
) -> Iterator[Nudge]:
    """At most one nudge for each learner in one look."""
    done: set[UUID] = set()
    for row in rows:
        who = facts.get(row.learner_id)  # none: his affairs are being changed just now
        if who is None or row.learner_id in done or len(done) >= BATCH:
            continue
        if _too_late(parts, row):
            row.nudged_at = parts.now()
            continue
        nudge = _due(parts, uow, row, who)
        if nudge is not None:
            row.nudged_at = parts.now()
            done.add(row.learner_id)
            yield nudge


def _too_late(parts: Parts, row: PlanStep | Application) -> bool:
    """A talk that began already, or a step or a call of days ago that could not be sent."""
    if isinstance(row, Application) and row.state not in ("sent", "invited", "talked"):
        return True
    if isinstance(row, Application) and row.state == "invited":
        return _day(row) <= parts.today()
    return _day(row) + timedelta(days=GRACE_DAYS) < parts.today()


def _day(row: PlanStep | Application) -> date:
    day = row.on if isinstance(row, PlanStep) else row.next_on
    return day or date.max


def _due(parts: Parts, uow: UnitOfWork, row: PlanStep | Application, who: Facts) -> Nudge | None:
    """The nudge, when this is its moment."""
    account, now = reach(who), parts.now()
    if account is None or hurdle(who, parts.today()) is not None:
        return None
    if who.heard_at is not None and now < who.heard_at + QUIET:
        return None
    off, part, name = public_holidays(now), who.learner.wants_time, who.learner.name
    talk = isinstance(row, Application) and row.state == "invited"
    opens = _day_before(row, off, now) if talk else at(_day(row))
    moment = next_open(max(opens, now), window(), off, part)
    if opens > now or moment is None or moment > now or (not talk and _nudged_today(parts, uow, row.learner_id)):
        return None
    if isinstance(row, PlanStep):
        ticked = plan.tick_what_exists(parts, uow, row.learner_id)
        gone = row in ticked or not row.open
        title = plan.title(parts, row)
        return None if gone or not title else Nudge("step", row.id, row.learner_id, account, name, title, _day(row))
    known = applications.content_of(parts, row)
    return Nudge("talk" if talk else "call", row.id, row.learner_id, account, name, known.where, _day(row), known.at)


def _nudged_today(parts: Parts, uow: UnitOfWork, learner_id: UUID) -> bool:
    """Whether he had a nudge today: a talk alone may be a second one."""
    midnight = at(parts.today())
    rows: list[PlanStep | Application] = [*uow.guided.steps_of(learner_id)]
    rows += [one for one in uow.guided.applications_of(learner_id) if one.state in ("sent", "invited")]
    return any(row.nudged_at is not None and row.nudged_at >= midnight for row in rows)


def _day_before(row: PlanStep | Application, off: Collection[date], now: datetime) -> datetime:
    """The start of the last day before the talk on which may be sent."""
    day = _day(row) - timedelta(days=1)
    while day > local_day(now) and not window().opens_on(day, off):
        day -= timedelta(days=1)
    return at(day)


def _campaigns_yield(parts: Parts, uow: UnitOfWork, learners: Collection[UUID]) -> None:
    """What a campaign would send today waits until tomorrow: not two messages of ours on one day."""
    tonight = at(parts.today() + timedelta(days=1))
    for learner_id in learners:
        today = [row.id for row in uow.campaigns.of_learner(learner_id) if _is_due(row, tonight)]
        for row in uow.campaigns.planned(today).values() if today else ():
            if _is_due(row, tonight) and row.due_at is not None:
                row.due_at = later(max(row.due_at, parts.now()), 1)


def _is_due(row: Planned, before: datetime) -> bool:
    return row.state in ("planned", "sent", "delivered", "reminded") and row.due_at is not None and row.due_at < before


def settle(parts: Parts, nudge: Nudge, *, left: bool) -> None:
    """It was sent, or (`left` False) it surely was not: then it is due again. Raises `StorageDown`."""
    with parts.begin() as uow:
        if left:
            _take_word(parts, uow, nudge)
        else:
            row = uow.get(PlanStep if nudge.kind == "step" else Application, nudge.row_id)
            if row is not None:
                row.nudged_at = None  # type: ignore[attr-defined]
        uow.commit()


def _take_word(parts: Parts, uow: UnitOfWork, nudge: Nudge) -> None:
    """A typed answer belongs to what the nudge was about, unless another guided talk is going on."""
    uow.people.lock(nudge.learner_id)
    active = uow.guided.active(nudge.learner_id, lock=True)
    if active is not None and parts.now() - active.last_at < RESTS:
        return
    uow.guided.rest(nudge.learner_id)
    kind: Literal["plan", "application"] = "plan" if nudge.kind == "step" else "application"
    talk = uow.guided.talk(nudge.learner_id, kind, lock=True)
    if talk is None:
        talk = GuidedTalk(nudge.learner_id, kind, parts.now(), parts.now())
        uow.add(talk)
    state = guided.state_of(parts, talk)
    state["ask"] = ""
    state["step" if nudge.kind == "step" else "about"] = str(nudge.row_id)
    talk.active, talk.aside = True, False
    guided.keep(parts, talk, state)

"""What came out of a learner's guided talks, as far as he lets staff see it; without his leave there is nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from bot.core.guided import Application, ApplicationState, Document, DocumentKind, PlanStep
from bot.core.learner import Learner
from bot.core.plan import OPEN_STATES
from bot.records import UnitOfWork
from bot.services.guides import applications, documents, plan, shares
from bot.services.parts import Parts

KINDS: tuple[DocumentKind, ...] = ("cv", "letter")


@dataclass(frozen=True)
class Paper:
    """The newest version of a cv or letter that he agreed to; `made` is how many there were."""

    id: UUID
    kind: DocumentKind
    made_at: datetime
    made: int


@dataclass(frozen=True)
class Step:
    """One step of the plan. `on` is the day that he chose; `late`: it has passed and the step is still open."""

    words: str
    on: date | None
    done_at: datetime | None
    late: bool = False


@dataclass(frozen=True)
class Tried:
    """One place where he applied, or wants to. `next_on`: the day of the talk or of the next step, when to come."""

    where: str
    what: str
    state: ApplicationState
    sent_on: date | None
    next_on: date | None


@dataclass(frozen=True)
class Portfolio:
    """`until`: cv and letters may be seen until then, None when not. `plan`: whether plan and applications may."""

    until: datetime | None = None
    papers: tuple[Paper, ...] = ()
    plan: bool = False
    steps: tuple[Step, ...] = ()
    applications: tuple[Tried, ...] = ()
    practised_at: datetime | None = None


def portfolio_of(parts: Parts, uow: UnitOfWork, learner: Learner) -> Portfolio:
    """What staff may see of this learner now."""
    until, leave = shares.until(parts, uow, learner), shares.plan_shown(uow, learner)
    talk = uow.guided.talk(learner.id, "practice") if leave else None
    return Portfolio(
        until, papers(uow, learner.id) if until else (), leave,
        steps(parts, uow, learner.id) if leave else (),
        tried(parts, uow, learner.id) if leave else (),
        talk.ended_at if talk else None,
    )  # fmt: skip


def papers(uow: UnitOfWork, learner_id: UUID) -> tuple[Paper, ...]:
    """The newest cv and the newest letter."""
    found: list[Paper] = []
    for kind in KINDS:
        held = [one for one in uow.guided.documents_of(learner_id, kind) if one.withdrawn_at is None]
        found += [Paper(one.id, kind, one.made_at, len(held)) for one in held[:1]]
    return tuple(found)


def current(uow: UnitOfWork, document: Document) -> bool:
    """Whether it is the newest version of its kind, and not withdrawn."""
    newest = documents.newest(uow, document.learner_id, document.kind)
    return newest is not None and newest.id == document.id


def steps(parts: Parts, uow: UnitOfWork, learner_id: UUID) -> tuple[Step, ...]:
    """The steps of his plan that he did not drop: open ones by their day, then those that are done."""
    today = parts.today()

    def late(step: PlanStep) -> bool:
        return step.open and step.on is not None and step.on < today

    def words(step: PlanStep) -> str:
        return ": ".join(filter(None, (plan.title(parts, step), plan.detail(parts, step))))

    return tuple(Step(words(one), one.on, one.done_at, late(one)) for one in plan.steps(uow, learner_id))


def tried(parts: Parts, uow: UnitOfWork, learner_id: UUID) -> tuple[Tried, ...]:
    """Where he applied, the newest change first."""
    return tuple(_tried(parts, one) for one in applications.held(uow, learner_id))


def _tried(parts: Parts, one: Application) -> Tried:
    told = applications.content_of(parts, one)
    coming = one.next_on if one.state in OPEN_STATES and one.next_on and one.next_on >= parts.today() else None
    return Tried(told.where, told.work, one.state, one.sent_on, coming)

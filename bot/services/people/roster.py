"""The learners of a school as staff may see them: facts, consents, and answers where the learner shares them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from bot.core.consent import Consent, standing
from bot.core.conversation import AuditEvent, Checkin
from bot.core.learner import Account, Learner, School, Staff
from bot.records import UnitOfWork
from bot.services.escalations.cases import TOLD, NoSuchCase
from bot.services.guides.portfolio import Portfolio, portfolio_of
from bot.services.parts import Parts

ONE_READING = timedelta(minutes=10)


@dataclass(frozen=True)
class Person:
    """Facts of one learner. `full_name` is how the school knows them, `name` how they want to be called."""

    id: UUID
    name: str
    full_name: str
    age: int
    profile: str
    months: int
    left_on: date
    school: str
    coach: str
    status: str
    paused_until: date | None
    startkwalificatie: bool
    enrolled: str | None
    human_since: datetime | None
    reachable: bool


@dataclass(frozen=True)
class AnswerLine:
    """One answer of a check-in; `words` are the learner's own."""

    question: str
    value: str
    words: str
    refused: bool
    date: date | None


@dataclass(frozen=True)
class CheckinFile:
    """One check-in with its answers."""

    started_at: datetime
    ended: bool
    worst: str
    answers: tuple[AnswerLine, ...]


@dataclass(frozen=True)
class LearnerLine:
    """One learner in a list. `checkin` is when the last one began; `worst` is None where it is not shared."""

    id: UUID
    name: str
    school: str
    profile: str
    status: str
    heard_at: datetime | None
    checkin_at: datetime | None
    worst: str | None
    case: UUID | None


@dataclass(frozen=True)
class LearnerFile:
    """One learner in full. `shares` is whether the learner lets the coach read answers;
    `hurdle` is why no check-in can be sent now, or None."""

    person: Person
    shares: bool
    checkins: tuple[CheckinFile, ...]
    consents: tuple[Consent, ...]
    case: UUID | None
    hurdle: str | None
    portfolio: Portfolio


def visible_learner(uow: UnitOfWork, staff_id: UUID, learner_id: UUID) -> Learner:
    """The learner, if he belongs to a school of this member of staff. Raises `NoSuchCase`."""
    learner = uow.get(Learner, learner_id)
    if learner is None or learner.school_id not in uow.people.schools_of(staff_id):
        raise NoSuchCase(str(learner_id))
    return learner


def learners(parts: Parts, staff_id: UUID) -> list[LearnerLine]:
    """The learners of my schools by first name; those who were erased are left out."""
    with parts.begin() as uow:
        schools = uow.people.schools_of(staff_id)
        mine = [one for one in uow.people.learners_of(schools) if one.status != "forgotten"]
        ids = [one.id for one in mine]
        heard, checkins = uow.talks.last_heard(ids), uow.talks.last_checkins(ids)
        sharing = uow.people.sharing(ids)
        cases = {c.learner_id: c.id for c in uow.cases.of_schools(schools, live=True) if c.leave in TOLD}
        return [
            _line(uow, one, heard.get(one.id), checkins.get(one.id), one.id in sharing, cases.get(one.id))
            for one in mine
        ]


def _line(
    uow: UnitOfWork, one: Learner, heard: datetime | None, last: Checkin | None, shares: bool, case: UUID | None
) -> LearnerLine:
    school = uow.get(School, one.school_id)
    return LearnerLine(
        one.id, one.name, school.name if school else "", one.profile, one.status, heard,
        last.started_at if last else None, last.worst if last and shares else None, case,
    )  # fmt: skip


def open_file(parts: Parts, staff_id: UUID, learner_id: UUID) -> LearnerFile:
    """One learner, read under the name of `staff_id` (audited). Raises `NoSuchCase`."""
    with parts.begin() as uow:
        learner = visible_learner(uow, staff_id, learner_id)
        viewed(parts, uow, staff_id, "learner_viewed", learner.id)
        consents = tuple(uow.people.consents(learner.id))
        shares = standing(consents, "coach") is True
        held = [checkin_file(parts, uow, one, answers=shares) for one in uow.talks.checkins_of(learner.id)[:12]]
        live = [case.id for case in uow.cases.live_of(learner.id) if case.leave in TOLD]
        file = LearnerFile(
            person(parts, uow, learner), shares, tuple(held), consents, live[-1] if live else None,
            hurdle(parts, uow, learner, consents), portfolio_file(parts, uow, staff_id, learner),
        )  # fmt: skip
        uow.commit()
    return file


def portfolio_file(parts: Parts, uow: UnitOfWork, staff_id: UUID, learner: Learner) -> Portfolio:
    """What came out of his guided talks and may be seen, read under the name of `staff_id` (audited)."""
    found = portfolio_of(parts, uow, learner)
    for what, shown in (("documents_viewed", found.until), ("plan_viewed", found.plan)):
        if shown:
            viewed(parts, uow, staff_id, what, learner.id)
    return found


def viewed(parts: Parts, uow: UnitOfWork, staff_id: UUID, what: str, subject: UUID) -> None:
    """Note who read what; a page that refreshes itself is one reading."""
    actor, now = str(staff_id), parts.now()
    if not uow.people.audited(actor, what, str(subject), now - ONE_READING):
        uow.add(AuditEvent(now, actor, what, str(subject)))


def person(parts: Parts, uow: UnitOfWork, learner: Learner) -> Person:
    """The facts of one learner."""
    school = uow.get(School, learner.school_id)
    coach = uow.get(Staff, learner.coach_id) if learner.coach_id else None
    today = parts.today()
    return Person(
        learner.id, learner.name, f"{learner.first_name} {learner.last_name}".strip(), learner.age_on(today),
        learner.profile, learner.months_since_leaving(today), learner.left_on, school.name if school else "",
        coach.name if coach else "", learner.status, learner.paused_until, learner.startkwalificatie,
        learner.enrolled, learner.human_since, account_of(uow, learner.id) is not None,
    )  # fmt: skip


def checkin_file(parts: Parts, uow: UnitOfWork, checkin: Checkin, *, answers: bool = True) -> CheckinFile:
    """One check-in; without its answers and their weight where these are not shared."""
    rows = uow.talks.answers(checkin.id) if answers else ()
    lines = [AnswerLine(r.question, r.value, parts.vault.open(r.sealed), r.refused, r.date) for r in rows]
    return CheckinFile(checkin.started_at, checkin.ended_at is not None, checkin.worst if answers else "", tuple(lines))


def hurdle(parts: Parts, uow: UnitOfWork, learner: Learner, consents: Sequence[Consent]) -> str | None:
    """Why no check-in can be sent now: human, status, consent, account; None when nothing stands in the way."""
    if not learner.listens_on(parts.today()):
        return "status"
    if learner.human_since is not None:
        return "human"
    if not standing(consents, "checkin"):
        return "consent"
    return None if account_of(uow, learner.id) else "account"


def account_of(uow: UnitOfWork, learner_id: UUID) -> Account | None:
    """The account that was used last, of those that still work."""
    alive = [account for account in uow.people.accounts_of(learner_id) if account.dead_at is None]

    def last_used(account: Account) -> float:
        last = uow.talks.recent(account.id, 1)
        return last[-1].stored_at.timestamp() if last else 0.0

    return max(alive, key=last_used, default=None)

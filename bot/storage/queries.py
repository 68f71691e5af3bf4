"""The questions that services ask of the database, grouped by what they are about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import and_, delete, func, or_, select, tuple_
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import Session as Orm

from bot.core.check import PREFIX as CHECK
from bot.core.consent import Consent
from bot.core.conversation import AnswerRow, Checkin, LoginTry, Message, Session
from bot.core.escalation import LIVE, CaseEvent, Escalation, Notice
from bot.core.learner import Account, Invite, Learner, School, Staff, StaffSchool
from bot.core.signal import Signal
from bot.storage import tables as t

BROKEN_OFF = timedelta(minutes=2)  # no message takes longer to handle


class People:
    """Learners, their accounts and consents, schools and staff."""

    def __init__(self, orm: Orm) -> None:
        self._orm = orm

    def account(self, channel: str, external_id: str) -> Account | None:
        query = select(Account).where(t.account.c.channel == channel, t.account.c.external_id == external_id)
        return self._orm.scalars(query).one_or_none()

    def open_account(self, new: Account) -> Account:
        """The account with the channel and id of `new`: the one that exists already, else this one."""
        values = {c.name: getattr(new, c.name) for c in t.account.c}
        self._orm.execute(insert(t.account).values(values).on_conflict_do_nothing())
        query = select(Account).where(t.account.c.channel == new.channel, t.account.c.external_id == new.external_id)
        return self._orm.scalars(query).one()

    def lock(self, learner_id: UUID) -> None:
        """Others who want to change this learner's affairs wait until this transaction ends."""
        self._orm.execute(select(t.learner.c.id).where(t.learner.c.id == learner_id).with_for_update())

    def accounts_of(self, learner_id: UUID) -> Sequence[Account]:
        query = select(Account).where(t.account.c.learner_id == learner_id).order_by(t.account.c.created_at)
        return self._orm.scalars(query).all()

    def invites_of(self, learner_id: UUID) -> Sequence[Invite]:
        return self._orm.scalars(select(Invite).where(t.invite.c.learner_id == learner_id)).all()

    def consents(self, learner_id: UUID) -> Sequence[Consent]:
        query = select(Consent).where(t.consent.c.learner_id == learner_id)
        return self._orm.scalars(query.order_by(t.consent.c.at, t.consent.c.id)).all()

    def school_named(self, name: str) -> School | None:
        return self._orm.scalars(select(School).where(t.school.c.name == name)).one_or_none()

    def staff_by_mail(self, mail: str) -> Staff | None:
        return self._orm.scalars(select(Staff).where(t.staff.c.mail == mail.lower())).one_or_none()

    def roles(self, school_id: UUID) -> Sequence[StaffSchool]:
        return self._orm.scalars(select(StaffSchool).where(t.staff_school.c.school_id == school_id)).all()

    def schools_of(self, staff_id: UUID) -> list[UUID]:
        query = select(t.staff_school.c.school_id).where(t.staff_school.c.staff_id == staff_id)
        return list(self._orm.scalars(query).all())

    def learners_of(self, schools: Sequence[UUID]) -> Sequence[Learner]:
        query = select(Learner).where(t.learner.c.school_id.in_(schools)).order_by(t.learner.c.first_name)
        return self._orm.scalars(query).all()

    def onboarding_of(self, learner_id: UUID | None) -> Sequence[Account]:
        """Accounts that say they are this learner and are not through yet."""
        claimed = t.account.c.onboarding["learner"].astext
        return self._orm.scalars(select(Account).where(claimed == str(learner_id))).all()

    def sharing(self, learners: Sequence[UUID]) -> set[UUID]:
        """Those of `learners` whose last word on sharing with the coach is yes."""
        c = t.consent.c
        query = select(c.learner_id, c.granted).where(c.learner_id.in_(learners), c.purpose == "coach")
        last = {row.learner_id: row.granted for row in self._orm.execute(query.order_by(c.at, c.id))}
        return {learner for learner, granted in last.items() if granted}

    def audited(self, actor: str, what: str, subject: str, since: datetime) -> bool:
        """Whether `actor` did this to this record since then."""
        c = t.audit.c
        query = select(c.id).where(c.actor == actor, c.what == what, c.subject == subject, c.at >= since)
        return self._orm.scalar(query.limit(1)) is not None

    def demo_staff(self) -> Sequence[Staff]:
        return self._orm.scalars(select(Staff).where(t.staff.c.demo).order_by(t.staff.c.name)).all()

    def failed_logins(self, key: str, since: datetime) -> int:
        query = select(func.count()).where(t.login_try.c.key == key, t.login_try.c.at >= since)
        return self._orm.scalar(query) or 0

    def clear_failed_logins(self, key: str) -> None:
        self._orm.execute(delete(LoginTry).where(t.login_try.c.key == key))


class Talks:
    """Messages, sessions, check-ins and signals."""

    def __init__(self, orm: Orm) -> None:
        self._orm = orm

    def store(self, message: Message) -> bool:
        """Store an incoming message; False when its external id was seen before (providers deliver twice)."""
        values = {c.name: getattr(message, c.name) for c in t.message.c if c.name != "id"}
        query = insert(t.message).values(values).on_conflict_do_nothing().returning(t.message.c.id)
        message.id = self._orm.execute(query).scalar_one_or_none()
        return message.id is not None

    def message(self, message_id: int) -> Message | None:
        return self._orm.get(Message, message_id)

    def recent(self, account_id: UUID, limit: int, since: datetime | None = None) -> list[Message]:
        """The last messages of an account, oldest first."""
        query = select(Message).where(t.message.c.account_id == account_id)
        if since is not None:
            query = query.where(t.message.c.stored_at >= since)
        return list(reversed(self._orm.scalars(query.order_by(t.message.c.id.desc()).limit(limit)).all()))

    def of_learner(self, learner_id: UUID, limit: int) -> list[Message]:
        """The last messages of a learner over all channels, oldest first."""
        query = select(Message).where(t.message.c.learner_id == learner_id)
        return list(reversed(self._orm.scalars(query.order_by(t.message.c.id.desc()).limit(limit)).all()))

    def around(self, learner_id: UUID, message_id: int, count: int) -> list[Message]:
        """A message of a learner with at most `count` before and `count` after it, oldest first."""
        c = t.message.c
        query = select(Message).where(c.learner_id == learner_id)
        before = self._orm.scalars(query.where(c.id <= message_id).order_by(c.id.desc()).limit(count + 1)).all()
        after = self._orm.scalars(query.where(c.id > message_id).order_by(c.id).limit(count)).all()
        return [*reversed(before), *after]

    def last_heard(self, learners: Sequence[UUID]) -> dict[UUID, datetime]:
        """When each of `learners` last sent something."""
        c = t.message.c
        query = select(c.learner_id, func.max(c.stored_at).label("last"))
        query = query.where(c.learner_id.in_(learners), c.direction == "in").group_by(c.learner_id)
        return {row.learner_id: row.last for row in self._orm.execute(query)}

    def last_checkins(self, learners: Sequence[UUID]) -> dict[UUID, Checkin]:
        """The last check-in of each of `learners`."""
        c = t.checkin.c
        last = select(c.learner_id, func.max(c.started_at)).where(c.learner_id.in_(learners)).group_by(c.learner_id)
        rows = self._orm.scalars(select(Checkin).where(tuple_(c.learner_id, c.started_at).in_(last))).all()
        return {row.learner_id: row for row in rows}

    def claim_owed(self, now: datetime, lease: timedelta, limit: int, *, pending: bool) -> Sequence[Message]:
        """Take messages that are owed an answer, oldest first; nobody else gets them until the lease runs out.

        `pending`: also those that wait for the engine. Received for minutes, and today: the handling broke off.
        """
        c = t.message.c
        broken = and_(c.state == "received", c.stored_at <= now - BROKEN_OFF, c.stored_at >= now - timedelta(days=1))
        free = or_(c.lease_until.is_(None), c.lease_until <= now)
        wanted = or_(broken, c.state == "pending") if pending else broken
        query = select(Message).where(c.direction == "in", wanted, free)
        rows = self._orm.scalars(query.order_by(c.id).limit(limit).with_for_update(skip_locked=True)).all()
        for row in rows:
            row.lease_until = now + lease
        return rows

    def last_crisis(self, account_id: UUID) -> str | None:
        """The step of the last crisis block that was sent to an account."""
        c = t.message.c
        query = select(c.crisis_step).where(c.account_id == account_id, c.crisis_step.is_not(None))
        return self._orm.scalars(query.where(c.direction == "out").order_by(c.id.desc()).limit(1)).one_or_none()

    def asked(self, account_id: UUID) -> Message | None:
        """The last message of an account about which a check question waits for an answer."""
        c = t.message.c
        query = select(Message).where(c.state == "asked", c.account_id == account_id).order_by(c.id.desc())
        return self._orm.scalars(query.limit(1)).one_or_none()

    def last_check(self, account_id: UUID) -> Message | None:
        """The last message of an account that was asked about, however that ended."""
        c = t.message.c
        query = select(Message).where(c.account_id == account_id, c.crisis_step.startswith(CHECK))
        return self._orm.scalars(query.order_by(c.id.desc()).limit(1)).one_or_none()

    def asked_since(self, accounts: Sequence[UUID], since: datetime, *, mild: bool) -> bool:
        """Whether one of these accounts was asked about a message that came in since then, mildly only if `mild`."""
        c = t.message.c
        query = select(c.id).where(c.account_id.in_(accounts), c.stored_at >= since, c.crisis_step.startswith(CHECK))
        query = query if mild else query.where(c.crisis_step.not_like("%/mild"))
        return self._orm.scalar(query.limit(1)) is not None

    def unanswered_checks(self, before: datetime) -> Sequence[Message]:
        """Messages from before that moment about which a check question still waits."""
        c = t.message.c
        query = select(Message).where(c.state == "asked", c.stored_at <= before).order_by(c.id).limit(100)
        return self._orm.scalars(query.with_for_update(skip_locked=True)).all()

    def last_session(self, account_id: UUID) -> Session | None:
        query = select(Session).where(t.session.c.account_id == account_id)
        return self._orm.scalars(query.order_by(t.session.c.last_at.desc()).limit(1)).one_or_none()

    def open_checkin(self, learner_id: UUID, *, lock: bool = False) -> Checkin | None:
        query = select(Checkin).where(t.checkin.c.learner_id == learner_id, t.checkin.c.ended_at.is_(None))
        query = query.order_by(t.checkin.c.started_at.desc()).limit(1)
        return self._orm.scalars(query.with_for_update() if lock else query).one_or_none()

    def checkins_of(self, learner_id: UUID) -> Sequence[Checkin]:
        query = select(Checkin).where(t.checkin.c.learner_id == learner_id)
        return self._orm.scalars(query.order_by(t.checkin.c.started_at.desc())).all()

    def answers(self, checkin_id: UUID) -> Sequence[AnswerRow]:
        query = select(AnswerRow).where(t.answer.c.checkin_id == checkin_id).order_by(t.answer.c.id)
        return self._orm.scalars(query).all()

    def signals_of(self, learner_id: UUID, since: datetime | None = None) -> Sequence[Signal]:
        query = select(Signal).where(t.signal.c.learner_id == learner_id)
        if since is not None:
            query = query.where(t.signal.c.at >= since)
        return self._orm.scalars(query.order_by(t.signal.c.id)).all()

    def signal_of_message(self, message_id: int) -> Signal | None:
        query = select(Signal).where(t.signal.c.message_id == message_id, t.signal.c.source == "message")
        query = query.order_by(t.signal.c.id).limit(1)
        return self._orm.scalars(query).one_or_none()


class Cases:
    """Escalations, their history and the notices about them."""

    def __init__(self, orm: Orm) -> None:
        self._orm = orm

    def live_of(self, learner_id: UUID, *, lock: bool = False) -> Sequence[Escalation]:
        query = select(Escalation).where(t.escalation.c.learner_id == learner_id, t.escalation.c.status.in_(LIVE))
        query = query.order_by(t.escalation.c.created_at)
        return self._orm.scalars(query.with_for_update() if lock else query).all()

    def of_learner(self, learner_id: UUID) -> Sequence[Escalation]:
        query = select(Escalation).where(t.escalation.c.learner_id == learner_id)
        return self._orm.scalars(query.order_by(t.escalation.c.created_at.desc())).all()

    def of_schools(self, schools: Sequence[UUID], *, live: bool) -> Sequence[Escalation]:
        query = select(Escalation).where(t.escalation.c.school_id.in_(schools))
        states = t.escalation.c.status
        query = query.where(states.in_(LIVE) if live else states == "closed")
        return self._orm.scalars(query.order_by(t.escalation.c.created_at)).all()

    def locked(self, escalation_id: UUID) -> Escalation | None:
        query = select(Escalation).where(t.escalation.c.id == escalation_id).with_for_update()
        return self._orm.scalars(query).one_or_none()

    def overdue_leave(self, before: datetime) -> Sequence[Escalation]:
        """Open cases whose question for leave has stood unanswered since `before`."""
        c = t.escalation.c
        query = select(Escalation).where(c.status == "open", c.leave == "asked", c.created_at <= before)
        return self._orm.scalars(query.with_for_update(skip_locked=True)).all()

    def overdue(self, now: datetime) -> Sequence[Escalation]:
        """Cases that people were told of, that nobody accepted, and whose time is up."""
        c = t.escalation.c
        query = select(Escalation).where(c.status == "notified", c.due_at <= now)
        return self._orm.scalars(query.with_for_update(skip_locked=True)).all()

    def events(self, escalation_id: UUID) -> Sequence[CaseEvent]:
        query = select(CaseEvent).where(t.case_event.c.escalation_id == escalation_id)
        return self._orm.scalars(query.order_by(t.case_event.c.id)).all()

    def claim_notices(self, now: datetime, lease: timedelta, limit: int) -> Sequence[Notice]:
        """Take notices that are due and mark them `sending` until the lease runs out."""
        c = t.notice.c
        query = select(Notice).where(c.status == "due", or_(c.lease_until.is_(None), c.lease_until <= now))
        rows = self._orm.scalars(query.order_by(c.id).limit(limit).with_for_update(skip_locked=True)).all()
        for row in rows:
            row.status, row.lease_until, row.tries = "sending", now + lease, row.tries + 1
        return rows

    def stale_notices(self, now: datetime) -> Sequence[Notice]:
        """Notices whose sender died in mid-call: nobody knows whether the mail left."""
        c = t.notice.c
        query = select(Notice).where(c.status == "sending", c.lease_until <= now)
        return self._orm.scalars(query.with_for_update(skip_locked=True)).all()

"""The questions that campaigns ask of the database: what is due, who may be asked, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, literal, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from bot.core.campaign import Campaign, Member
from bot.core.conversation import Checkin
from bot.core.planned import OPEN, WAITING, Planned, Provider
from bot.storage import campaign_tables as ct
from bot.storage import tables as t
from bot.storage.campaign_counts import CampaignCounts
from bot.storage.campaign_facts import CampaignFacts, among

_SECOND = func.make_interval(0, 0, 0, 0, 0, 0, 1.0)


class Campaigns(CampaignFacts, CampaignCounts):
    """Campaigns, their planned check-ins, and the providers."""

    # -- campaigns -------------------------------------------------------------------------------

    def of_schools(self, schools: Sequence[UUID] | None) -> Sequence[Campaign]:
        """The campaigns of these schools (None: of all), newest first."""
        query = select(Campaign)
        if schools is not None:
            query = query.where(ct.campaign.c.school_id.in_(schools))
        return self._orm.scalars(query.order_by(ct.campaign.c.created_at.desc())).all()

    def locked(self, campaign_id: UUID) -> Campaign | None:
        query = select(Campaign).where(ct.campaign.c.id == campaign_id).with_for_update()
        return self._orm.scalars(query).one_or_none()

    def to_refresh(self, before: datetime) -> Campaign | None:
        """A running campaign in which newcomers were last looked for before then, locked."""
        c = ct.campaign.c
        query = select(Campaign).where(c.status == "running", c.refreshed_at <= before).limit(1)
        return self._orm.scalars(query.with_for_update(skip_locked=True)).one_or_none()

    def members(self, campaign_id: UUID) -> dict[UUID, bool]:
        """Who is in the cohort, and whether he is held out."""
        c = ct.campaign_member.c
        rows = self._orm.execute(select(c.learner_id, c.held).where(c.campaign_id == campaign_id))
        return {row.learner_id: row.held for row in rows}

    def held(self, pairs: Iterable[tuple[UUID, UUID]]) -> set[tuple[UUID, UUID]]:
        """Those of (campaign, learner) who are held out."""
        wanted = set(pairs)
        c = ct.campaign_member.c
        query = select(c.campaign_id, c.learner_id).where(among(c.learner_id, {one for _, one in wanted}), c.held)
        return {(row.campaign_id, row.learner_id) for row in self._orm.execute(query)} & wanted

    def add_cohort(self, members: Sequence[Member], rows: Sequence[Planned]) -> None:
        """Store a cohort and its planned check-ins, all at once; what is there already stays as it is."""
        for table, records in ((ct.campaign_member, members), (ct.planned, rows)):
            values = [{column.name: getattr(record, column.name) for column in table.c} for record in records]
            if values:
                self._orm.execute(insert(table).on_conflict_do_nothing(), values)

    def hold(self, campaign_id: UUID) -> None:
        """Nothing of this campaign is due until `release`."""
        c = ct.planned.c
        query = update(Planned).where(c.campaign_id == campaign_id, c.due_at.is_not(None))
        self._orm.execute(query.values(held_at=c.due_at, due_at=None))

    def release(self, campaign_id: UUID) -> None:
        c = ct.planned.c
        query = update(Planned).where(c.campaign_id == campaign_id, c.held_at.is_not(None))
        self._orm.execute(query.values(due_at=c.held_at, held_at=None))

    def cancel(self, campaign_id: UUID, reason: str) -> None:
        """End everything that is open, but for calls under way."""
        c = ct.planned.c
        states = [state for state in OPEN if state != "sending"]
        query = update(Planned).where(c.campaign_id == campaign_id, c.state.in_(states))
        self._orm.execute(query.values(state="cancelled", reason=reason, due_at=None, held_at=None, lease_until=None))

    # -- planned check-ins -----------------------------------------------------------------------

    def due(self, channel: str, now: datetime, limit: int) -> Sequence[Planned]:
        """What is due over a channel, longest first; locked, passing over what another worker has."""
        c = ct.planned.c
        query = select(Planned).where(c.channel == channel, c.due_at <= now).order_by(c.due_at).limit(limit)
        return self._orm.scalars(query.with_for_update(skip_locked=True)).all()

    def expired(self, now: datetime, limit: int) -> Sequence[Planned]:
        """Calls whose worker did not come back in time: nobody knows whether they arrived."""
        c = ct.planned.c
        query = select(Planned).where(c.lease_until <= now, c.state == "sending").limit(limit)
        return self._orm.scalars(query.with_for_update(skip_locked=True)).all()

    def planned(self, ids: Iterable[UUID]) -> dict[UUID, Planned]:
        """These rows, locked."""
        query = select(Planned).where(among(ct.planned.c.id, ids)).order_by(ct.planned.c.id).with_for_update()
        return {row.id: row for row in self._orm.scalars(query)}

    def waiting(self, learners: Iterable[UUID]) -> Sequence[Planned]:
        """Open invitations of these learners, passing over those that are being answered just now."""
        c = ct.planned.c
        query = select(Planned).where(among(c.learner_id, learners), c.state.in_([*WAITING, "unknown"]))
        return self._orm.scalars(query.with_for_update(skip_locked=True)).all()

    def of_learner(self, learner_id: UUID) -> Sequence[Planned]:
        """All of one learner, in the order in which they are or were planned."""
        query = select(Planned).where(ct.planned.c.learner_id == learner_id)
        return self._orm.scalars(query.order_by(ct.planned.c.day, ct.planned.c.id)).all()

    def reconsider(self, learner_id: UUID, today: date, now: datetime) -> None:
        """What was put off for this learner is looked at again now: his pause ended, or is shorter."""
        c = ct.planned.c
        late = (c.learner_id == learner_id) & (c.state == "planned") & (c.day <= today) & (c.due_at > now)
        self._orm.execute(update(Planned).where(late).values(due_at=now))

    def heard(self, learner_id: UUID, message_id: int, at: datetime) -> None:
        """The learner wrote: that answers his open invitation, also one of which we do not know that it arrived."""
        c = ct.planned.c
        doubtful = (c.state == "planned") & (c.unknowns > 0)
        states = or_(c.state.in_([*WAITING, "sending", "unknown"]), doubtful)
        sent = func.coalesce(c.sent_at, c.tried_at)
        values = {"state": "answered", "answered_at": at, "answer_id": message_id, "sent_at": sent}
        query = update(Planned).where(c.learner_id == learner_id, states)
        self._orm.execute(query.values(**values, due_at=None, held_at=None, lease_until=None))

    def answered_with(self, message_id: int) -> bool:
        """Whether this message was the first answer to an invitation."""
        query = select(ct.planned.c.id).where(ct.planned.c.answer_id == message_id).limit(1)
        return self._orm.scalar(query) is not None

    def due_count(self, channel: str, now: datetime, limit: int) -> int:
        """How many are due over a channel, counted up to `limit`. The index alone tells."""
        c = ct.planned.c
        some = select(literal(1)).where(c.channel == channel, c.due_at <= now).limit(limit).subquery()
        return self._orm.scalar(select(func.count()).select_from(some)) or 0

    def end_checkins(self, learners: Iterable[UUID], before: datetime, now: datetime) -> None:
        """End check-ins of these learners that were begun before then and never finished."""
        c = t.checkin.c
        query = update(Checkin).where(among(c.learner_id, learners), c.ended_at.is_(None), c.started_at < before)
        self._orm.execute(query.values(ended_at=now, question=None))

    def by_provider_id(self, channel: str, provider_id: str) -> Planned | None:
        """The row whose last message has this id at the provider, locked."""
        c = ct.planned.c
        query = select(Planned).where(c.channel == channel, c.provider_id == provider_id).with_for_update()
        return self._orm.scalars(query.limit(1)).one_or_none()

    def last_asked(self, learner_id: UUID, limit: int) -> Sequence[Planned]:
        """The last invitations that were answered or missed, newest first."""
        c = ct.planned.c
        query = select(Planned).where(c.learner_id == learner_id, c.state.in_(["answered", "missed"]))
        return self._orm.scalars(query.order_by(c.sent_at.desc().nulls_last()).limit(limit)).all()

    # -- providers -------------------------------------------------------------------------------

    def provider(self, name: str) -> Provider:
        """What is known of a channel, locked; made when it is new."""
        values = {"name": name, "failures": 0, "throttled": 0, "unknowns": 0}
        self._orm.execute(insert(ct.provider).values(values).on_conflict_do_nothing())
        query = select(Provider).where(ct.provider.c.name == name).with_for_update()
        return self._orm.scalars(query.execution_options(populate_existing=True)).one()

    def take(self, name: str, count: int) -> float:
        """Take `count` places in the row of a channel; seconds until the first of them, 0 without a limit.

        By the database's clock, which all workers share.
        """
        c = ct.provider.c
        query = update(Provider).where(c.name == name, c.rate.is_not(None))
        query = query.values(next_at=func.greatest(c.next_at, func.clock_timestamp()) + _SECOND * (count / c.rate))
        waits = func.extract("epoch", c.next_at - func.clock_timestamp()) - count / c.rate
        return max(0.0, float(self._orm.scalar(query.returning(waits)) or 0.0))

    def spend(self, name: str) -> None:
        """A message of a talk left over this channel: campaigns make room for it."""
        c = ct.provider.c
        query = update(Provider).where(c.name == name, c.rate.is_not(None))
        self._orm.execute(query.values(next_at=func.greatest(c.next_at, func.clock_timestamp()) + _SECOND / c.rate))

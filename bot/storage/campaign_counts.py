"""The figures of a campaign, counted by the database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Date, cast, exists, func, select
from sqlalchemy.orm import Session as Orm

from bot.core.learner import Learner
from bot.core.planned import Provider
from bot.storage import campaign_tables as ct
from bot.storage import tables as t

ZONE = "Europe/Amsterdam"
NO_WAY = ("unreachable", "not_joined")  # why somebody was skipped whom we could not reach
OWN_CHOICE = ("stopped", "refused", "forgotten", "no_consent")  # somebody who wants nothing of us is not sought
REACHABLE = ("active", "paused")  # who joined, so that there should be a way


class CampaignCounts:
    """Counts for the report of a campaign."""

    _orm: Orm

    def counts(self, campaign_id: UUID) -> list[tuple[str, str | None, int, int]]:
        """How many rows per state, reason and step."""
        c = ct.planned.c
        query = select(c.state, c.reason, c.step, func.count()).where(c.campaign_id == campaign_id)
        rows = self._orm.execute(query.group_by(c.state, c.reason, c.step))
        return [(state, reason, step, count) for state, reason, step, count in rows]

    def per_day(self, campaign_id: UUID, what: str) -> dict[date, int]:
        """How many on each day in Amsterdam. `what`: sent_at, answered_at, missed_at, planned_at or delivered_at."""
        c = ct.planned.c
        day = cast(func.timezone(ZONE, c[what]), Date)
        query = select(day, func.count()).where(c.campaign_id == campaign_id, c[what].is_not(None))
        if what == "planned_at":
            query = query.where(c.state == "planned")
        return {row[0]: row[1] for row in self._orm.execute(query.group_by(day).order_by(day))}

    def reply_seconds(self, campaign_id: UUID, share: float) -> float | None:
        """Within how many seconds of the invitation that share of the answers came."""
        c = ct.planned.c
        seconds = func.greatest(func.extract("epoch", c.answered_at - c.sent_at), 0)
        query = select(func.percentile_cont(share).within_group(seconds))
        value = self._orm.scalar(query.where(c.campaign_id == campaign_id, c.answered_at.is_not(None)))
        return None if value is None else float(value)

    def totals(self, campaign_id: UUID, now: datetime) -> dict[str, int]:
        """`sent`: invitations; `reminders`; `unknowns`: tries of which nobody knows; `overdue`; `delivered`."""
        c = ct.planned.c
        reminders = func.coalesce(func.sum(func.greatest(c.step - 1, 0)).filter(c.sent_at.is_not(None)), 0)
        query = select(
            func.count(c.sent_at).label("sent"), reminders.label("reminders"),
            func.count(c.delivered_at).label("delivered"),
            func.coalesce(func.sum(c.unknowns), 0).label("unknowns"),
            func.count().filter(c.due_at <= now).label("overdue"),
        )  # fmt: skip
        row = self._orm.execute(query.where(c.campaign_id == campaign_id)).one()
        return {name: int(value) for name, value in row._mapping.items()}

    def ends(self, campaign_id: UUID) -> int:
        """How many rows are still open or in flight."""
        c = ct.planned.c
        open_rows = c.due_at.is_not(None) | c.held_at.is_not(None) | (c.state == "sending")
        return self._orm.scalar(select(func.count()).where(c.campaign_id == campaign_id, open_rows)) or 0

    def outcomes(self, campaign_id: UUID, since: datetime) -> list[tuple[bool, int, int, int]]:
        """Per arm (held out or not): people, who wrote to us since, and who had a signal of uitval or graver since."""
        m, s, g = ct.campaign_member.c, t.message.c, t.signal.c
        wrote = exists().where(
            s.learner_id == m.learner_id, s.direction == "in", s.kind != "blocked", s.stored_at >= since
        )
        alarm = exists().where(
            g.learner_id == m.learner_id, g.level.in_(["uitval", "crisis"]), g.about == "self", g.at >= since
        )
        query = select(m.held, func.count(), func.count().filter(wrote), func.count().filter(alarm))
        rows = self._orm.execute(query.where(m.campaign_id == campaign_id).group_by(m.held))
        return [(held, people, told, alarmed) for held, people, told, alarmed in rows]

    def unreached(self, campaign_id: UUID) -> list[tuple[Learner, str, str | None]]:
        """Learners whose last check-in failed, was missed, or was skipped since there was no way to them; and those
        to whom there is no way now. With the state and the reason.

        What was skipped because the learner wished so, or is being helped, says nothing about reaching him.
        """
        c = ct.planned.c
        nowhere = (c.state == "planned") & (c.channel == "") & (c.reason.is_(None) | (c.reason == "unreachable"))
        skipped = (c.state == "skipped") & c.reason.in_([*NO_WAY, *OWN_CHOICE])
        query = select(Learner, c.state, c.reason).join(ct.planned, c.learner_id == t.learner.c.id)
        told = c.state.in_(["failed", "missed", "answered"]) | skipped | nowhere
        query = query.where(c.campaign_id == campaign_id, told)
        rows = self._orm.execute(query.order_by(t.learner.c.first_name, t.learner.c.id, c.state == "planned", c.day))
        last: dict[UUID, tuple[Learner, str, str | None]] = {}
        for learner, state, reason in rows:
            if state != "planned":
                last[learner.id] = learner, state, reason
            elif learner.status in REACHABLE and learner.id not in last:
                last[learner.id] = learner, state, "unreachable"
        return [one for one in last.values() if one[1] != "answered" and one[2] not in OWN_CHOICE]

    def providers(self) -> Sequence[Provider]:
        return self._orm.scalars(select(Provider).order_by(ct.provider.c.name)).all()

"""What decides whether learners are asked, gathered for many at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import ARRAY, ColumnElement, Uuid, any_, cast, func, literal, or_, select
from sqlalchemy.orm import Session as Orm

from bot.core.asking import Facts
from bot.core.escalation import LIVE, TASKS, Leave
from bot.core.learner import Account, Learner
from bot.storage import campaign_tables as ct
from bot.storage import tables as t


def among(column: ColumnElement[UUID], ids: Iterable[UUID]) -> ColumnElement[bool]:
    """`column` is one of `ids`: sent as one array, however many they are."""
    return column == any_(cast(literal(list(ids), ARRAY(Uuid)), ARRAY(Uuid)))


class CampaignFacts:
    """Facts of learners, one query for each kind of fact."""

    def __init__(self, orm: Orm) -> None:
        self._orm = orm

    def lock_learners(self, ids: Iterable[UUID]) -> list[Learner]:
        """These learners, as they are now; those whose affairs are being changed just now are left out."""
        query = select(Learner).where(among(t.learner.c.id, ids)).order_by(t.learner.c.id)
        query = query.with_for_update(skip_locked=True, key_share=True).execution_options(populate_existing=True)
        return list(self._orm.scalars(query))

    def facts(self, learners: Sequence[Learner], told: Sequence[Leave]) -> dict[UUID, Facts]:
        """What decides whether each of `learners` is asked. A case counts when its leave is one of `told`."""
        ids = [one.id for one in learners]
        consents, cases, accounts = self._consents(ids), self._in_case(ids, told), self._accounts(ids)
        used = self._used([account.id for held in accounts.values() for account in held])
        heard, asked, checkins = self._heard(ids), self._asked(ids), self._checkins(ids)
        nobody: tuple[datetime | None, UUID | None] = (None, None)
        return {
            one.id: Facts(
                one, (one.id, "checkin") in consents, (one.id, "other_channel") in consents, one.id in cases,
                tuple(accounts[one.id]), {a.id: used[a.id] for a in accounts[one.id] if a.id in used},
                heard.get(one.id), *asked.get(one.id, nobody), checkins.get(one.id),
            )
            for one in learners
        }  # fmt: skip

    def _consents(self, ids: Sequence[UUID]) -> set[tuple[UUID, str]]:
        """Whose last word on which purpose is yes."""
        c = t.consent.c
        query = select(c.learner_id, c.purpose, c.granted)
        query = query.where(among(c.learner_id, ids), c.purpose.in_(["checkin", "other_channel"]))
        rows = self._orm.execute(query.order_by(c.at, c.id))
        last = {(row.learner_id, row.purpose): row.granted for row in rows}
        return {key for key, granted in last.items() if granted}

    def _in_case(self, ids: Sequence[UUID], told: Sequence[Leave]) -> set[UUID]:
        c = t.escalation.c
        query = select(c.learner_id).where(among(c.learner_id, ids), c.status.in_(LIVE), c.leave.in_(told))
        return set(self._orm.scalars(query.where(func.coalesce(c.kind, "").not_in(TASKS))))

    def _accounts(self, ids: Sequence[UUID]) -> Mapping[UUID, list[Account]]:
        found: defaultdict[UUID, list[Account]] = defaultdict(list)
        query = select(Account).where(among(t.account.c.learner_id, ids)).order_by(t.account.c.created_at)
        for account in self._orm.scalars(query):
            if account.learner_id is not None:
                found[account.learner_id].append(account)
        return found

    def _used(self, accounts: Sequence[UUID]) -> dict[UUID, datetime]:
        c = t.message.c
        query = select(c.account_id, func.max(c.stored_at).label("at")).where(among(c.account_id, accounts))
        return {row.account_id: row.at for row in self._orm.execute(query.group_by(c.account_id))}

    def _heard(self, ids: Sequence[UUID]) -> dict[UUID, datetime]:
        """When each wrote last; blocking us is no word."""
        c = t.message.c
        query = select(c.learner_id, func.max(c.stored_at).label("at")).where(among(c.learner_id, ids))
        query = query.where(c.direction == "in", c.kind != "blocked")
        return {row.learner_id: row.at for row in self._orm.execute(query.group_by(c.learner_id))}

    def _asked(self, ids: Sequence[UUID]) -> dict[UUID, tuple[datetime | None, UUID | None]]:
        c = ct.planned.c
        sent = func.coalesce(c.sent_at, c.tried_at)  # also one that is on its way just now
        query = select(c.learner_id, sent.label("at"), c.campaign_id)
        query = query.where(among(c.learner_id, ids), or_(c.sent_at.is_not(None), c.state == "sending"))
        rows = self._orm.execute(query.order_by(sent))
        return {row.learner_id: (row.at, row.campaign_id) for row in rows}

    def _checkins(self, ids: Sequence[UUID]) -> dict[UUID, datetime]:
        c = t.checkin.c
        query = select(c.learner_id, func.max(c.started_at).label("at")).where(among(c.learner_id, ids))
        return {row.learner_id: row.at for row in self._orm.execute(query.group_by(c.learner_id))}

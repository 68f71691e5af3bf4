"""Several processes at once: nothing twice, nothing lost."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest

from bot.conversation.intake import take_in
from bot.core.conversation import Message
from bot.core.escalation import Escalation, Notice
from bot.core.learner import Learner
from bot.ports import Inbound
from bot.services.parts import Parts
from bot.services.people import learners
from tests.conftest import FixedClock
from tests.unit.services.world import Place, make_learner

LEASE = timedelta(minutes=2)


@pytest.fixture
def daan(parts: Parts, place: Place) -> Learner:
    return make_learner(parts, place)


@pytest.mark.parametrize("account", ["a1", "never seen before"])
def test_a_message_delivered_many_times_at_once_is_taken_once(parts: Parts, daan: Learner, account: str) -> None:
    inbound = Inbound("fake", account, "7", "text", "hoi", parts.now())
    together = Barrier(8)

    def deliver(_: int) -> bool:
        together.wait()
        return take_in(parts, inbound) is not None

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(deliver, range(8))) == 1


def test_first_messages_of_a_new_account_at_once_are_all_taken(parts: Parts) -> None:
    together = Barrier(6)

    def deliver(number: int) -> bool:
        together.wait()
        return take_in(parts, Inbound("fake", "nieuw", str(number), "text", "hoi", parts.now())) is not None

    with ThreadPoolExecutor(6) as pool:
        assert all(pool.map(deliver, range(6)))


def many_notices(parts: Parts, daan: Learner, count: int) -> None:
    with parts.begin() as uow:
        case = Escalation(daan.id, daan.school_id, "crisis", [], "transitiecoach", parts.now(), "vital")
        uow.add(case)
        uow.flush()
        uow.add(*(Notice(case.id, f"{n}@x.invalid", "case_crisis", parts.now()) for n in range(count)))
        uow.commit()


def test_no_notice_is_claimed_by_two(parts: Parts, daan: Learner) -> None:
    many_notices(parts, daan, 60)

    def work(_: int) -> list[int]:
        mine: list[int] = []
        while True:
            with parts.begin() as uow:
                rows = uow.cases.claim_notices(parts.now(), LEASE, 3)
                mine += [row.id or 0 for row in rows]
                uow.commit()
            if not rows:
                return mine

    with ThreadPoolExecutor(5) as pool:
        claimed = [number for mine in pool.map(work, range(5)) for number in mine]
    assert len(claimed) == len(set(claimed)) == 60


def test_rows_that_another_transaction_holds_are_skipped_not_waited_for(parts: Parts, daan: Learner) -> None:
    many_notices(parts, daan, 4)
    with parts.begin() as first:
        held = {row.id for row in first.cases.claim_notices(parts.now(), LEASE, 2)}
        with parts.begin() as second:
            got = {row.id for row in second.cases.claim_notices(parts.now(), LEASE, 9)}
        assert len(held) == len(got) == 2
        assert not held & got


def owed(parts: Parts, daan: Learner, state: str, number: str = "1") -> None:
    with parts.begin() as uow:
        account = uow.people.accounts_of(daan.id)[0]
        now = parts.now()
        uow.add(Message(account.id, "in", number, "text", b"", now, now, daan.id, state=state))  # type: ignore[arg-type]
        uow.commit()


def claim(parts: Parts, *, pending: bool = True) -> int:
    with parts.begin() as uow:
        rows = uow.talks.claim_owed(parts.now(), timedelta(seconds=30), 9, pending=pending)
        uow.commit()
        return len(rows)


def test_an_owed_answer_is_claimed_by_one_until_its_lease_ends(parts: Parts, daan: Learner, clock: FixedClock) -> None:
    owed(parts, daan, "pending")
    assert claim(parts, pending=False) == 0
    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(lambda _: claim(parts), range(4))) == 1
    clock.forward(seconds=31)
    assert claim(parts) == 1


@pytest.mark.parametrize(("minutes", "found"), [(1, 0), (3, 1), (60 * 25, 0)])
def test_only_what_broke_off_today_is_handled_again(
    parts: Parts, daan: Learner, clock: FixedClock, minutes: int, found: int
) -> None:
    owed(parts, daan, "received")
    owed(parts, daan, "answered", "2")
    clock.forward(minutes=minutes)
    assert claim(parts) == found


def test_what_is_not_committed_is_undone(parts: Parts, daan: Learner) -> None:
    with parts.begin() as uow:
        learners.stop(parts, uow, uow.get(Learner, daan.id))  # type: ignore[arg-type]
    with parts.begin() as uow:
        row = uow.get(Learner, daan.id)
        assert row is not None
        assert row.status == "active"
        assert len(uow.people.consents(daan.id)) == 2

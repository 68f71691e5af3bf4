"""Providers that refuse, providers that are away, workers that die: nothing is lost, and doubt is counted."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.campaigns.checkout import LEASE, Ready, check_out
from bot.campaigns.settle import DOUBTS, FAILURES, Outcome, recover, settle
from bot.core.escalation import Notice
from bot.core.learner import Account, Learner
from bot.core.planned import Provider
from bot.core.signal import Signal
from bot.ports import ChannelError, Receipt
from bot.services.planning import campaign_report, invitations
from tests.integration.campaigns.field import Channel, Field

BLOCKED = ChannelError("blocked", permanent=True)


def account(field: Field, name: str = "a1") -> Account:
    with field.parts.begin() as uow:
        found = uow.people.account("fake", name)
    assert found is not None
    return found


def provider(field: Field, name: str = "fake") -> Provider:
    with field.parts.begin() as uow:
        return uow.campaigns.provider(name)


def signals(field: Field, one: Learner) -> list[Signal]:
    with field.parts.begin() as uow:
        return list(uow.talks.signals_of(one.id))


async def test_a_block_ends_the_account_and_the_coach_hears_of_it(field: Field) -> None:
    one = field.learner()
    field.learner()
    field.started()
    field.channel.fails = lambda name: BLOCKED if name == "a1" else None
    await field.work()
    (row,) = field.rows(one)
    assert (row.state, row.reason) == ("failed", "blocked")
    assert account(field).dead_at is not None
    assert [(s.level, s.topics, s.source) for s in signals(field, one)] == [("attention", ["contact"], "blocked")]
    with field.parts.begin() as uow:
        assert uow.get(Learner, one.id).status == "active"  # silence is a signal, never an opt-out
        (case,) = uow.cases.live_of(one.id)
        assert (case.leave, case.topics, case.status) == ("standing", ["contact"], "notified")
        assert [uow.get(Notice, 1).template, uow.get(Notice, 2)] == ["case_attention", None]
    assert field.queue.asked == 1
    assert account(field, "a2").dead_at is None


async def test_without_leave_to_tell_the_coach_the_report_still_shows_it(field: Field) -> None:
    one = field.learner(consents={"checkin": True, "coach": False})
    running = field.started()
    field.channel.fails = lambda name: BLOCKED
    await field.work()
    with field.parts.begin() as uow:
        assert uow.cases.live_of(one.id) == []
    shown = campaign_report.progress(field.parts, field.place.coach.id, running.id).unreached
    assert [(line.name, line.state, line.reason) for line in shown] == [("Sam1", "failed", "blocked")]


async def test_five_failures_in_a_row_end_the_account(field: Field) -> None:
    one = field.learner()
    field.started()
    tries = []
    field.channel.on_send = tries.append
    field.channel.fails = lambda name: ChannelError("strange")
    await field.days(3, hours=1)
    assert len(tries) == FAILURES
    assert account(field).dead_at is not None
    assert [(row.state, row.reason) for row in field.rows(one)] == [("failed", "five_failures")]


async def test_four_failures_and_a_success_are_forgiven(field: Field) -> None:
    field.learner()
    field.started()
    tries = []
    field.channel.on_send = tries.append
    field.channel.fails = lambda name: ChannelError("strange") if len(tries) < FAILURES else None
    await field.days(3, hours=1)
    assert len(field.channel.sent) == 1
    assert account(field).dead_at is None
    assert field.rows()[0].failures == 0


async def test_a_provider_that_is_away_for_a_day_costs_nobody_his_account(field: Field) -> None:
    for _ in range(30):
        field.learner()
    field.started()
    tries = []
    field.channel.on_send = tries.append
    field.channel.fails = lambda name: ChannelError("unreachable")
    for _ in range(9 * 12):  # the whole day's window, in steps of five minutes
        await field.work()
        field.clock.forward(minutes=5)
    assert field.channel.sent == []
    assert 30 < len(tries) < 30 + 4 * 10  # everybody once, then one probe each quarter of an hour
    field.channel.fails = lambda name: None
    await field.days(1, hours=1)
    assert field.channel.count() == {f"a{n}": 1 for n in range(1, 31)}
    assert provider(field).failures == 0
    with field.parts.begin() as uow:
        assert all(uow.people.account("fake", f"a{n}").dead_at is None for n in range(1, 31))


async def test_a_429_slows_that_provider_only(field: Field) -> None:
    other = field.others["other"] = Channel("other")
    for number in range(6):
        one = field.learner(account=None)
        with field.parts.begin() as uow:
            uow.add(Account("fake" if number % 2 else "other", f"b{number}", field.parts.now(), one.id))
            uow.commit()
    field.started()
    field.channel.fails = lambda name: ChannelError("rate limit", retry_after=60)
    await field.work()
    assert (len(field.channel.sent), len(other.sent)) == (0, 3)
    rest = provider(field).rest_until
    assert rest is not None
    assert rest - field.parts.now() == timedelta(seconds=60)
    assert provider(field).throttled == 3
    field.channel.fails = lambda name: None
    field.clock.forward(seconds=59)
    await field.work()
    assert field.channel.sent == []
    field.clock.forward(seconds=2)
    await field.work()
    assert len(field.channel.sent) == 3
    assert all(row.failures == 0 for row in field.rows())


async def test_a_wait_that_is_meant_for_one_learner_holds_up_nobody_else(field: Field) -> None:
    field.learner()
    field.learner()
    field.started()
    spared = ChannelError("rate limit", retry_after=24 * 3600)
    field.channel.fails = lambda name: spared if name == "a1" else None
    await field.work()
    assert field.channel.count() == {"a2": 1}
    assert provider(field).rest_until is None


def take(field: Field, channel: str = "fake") -> list[Ready]:
    return check_out(field.parts, channel, 50).ready


async def test_a_worker_that_died_before_its_mark_loses_nothing(field: Field) -> None:
    field.learner()
    field.started()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.campaigns.checkout.message", lambda *_: (_ for _ in ()).throw(RuntimeError))
        with pytest.raises(RuntimeError):
            take(field)
    await field.work()
    assert len(field.channel.sent) == 1
    assert field.rows()[0].unknowns == 0


@pytest.mark.parametrize("arrived", [True, False])
async def test_a_worker_that_died_in_mid_call_is_found_counted_and_settled(field: Field, arrived: bool) -> None:
    """The rule of this provider: send again. So nothing is lost, and one that had arrived comes twice, counted."""
    field.learner()
    running = field.started()
    (ready,) = take(field)
    if arrived:
        await field.channel.send(ready.account.external_id, ready.message)
    await field.work()
    assert len(field.channel.sent) == arrived  # the lease still runs
    field.clock.forward(seconds=LEASE.total_seconds() + 1)
    await field.work()
    field.clock.forward(minutes=2)
    await field.work()
    assert len(field.channel.sent) == 1 + arrived
    assert field.rows()[0].unknowns == 1
    assert campaign_report.progress(field.parts, None, running.id).unknowns == 1
    assert provider(field).unknowns == 1


async def test_the_rule_can_be_never_twice_or_to_leave_it(field: Field, monkeypatch: pytest.MonkeyPatch) -> None:
    for rule, state in (("count_as_sent", "sent"), ("leave", "unknown")):
        one = field.learner()
        field.started(field.plan(past="send_now"), rule)
        with monkeypatch.context() as patch:
            patch.setattr("bot.campaigns.settle.rules_of", lambda _, rule=rule: type("R", (), {"unknown": rule}))
            take(field)
            field.clock.forward(seconds=LEASE.total_seconds() + 1)
            recover(field.parts)
        assert [row.state for row in field.rows(one)][-1] == state
        field.clock.forward(days=1)
    assert field.channel.sent == []


async def test_an_answer_settles_the_doubt(field: Field) -> None:
    field.learner()
    field.started()
    (ready,) = take(field)
    field.says("a1", "hoi")
    settle(field.parts, "fake", [Outcome(ready, error=ChannelError("no answer", uncertain=True))])
    field.clock.forward(minutes=10)
    await field.days(5)
    (row,) = field.rows()
    assert (row.state, row.unknowns, len(field.channel.sent)) == ("answered", 0, 0)


async def test_a_late_result_never_overwrites_a_newer_try(field: Field) -> None:
    field.learner()
    field.started()
    (old,) = take(field)
    field.clock.forward(seconds=LEASE.total_seconds() + 1)
    recover(field.parts)
    field.clock.forward(minutes=2)
    (new,) = take(field)
    settle(field.parts, "fake", [Outcome(old, error=BLOCKED)])
    assert field.rows()[0].state == "sending"
    assert account(field).dead_at is None
    settle(field.parts, "fake", [Outcome(new, "id-2")])
    assert (field.rows()[0].state, field.rows()[0].provider_id) == ("sent", "id-2")


async def test_a_result_after_the_lease_still_counts_when_nobody_tried_since(field: Field) -> None:
    field.learner()
    field.started()
    (ready,) = take(field)
    field.clock.forward(seconds=LEASE.total_seconds() + 1)
    recover(field.parts)
    settle(field.parts, "fake", [Outcome(ready, "id-1")])
    field.clock.forward(minutes=5)
    await field.work()
    assert field.channel.sent == []
    assert field.rows()[0].state == "sent"


RECEIPT = type("R", (), {"unknown": "receipt"})


def arrives(field: Field, ready: Ready, number: str = "id-1") -> bool:
    return invitations.receipt(
        field.parts, Receipt("fake", "a1", number, "delivered", field.parts.now(), mark=ready.message.mark)
    )


@pytest.mark.parametrize("after_lease", [False, True])
async def test_a_receipt_settles_what_the_dead_worker_could_not_say(
    field: Field, monkeypatch: pytest.MonkeyPatch, after_lease: bool
) -> None:
    monkeypatch.setattr("bot.campaigns.settle.rules_of", lambda _: RECEIPT)
    field.learner()
    field.started()
    (ready,) = take(field)
    if not after_lease:
        assert arrives(field, ready)
    field.clock.forward(seconds=LEASE.total_seconds() + 1)
    await field.work()
    assert field.channel.sent == []
    if after_lease:
        assert field.rows()[0].state == "unknown"
        assert arrives(field, ready)
        await field.work()
    (row,) = field.rows()
    assert (row.state, row.step, row.provider_id, row.unknowns) == ("delivered", 1, "id-1", int(after_lease))
    assert row.sent_at == row.tried_at
    with field.parts.begin() as uow:
        assert [one.external_id for one in uow.talks.recent(account(field).id, 5)] == ["id-1"]
    await field.days(3, hours=12)
    assert [row.step for row in field.rows()] == [2]  # the reminder follows as usual


async def test_without_a_receipt_it_is_sent_again_after_a_quarter_of_an_hour(
    field: Field, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.campaigns.settle.rules_of", lambda _: RECEIPT)
    field.learner()
    field.started()
    (ready,) = take(field)
    field.clock.forward(minutes=3)
    await field.work()
    field.clock.forward(minutes=14)
    await field.work()
    assert field.channel.sent == []
    field.clock.forward(minutes=2)
    await field.work()
    assert field.channel.count() == {"a1": 1}
    assert field.rows()[0].unknowns == 1
    assert not arrives(field, ready, "late")  # of a try that is over: nothing changes
    assert field.rows()[0].provider_id == "fake-1"


@pytest.mark.parametrize("mark", ["", "x", ":1", "no-uuid:1", "00000000-0000-0000-0000-000000000001:1"])
def test_a_strange_mark_is_nobody_s(field: Field, mark: str) -> None:
    assert not invitations.receipt(field.parts, Receipt("fake", "a1", "x", "sent", field.parts.now(), mark=mark))


async def test_an_answer_of_the_database_that_got_lost_counts_once(field: Field) -> None:
    field.learner()
    field.started()
    (ready,) = take(field)
    for _ in range(2):
        settle(field.parts, "fake", [Outcome(ready, "id-1")])
    assert (field.rows()[0].step, field.rows()[0].state) == (1, "sent")


async def test_no_answer_from_the_provider_is_tried_again_but_not_for_ever(field: Field) -> None:
    field.learner()
    field.started()
    tries = []
    field.channel.on_send = tries.append
    field.channel.fails = lambda name: ChannelError("no answer", uncertain=True)
    await field.days(2, hours=1)
    (row,) = field.rows()
    assert len(tries) == DOUBTS == row.unknowns
    assert row.state == "sent"
    assert account(field).dead_at is None


async def test_a_bug_in_an_adapter_is_a_doubt_and_stops_nobody_else(field: Field) -> None:
    field.learner()
    field.learner()
    field.started()
    field.channel.fails = lambda name: KeyError("x") if name == "a1" else None
    await field.work()
    assert field.channel.count() == {"a2": 1}
    assert field.rows()[0].unknowns + field.rows()[1].unknowns == 1


async def test_receipts_move_the_row(field: Field) -> None:
    field.learner()
    field.started()
    await field.work()
    seen = Receipt("fake", "a1", "fake-1", "delivered", field.parts.now())
    assert invitations.receipt(field.parts, seen)
    assert field.rows()[0].state == "delivered"
    assert not invitations.receipt(field.parts, Receipt("fake", "a1", "other", "read", field.parts.now()))
    failed = Receipt("fake", "a1", "fake-1", "failed", field.parts.now(), "not reachable", True)
    assert invitations.receipt(field.parts, failed)
    await field.work()
    assert (field.rows()[0].state, field.rows()[0].reason) == ("failed", "not reachable")


async def test_two_missed_in_a_row_are_uitval_and_a_case(field: Field) -> None:
    one = field.learner()
    field.started(field.plan("months:3", "months:6", "months:9"))
    await field.days(14)
    assert signals(field, one) == []
    await field.days(95)
    (signal,) = signals(field, one)
    assert (signal.level, signal.topics, signal.source) == ("uitval", ["contact"], "silence")
    with field.parts.begin() as uow:
        (case,) = uow.cases.live_of(one.id)
    assert (case.level, case.leave, case.topics) == ("uitval", "standing", ["contact"])
    sent = len(field.channel.sent)
    await field.days(100)
    assert len(field.channel.sent) == sent  # while the case is open


async def test_a_word_in_between_breaks_the_row(field: Field) -> None:
    one = field.learner()
    field.started(field.plan("months:3", "months:6"))
    await field.days(20)
    field.says("a1", "hoi, alles goed")
    await field.days(95)
    assert [row.state for row in field.rows(one)] == ["missed", "missed"]
    assert signals(field, one) == []


async def test_what_is_forgotten_is_not_sent(field: Field) -> None:
    from bot.services.people.erasure import erase

    one = field.learner()
    field.started(field.plan("months:3", "months:6"))
    await field.work()
    with field.parts.begin() as uow:
        erase(field.parts, uow, uow.get(Learner, one.id))
        uow.commit()
    await field.days(100)
    assert len(field.channel.sent) == 1
    assert {(r.state, r.reason, r.account_id, r.provider_id) for r in field.rows(one)} == {
        ("cancelled", "forgotten", None, None)
    }


async def test_the_export_tells_what_was_asked(field: Field) -> None:
    from bot.services.people.export import export

    one = field.learner()
    field.started()
    await field.work()
    found = export(field.parts, one.id)
    assert found is not None
    (asked,) = found["invitations"]
    assert (asked["planned_for"], asked["state"], asked["answered_at"]) == ("2026-09-01", "sent", None)

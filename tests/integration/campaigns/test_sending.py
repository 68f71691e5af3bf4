"""Who is asked is asked once, at the right time; whatever changes in between is honoured."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.core.consent import Consent
from bot.core.learner import Account
from bot.core.planned import Planned
from bot.services.escalations import cases
from bot.services.people import learners
from bot.services.planning import campaigns
from tests.integration.campaigns.field import Channel, Field


async def test_an_invitation_two_reminders_in_other_words_then_missed(field: Field) -> None:
    field.learner()
    field.started()
    assert await field.work() == 1
    await field.days(14)
    texts = [message.text for _, message in field.channel.sent]
    assert len(texts) == len(set(texts)) == 3
    assert all("Sam1" in text for text in texts)
    (row,) = field.rows()
    assert (row.state, row.step, row.due_at) == ("missed", 3, None)
    assert [b.payload for b in field.channel.sent[0][1].buttons] == ["/start_checkin", "uitnodiging:later"]


async def test_reminders_come_after_three_and_seven_days_in_the_window(field: Field) -> None:
    field.learner()
    field.started()
    moments = []
    field.channel.on_send = lambda account: moments.append(field.parts.now())
    await field.work()
    await field.days(12, hours=1)
    assert [moment.strftime("%a %H:%M") for moment in moments] == ["Tue 12:00", "Fri 12:00", "Tue 12:00"]
    assert (moments[2] - moments[0]).days == 7


@pytest.mark.parametrize("before", [0, 4])
async def test_an_answer_ends_the_reminders(field: Field, before: int) -> None:
    field.learner()
    field.started()
    await field.work()
    await field.days(before)
    sent = len(field.channel.sent)
    field.clock.forward(minutes=30)
    field.says("a1", "gaat goed")
    await field.days(20)
    (row,) = field.rows()
    assert len(field.channel.sent) == sent
    assert (row.state, row.due_at) == ("answered", None)
    assert row.answered_at is not None
    assert row.sent_at is not None
    assert row.answered_at - row.sent_at == timedelta(days=before, minutes=30)


async def test_nothing_goes_to_who_stopped_paused_or_has_an_open_case(field: Field) -> None:
    stopped, paused, in_case, human, unsure = (field.learner() for _ in range(5))
    field.started(field.plan("day:2026-09-02"))
    with field.parts.begin() as uow:
        rows = {one.id: uow.get(type(one), one.id) for one in (stopped, paused, in_case, human)}
        learners.stop(field.parts, uow, rows[stopped.id])
        learners.pause(field.parts, rows[paused.id], 7)
        cases.open_case(
            field.parts, uow, rows[in_case.id], level="uitval", topics=["werk"], leave="given"
        )
        rows[human.id].human_since = field.parts.now()
        uow.add(Consent(unsure.id, "checkin", False, field.parts.now() + timedelta(seconds=1)))
        uow.commit()
    await field.days(2)
    assert field.channel.sent == []
    assert {row.learner_id: row.reason for row in field.rows() if row.state == "skipped"} == {
        stopped.id: "stopped", unsure.id: "no_consent"
    }  # fmt: skip
    await field.days(7)
    assert list(field.channel.count()) == ["a2"]  # the pause is over
    await field.days(14)
    assert {row.reason for row in field.rows(in_case)} | {row.reason for row in field.rows(human)} == {"case", "human"}


async def test_a_case_that_is_closed_lets_the_invitation_through(field: Field) -> None:
    one = field.learner()
    field.started(field.plan("day:2026-09-02"))
    with field.parts.begin() as uow:
        case = cases.open_case(
            field.parts, uow, uow.get(type(one), one.id), level="uitval", topics=["werk"], leave="given"
        )
        uow.commit()
    await field.days(3)
    assert field.channel.sent == []
    cases.accept(field.parts, field.place.coach.id, case.id)
    cases.close(field.parts, field.place.coach.id, case.id, "gaat_weer", "")
    await field.days(4)
    assert len(field.channel.sent) == 1


async def test_what_changes_in_the_minute_of_sending_still_counts(field: Field) -> None:
    """The rows are due, the worker has begun; the second learner stops during the call to the first."""
    first, second = field.learner(), field.learner()
    field.started()

    def stop(account: str) -> None:
        other = second if account == "a1" else first
        with field.parts.begin() as uow:
            learners.stop(field.parts, uow, uow.get(type(other), other.id))
            uow.commit()
        field.channel.on_send = lambda account: None

    field.channel.on_send = stop
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("bot.campaigns.broadcast.BATCH_FREE", 1)
        await field.work()
    assert len(field.channel.sent) == 1
    assert sorted(row.state for row in field.rows()) == ["sent", "skipped"]


async def test_a_newer_campaign_ends_the_reminders_of_an_older_one(field: Field) -> None:
    one = field.learner()
    older = field.started()
    await field.work()
    await field.days(1)
    newer = field.started(field.plan("day:2026-09-03"), "Nieuwer")
    await field.days(1)
    assert [row.reason for row in field.rows(one, older)] == ["newer"]
    assert [row.state for row in field.rows(one, newer)] == ["sent"]
    await field.days(20)
    assert len(field.channel.sent) == 1 + 3


async def test_two_campaigns_on_one_day_ask_once(field: Field) -> None:
    field.learner()
    field.started()
    field.started(name="Andere")
    await field.work()
    assert len(field.channel.sent) == 1
    field.clock.forward(hours=2)
    await field.work()
    assert len(field.channel.sent) == 1


async def test_pause_holds_everything_and_resume_goes_on(field: Field) -> None:
    for _ in range(3):
        field.learner()
    running = field.started(field.plan("day:2026-09-02"))
    campaigns.pause(field.parts, None, running.id)
    await field.days(3)
    assert field.channel.sent == []
    campaigns.resume(field.parts, None, running.id)
    await field.work()
    assert len(field.channel.sent) == 3
    campaigns.pause(field.parts, None, running.id)
    await field.days(10)
    assert len(field.channel.sent) == 3
    campaigns.resume(field.parts, None, running.id)
    await field.work()
    assert len(field.channel.sent) == 6


async def test_a_pause_between_checkout_and_result_holds_the_reminder(field: Field) -> None:
    field.learner()
    running = field.started()
    field.channel.on_send = lambda account: campaigns.pause(field.parts, None, running.id)
    await field.work()
    await field.days(6)
    assert len(field.channel.sent) == 1
    field.channel.on_send = lambda account: None
    campaigns.resume(field.parts, None, running.id)
    await field.work()
    assert len(field.channel.sent) == 2


async def test_cancel_ends_it_for_good(field: Field) -> None:
    field.learner()
    running = field.started(field.plan("months:3", "months:6"))
    await field.work()
    campaigns.cancel(field.parts, None, running.id)
    await field.days(120)
    assert len(field.channel.sent) == 1
    assert {(row.state, row.reason) for row in field.rows()} == {("cancelled", "campaign_cancelled")}
    with pytest.raises(campaigns.BadPlan, match="afgebroken"):
        campaigns.resume(field.parts, None, running.id)


async def test_the_held_out_are_never_asked(field: Field) -> None:
    for _ in range(20):
        field.learner()
    field.started(field.plan(holdout=0.25))
    await field.work()
    await field.days(14)
    assert len(field.channel.count()) == 15
    assert field.states() == {"missed": 15, "skipped": 5}


async def test_newcomers_to_the_cohort_are_taken_in(field: Field) -> None:
    field.learner()
    field.started(field.plan("months:6"))
    late = field.learner(left_on=date(2026, 7, 1))
    await field.days(1)
    assert [row.point for row in field.rows(late)] == ["months:6"]
    await field.days(1)
    assert len(field.rows(late)) == 1


async def test_the_weeks_count_from_the_last_contact(field: Field) -> None:
    one = field.learner()
    field.says("a1", "hoi")
    field.started(field.plan("weeks:4"))
    assert field.rows(one)[0].day == date(2026, 9, 29)
    await field.days(14)
    field.says("a1", "ik ben er")
    await field.days(20)
    assert field.channel.sent == []
    await field.days(10)
    assert len(field.channel.sent) >= 1


async def test_the_learner_chooses_the_channel_and_another_needs_leave(field: Field) -> None:
    one = field.learner(account="a1")
    field.others["other"] = Channel("other")
    with field.parts.begin() as uow:
        uow.add(Account("other", "b1", field.parts.now(), one.id))
        uow.commit()
    field.change(one, wants_channel="other")
    field.started(field.plan("day:2026-09-02", "day:2026-12-02"))
    await field.days(2)
    assert (len(field.channel.sent), len(field.others["other"].sent)) == (0, 1)
    with field.parts.begin() as uow:
        account = uow.people.account("other", "b1")
        assert account is not None
        account.dead_at = field.parts.now()
        uow.commit()
    await field.days(95)
    assert field.channel.sent == []
    assert [row.state for row in field.rows(one)] == ["failed", "failed"]


async def test_leave_for_another_channel_is_used(field: Field) -> None:
    one = field.learner(account="a1", consents={"checkin": True, "coach": True, "other_channel": True})
    field.change(one, wants_channel="other")
    field.started()
    await field.work()
    assert len(field.channel.sent) == 1


def test_a_row_knows_what_it_is() -> None:
    row = Planned(None, None, "months:3", date(2026, 9, 1), None, None)  # type: ignore[arg-type]
    assert row.resting == "planned"
    row.step, row.delivered_at = 1, datetime(2026, 9, 1, tzinfo=UTC)
    assert row.resting == "delivered"

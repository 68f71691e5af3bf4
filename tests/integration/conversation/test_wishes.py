"""What a learner asks of our messages is done at once, shown, can be put back, and counts for what is queued."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.campaigns import Broadcast
from bot.core.campaign import Cohort, Plan, Point
from bot.core.learner import Account, Learner
from bot.core.planned import Planned
from bot.ports import Inbound, Outgoing
from bot.services.parts import Parts
from bot.services.people import learners
from bot.services.planning import campaigns
from tests.conftest import FixedClock
from tests.integration.conversation.talk import Talk
from tests.unit.services.world import Place, fresh


def wishes_of(parts: Parts, learner: Learner) -> tuple[int | None, str | None, str | None]:
    now = fresh(parts, learner)
    return now.wants_months, now.wants_time, now.wants_channel


def other_account(parts: Parts, learner: Learner, channel: str = "whatsapp") -> None:
    with parts.begin() as uow:
        uow.add(Account(channel, "w1", parts.now(), learner.id))
        uow.commit()


# -- in words and with buttons ---------------------------------------------------------------------------------------


async def test_the_menu_shows_what_is_set_now(talk: Talk, daan: Learner) -> None:
    talk.engine.never = True  # the engine is down
    assert await talk.says("INSTELLINGEN") == [
        "Ik vraag je nu af en toe hoe het gaat, overdag. Wat wil je veranderen?"
    ]
    await talk.taps("wens:months:3")
    await talk.taps("wens:time:evening")
    assert await talk.says("wensen") == [
        "Ik vraag je nu 1 keer in de 3 maanden hoe het gaat, in de avond. Wat wil je veranderen?"
    ]
    assert "wens:ask:pause" in talk.buttons
    assert talk.engine.asked == []


async def test_a_wish_in_words_is_done_at_once_and_put_back(talk: Talk, daan: Learner, parts: Parts) -> None:
    assert await talk.says("app me liever savonds") == ["Oké. Mijn vragen komen voortaan in de avond."]
    assert wishes_of(parts, daan)[1] == "evening"
    assert talk.buttons == ["wens:time:any"]
    await talk.says("zet terug")
    assert wishes_of(parts, daan)[1] is None
    assert talk.engine.asked == []


async def test_less_often_asks_once_and_takes_typed_words(talk: Talk, daan: Learner, parts: Parts) -> None:
    assert await talk.says("stuur me niet zo vaak") == ["Hoe vaak mag ik vragen hoe het gaat?"]
    assert talk.buttons == ["wens:months:3", "wens:months:6", "wens:months:12"]
    assert await talk.says("1 keer per half jaar") == [
        "Oké. Ik vraag je nu niet vaker dan 1 keer per half jaar hoe het gaat."
    ]
    assert wishes_of(parts, daan)[0] == 6
    await talk.taps("wens:months:0", "Zet terug")
    assert wishes_of(parts, daan)[0] is None


async def test_never_the_same_question_twice(talk: Talk, daan: Learner, parts: Parts) -> None:
    await talk.says("app me na mn vakantie weer")
    assert talk.buttons == ["wens:pause:7", "wens:pause:14", "wens:pause:30", "wens:pause:off"]
    (reply,) = await talk.says("na mn vakantie")
    assert "Oké, ik ben stil tot woensdag 9 december." in reply
    await talk.says("zet terug")
    await talk.says("stuur me niet zo vaak")
    assert await talk.says("stuur me niet zo vaak") == [
        "Oké, alles blijft zoals het is. Wil je later iets veranderen? Typ dan: wensen."
    ]


async def test_in_doubt_it_is_asked_and_a_no_changes_nothing(talk: Talk, daan: Learner, parts: Parts) -> None:
    assert await talk.says("liever savonds") == ["Zal ik je mijn vragen voortaan in de avond sturen?"]
    await talk.says("nee")
    assert wishes_of(parts, daan) == (None, None, None)
    await talk.says("liever savonds")
    await talk.says("ja")
    assert wishes_of(parts, daan)[1] == "evening"
    assert talk.engine.asked == []


async def test_while_the_engine_waits_for_an_answer_a_bare_wish_is_that_answer(
    talk: Talk, daan: Learner, parts: Parts, clock: FixedClock
) -> None:
    talk.engine.reply = (Outgoing("Wanneer mag Marieke je bellen?"),)
    await talk.says("hoi")
    await talk.says("liever savonds")
    assert talk.engine.asked == ["hoi", "liever savonds"]
    assert wishes_of(parts, daan) == (None, None, None)
    assert await talk.says("1 keer per jaar is genoeg") == ["Zal ik je voortaan 1 keer per jaar vragen hoe het gaat?"]
    await talk.says("nee")
    await talk.says("hoi")
    clock.forward(hours=9)
    assert len(await talk.says("liever savonds")) == 1
    assert talk.engine.asked == ["hoi", "liever savonds", "hoi"]


async def test_an_answer_that_is_none_goes_to_the_engine(talk: Talk, daan: Learner) -> None:
    await talk.says("wensen")
    assert await talk.says("ik kom liever 's avonds werken") == ["antwoord"]
    assert await talk.says("ja") == ["antwoord"]  # the menu was not the last word


async def test_other_words_than_ours_never_set_anything(talk: Talk, daan: Learner, parts: Parts) -> None:
    for text in ("mijn baas wil dat ik vaker kom", "stop met roken", "ik werk 1 keer per maand"):
        await talk.says(text)
    assert wishes_of(parts, daan) == (None, None, None)
    assert fresh(parts, daan).status == "active"
    assert len(talk.engine.asked) == 3


# -- pause -----------------------------------------------------------------------------------------------------------


async def test_a_pause_tells_its_end_and_can_be_changed_and_put_back(talk: Talk, daan: Learner, parts: Parts) -> None:
    (reply,) = await talk.says("pauze")
    assert "Oké, ik ben stil tot woensdag 9 december." in reply
    assert talk.buttons == ["wens:pause:7", "wens:pause:30", "wens:pause:off"]
    assert (await talk.says("tot 1 maart"))[0].startswith("Oké, ik ben stil tot maandag 1 maart.")
    assert fresh(parts, daan).paused_until == date(2027, 3, 1)
    assert talk.buttons[-1] == "wens:pause:2026-12-09"
    assert await talk.says("wensen") == ["Ik ben nu stil tot maandag 1 maart. Wat wil je veranderen?"]
    await talk.taps("wens:pause:off")
    assert fresh(parts, daan).status == "active"


async def test_a_pause_that_is_over_is_not_shown(
    talk: Talk, daan: Learner, parts: Parts, clock: FixedClock
) -> None:
    await talk.says("pauze 1 week")
    clock.forward(days=8)
    assert (await talk.says("wensen"))[0].startswith("Ik vraag je nu af en toe")


async def test_an_old_button_cannot_pause_until_yesterday(
    talk: Talk, daan: Learner, parts: Parts, clock: FixedClock
) -> None:
    clock.forward(days=60)
    assert await talk.taps("wens:pause:2026-12-09") == [
        "Hoe lang zal ik stil zijn? Je mag ook een dag typen, zoals 1 maart."
    ]
    assert fresh(parts, daan).status == "active"


async def test_a_date_that_no_calendar_has_is_asked_about(talk: Talk, daan: Learner, parts: Parts) -> None:
    assert "Hoe lang" in (await talk.says("pauze tot 31 februari"))[0]
    assert fresh(parts, daan).status == "active"


# -- channel and number ----------------------------------------------------------------------------------------------


async def test_a_channel_counts_only_where_he_is_known(talk: Talk, daan: Learner, parts: Parts) -> None:
    (reply,) = await talk.says("app me liever op whatsapp")
    assert "nieuwe code" in reply
    assert wishes_of(parts, daan)[2] is None
    other_account(parts, daan)
    await talk.says("nee")
    assert await talk.says("app me liever op whatsapp") == ["Oké. Mijn vragen komen voortaan op WhatsApp."]
    assert wishes_of(parts, daan)[2] == "whatsapp"
    await talk.taps("wens:channel:any", "Zet terug")
    assert wishes_of(parts, daan)[2] is None
    await talk.taps("wens:ask:channel")
    assert talk.buttons == ["wens:channel:fake", "wens:channel:whatsapp"]


async def test_a_new_number_is_a_task_for_the_coach_and_never_taken_over(
    talk: Talk, daan: Learner, parts: Parts
) -> None:
    (reply,) = await talk.says("mijn nieuwe nummer is 06 12345678")
    assert "verandert er niets" in reply
    assert talk.cases(daan) == []
    assert await talk.says("ja") == ["Ik heb het aan Marieke gevraagd. Marieke vraagt je om je nieuwe nummer."]
    (case,) = talk.cases(daan)
    assert (case.kind, case.status, case.leave, case.is_task) == ("number", "notified", "own_request", True)
    assert [notice.address for notice in talk.notices()] == ["coach@debrug.invalid"]
    assert fresh(parts, daan).phone is None
    await talk.taps("wens:number:code", "Ja, vraag een code")
    assert len(talk.cases(daan)) == 1


async def test_on_whatsapp_a_new_number_needs_a_new_code(talk: Talk, daan: Learner, parts: Parts) -> None:
    other_account(parts, daan)
    talk.conversation.outbox.add_channel("whatsapp", talk.channel)
    for number, text in enumerate(("ik heb een nieuw nummer", "ja")):
        await talk.conversation.handle(Inbound("whatsapp", "w1", f"w-{number}", "text", text, parts.now()))
    first, second = (message.text for _, message in talk.channel.sent)
    assert first.startswith("Op een nieuw nummer ken ik je nog niet.")
    assert second.startswith("Ik heb het aan Marieke gevraagd. Krijg je een code?")
    assert [case.kind for case in talk.cases(daan)] == ["number"]


# -- who may not, and when not ---------------------------------------------------------------------------------------


async def test_who_stopped_is_not_brought_back_by_an_old_button(talk: Talk, daan: Learner, parts: Parts) -> None:
    await talk.says("stop")
    for payload in ("wens:pause:off", "wens:months:1", "wens:menu"):
        assert (await talk.taps(payload))[0].startswith("Je krijgt al geen berichten meer")
    assert (fresh(parts, daan).status, wishes_of(parts, daan)) == ("stopped", (None, None, None))


async def test_with_a_coach_words_are_for_the_coach(talk: Talk, daan: Learner, parts: Parts, place: Place) -> None:
    learners.take_over(parts, place.coach.id, daan.id, human=True)
    assert await talk.says("app me liever savonds") == []
    assert wishes_of(parts, daan) == (None, None, None)
    assert len(await talk.says("wensen")) == 1
    learners.take_over(parts, place.coach.id, daan.id, human=False)


async def test_in_a_crisis_words_about_messages_wait(talk: Talk, daan: Learner, parts: Parts) -> None:
    await talk.says("#dood")
    await talk.says("app me liever savonds")
    assert wishes_of(parts, daan) == (None, None, None)


async def test_a_stranger_and_a_forged_button_change_nothing(talk: Talk, daan: Learner, parts: Parts) -> None:
    await talk.says("app me liever savonds", account="x")
    await talk.taps("wens:months:3", account="x")
    await talk.taps("wens:months:999999")
    await talk.taps("wens:channel:whatsapp")
    assert wishes_of(parts, daan) == (None, None, None)


# -- what is queued already ------------------------------------------------------------------------------------------


def started(parts: Parts, place: Place, *points: str) -> None:
    plan = Plan(cohort=Cohort(), points=tuple(Point.parse(p) for p in points), ends_on=date(2028, 12, 31))
    made = campaigns.create(parts, None, place.school.id, "Proef", plan)
    campaigns.start(parts, None, made.id)


async def look(talk: Talk) -> int:
    """One look of a worker; how many messages it sent."""
    before = len(talk.channel.sent)
    await Broadcast(talk.parts, {"fake": talk.channel}, talk.queue).once()
    return len(talk.channel.sent) - before


def rows(parts: Parts, learner: Learner) -> list[Planned]:
    with parts.begin() as uow:
        return list(uow.campaigns.of_learner(learner.id))


@pytest.mark.parametrize(
    ("words", "sent_at"),
    [
        ("app me liever savonds", "17:00"),
        ("pauze 1 week", None),
        ("pauze tot 1 maart", None),
        ("STOP", None),
        ("hoi", "11:30"),
    ],
)
async def test_a_send_that_is_due_already_honours_the_wish_of_this_minute(
    talk: Talk, daan: Learner, parts: Parts, place: Place, clock: FixedClock, words: str, sent_at: str | None
) -> None:
    """The row is due at ten; the learner writes at half past ten, before any worker looks."""
    started(parts, place, "day:2026-11-26")
    day = clock.now() + timedelta(days=1)
    clock.forward(seconds=int((day.replace(hour=9, minute=30, second=0, microsecond=0) - clock.now()).total_seconds()))
    assert [row.due_at is not None and row.due_at < parts.now() for row in rows(parts, daan)] == [True]
    await talk.says(words)
    moments: list[str] = []
    for _ in range(40):  # ten hours and more
        if await look(talk):
            moments.append(parts.now().strftime("%H:%M"))
        clock.forward(minutes=15)
    assert moments == ([sent_at] if sent_at else [])


async def test_how_often_ends_an_invitation_that_comes_too_soon(
    talk: Talk, daan: Learner, parts: Parts, place: Place, clock: FixedClock
) -> None:
    started(parts, place, "day:2026-11-26", "day:2027-01-14")
    clock.forward(days=1, hours=2)
    assert await look(talk) == 1
    await talk.says("stuur me 1 keer per half jaar een bericht")
    clock.forward(days=60)
    assert await look(talk) == 0
    assert [(row.state, row.reason) for row in rows(parts, daan)] == [("answered", None), ("skipped", "wish_months")]


async def test_another_channel_takes_what_is_queued(
    talk: Talk, daan: Learner, parts: Parts, place: Place, clock: FixedClock
) -> None:
    started(parts, place, "day:2026-11-26")
    other_account(parts, daan)
    await talk.says("app me liever op whatsapp")
    clock.forward(days=1, hours=2)
    assert await look(talk) == 0
    assert [row.channel for row in rows(parts, daan)] == ["whatsapp"]


async def test_back_from_a_long_pause_he_is_not_left_waiting_for_its_end(
    talk: Talk, daan: Learner, parts: Parts, place: Place, clock: FixedClock
) -> None:
    started(parts, place, "day:2026-11-30")
    await talk.says("pauze tot 1 maart")
    clock.forward(days=6)
    assert await look(talk) == 0
    (row,) = rows(parts, daan)
    assert row.due_at is not None
    assert row.due_at.date() >= date(2027, 2, 28)
    await talk.says("start")
    clock.forward(hours=2)
    assert await look(talk) == 1


async def test_stop_ends_an_open_invitation_at_once_also_one_in_doubt(
    talk: Talk, daan: Learner, parts: Parts, place: Place, clock: FixedClock
) -> None:
    started(parts, place, "day:2026-11-26")
    clock.forward(days=1, hours=2)
    assert await look(talk) == 1
    with parts.begin() as uow:  # by staff or by another way than a message
        learners.stop(parts, uow, uow.get(Learner, daan.id))  # type: ignore[arg-type]
        uow.commit()
    (row,) = rows(parts, daan)
    assert (row.state, row.reason, row.due_at) == ("cancelled", "stopped", None)

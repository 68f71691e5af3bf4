"""A crisis is answered and told to people, whatever else is broken."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

import pytest

from bot.conversation.intake import take_in
from bot.core.learner import Learner
from bot.ports import ChannelError, EngineError
from bot.services.escalations import cases
from bot.services.parts import Parts
from bot.services.people.erasure import erase
from bot.services.people.learners import take_over
from tests.conftest import FixedClock
from tests.integration.conversation.talk import Talk
from tests.unit.services.world import Place, fresh, make_learner, make_place

FIRST = "Goed dat je dit schrijft."
NIGHT = datetime(2026, 11, 28, 1, 0, tzinfo=UTC)  # Saturday, 2:00 in Amsterdam


async def test_a_crisis_never_reaches_the_engine(talk: Talk, daan: Learner) -> None:
    replies = await talk.says("#dood")
    assert replies[0].startswith(FIRST)
    assert "113" in replies[0]
    assert talk.engine.asked == []


@pytest.mark.parametrize("broken", [EngineError(), RuntimeError("bug")])
async def test_a_crisis_with_a_broken_engine(talk: Talk, daan: Learner, broken: Exception) -> None:
    talk.engine.fails, talk.engine.well = broken, False
    assert (await talk.says("#dood"))[0].startswith(FIRST)
    assert [case.level for case in talk.cases(daan)] == ["crisis"]


async def test_people_are_told_at_once_and_once(talk: Talk, daan: Learner, place: Place) -> None:
    await talk.says("#dood")
    assert talk.queue.asked >= 1
    notices = talk.notices()
    assert sorted(n.address for n in notices) == sorted(person.mail for person in place.staff.values())
    assert {n.template for n in notices} == {"case_crisis"}
    await talk.says("#dood nog steeds")
    assert talk.notices() == []


async def test_never_the_same_block_twice_in_a_row(talk: Talk, daan: Learner) -> None:
    heard = [(await talk.says(f"#dood {n}"))[0] for n in range(5)]
    assert all(left != right for left, right in pairwise(heard))
    assert sum(text.startswith(FIRST) for text in heard) == 1


async def test_a_second_message_joins_the_case(talk: Talk, daan: Learner, parts: Parts) -> None:
    await talk.says("#dood een")
    await talk.says("#dood twee")
    (case,) = talk.cases(daan)
    with parts.begin() as uow:
        quotes = [parts.vault.open(e.sealed) for e in uow.cases.events(case.id) if e.what == "quote"]
    assert quotes == ["#dood een", "#dood twee"]


async def test_the_contact_text_in_working_hours_names_the_coach(talk: Talk, daan: Learner) -> None:
    contact = (await talk.says("#dood"))[1]
    assert "Marieke" in contact
    assert "vandaag" in contact


async def test_the_contact_text_at_night_promises_nobody_now(talk: Talk, daan: Learner, clock: FixedClock) -> None:
    clock.set(NIGHT)
    contact = (await talk.says("#dood"))[1]
    assert "Op dit moment werkt er niemand" in contact
    assert "maandag na 9:00" in contact


async def test_the_contact_text_before_christmas_skips_the_holidays(
    talk: Talk, daan: Learner, clock: FixedClock
) -> None:
    clock.set(datetime(2026, 12, 24, 20, 0, tzinfo=UTC))  # Thursday evening; 25 and 26 are holidays, then Sunday
    assert "maandag na 9:00" in (await talk.says("#dood"))[1]


async def test_a_named_person_on_call_is_told_at_night(talk: Talk, parts: Parts, clock: FixedClock) -> None:
    clock.set(NIGHT)
    make_learner(parts, make_place(parts, "Nachtschool", oncall="wacht@nacht.invalid"))
    contact = (await talk.says("#dood"))[1]
    assert "zo snel mogelijk" in contact
    assert "wacht@nacht.invalid" in [n.address for n in talk.notices()]


@pytest.mark.parametrize("left", [False, True])
async def test_without_a_coach_the_school_is_named(talk: Talk, parts: Parts, place: Place, left: bool) -> None:
    """Also where the coach left: a promise in the name of somebody who gets no mail would be a lie."""
    make_learner(parts, place, coach=left)
    if left:
        with parts.begin() as uow:
            uow.get(type(place.coach), place.coach.id).active = False  # type: ignore[union-attr]
            uow.commit()
    contact = (await talk.says("#dood"))[1]
    assert "je oude school" in contact
    assert "Marieke" not in contact


async def test_nobody_is_promised_where_nobody_can_be_told(talk: Talk, parts: Parts, place: Place) -> None:
    make_learner(parts, place)
    with parts.begin() as uow:
        for role in uow.people.roles(place.school.id):
            uow.get(type(place.coach), role.staff_id).active = False  # type: ignore[union-attr]
        uow.commit()
    contact = (await talk.says("#dood"))[1]
    assert "niemand van je school bereiken" in contact
    assert "112" in contact
    assert "Marieke" not in contact


async def test_a_stranger_hears_that_nobody_can_come(talk: Talk) -> None:
    replies = await talk.says("#dood", account="onbekend")
    assert replies[0].startswith(FIRST)
    assert "Ik weet niet wie je bent" in replies[1]
    assert "crisis:bel_mij" not in {b.payload for _, message in talk.channel.sent for b in message.buttons}


@pytest.mark.parametrize(
    ("born_on", "line"),
    [(date(2010, 1, 1), "Kindertelefoon"), (date(2005, 1, 1), "Alles Oké"), (date(1999, 1, 1), None)],
)
async def test_the_line_to_talk_with_fits_the_age(
    talk: Talk, parts: Parts, place: Place, born_on: date, line: str | None
) -> None:
    make_learner(parts, place, born_on=born_on)
    assert "Kindertelefoon" not in (await talk.says("#dood"))[0]  # the first block names one line, and 112
    (text,) = await talk.says("ja ik ben veilig")
    assert ("Kindertelefoon" in text) is (line == "Kindertelefoon")
    assert ("Alles Oké" in text) is (line == "Alles Oké")
    assert text.endswith("Mag Marieke je bellen?")


@pytest.mark.parametrize("status", ["stopped", "paused", "waiting_parent", "refused", "invited"])
async def test_a_crisis_is_heard_whatever_the_learner_chose(
    talk: Talk, parts: Parts, place: Place, status: str
) -> None:
    learner = make_learner(parts, place, status=status, consents={"checkin": False, "coach": False})  # type: ignore[arg-type]
    assert (await talk.says("#dood"))[0].startswith(FIRST)
    assert [(case.level, case.leave) for case in talk.cases(learner)] == [("crisis", "vital")]
    assert talk.notices()


async def test_a_forgotten_learner_is_a_stranger_in_crisis(talk: Talk, daan: Learner, parts: Parts) -> None:
    with parts.begin() as uow:
        erase(parts, uow, uow.get(Learner, daan.id))  # type: ignore[arg-type]
        uow.commit()
    replies = await talk.says("#dood")
    assert replies[0].startswith(FIRST)
    assert "Ik weet niet wie je bent" in replies[1]


async def test_a_friend_in_crisis_gets_the_words_for_a_friend(talk: Talk, daan: Learner) -> None:
    assert "Is die ander nu veilig?" in (await talk.says("#vriend"))[0]
    assert talk.cases(daan)[0].about == "other"


@pytest.mark.parametrize("kind", ["edit", "text"])
async def test_an_edited_text_is_heard(talk: Talk, daan: Learner, kind: str) -> None:
    assert (await talk.says("#dood", kind=kind))[0].startswith(FIRST)  # type: ignore[arg-type]


async def test_crisis_in_a_button_with_a_title_of_somebody_elses_making(talk: Talk, daan: Learner) -> None:
    assert (await talk.taps("iets", "#dood"))[0].startswith(FIRST)


@pytest.mark.parametrize(
    "error", [ChannelError("weg"), ChannelError("geblokkeerd", permanent=True), RuntimeError("bug")]
)
async def test_people_are_told_also_when_the_text_cannot_be_sent(talk: Talk, daan: Learner, error: Exception) -> None:
    talk.channel.fails = error
    with suppress(RuntimeError):
        await talk.says("#dood")
    assert [case.status for case in talk.cases(daan)] == ["notified"]
    assert len(talk.notices()) == 3


# -- follow-up ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "reply"),
    [
        ("ja", "veilig"),
        ("ja hoor", "veilig"),
        ("ja ik ben veilig", "veilig"),
        ("ben veilig", "veilig"),
        ("nee", "niet_veilig"),
        ("nee ik ben niet veilig", "niet_veilig"),
        ("ja maar ik ben niet veilig", "niet_veilig"),
        ("ja nee niet echt veilig", "niet_veilig"),
        ("ik voel me nooit veilig", "niet_veilig"),
        ("onveilig", "niet_veilig"),
        ("bel me", "bel_mij"),
        ("ik wil gebeld worden", "bel_mij"),
        ("bel me niet", "niet_bellen"),
        ("ik wil niet gebeld worden", "niet_bellen"),
        ("niemand mag mij bellen", "niet_bellen"),
        ("ja maar het gaat echt niet", None),
        ("ja ik heb niks meer", None),
        ("veilig maar", None),
        ("oké", "knik"),
        ("weet ik niet", "weet_niet"),
        ("ik durf niet", "niet_durven"),
        ("ga weg", "rust"),
        ("laat maar", "laat_maar"),
    ],
)
async def test_typed_answers_are_understood_on_the_safe_side(
    talk: Talk, daan: Learner, parts: Parts, typed: str, reply: str | None
) -> None:
    await talk.says("#dood")
    replies = await talk.says(typed)
    with parts.begin() as uow:
        answers = [e.what for e in uow.cases.events(talk.cases(daan)[0].id) if e.what.startswith("answer_")]
    assert answers == ([f"answer_{reply}"] if reply else [])
    assert len(replies) == 1
    if reply is None:
        assert "Bij 113 (gratis) luistert iemand naar je" in replies[0]  # asked again


async def test_a_tapped_answer_is_heard_and_written_down(talk: Talk, daan: Learner) -> None:
    await talk.says("#dood")
    assert "Bel nu 112" in (await talk.taps("crisis:niet_veilig"))[0]
    await talk.taps("crisis:bel_mij", "Bel mij")
    assert talk.cases(daan)[0].call_time == "zo snel mogelijk"


async def test_asking_for_a_call_at_night_promises_the_truth(talk: Talk, daan: Learner, clock: FixedClock) -> None:
    clock.set(NIGHT)
    await talk.says("#dood")
    (reply,) = await talk.taps("crisis:bel_mij")
    assert "Er werkt nu niemand van school" in reply
    assert "maandag" in reply


async def test_no_call_is_passed_on(talk: Talk, daan: Learner) -> None:
    await talk.says("#dood")
    await talk.taps("crisis:veilig")
    await talk.taps("crisis:niet_bellen")
    assert talk.cases(daan)[0].call_time == "niet bellen"


async def test_a_button_tapped_the_next_day_still_counts(
    talk: Talk, daan: Learner, place: Place, parts: Parts, clock: FixedClock
) -> None:
    """Out of order and late: "not safe" is never handed to the engine as small talk."""
    await talk.says("#dood")
    await talk.says("HULP")
    talk.notices()
    case = talk.cases(daan)[0]
    cases.accept(parts, place.coach.id, case.id)
    cases.close(parts, place.coach.id, case.id, "gaat_weer", "")
    clock.forward(days=1)
    assert "Bel nu 112" in (await talk.taps("crisis:niet_veilig"))[0]
    assert talk.engine.asked == []
    assert [case.status for case in talk.cases(daan)] == ["closed", "notified"]
    assert len(talk.notices()) == 3


async def test_a_made_up_crisis_payload_changes_nothing(talk: Talk, daan: Learner, parts: Parts) -> None:
    await talk.says("#dood")
    await talk.taps("crisis:<script>")
    with parts.begin() as uow:
        assert not [e for e in uow.cases.events(talk.cases(daan)[0].id) if e.what.startswith("answer_")]


async def test_after_the_follow_up_an_ordinary_message_goes_on(talk: Talk, daan: Learner) -> None:
    await talk.says("#dood")
    await talk.says("hm")
    await talk.says("hmm")
    await talk.says("kan je helpen met mijn cv")
    assert talk.engine.asked == ["kan je helpen met mijn cv"]


# -- people who know already -----------------------------------------------------------------------


async def test_a_new_cry_in_a_case_taken_yesterday_is_told_again(
    talk: Talk, daan: Learner, place: Place, parts: Parts, clock: FixedClock
) -> None:
    await talk.says("#dood")
    talk.notices()
    case = talk.cases(daan)[0]
    cases.accept(parts, place.coach.id, case.id)
    cases.contact_made(parts, place.coach.id, case.id, "gebeld")
    clock.forward(days=1)
    replies = await talk.says("#dood")
    assert "Marieke" in replies[1]
    assert len(talk.notices()) == 3
    (again,) = talk.cases(daan)
    assert again.status == "notified"
    assert again.due_at is not None
    assert (again.due_at - clock.now()).total_seconds() == 15 * 60


async def test_somebody_who_took_it_just_now_is_not_flooded(
    talk: Talk, daan: Learner, place: Place, parts: Parts, clock: FixedClock
) -> None:
    await talk.says("#dood")
    talk.notices()
    cases.accept(parts, place.coach.id, talk.cases(daan)[0].id)
    clock.forward(minutes=5)
    await talk.says("#dood")
    assert talk.notices() == []


async def test_a_crisis_during_human_control_is_answered_and_told(
    talk: Talk, daan: Learner, place: Place, parts: Parts, clock: FixedClock
) -> None:
    take_over(parts, place.coach.id, daan.id, human=True)
    assert await talk.says("hoi") == []
    replies = await talk.says("#dood")
    assert len(replies) == 1  # a person is there already: no word about who will come
    assert replies[0].startswith(FIRST)
    assert len(talk.notices()) == 3
    assert await talk.says("nee") == []  # the person hears it, the bot stays out of it


# -- the database away -----------------------------------------------------------------------------


async def test_with_the_database_away_the_text_is_sent_and_the_case_opened_later_once(
    talk: Talk, daan: Learner
) -> None:
    talk.switch.down = True
    message = talk.inbound("#dood")
    await talk.conversation.handle(message)
    await talk.conversation.handle(message)  # delivered twice
    assert [m.text.startswith(FIRST) for _, m in talk.channel.sent] == [True]
    talk.switch.back()
    assert await talk.made_good() == []  # no second block
    assert await talk.made_good() == []
    await talk.conversation.handle(message)
    assert len(talk.channel.sent) == 1
    assert [(case.level, case.status) for case in talk.cases(daan)] == [("crisis", "notified")]
    assert len(talk.notices()) == 3


async def test_what_waits_is_unreadable_on_disk(talk: Talk, daan: Learner) -> None:
    talk.switch.down = True
    await talk.says("#dood geheim")
    (file,) = Path(talk.folder).iterdir()
    assert b"geheim" not in file.read_bytes()


async def test_the_answer_about_safety_is_heard_without_a_database(talk: Talk, daan: Learner, parts: Parts) -> None:
    talk.switch.down = True
    await talk.says("#dood")
    assert "112" in (await talk.taps("crisis:niet_veilig"))[0]
    talk.switch.back()
    assert await talk.made_good() == []
    (case,) = talk.cases(daan)
    with parts.begin() as uow:
        assert "answer_niet_veilig" in [e.what for e in uow.cases.events(case.id)]


async def test_no_block_twice_when_the_database_goes_away_in_between(talk: Talk, daan: Learner) -> None:
    await talk.says("#dood")
    talk.switch.down = True
    (second,) = await talk.says("#dood")
    assert not second.startswith(FIRST)
    talk.switch.back()
    (third,) = await talk.says("#dood")
    assert not third.startswith(FIRST)
    assert third != second


@pytest.mark.parametrize("transactions", [1, 2, 3])
async def test_the_database_goes_away_in_the_middle(
    talk: Talk, daan: Learner, clock: FixedClock, transactions: int
) -> None:
    """Stored, and then the server was lost: the case is opened as soon as it can be."""
    talk.switch.after = transactions
    replies = await talk.says("#dood")
    assert replies[0].startswith(FIRST)
    talk.switch.back()
    clock.forward(minutes=3)
    await talk.made_good()
    assert [case.level for case in talk.cases(daan)] == ["crisis"]
    assert len(talk.notices()) == 3
    assert sum(m.text.startswith(FIRST) for _, m in talk.channel.sent) == 1


async def test_a_process_that_dies_after_storing_loses_nothing(talk: Talk, daan: Learner, clock: FixedClock) -> None:
    assert take_in(talk.parts, talk.inbound("#dood", id="x")) is not None  # and then the process is killed
    talk.restart()
    assert await talk.says("#dood", id="x") == []  # delivered again: a duplicate
    clock.forward(minutes=3)
    assert (await talk.made_good())[0].startswith(FIRST)
    assert [case.level for case in talk.cases(daan)] == ["crisis"]


async def test_an_earlier_text_under_a_lost_key_does_not_silence_the_next(
    talk: Talk, daan: Learner, parts: Parts
) -> None:
    await talk.says("hoi")
    with parts.begin() as uow:
        uow.talks.recent(talk.account().id, 1)[0].sealed = b"not a sealed text"
        for message in uow.talks.recent(talk.account().id, 9):
            message.sealed = b"not a sealed text"
        uow.commit()
    assert (await talk.says("#dood"))[0].startswith(FIRST)
    assert fresh(parts, daan).status == "active"

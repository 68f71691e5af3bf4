"""Ordinary messages: once each, literally, and answered in the end."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from bot.conversation import engine_talk
from bot.core.conversation import AnswerRow, Checkin
from bot.core.learner import Learner
from bot.engines.echo import EchoEngine
from bot.ports import Button, ChannelError, EngineError, Outgoing
from bot.services.parts import Parts
from bot.services.people.learners import take_over
from tests.conftest import FixedClock
from tests.integration.conversation.talk import Talk
from tests.unit.services.world import Place, fresh, make_learner

LATE = "Het duurt even. Je bericht is binnen, ik antwoord later."


async def test_a_message_delivered_twice_is_answered_once(talk: Talk, daan: Learner) -> None:
    assert await talk.says("hoi", id="7") == ["antwoord"]
    assert await talk.says("hoi", id="7") == []
    assert talk.engine.asked == ["hoi"]


async def test_delivered_twice_at_the_same_moment(talk: Talk, daan: Learner) -> None:
    message = talk.inbound("hoi")
    await asyncio.gather(*(talk.conversation.handle(message) for _ in range(6)))
    assert len(talk.channel.sent) == 1


async def test_out_of_order_messages_are_all_answered(talk: Talk, daan: Learner) -> None:
    for number in ("9", "7", "8"):
        await talk.says(f"bericht {number}", id=number)
    assert talk.engine.asked == ["bericht 9", "bericht 7", "bericht 8"]


async def test_the_same_id_in_another_chat_is_another_message(talk: Talk, daan: Learner) -> None:
    await talk.says("hoi", id="1")
    assert await talk.says("hoi", id="1", account="ander") != []


async def test_messages_of_one_account_wait_for_each_other(talk: Talk, daan: Learner) -> None:
    running: list[str] = []

    def busy() -> None:
        running.append("in")
        assert running.count("in") - running.count("out") == 1
        running.append("out")

    talk.engine.on_turn = busy
    await asyncio.gather(*(talk.conversation.handle(talk.inbound(f"m{n}")) for n in range(5)))
    assert len(talk.engine.asked) == 5


@pytest.mark.parametrize(
    "text",
    [
        "{{7*7}}", "[voornaam]", "{lijn:113}", "<script>alert(1)</script>", "${jndi:ldap://x}", "%s %d {0}",
        "'; drop table message; --", "a\u202eb", "ja\nnee", "/start_checkin", "/antwoord{\"mag_coach\":\"ja\"}",
    ],
)  # fmt: skip
async def test_odd_texts_reach_the_engine_as_words(talk: Talk, daan: Learner, parts: Parts, text: str) -> None:
    await talk.says(text)
    assert talk.engine.asked == [text.lstrip("/ ")]
    assert parts.vault.open(talk.messages()[0].sealed) == text


async def test_emoji_alone_reach_the_engine_as_a_remark(talk: Talk, daan: Learner) -> None:
    await talk.says("🙃🙃🙃")
    assert talk.engine.asked == ['/opmerking{"opmerking":"utter_plaatjes"}']


@pytest.mark.parametrize("text", ["half \ud83d teken", "nul\0teken", "\udfff"])
async def test_broken_characters_break_nothing(talk: Talk, daan: Learner, text: str) -> None:
    assert await talk.says(text) == ["antwoord"]
    talk.engine.asked[0].encode("utf-8")
    assert "\0" not in talk.engine.asked[0]
    assert await talk.taps(text, text) == ["antwoord"]


async def test_a_long_message_is_asked_in_pieces_but_read_for_safety(talk: Talk, daan: Learner) -> None:
    assert "kleine stukjes" in (await talk.says("a" * 10_000))[0]
    assert talk.engine.asked == []
    assert "113" in (await talk.says("a " * 5_000 + "#dood"))[0]


@pytest.mark.parametrize(
    ("kind", "word"), [("voice", "luisteren"), ("photo", "foto"), ("file", "bestand"), ("edit", "veranderd")]
)
async def test_what_we_cannot_read_is_said(talk: Talk, daan: Learner, kind: Any, word: str) -> None:
    assert word in (await talk.says("", kind=kind))[0]
    assert talk.engine.asked == []


async def test_placeholders_are_filled_with_names_that_stay_literal(talk: Talk, parts: Parts, place: Place) -> None:
    """A name is data: what looks like a placeholder or a help line in it is not filled in."""
    make_learner(parts, place, name="[coach]{lijn:113}<b>")
    talk.engine.reply = (Outgoing("Hoi [voornaam], [coach] is er. Bel {lijn:112}. [onbekend]", (Button("Ja", "/x"),)),)
    assert await talk.says("hoi") == ["Hoi [coach]{lijn:113}<b>, Marieke is er. Bel 112. [onbekend]"]
    assert talk.buttons == ["/x"]


async def test_the_echo_engine_runs_the_whole_way(talk: Talk, daan: Learner) -> None:
    talk.engine = EchoEngine()  # type: ignore[assignment]
    talk.restart()
    assert await talk.says("hallo daar") == ["hallo daar"]


async def test_a_tapped_button_of_the_engine_goes_back_as_its_payload(talk: Talk, daan: Learner) -> None:
    await talk.taps('/antwoord{"mag_coach":"ja"}', "Ja")
    assert talk.engine.asked == ['/antwoord{"mag_coach":"ja"}']


async def test_names_never_reach_the_engine(talk: Talk, daan: Learner) -> None:
    await talk.says("hoi")
    (seed,) = talk.engine.seeds
    assert "Daan" not in str(seed)
    assert "Visser" not in str(seed)
    assert dict(seed.slots) == {"profiel": "arbeidsmarkt", "ontvanger": "coach"}


async def test_a_new_session_begins_after_a_long_silence(talk: Talk, daan: Learner, clock: FixedClock) -> None:
    await talk.says("hoi")
    first = talk.messages()[0].conversation
    clock.forward(hours=5)
    await talk.says("hoi")
    assert talk.messages()[-2].conversation != first
    assert talk.engine.forgotten == [first]


async def test_a_message_that_cannot_be_delivered_breaks_nothing(talk: Talk, daan: Learner) -> None:
    talk.channel.fails = ChannelError("dicht", permanent=True)
    assert await talk.says("hoi") == []
    assert talk.account().dead_at is not None


# -- the engine away -------------------------------------------------------------------------------


async def test_a_late_engine_is_told_honestly_and_only_once(
    talk: Talk, daan: Learner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine_talk, "ENGINE_SECONDS", 0.05)
    talk.engine.never = True
    (late,) = await talk.says("hoi")
    assert late.startswith(LATE)
    assert "113" in late
    assert await talk.says("hallo?") == []


async def test_what_was_owed_is_answered_when_the_engine_is_back(talk: Talk, daan: Learner) -> None:
    talk.engine.fails, talk.engine.well = EngineError(), False
    await talk.says("een")
    await talk.says("twee")
    assert await talk.made_good() == []
    talk.engine.fails, talk.engine.well, talk.engine.asked = None, True, []
    assert await talk.made_good() == ["antwoord", "antwoord"]
    assert talk.engine.asked == ["een", "twee"]
    assert await talk.made_good() == []


async def test_a_sick_engine_that_says_it_is_well_makes_no_flood(talk: Talk, daan: Learner, clock: FixedClock) -> None:
    talk.engine.fails = EngineError()
    await talk.says("hoi")
    for _ in range(5):
        clock.forward(minutes=1)
        assert await talk.made_good() == []


async def test_one_bad_message_does_not_hold_up_the_others(
    talk: Talk, daan: Learner, parts: Parts, place: Place
) -> None:
    make_learner(parts, place, account="a2")
    talk.engine.fails = EngineError()
    await talk.says("slecht")
    await talk.says("goed", account="a2")

    def only_bad() -> None:
        talk.engine.fails = EngineError() if talk.engine.asked[-1] == "slecht" else None

    talk.engine.on_turn = only_bad
    assert await talk.made_good() == ["antwoord"]
    assert talk.channel.sent[-1][0] == "a2"


async def test_two_processes_do_not_answer_the_same_message(talk: Talk, daan: Learner) -> None:
    talk.engine.fails = EngineError()
    await talk.says("hoi")
    talk.engine.fails, talk.engine.asked = None, []
    other = Talk(talk.parts, talk.switch, talk.folder, talk.engine, talk.channel)
    await asyncio.gather(talk.made_good(), other.made_good())
    assert talk.engine.asked == ["hoi"]


@pytest.mark.parametrize("then", ["stop", "vergeet mij", "human"])
async def test_who_asked_for_silence_gets_no_late_answer(
    talk: Talk, daan: Learner, parts: Parts, place: Place, clock: FixedClock, then: str
) -> None:
    talk.engine.fails = EngineError()
    await talk.says("hoi")
    if then == "human":
        take_over(parts, place.coach.id, daan.id, human=True)
    else:
        await talk.says(then)
    talk.engine.fails = None
    for _ in range(3):
        clock.forward(minutes=1)
        assert await talk.made_good() == []


async def test_a_late_yes_never_answers_a_later_question(talk: Talk, daan: Learner, parts: Parts) -> None:
    """The engine was only late: "ja" was taken in, and the open question is now whether the coach may know."""
    talk.engine.fails = EngineError()
    await talk.says("ja")
    with parts.begin() as uow:
        checkin = Checkin(daan.id, parts.now(), asked=["plek", "mag_coach"], question="mag_coach")
        uow.add(checkin)
        uow.flush()
        uow.add(AnswerRow(checkin.id, "plek", "ja", parts.now(), message_id=talk.messages()[0].id))
        uow.commit()
    talk.engine.fails, talk.engine.asked = None, []
    await talk.made_good()
    assert talk.engine.asked == ["/start_checkin"]


async def test_a_yes_that_was_overtaken_never_answers_a_later_question(talk: Talk, daan: Learner, parts: Parts) -> None:
    with parts.begin() as uow:
        uow.add(Checkin(daan.id, parts.now(), asked=["plek"], question="plek"))
        uow.commit()
    talk.engine.fails = EngineError()
    await talk.says("ja")
    talk.engine.fails = None
    await talk.says("ja", id="nog een keer")
    talk.engine.asked = []
    await talk.made_good()
    assert talk.engine.asked == ["/start_checkin"]


async def test_a_process_that_dies_during_a_turn_answers_later(talk: Talk, daan: Learner, clock: FixedClock) -> None:
    talk.engine.fails = asyncio.CancelledError()  # type: ignore[assignment]
    with pytest.raises(asyncio.CancelledError):
        await talk.says("hoi")
    talk.restart()
    talk.engine.fails = None
    assert await talk.made_good() == []  # it may still be running in another process
    clock.forward(seconds=31)
    assert await talk.made_good() == ["antwoord"]


async def test_recovery_survives_whatever_happens(talk: Talk, daan: Learner, monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[int] = []
    stop = asyncio.Event()

    async def once() -> int:
        looks.append(1)
        if len(looks) == 1:
            raise LookupError("something unforeseen")
        stop.set()
        return 0

    monkeypatch.setattr("bot.conversation.recovery.SECONDS", 0.01)
    monkeypatch.setattr(talk.recovery, "once", once)
    await asyncio.wait_for(talk.recovery.run(stop), 5)
    assert len(looks) == 2


async def test_with_the_database_away_an_ordinary_message_is_kept_and_answered(talk: Talk, daan: Learner) -> None:
    talk.switch.down = True
    (late,) = await talk.says("hoi", id="1")
    assert late.startswith(LATE)
    assert await talk.says("hoi", id="1") == []
    talk.switch.back()
    assert await talk.made_good() == ["antwoord"]
    assert await talk.made_good() == []


async def test_a_spoiled_file_in_the_spool_does_not_stop_the_others(talk: Talk, daan: Learner) -> None:
    talk.switch.down = True
    await talk.says("hoi")
    (talk.folder / "00000000T000000.000000-000000.sealed").write_bytes(b"rubbish")
    talk.switch.back()
    assert await talk.made_good() == ["antwoord"]


async def test_everything_is_settled_in_the_end(talk: Talk, daan: Learner) -> None:
    for text in ("hoi", "stop", "hallo", "start", "#dood", "nee", "pauze"):
        await talk.says(text)
    await talk.says("", kind="photo")
    assert {m.state for m in talk.messages() if m.direction == "in"} == {"answered"}
    assert fresh(talk.parts, daan).status == "paused"


@pytest.mark.parametrize("kind", ["photo", "file"])
async def test_a_cry_for_help_under_a_photo_is_heard(talk: Talk, daan: Learner, kind: Any) -> None:
    await talk.says("#dood", kind=kind)
    assert [case.level for case in talk.cases(daan)] == ["crisis"]

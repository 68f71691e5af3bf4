"""STOP, START, PAUZE, VERGEET MIJ and HULP are obeyed at once, and silence is kept."""

from __future__ import annotations

from datetime import date

import pytest

from bot.core.consent import standing
from bot.core.learner import Learner
from bot.services.parts import Parts
from bot.services.people.learners import take_over
from tests.conftest import FixedClock
from tests.integration.conversation.talk import Talk
from tests.unit.services.world import Place, fresh, make_learner


def agrees(parts: Parts, learner: Learner) -> bool | None:
    with parts.begin() as uow:
        return standing(uow.people.consents(learner.id), "checkin")


async def test_stop_is_obeyed_with_the_engine_dead(talk: Talk, daan: Learner, parts: Parts) -> None:
    talk.engine.never = True
    assert await talk.says("STOP") == ["Je krijgt geen berichten meer. Wil je later weer? Stuur dan START."]
    assert fresh(parts, daan).status == "stopped"
    assert agrees(parts, daan) is False
    assert talk.engine.asked == []
    assert await talk.conversation.start_checkin(daan.id) is False


async def test_an_ordinary_message_after_stop_asks_back_once(talk: Talk, daan: Learner, parts: Parts) -> None:
    await talk.says("stop")
    assert len(await talk.says("hoi")) == 1
    assert talk.buttons == ["start", "stop"]
    assert ["Ik ben er nog" in said for said in await talk.says("hoi?")] == [True]
    assert await talk.says("leuk weer vandaag") == []
    assert fresh(parts, daan).status == "stopped"
    assert talk.engine.asked == []


async def test_no_thanks_is_final(talk: Talk, daan: Learner) -> None:
    """The second no must not count as a new stop after which it is asked again."""
    await talk.says("stop")
    await talk.says("hoi")
    await talk.taps("stop", "Nee, dank je")
    assert await talk.says("hallo") == []


async def test_start_subscribes_again_in_the_ledger(talk: Talk, daan: Learner, parts: Parts) -> None:
    await talk.says("stop")
    await talk.says("hoi")
    await talk.taps("start", "Ja, graag")
    assert fresh(parts, daan).status == "active"
    assert agrees(parts, daan) is True


@pytest.mark.parametrize(
    ("text", "status"), [("ja", "active"), ("ja graag", "active"), ("nee", "stopped"), ("hm", "stopped")]
)
async def test_a_typed_yes_to_that_question_is_one(
    talk: Talk, daan: Learner, parts: Parts, text: str, status: str
) -> None:
    await talk.says("stop")
    await talk.says("hoi")
    await talk.says(text)
    assert fresh(parts, daan).status == status


async def test_a_yes_to_nothing_subscribes_nobody(talk: Talk, daan: Learner, parts: Parts) -> None:
    await talk.says("stop")
    await talk.says("ja")
    assert fresh(parts, daan).status == "stopped"


async def test_a_stopped_learner_is_asked_back_again_after_a_new_stop(
    talk: Talk, daan: Learner, clock: FixedClock
) -> None:
    for _ in range(2):
        await talk.says("stop")
        assert len(await talk.says("hoi")) == 1
        clock.forward(minutes=1)
        await talk.says("start")
        clock.forward(minutes=1)


async def test_a_pause_has_an_end_and_can_end_early(talk: Talk, daan: Learner, parts: Parts) -> None:
    told = "Oké, ik ben stil tot woensdag 9 december. Wil je eerder weer? Stuur dan START."
    assert await talk.says("pauze 2 weken") == [told]
    paused = fresh(parts, daan)
    assert (paused.status, paused.paused_until) == ("paused", date(2026, 12, 9))
    assert await talk.conversation.start_checkin(daan.id) is False
    await talk.says("start")
    assert fresh(parts, daan).status == "active"


async def test_a_pause_does_not_undo_a_stop(talk: Talk, daan: Learner, parts: Parts) -> None:
    await talk.says("stop")
    await talk.says("pauze 1 week")
    assert fresh(parts, daan).status == "stopped"


async def test_forget_me_blanks_and_unlinks(talk: Talk, daan: Learner, parts: Parts) -> None:
    await talk.says("ik heet daan en woon in zwolle")
    conversation = talk.messages()[0].conversation
    assert "Alles wat ik van je wist, is weg" in (await talk.says("vergeet mij"))[0]
    gone = fresh(parts, daan)
    assert (gone.status, gone.first_name, gone.last_name, gone.call_name) == ("forgotten", "", "", None)
    assert talk.account().learner_id is None
    kept = [parts.vault.open(m.sealed) for m in talk.messages()]
    assert not any("daan" in text.lower() or "zwolle" in text for text in kept)
    assert conversation in talk.engine.forgotten  # the engine's memory, too


async def test_forget_me_during_a_crisis_keeps_what_the_coach_needs(talk: Talk, daan: Learner, parts: Parts) -> None:
    await talk.says("#dood")
    assert "Marieke maakt nog af" in (await talk.says("vergeet mij"))[0]
    (case,) = talk.cases(daan)
    assert case.live
    with parts.begin() as uow:
        assert [parts.vault.open(e.sealed) for e in uow.cases.events(case.id) if e.what == "quote"] == ["#dood"]


async def test_help_is_answered_for_everybody(talk: Talk, daan: Learner) -> None:
    assert "113" in (await talk.says("HULP"))[0]
    assert "112" in (await talk.says("help!", account="onbekend"))[0]
    assert talk.engine.asked == []


async def test_a_learner_under_16_does_not_start_without_a_parent(talk: Talk, parts: Parts, place: Place) -> None:
    learner = make_learner(parts, place, born_on=date(2011, 6, 1), status="waiting_parent", consents={})
    for text in ("pauze", "stop", "start", "hoi"):
        await talk.says(text)
        assert talk.engine.asked == [], text
        assert fresh(parts, learner).status != "active", text
    assert "nog geen 16" in talk.channel.sent[-1][1].text


async def test_a_stranger_can_stop_and_be_forgotten(talk: Talk, parts: Parts) -> None:
    await talk.says("ik ben Sem uit Assen", account="x")
    assert "geen berichten meer" in (await talk.says("stop", account="x"))[0]
    assert "is weg" in (await talk.says("vergeet mij", account="x"))[0]
    assert not any("Sem" in parts.vault.open(m.sealed) for m in talk.messages("x"))


async def test_human_control_is_silence(talk: Talk, daan: Learner, parts: Parts, place: Place) -> None:
    take_over(parts, place.coach.id, daan.id, human=True)
    assert await talk.says("hoi") == []
    assert await talk.says("foto", kind="photo") == []
    assert talk.engine.asked == []
    assert (await talk.says("STOP"))[0].startswith("Je krijgt geen berichten meer")
    take_over(parts, place.coach.id, daan.id, human=False)


@pytest.mark.parametrize("human", [False, True])
async def test_being_blocked_is_a_signal_and_no_opt_out(
    talk: Talk, daan: Learner, parts: Parts, place: Place, human: bool
) -> None:
    if human:
        take_over(parts, place.coach.id, daan.id, human=True)
    assert await talk.says("", kind="blocked") == []
    assert talk.account().dead_at is not None
    assert fresh(parts, daan).status == "active"
    with parts.begin() as uow:
        assert [(s.level, s.topics, s.source) for s in uow.talks.signals_of(daan.id)] == [
            ("attention", ["contact"], "blocked")
        ]
    assert await talk.conversation.start_checkin(daan.id) is False


async def test_who_unblocks_and_writes_can_be_reached_again(talk: Talk, daan: Learner) -> None:
    await talk.says("", kind="blocked")
    await talk.says("hoi")
    assert talk.account().dead_at is None
    assert await talk.conversation.start_checkin(daan.id) is True


@pytest.mark.parametrize("first", ["vergeet mij", "doei"])
async def test_a_phone_that_changes_hands_never_mixes_two_lives(
    talk: Talk, daan: Learner, parts: Parts, place: Place, clock: FixedClock, first: str
) -> None:
    """Within the hour a brother gets the same phone: his words are his own."""
    await talk.says("hoi")
    await talk.says(first)
    brother = make_learner(parts, place, name="Sam", account=None)
    with parts.begin() as uow:
        account = uow.people.account("fake", "a1")
        assert account is not None
        account.learner_id = brother.id
        uow.commit()
    clock.forward(minutes=5)
    await talk.says("hoi")
    with parts.begin() as uow:
        session = uow.talks.last_session(talk.account().id)
    assert session is not None
    assert session.learner_id == brother.id
    assert session.started_at == clock.now()

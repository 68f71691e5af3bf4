"""The answer to an invitation goes through the ordinary pipeline, and begins a check-in or puts it off."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.conversation.pipeline import Conversation
from bot.conversation.spool import Spool
from bot.core.checkin import Answer
from bot.ports import EngineError, Inbound
from bot.services.parts import Parts
from tests.integration.campaigns.field import Field
from tests.integration.conversation.talk import FakeEngine
from tests.unit.services.world import FakeReader


class Reader(FakeReader):
    """As the real one: a bare yes or no says nothing while no question is open."""

    def read(self, text, *, question, profile, now):  # type: ignore[no-untyped-def]
        if text in ("ja", "nee", "oke"):
            return {question: Answer("nee" if text == "nee" else "ja", text)} if question else {}
        return super().read(text, question=question, profile=profile, now=now)


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
async def talk(field: Field, engine: FakeEngine, tmp_path: Path) -> Conversation:
    field.parts = Parts(**{**vars(field.parts), "reader": Reader()})
    field.learner()
    field.started()
    await field.work()
    field.channel.sent.clear()
    return Conversation(
        field.parts, engine, {"fake": field.channel}, field.queue, Spool(tmp_path / "spool", field.parts.vault)
    )


async def say(field: Field, talk: Conversation, text: str, payload: str | None = None) -> list[str]:
    field.numbers += 1
    kind = "text" if payload is None else "button"
    await talk.handle(Inbound("fake", "a1", f"in-{field.numbers}", kind, text, field.parts.now(), payload))
    sent = [message.text for _, message in field.channel.sent]
    field.channel.sent.clear()
    return sent


def open_question(field: Field) -> str | None:
    with field.parts.begin() as uow:
        checkin = uow.talks.open_checkin(field.rows()[0].learner_id)
    return checkin.question if checkin else None


@pytest.mark.parametrize(
    ("text", "payload"),
    [("Ja, kom maar", "/start_checkin"), ("ja", None), ("oke", None), ("Is goed!", None), ("hoi", None)],
)
async def test_a_yes_begins_and_answers_no_question(
    field: Field, talk: Conversation, engine: FakeEngine, text: str, payload: str | None
) -> None:
    assert await say(field, talk, text, payload) == ["antwoord"]
    assert engine.asked == ["/start_checkin"]
    assert field.rows()[0].state == "answered"
    assert open_question(field) is None  # the engine's action will open it


@pytest.mark.parametrize("text", ["plek=ja", "#ontslag vandaag", "wie ben jij?"])
async def test_a_report_is_the_first_answer_of_the_check_in(
    field: Field, talk: Conversation, engine: FakeEngine, text: str
) -> None:
    await say(field, talk, text)
    assert engine.asked == [text]
    assert engine.seeds[0].question == "plek" == open_question(field)


@pytest.mark.parametrize(
    ("text", "payload"), [("Nu even niet", "uitnodiging:later"), ("nee", None), ("geen tijd", None), ("Nu niet.", None)]
)
async def test_not_now_is_fine_and_the_door_stays_open(
    field: Field, talk: Conversation, engine: FakeEngine, text: str, payload: str | None
) -> None:
    (reply,) = await say(field, talk, text, payload)
    assert reply.startswith("Dat is goed.")
    assert engine.asked == []
    await field.days(14)
    assert field.channel.sent == []  # no reminders after a word
    assert await say(field, talk, "Ja, kom maar", "/start_checkin") == ["antwoord"]


async def test_only_the_first_answer_is_taken_so(field: Field, talk: Conversation, engine: FakeEngine) -> None:
    await say(field, talk, "ja")
    await say(field, talk, "ja")
    assert engine.asked == ["/start_checkin", "ja"]


async def test_a_crisis_goes_before_everything(field: Field, talk: Conversation, engine: FakeEngine) -> None:
    assert await say(field, talk, "#dood")
    assert engine.asked == []
    assert field.rows()[0].state == "answered"


async def test_a_yes_while_the_engine_is_away_still_begins_later(
    field: Field, talk: Conversation, engine: FakeEngine
) -> None:
    from bot.conversation.recovery import Recovery

    engine.fails = EngineError()
    await say(field, talk, "ja")
    engine.fails = None
    engine.asked.clear()
    field.clock.forward(minutes=2)
    await Recovery(talk, Spool(Path("nowhere"), field.parts.vault)).once()
    assert engine.asked == ["/start_checkin"]


async def test_stop_and_pause_count_as_an_answer_and_keep_the_rest_away(field: Field, talk: Conversation) -> None:
    await say(field, talk, "STOP")
    await field.days(14)
    assert field.channel.sent == []
    assert field.rows()[0].state == "answered"


async def test_what_was_sent_is_in_the_chat_that_staff_see(field: Field, talk: Conversation) -> None:
    with field.parts.begin() as uow:
        account = uow.people.account("fake", "a1")
        assert account is not None
        (message,) = uow.talks.recent(account.id, 5)
    assert field.parts.vault.open(message.sealed).startswith("Hoi Sam1")
    assert (message.author, message.external_id) == ("bot", "fake-1")
    assert "Nu even niet" in (message.payload or "")

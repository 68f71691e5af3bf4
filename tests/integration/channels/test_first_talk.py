"""A first talk over WhatsApp: webhook, pipeline, store and the answers that the person sees."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.conversation.pipeline import Conversation
from bot.conversation.spool import Spool
from bot.core.consent import Consent
from bot.core.learner import Account, Learner
from bot.jobs import NoQueue
from bot.ports import Button, Outgoing, Receipt
from bot.services.parts import Parts
from bot.services.people import learners
from bot.services.planning import reach
from tests.integration.channels.side import Now, Side, own_id, side, until
from tests.integration.conversation.talk import FakeEngine
from tests.unit.services.world import Place, fresh, make_learner, make_place

ROBIN = 7002


@pytest.fixture
def clock() -> Now:
    """The real time: the local server knows no other."""
    return Now()


@pytest.fixture
def place(parts: Parts) -> Place:
    return make_place(parts)


@pytest.fixture
def robin(parts: Parts, place: Place) -> Learner:
    return make_learner(parts, place, name="Robin", status="invited", account=None, consents={})


@dataclass
class Phone:
    """Robin's telephone, and what stands behind it."""

    side: Side
    parts: Parts
    conversation: Conversation
    engine: FakeEngine

    async def does(self, act: Callable[..., Any], *arguments: Any, word: str) -> str:
        """Act as Robin, and wait until one of the bot's new messages holds `word`."""
        before = len(await self.told())
        await asyncio.to_thread(act, ROBIN, *arguments)
        await until(lambda: word in "".join(m["text"] for m in self.side.people.from_bot(ROBIN)[before:]))
        return "\n".join((await self.told())[before:])

    async def told(self) -> list[str]:
        return [message["text"] for message in await asyncio.to_thread(self.side.people.from_bot, ROBIN)]

    async def writes(self, text: str, *, word: str) -> str:
        return await self.does(self.side.people.write, text, word=word)

    async def taps(self, title: str, *, word: str) -> str:
        return await self.does(self.side.people.tap, title, word=word)

    def account(self) -> Account:
        with self.parts.begin() as uow:
            found = uow.people.account("whatsapp", own_id(ROBIN))
        assert found is not None
        return found


@pytest.fixture
async def phone(parts: Parts, tmp_path: Path) -> AsyncIterator[Phone]:
    engine = FakeEngine()
    engine.reply = (Outgoing("Hoe gaat het met je werk?", (Button("Prima", "/prima"), Button("Slecht", "/slecht"))),)
    conversation = Conversation(parts, engine, {}, NoQueue(), Spool(tmp_path, parts.vault))
    async with side(conversation.handle, conversation.outbox.receipt) as ours:

        async def heard_lately(account: str) -> bool:
            return await asyncio.to_thread(reach.heard_lately, parts, "whatsapp", account)

        ours.channel._heard_lately = heard_lately
        conversation.outbox.add_channel("whatsapp", ours.channel)
        yield Phone(ours, parts, conversation, engine)


async def test_a_first_talk_over_whatsapp(phone: Phone, parts: Parts, robin: Learner) -> None:
    with parts.begin() as uow:
        code = learners.invite(parts, uow, robin.id)
        uow.commit()
    welcome = await phone.writes(code, word="af en toe vragen")
    assert "De Brug" in welcome
    await phone.taps("Ja, dat mag", word="Marieke vertellen?")
    await phone.taps("Ja, dat mag", word="Hoe heet je?")
    await phone.writes("robin", word="geboortedatum")
    await phone.writes("1 maart 2007", word="je werk?")
    assert (fresh(parts, robin).status, fresh(parts, robin).name) == ("active", "Robin")
    assert phone.account().learner_id == robin.id
    await phone.taps("Prima", word="je werk?")
    assert phone.engine.asked == ["/start_checkin", "/prima"]
    assert await phone.conversation.start_checkin(robin.id) is True
    assert "geen berichten meer" in await phone.writes("STOP", word="START")
    assert fresh(parts, robin).status == "stopped"


async def test_a_crisis_of_a_stranger_is_answered_at_once(phone: Phone) -> None:
    assert "113" in await phone.writes("ik wil niet meer leven", word="113")
    assert phone.engine.asked == []


async def test_a_replayed_post_is_answered_once(phone: Phone) -> None:
    await asyncio.to_thread(phone.side.people.switch, repeat=True)
    await phone.writes("hoi", word="code")
    await asyncio.to_thread(phone.side.people.switch, repeat=False)
    await phone.writes("HULP", word="112")  # what was posted twice has passed by now
    assert len(await phone.told()) == 2

    def directions() -> list[str]:
        with phone.parts.begin() as uow:
            return sorted(m.direction for m in uow.talks.recent(phone.account().id, 50))

    await until(lambda: directions() == ["in", "in", "out", "out"])  # what was sent is recorded after the sending


async def test_a_wrong_signature_leaves_no_trace(phone: Phone, parts: Parts) -> None:
    async with httpx.AsyncClient(trust_env=False) as http:
        answer = await http.post(phone.side.address, content=b"{}", headers={"X-Hub-Signature-256": "sha256=00"})
    assert answer.status_code == 403
    with parts.begin() as uow:
        assert uow.people.account("whatsapp", own_id(ROBIN)) is None


@pytest.mark.parametrize("late", [False, True])
async def test_who_cannot_be_reached_any_more_is_not_written_to(
    phone: Phone, parts: Parts, robin: Learner, late: bool
) -> None:
    await phone.writes("hoi", word="code")
    people = phone.side.people
    await asyncio.to_thread(people.switch, late=late)
    await asyncio.to_thread(people.refuse, ROBIN, 131050)
    await phone.conversation.outbox.send(phone.account(), Outgoing("Gaat het?"))
    await until(lambda: phone.account().dead_at is not None)


async def test_an_old_failure_does_not_end_an_account_that_wrote_since(phone: Phone, parts: Parts) -> None:
    await phone.writes("hoi", word="code")
    failed = Receipt("whatsapp", own_id(ROBIN), "x", "failed", parts.now() - timedelta(hours=1), "not reachable", True)
    await phone.conversation.outbox.receipt(failed)
    assert phone.account().dead_at is None


async def test_only_who_wrote_within_a_day_was_heard_lately(phone: Phone, parts: Parts) -> None:
    account = own_id(ROBIN)
    assert not reach.heard_lately(parts, "whatsapp", account)
    await phone.writes("hoi", word="code")
    assert reach.heard_lately(parts, "whatsapp", account)
    for ago, heard in ((timedelta(hours=23), True), (timedelta(hours=24), False)):
        with parts.begin() as uow:
            for message in uow.talks.recent(phone.account().id, 50):
                if message.direction == "in":
                    message.sent_at = parts.now() - ago
            uow.commit()
        assert reach.heard_lately(parts, "whatsapp", account) is heard


async def test_the_chosen_channel_decides_where_a_talk_begins(
    phone: Phone, parts: Parts, place: Place
) -> None:
    await phone.writes("hoi", word="code")
    learner = make_learner(parts, place, name="Sem", account="a1")  # an account of channel "fake", used never
    with parts.begin() as uow:
        row = uow.people.account("whatsapp", own_id(ROBIN))
        assert row is not None
        row.learner_id = learner.id
        held = uow.get(Learner, learner.id)
        assert held is not None
        held.wants_channel = "fake"
        uow.commit()
    before = len(await phone.told())
    talk = phone.conversation._marks.talk_to(learner.id)
    assert talk is not None
    assert talk.account.channel == "fake"
    with parts.begin() as uow:
        fake = uow.people.account("fake", "a1")
        assert fake is not None
        fake.dead_at = parts.now()
        uow.commit()
    assert await phone.conversation.start_checkin(learner.id) is False
    assert len(await phone.told()) == before
    with parts.begin() as uow:
        uow.add(Consent(learner.id, "other_channel", True, parts.now()))
        uow.commit()
    assert await phone.conversation.start_checkin(learner.id) is True
    assert len(await phone.told()) == before + 1

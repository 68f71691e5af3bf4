"""A whole conversation in one process: real pipeline and store, an engine and a channel that tests steer."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from bot.conversation.pipeline import Conversation
from bot.conversation.recovery import Recovery
from bot.conversation.spool import Spool
from bot.core.conversation import Message
from bot.core.escalation import Escalation, Notice
from bot.core.learner import Account, Learner
from bot.jobs import NoQueue
from bot.ports import EngineError, EngineReply, Inbound, InboundKind, Outgoing, Seed, StorageDown
from bot.records import UnitOfWork
from bot.services.parts import Assess, Parts


class FakeEngine:
    """Says what it is told to; counts what it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.seeds: list[Seed] = []
        self.forgotten: list[str] = []
        self.reply: tuple[Outgoing, ...] = (Outgoing("antwoord"),)
        self.fails: Exception | None = None
        self.never = False
        self.well = True
        self.on_turn: Callable[[], None] | None = None

    async def turn(self, conversation: str, text: str, seed: Seed) -> EngineReply:
        self.asked.append(text)
        self.seeds.append(seed)
        if self.on_turn is not None:
            await asyncio.to_thread(self.on_turn)
        if self.never:
            await asyncio.Event().wait()
        if self.fails is not None:
            raise self.fails
        return EngineReply(self.reply, "greet", 1.0)

    async def forget(self, conversation: str) -> None:
        self.forgotten.append(conversation)

    async def parse(self, texts: Sequence[str]) -> list[tuple[str, float]]:
        raise EngineError

    async def health(self) -> str:
        if not self.well:
            raise EngineError
        return "fake"


class FakeChannel:
    """Keeps what was sent."""

    name = "fake"

    def __init__(self) -> None:
        self.sent: list[tuple[str, Outgoing]] = []
        self.fails: Exception | None = None

    async def send(self, account: str, message: Outgoing) -> str:
        if self.fails is not None:
            raise self.fails
        self.sent.append((account, message))
        return f"out-{len(self.sent)}"


@dataclass
class Switch:
    """The way to the store, with a switch: while `down`, every transaction fails as a lost server does."""

    begin: Callable[[], UnitOfWork]
    down: bool = False
    after: int | None = None  # how many transactions still succeed

    def __call__(self) -> UnitOfWork:
        if self.after is not None:
            self.after -= 1
            self.down = self.down or self.after < 0
        if self.down:
            raise StorageDown("switched off")
        return self.begin()

    def back(self) -> None:
        self.down, self.after = False, None


@dataclass
class Talk:
    """What a test holds on to."""

    parts: Parts
    switch: Switch
    folder: Path
    engine: FakeEngine = field(default_factory=FakeEngine)
    channel: FakeChannel = field(default_factory=FakeChannel)
    queue: NoQueue = field(default_factory=NoQueue)
    count: int = 0

    def __post_init__(self) -> None:
        self.restart()

    def judged_by(self, assess: Assess) -> Talk:
        """The same talk, its messages judged by another check."""
        self.parts = replace(self.parts, assess=assess)
        self.restart()
        return self

    def restart(self) -> None:
        """The process ends and begins again: only the store and the spool remember."""
        spool = Spool(self.folder, self.parts.vault)
        self.conversation = Conversation(self.parts, self.engine, {"fake": self.channel}, self.queue, spool)
        self.recovery = Recovery(self.conversation, spool)

    def inbound(
        self, text: str, *, account: str = "a1", id: str = "", kind: InboundKind = "text", payload: str | None = None
    ) -> Inbound:
        self.count += 1
        return Inbound("fake", account, id or f"in-{self.count}", kind, text, self.parts.now(), payload)

    async def says(
        self, text: str, *, account: str = "a1", id: str = "", kind: InboundKind = "text", payload: str | None = None
    ) -> list[str]:
        """A learner sends this; the texts that came back."""
        before = len(self.channel.sent)
        await self.conversation.handle(self.inbound(text, account=account, id=id, kind=kind, payload=payload))
        return [message.text for _, message in self.channel.sent[before:]]

    async def taps(self, payload: str, title: str = "knop", account: str = "a1") -> list[str]:
        return await self.says(title, kind="button", payload=payload, account=account)

    async def made_good(self) -> list[str]:
        """One look of the recovery; the texts that were sent."""
        before = len(self.channel.sent)
        await self.recovery.once()
        return [message.text for _, message in self.channel.sent[before:]]

    @property
    def buttons(self) -> list[str]:
        return [button.payload for button in self.channel.sent[-1][1].buttons]

    def cases(self, learner: Learner) -> list[Escalation]:
        with self.parts.begin() as uow:
            return list(reversed(uow.cases.of_learner(learner.id)))

    def account(self, name: str = "a1") -> Account:
        with self.parts.begin() as uow:
            found = uow.people.account("fake", name)
        assert found is not None
        return found

    def messages(self, name: str = "a1") -> list[Message]:
        with self.parts.begin() as uow:
            return uow.talks.recent(self.account(name).id, 1000)

    def notices(self) -> list[Notice]:
        """What is due to be mailed; afterwards it counts as sent."""
        found: list[Notice] = []
        with self.parts.begin() as uow:
            while batch := uow.cases.claim_notices(self.parts.now(), timedelta(days=1), 50):
                found += batch
            uow.commit()
        return found

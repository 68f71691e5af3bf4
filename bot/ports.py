"""What the inside needs from the outside: small protocols, one per neighbour."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

InboundKind = Literal["text", "button", "file", "voice", "photo", "edit", "blocked"]


class EngineError(Exception):
    """The dialogue engine is late, dead, or answered rubbish. Carries no message text."""


class ChannelError(Exception):
    """A message could not be delivered. `permanent` when a retry cannot help (blocked, unknown chat).

    `uncertain` when it may have been delivered all the same: the request went out and no answer came.
    `retry_after` is in seconds.
    """

    def __init__(
        self, reason: str, *, permanent: bool = False, retry_after: float | None = None, uncertain: bool = False
    ) -> None:
        super().__init__(reason)
        self.permanent = permanent
        self.retry_after = retry_after
        self.uncertain = uncertain


@dataclass(frozen=True)
class Button:
    """One tap: `title` is shown, `payload` is what comes back (at most 64 bytes)."""

    title: str
    payload: str


@dataclass(frozen=True)
class Template:
    """A text that the provider approved beforehand; `variables` fill its numbered places, in order."""

    name: str
    variables: tuple[str, ...] = ()
    language: str = "nl"


@dataclass(frozen=True)
class Outgoing:
    """One message to a learner.

    `template` says the same as `text`, with the same buttons. A channel that may not begin a talk in words of our
    own (WhatsApp, a day after the learner wrote last) sends it instead; other channels take no notice of it.
    `mark` is a word of ours that comes back in receipts, over a provider that does so.
    """

    text: str
    buttons: tuple[Button, ...] = ()
    file: tuple[str, bytes] | None = None  # (file name, content)
    template: Template | None = None
    mark: str = ""


@dataclass(frozen=True)
class Inbound:
    """One message from a learner, as a channel adapter makes it.

    `account` and `external_id` are the provider's; together with `channel` they are unique.
    For a tapped button `payload` is what the button carried and `text` its title.
    """

    channel: str
    account: str
    external_id: str
    kind: InboundKind
    text: str
    sent_at: datetime
    payload: str | None = None


@dataclass(frozen=True)
class Receipt:
    """What became of a message that we sent. `reason` and `permanent` are as in `ChannelError`, for "failed".

    `mark` is that of the message, "" where there was none.
    """

    channel: str
    account: str
    external_id: str
    state: Literal["sent", "delivered", "read", "failed"]
    at: datetime
    reason: str = ""
    permanent: bool = False
    mark: str = ""


@dataclass(frozen=True)
class Seed:
    """What an engine must know to go on with a conversation that it has not seen."""

    slots: Mapping[str, str | int | bool | None] = field(default_factory=dict)
    form: str | None = None
    question: str | None = None


@dataclass(frozen=True)
class EngineReply:
    """What the engine says to one turn. `intent` is the internal intent name."""

    replies: tuple[Outgoing, ...]
    intent: str
    confidence: float
    seeded: bool = False


class Engine(Protocol):
    """The dialogue engine behind loopback HTTP. Every method may raise `EngineError`."""

    async def turn(self, conversation: str, text: str, seed: Seed) -> EngineReply: ...

    async def forget(self, conversation: str) -> None: ...

    async def parse(self, texts: Sequence[str]) -> list[tuple[str, float]]: ...

    async def health(self) -> str: ...


class Channel(Protocol):
    """A way to reach a learner."""

    name: str

    async def send(self, account: str, message: Outgoing) -> str:
        """Deliver; return the provider's message id. Raises `ChannelError`."""
        ...


class Notifier(Protocol):
    """A way to reach a member of staff."""

    async def notify(self, address: str, subject: str, body: str) -> None:
        """Deliver one notice. Raises `ChannelError`."""
        ...


class Clock(Protocol):
    """The time, zone-aware."""

    def now(self) -> datetime: ...


class WrongKey(Exception):
    """A key of the settings is malformed or does not open what is stored."""


class StorageDown(Exception):
    """The database cannot be reached just now."""


class Vault(Protocol):
    """Encryption of texts at rest."""

    def seal(self, text: str) -> bytes: ...

    def open(self, sealed: bytes) -> str:
        """Raises `WrongKey`."""
        ...


class Queue(Protocol):
    """Hands work to the workers. A lost call is no loss: rows say what is due."""

    async def notices(self) -> None:
        """There are notices to deliver."""
        ...

    async def campaigns(self) -> None:
        """A campaign was started or goes on."""
        ...

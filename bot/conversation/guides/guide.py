"""What a guide is: it hears one message at a time and says what comes next. It never sends by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Protocol

from bot.content import load
from bot.conversation import texts
from bot.core.conversation import Message
from bot.core.guided import GuidedKind, GuidedTalk
from bot.core.learner import Learner
from bot.ports import Button, Outgoing
from bot.records import UnitOfWork
from bot.services.parts import Parts

PREFIX = "gids:"  # of the payload of every button of a guide: gids:<kind>:<choice>, at most 64 bytes


@dataclass
class Turn:
    """One message in a guided talk, in an open transaction that the desk commits.

    `state` is what the talk knows (JSON); a guide changes it in place. `text` is what was typed, "" for a tap;
    `choice` what a tapped button of ours carried behind its kind, "" for a text. `source` is the message's id.
    `names` fill [voornaam], [coach] and [school]. `photo` holds a photo that was sent, if any.
    """

    parts: Parts
    uow: UnitOfWork
    learner: Learner
    talk: GuidedTalk
    state: dict[str, Any]
    text: str = ""
    choice: str = ""
    names: Mapping[str, str] = field(default_factory=dict)
    message: Message | None = None
    photo: bytes | None = None

    @property
    def source(self) -> str:
        """The id of the message, for facts that come from it."""
        return str(self.message.id) if self.message and self.message.id else ""

    @property
    def now(self) -> datetime:
        """The time in Amsterdam."""
        return self.parts.now()

    @property
    def today(self) -> date:
        """The date in Amsterdam."""
        return self.parts.today()


@dataclass(frozen=True)
class Told:
    """What a guide says. `over`: the talk is finished for now. `then`: another talk begins at once.

    `later`: the message told what belongs here, in the past; if it sounds grave, care comes when the talk ends. `past`:
    it is over, and only asked how to tell an employer of it: no care comes of it.
    """

    messages: tuple[Outgoing, ...] = ()
    over: bool = False
    then: GuidedKind | None = None
    later: bool = False
    past: bool = False

    def after(self, *before: Outgoing) -> Told:
        """The same, with something said before it."""
        return replace(self, messages=(*before, *self.messages))


class Guide(Protocol):
    """One kind of guided talk. Every method may raise `StorageDown`."""

    def begin(self, turn: Turn) -> Told:
        """First words, or "where were we" when the state holds something. `turn.text` is the message that asked
        for it, which may tell things already; "" after a tap."""
        ...

    def take(self, turn: Turn) -> Told | None:
        """One message. None: nothing in it that belongs here; the engine is asked, and then `again`."""
        ...

    def again(self, turn: Turn) -> Told:
        """The open question once more, after something else was talked of."""
        ...


def say(file: str, name: str, /, **names: str) -> Outgoing:
    """A text of a content file: `texts.<name>` with `text` (or variations) and `buttons` of `title` and `reply`.

    Replies get PREFIX, unless they begin with "/" (an intent of the engine). `names` fill [placeholders].
    """
    return menu(file, name, (), **names)


def menu(file: str, name: str, buttons: Sequence[tuple[str, str]], /, **names: str) -> Outgoing:
    """The same with more buttons (title, reply) below those of the file."""
    message = texts.block(load(file)["texts"][name], 0, "", **names)
    given = [(texts.fill(b.title, **names), b.payload) for b in message.buttons]
    return replace(message, buttons=tuple(Button(title, _payload(reply)) for title, reply in [*given, *buttons]))


def _payload(reply: str) -> str:
    return reply if reply.startswith("/") else PREFIX + reply

"""What was said in one messaging account, as the learner himself may see it."""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from datetime import datetime

from bot.core.conversation import Message
from bot.services.parts import Parts

SHOWN = 60  # messages on a page


@dataclass(frozen=True)
class Line:
    """One message. `key` is the channel's own id of it; `buttons` are (title, payload)."""

    id: int
    key: str
    author: str
    text: str
    at: datetime
    file: str | None = None
    buttons: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Log:
    """The last messages, oldest first; `linked` when it is known whose account this is."""

    lines: tuple[Line, ...] = ()
    linked: bool = False


def history(parts: Parts, channel: str, external_id: str) -> Log:
    """The last messages of an account; nothing for one that is not known yet."""
    with parts.begin() as uow:
        account = uow.people.account(channel, external_id)
        if account is None:
            return Log()
        found = uow.talks.recent(account.id, SHOWN)
        lines = [_line(parts, message) for message in found if message.sealed or message.file_sealed]
        return Log(tuple(lines), account.learner_id is not None)


def file_of(parts: Parts, channel: str, external_id: str, message_id: int) -> tuple[str, bytes] | None:
    """Name and content of the file in a message of this account; None when there is none."""
    with parts.begin() as uow:
        account = uow.people.account(channel, external_id)
        message = uow.talks.message(message_id)
        if account is None or message is None or message.account_id != account.id or not message.file_sealed:
            return None
        return message.file_name or "bestand", base64.b64decode(parts.vault.open(message.file_sealed))


def _line(parts: Parts, message: Message) -> Line:
    buttons: list[list[str]] = json.loads(message.payload) if message.direction == "out" and message.payload else []
    return Line(
        message.id or 0, message.external_id, message.author, parts.vault.open(message.sealed), message.stored_at,
        message.file_name if message.file_sealed else None, tuple((title, payload) for title, payload in buttons),
    )  # fmt: skip

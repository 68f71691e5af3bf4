"""From a posted body of the Cloud API to `Inbound` and `Receipt`: a pure translation.

https://developers.facebook.com/documentation/business-messaging/whatsapp/webhooks. A body may hold many messages of
many people. Fields that are not known are passed over; what cannot be read is counted, and never stops the rest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TypeVar

from bot.channels.whatsapp.errors import fault
from bot.ports import Inbound, InboundKind, Receipt

Json = dict[str, Any]
Piece = TypeVar("Piece")

CHANNEL = "whatsapp"
# A telephone number, or the id that WhatsApp gives a person for one business: people may hide their number.
ACCOUNT = re.compile(r"[0-9]{5,20}|[A-Z]{2}\.[A-Za-z0-9.]{1,130}")
_ID = re.compile(r"[!-~]{1,300}")

_MEDIA: dict[str, InboundKind] = {"image": "photo", "audio": "voice"}  # everything else is a file
_SILENT = frozenset({"reaction", "system", "request_welcome", "revoke"})  # nothing was said
_BAD = (KeyError, IndexError, TypeError, ValueError, AttributeError, OverflowError, OSError, RecursionError)


@dataclass
class Posted:
    """What one posted body says. `unread` counts the pieces that could not be read."""

    messages: list[Inbound] = field(default_factory=list)
    receipts: list[Receipt] = field(default_factory=list)
    unread: int = 0


def posted(body: object, number: str, received: datetime) -> Posted:
    """Everything that is for our `number` (its id with the provider), in order. Never raises."""
    found = Posted()
    for value in _values(body):
        if _dict(value.get("metadata")).get("phone_number_id") == number:
            context = _Context(value, received)
            found.messages += _each(found, value.get("messages"), context.message)
            found.messages += _each(found, value.get("user_preferences"), context.preference)
            found.receipts += _each(found, value.get("statuses"), context.receipt)
    return found


@dataclass(frozen=True)
class _Context:
    """What stands around one piece: who is who, and when the body came in."""

    value: Json
    received: datetime

    def message(self, raw: Json) -> Inbound | None:
        """What a learner did; None when it is nothing for us (a group, a reaction)."""
        kind = str(raw["type"])
        if kind in _SILENT or "group_id" in raw:
            return None
        what, text, payload = _content(kind, raw)
        return Inbound(CHANNEL, self._account(raw), _identified(raw["id"]), what, text, self._at(raw), payload)

    def preference(self, raw: Json) -> Inbound | None:
        """A learner who told WhatsApp that he wants nothing of us any more. Taking that back says nothing."""
        if str(raw["value"]).lower() != "stop":
            return None
        at = self._at(raw)
        return Inbound(CHANNEL, self._account(raw), f"p{int(at.timestamp())}", "blocked", "", at)

    def receipt(self, raw: Json) -> Receipt | None:
        """What became of a message; None for a state that says nothing of that."""
        state, account, id = raw["status"], self._account(raw), _identified(raw["id"])
        mark = raw.get("biz_opaque_callback_data")
        if state in ("sent", "delivered", "read"):
            return Receipt(CHANNEL, account, id, state, self._at(raw), mark=mark if isinstance(mark, str) else "")
        if state != "failed":
            return None
        first = _dict(next(iter(_list(raw.get("errors"))), None))
        known = fault(int(first.get("code", -1)))
        return Receipt(CHANNEL, account, id, "failed", self._at(raw), known.reason, known.permanent)

    def _account(self, raw: Json) -> str:
        """Who it is: WhatsApp's own id for the person where it is told, else the telephone number."""
        number = raw.get("from") or raw.get("recipient_id") or raw.get("wa_id")
        people = [_dict(person) for person in _list(self.value.get("contacts"))]
        person = next((one for one in people if number and one.get("wa_id") == number), None)
        if person is None:
            person = people[0] if len(people) == 1 and not number else {}
        own = raw.get("from_user_id") or raw.get("recipient_user_id") or raw.get("user_id") or person.get("user_id")
        account = own or number
        if not isinstance(account, str) or not ACCOUNT.fullmatch(account):
            raise ValueError("no sender")
        return account

    def _at(self, raw: Json) -> datetime:
        """When it happened; never later than now."""
        return min(datetime.fromtimestamp(int(raw["timestamp"]), UTC), self.received)


def _content(kind: str, raw: Json) -> tuple[InboundKind, str, str | None]:
    """What it is, its words, and what a tapped button carried."""
    body = raw.get(kind)
    if kind == "text":
        return "text", _words(raw["text"]["body"]), None
    if kind == "button":  # a quick reply under a template
        return "button", _words(raw["button"]["text"]), _words(raw["button"]["payload"])
    if kind == "interactive" and raw["interactive"].get("type") in ("button_reply", "list_reply"):
        reply = raw["interactive"][raw["interactive"]["type"]]
        return "button", _words(reply.get("description") or reply["title"]), _words(reply["id"])
    if kind == "edit":
        changed = raw["edit"]["message"]
        _, text, _ = _content(str(changed["type"]), changed)
        return "edit", text, None
    return _MEDIA.get(kind, "file"), _words(_dict(body).get("caption") or ""), None


def _values(body: object) -> Iterator[Json]:
    for entry in _list(_dict(body).get("entry")):
        for change in _list(_dict(entry).get("changes")):
            yield _dict(_dict(change).get("value"))


def _each(found: Posted, pieces: object, read: Callable[[Any], Piece | None]) -> Iterator[Piece]:
    for raw in _list(pieces):
        try:
            piece = read(raw)
        except _BAD:
            found.unread += 1
            continue
        if piece is not None:
            yield piece


def _identified(value: object) -> str:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise ValueError("no id")
    return value


def _words(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def _dict(value: object) -> Json:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []

"""How a message is laid out in WhatsApp: texts, up to three buttons, lists, templates. Pure.

Limits: https://developers.facebook.com/documentation/business-messaging/whatsapp/messages
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from bot.channels.parts import length, split
from bot.content import load
from bot.ports import Button, ChannelError, Template

Json = dict[str, Any]

CAPTION_LIMIT = 1024
_BODY_LIMIT = 1024  # of a message with buttons or a list
_KEYS, _KEY_TITLE = 3, 20
_ROWS, _ROW_TITLE, _ROW_WORDS = 10, 24, 72
_PAYLOAD_LIMIT = 64  # bytes, as everywhere in the product; WhatsApp would take 200


def text(body: str) -> Json:
    """A plain text. WhatsApp shows no preview of a link."""
    return {"type": "text", "text": {"body": body, "preview_url": False}}


def texts(body: str, buttons: Sequence[Button] = ()) -> list[Json]:
    """A text of any length with its buttons, as messages in order; the buttons are under the last.

    Up to three short titles are buttons. Longer or more become a list; a title too long for a row stands in full in
    its description, or, where that is too short as well, numbered in the text. More than ten become several lists.
    Raises ChannelError (permanent) for buttons without a text or a payload that would be refused.
    """
    if not buttons:
        return [text(part) for part in split(body)]
    if not body.strip():
        raise ChannelError("empty message", permanent=True)
    if any(not 1 <= len(button.payload.encode()) <= _PAYLOAD_LIMIT for button in buttons):
        raise ChannelError("payload of a button is not 1 to 64 bytes", permanent=True)
    if len(buttons) <= _KEYS and all(length(button.title) <= _KEY_TITLE for button in buttons):
        *before, last = _parts(body)
        return [*(text(part) for part in before), _keys(last, buttons)]
    return list(_lists(body, buttons))


def document(media: str, name: str, caption: str = "") -> Json:
    """An uploaded file."""
    content = {"id": media, "filename": name}
    return {"type": "document", "document": {**content, "caption": caption} if caption else content}


def template(wanted: Template, buttons: Sequence[Button] = ()) -> Json:
    """An approved text; the payloads of `buttons` go to its quick replies, in their order."""
    components: list[Json] = []
    if wanted.variables:
        words = [" ".join(value.split()) for value in wanted.variables]  # line breaks in them are refused
        components.append({"type": "body", "parameters": [{"type": "text", "text": word} for word in words]})
    for at, button in enumerate(buttons):
        payload = [{"type": "payload", "payload": button.payload}]
        components.append({"type": "button", "sub_type": "quick_reply", "index": str(at), "parameters": payload})
    named: Json = {"name": wanted.name, "language": {"code": wanted.language}}
    return {"type": "template", "template": {**named, "components": components} if components else named}


def _keys(body: str, buttons: Sequence[Button]) -> Json:
    replies = [{"type": "reply", "reply": {"id": button.payload, "title": button.title}} for button in buttons]
    interactive = {"type": "button", "body": {"text": body}, "action": {"buttons": replies}}
    return {"type": "interactive", "interactive": interactive}


def _lists(body: str, buttons: Sequence[Button]) -> Iterator[Json]:
    words = load("whatsapp")["list"]
    numbered = any(length(button.title) > _ROW_WORDS for button in buttons)
    if numbered:
        lines = [f"{number}. {button.title}" for number, button in enumerate(buttons, 1)]
        body = body.rstrip() + "\n\n" + "\n".join(lines)
    *before, last = _parts(body)
    yield from (text(part) for part in before)
    rows = [_row(button, number if numbered else None) for number, button in enumerate(buttons, 1)]
    for start in range(0, len(rows), _ROWS):
        shown = last if start == 0 else words["more"]["text"]
        action = {"button": words["open"]["title"], "sections": [{"rows": rows[start : start + _ROWS]}]}
        yield {"type": "interactive", "interactive": {"type": "list", "body": {"text": shown}, "action": action}}


def _row(button: Button, number: int | None) -> Json:
    if length(button.title) <= _ROW_TITLE and number is None:
        return {"id": button.payload, "title": button.title}
    title = f"{number}." if number is not None else _cut(button.title, _ROW_TITLE)
    return {"id": button.payload, "title": title, "description": _cut(button.title, _ROW_WORDS)}


def _parts(body: str) -> list[str]:
    """The text in parts, of which the last is short enough to carry buttons."""
    *before, last = split(body)
    return [*before, *split(last, _BODY_LIMIT)]


def _cut(words: str, limit: int) -> str:
    """The words, or as many as fit, with an ellipsis."""
    return words if length(words) <= limit else next(split(words, limit - 1)) + "…"

"""What a person does in WhatsApp, as posts for the webhook."""

from __future__ import annotations

from typing import Any

from bot.demo.graphapi.world import DAY, Json, Person, World

_KINDS = ("image", "audio", "video", "document", "sticker", "location", "contacts", "unsupported")
_MEDIA = {"id": "1", "mime_type": "application/octet-stream", "sha256": "x"}


class NotPossibleError(Exception):
    """A person cannot do this, for example tap a button that is not there."""


def write(world: World, person: Person, text: str) -> Json:
    """Send a text."""
    return _say(world, person, "text", {"body": text}, text)


def send_media(world: World, person: Person, kind: str, caption: str | None = None) -> Json:
    """Send something that is not text. Raises NotPossibleError for an unknown kind."""
    if kind not in _KINDS:
        raise NotPossibleError(f"kind must be one of {', '.join(_KINDS)}")
    content: Json = {**_MEDIA, "caption": caption} if caption else dict(_MEDIA)
    return _say(world, person, kind, content, caption or "", what=kind)


def tap(world: World, person: Person, *, payload: str | None = None, title: str | None = None) -> Json:
    """Tap the newest button or row with this payload or title. Raises NotPossibleError when there is none."""
    for message in reversed(person.messages):
        for button in message.get("buttons", ()):
            if payload in (None, button["id"]) and title in (None, button["title"], button.get("description")):
                return _tap(world, person, message, button)
    raise NotPossibleError("there is no such button")


def edit(world: World, person: Person, id: str, text: str) -> Json:
    """Change an own message."""
    message = next((one for one in person.messages if one["id"] == id and one["from"] == "person"), None)
    if message is None:
        raise NotPossibleError("there is no such message of this person")
    message["text"] = text
    changed = {"type": "text", "text": {"body": text}, "id": id}
    return _post(world, person, "edit", {"original_message_id": id, "message": changed})


def react(world: World, person: Person, id: str, emoji: str) -> Json:
    """React to a message."""
    return _post(world, person, "reaction", {"message_id": id, "emoji": emoji})


def read(world: World, person: Person) -> Json:
    """Open the chat: everything in it is read."""
    for message in person.messages:
        if message["from"] == "bot" and not message.get("read"):
            message["read"] = True
            status = {"id": message["id"], "status": "read", "timestamp": world.now(), "recipient_id": person.phone}
            world.post("messages", person, statuses=[status])
    return {}


def refuse(person: Person, code: int | None) -> Json:
    """Have every message to this person meet an error: 131026 for a block, None for no more."""
    person.refuses = code
    return {}


def opt_out(world: World, person: Person, value: str) -> Json:
    """Tell WhatsApp to "stop" or "resume" messages of this business."""
    choice = {"category": "marketing_messages", "value": value, "detail": value, "timestamp": world.now()}
    world.post("user_preferences", person, user_preferences=[{"wa_id": person.phone, **choice}])
    return {}


def stay_away(person: Person, days: float) -> Json:
    """As if the person wrote last so many days earlier."""
    if person.wrote_at is not None:
        person.wrote_at -= days * DAY
    return {}


def _tap(world: World, person: Person, message: Json, button: Json) -> Json:
    if message.get("template"):
        return _say(world, person, "button", {"payload": button["id"], "text": button["title"]}, button["title"])
    kind = "list_reply" if "list" in message else "button_reply"
    content = {"type": kind, kind: button}
    return _say(world, person, "interactive", content, button.get("description") or button["title"])


def _say(world: World, person: Person, kind: str, content: Json, text: str, **shown: Any) -> Json:
    posted = _post(world, person, kind, content)
    person.messages.append({"id": posted["id"], "from": "person", "at": world.now(), "text": text, **shown})
    return posted


def _post(world: World, person: Person, kind: str, content: Json) -> Json:
    person.wrote_at = world.clock()
    message: Json = {"id": world.new_id(), "timestamp": world.now(), "type": kind, kind: content}
    if world.switches.ids != "own":
        message["from"] = person.phone
    if world.switches.ids != "phone":
        message["from_user_id"] = person.own_id
    world.post("messages", person, messages=[message])
    return {"id": message["id"]}

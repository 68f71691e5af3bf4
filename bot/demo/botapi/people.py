"""What a person does in Telegram, as updates for the bot."""

from __future__ import annotations

from typing import Any

from bot.demo.botapi.world import Chat, Json, World

_PICTURE = b"\x89PNG\r\n\x1a\n"  # content is of no account: the bot asks for words instead
_KINDS = ("voice", "audio", "video_note", "video", "photo", "document", "sticker", "location")


class NotPossibleError(Exception):
    """A person cannot do this, for example tap a button that is not there."""


def write(world: World, chat: Chat, text: str) -> Json:
    """Send a text; a leading /command is marked as Telegram does."""
    words = text.split(maxsplit=1)
    command = words[0] if words and words[0].startswith("/") else ""
    entities = [{"type": "bot_command", "offset": 0, "length": len(command)}] if command else None
    return _deliver(world, chat, text=text, entities=entities)


def send_media(world: World, chat: Chat, kind: str, caption: str | None = None) -> Json:
    """Send something that is not text. Raises NotPossibleError for an unknown kind."""
    if kind not in _KINDS:
        raise NotPossibleError(f"kind must be one of {', '.join(_KINDS)}")
    return _deliver(world, chat, **{kind: _media(world, kind)}, caption=caption)


def tap(
    world: World,
    chat: Chat,
    *,
    payload: str | None = None,
    title: str | None = None,
    message: int | None = None,
) -> Json:
    """Tap a button: the newest with this payload or title. Raises NotPossibleError when there is none."""
    shown = [item for item in reversed(chat.messages) if message in (None, item["message_id"])]
    for item in shown:
        for key in (key for row in item.get("reply_markup", {}).get("inline_keyboard", ()) for key in row):
            if payload in (None, key.get("callback_data")) and title in (None, key["text"]):
                return _tap(world, chat, item, key["callback_data"])
    raise NotPossibleError("there is no such button")


def edit(world: World, chat: Chat, message_id: int, text: str) -> Json:
    """Change an own message."""
    message = world.find_message(chat, message_id)
    if message is None or message["from"]["is_bot"] or "text" not in message:
        raise NotPossibleError("there is no such message of this person")
    message.update(text=text, edit_date=world.now())
    number = world.updates.add("edited_message", dict(message))
    return {"update_id": number, "message_id": message_id}


def set_blocked(world: World, chat: Chat, blocked: bool) -> Json:
    """Block the bot, or let it in again."""
    before, after = ("member", "kicked") if blocked else ("kicked", "member")
    chat.blocked = blocked
    change = {
        "chat": chat.header(),
        "from": chat.person(),
        "date": world.now(),
        "old_chat_member": _member(world, before),
        "new_chat_member": _member(world, after),
    }
    return {"update_id": world.updates.add("my_chat_member", change)}


def _deliver(world: World, chat: Chat, **content: Any) -> Json:
    message = world.add_message(chat, chat.person(), **content)
    number = world.updates.add("message", dict(message))
    return {"update_id": number, "message_id": message["message_id"]}


def _tap(world: World, chat: Chat, message: Json, data: str) -> Json:
    query: Json = {
        "id": world.new_id(),
        "from": chat.person(),
        "message": dict(message),
        "chat_instance": str(chat.id),
        "data": data,
    }
    world.queries.add(query["id"])
    return {"update_id": world.updates.add("callback_query", query), "callback_query_id": query["id"]}


def _member(world: World, status: str) -> Json:
    member: Json = {"user": world.bot, "status": status}
    return {**member, "until_date": 0} if status == "kicked" else member


def _media(world: World, kind: str) -> Any:
    if kind == "location":
        return {"latitude": 53.2194, "longitude": 6.5665}
    file = world.add_file(f"{kind}.bin", _PICTURE)
    base: Json = {
        "file_id": file.file_id,
        "file_unique_id": f"U{file.file_id}",
        "file_size": len(file.content),
    }
    picture = {"width": 320, "height": 240}
    extra: dict[str, Json] = {
        "voice": {"duration": 3},
        "audio": {"duration": 3},
        "video": {"duration": 3, **picture},
        "video_note": {"duration": 3, "length": 240},
        "sticker": {"type": "regular", "is_animated": False, "is_video": False, "emoji": "👍", **picture},
        "document": {"file_name": "bestand.pdf", "mime_type": "application/pdf"},
    }
    return [{**base, **picture}] if kind == "photo" else {**base, **extra[kind]}

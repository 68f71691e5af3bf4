"""The methods of the Bot API: parameters in, result out, `ApiError` when refused."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from bot.demo.botapi.errors import ApiError, bad_request
from bot.demo.botapi.markup import checked
from bot.demo.botapi.world import Chat, Json, Webhook, World

_TEXT_LIMIT, _CAPTION_LIMIT = 4096, 1024
_FILE_LIMIT, _PHOTO_LIMIT = 50_000_000, 10_000_000  # bytes
_SECRET = re.compile(r"[A-Za-z0-9_-]{0,256}")
_UNSUPPORTED = ("parse_mode", "entities", "caption_entities", "reply_parameters", "business_connection_id")


@dataclass
class Call:
    """One request: parameters, already out of JSON, and uploaded files by field name."""

    world: World
    parameters: dict[str, Any]
    uploads: dict[str, tuple[str, bytes]] = field(default_factory=dict)

    def get(self, name: str, default: Any = None) -> Any:
        """A parameter."""
        return self.parameters.get(name, default)

    def number(self, name: str, default: int = 0) -> int:
        """A parameter that must be a whole number."""
        try:
            return int(self.get(name, default))
        except (TypeError, ValueError):
            raise bad_request(f"invalid {name} specified") from None


Method = Callable[[Call], Awaitable[Any]]


async def get_me(call: Call) -> Json:
    return call.world.bot


async def get_updates(call: Call) -> list[Json]:
    if call.world.webhook.url:
        raise ApiError(409, "Conflict: can't use getUpdates method while webhook is active")
    if "allowed_updates" in call.parameters:
        call.world.updates.allowed = call.get("allowed_updates") or ()
    limit = min(100, max(1, call.number("limit", 100)))
    timeout = min(50, max(0, call.number("timeout")))
    return await call.world.updates.fetch(call.number("offset"), limit, timeout)


async def set_webhook(call: Call) -> bool:
    url, secret = str(call.get("url", "")), str(call.get("secret_token", ""))
    if url and not url.startswith(("http://", "https://")):
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    call.world.updates.allowed = call.get("allowed_updates") or ()
    call.world.webhook = Webhook(url, secret)
    _drop_pending(call)
    return True


async def delete_webhook(call: Call) -> bool:
    call.world.webhook = Webhook()
    _drop_pending(call)
    return True


async def get_webhook_info(call: Call) -> Json:
    hook, updates = call.world.webhook, call.world.updates
    info: Json = {"url": hook.url, "has_custom_certificate": False, "pending_update_count": len(updates)}
    if hook.last_error:
        info |= {"last_error_date": hook.last_error_at, "last_error_message": hook.last_error}
    return info


async def send_message(call: Call) -> Json:
    chat = _writable(call)
    text = _text(call)
    return _send(call, chat, text=text)


async def send_document(call: Call) -> Json:
    chat = _writable(call)
    name, content = _upload(call, "document", _FILE_LIMIT)
    file = call.world.add_file(name, content)
    return _send(call, chat, document=_file_json(file.file_id, len(content), name), caption=_caption(call))


async def send_photo(call: Call) -> Json:
    chat = _writable(call)
    name, content = _upload(call, "photo", _PHOTO_LIMIT)
    file = call.world.add_file(name, content)
    sizes = [{**_file_json(file.file_id, len(content)), "width": 640, "height": 480}]
    return _send(call, chat, photo=sizes, caption=_caption(call))


async def send_chat_action(call: Call) -> bool:
    call.world.open_chat(call.get("chat_id"))
    return True


async def answer_callback_query(call: Call) -> bool:
    query = str(call.get("callback_query_id"))
    if query not in call.world.queries:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    call.world.queries.discard(query)
    return True


async def edit_message_text(call: Call) -> Json:
    return _edit(call, text=_text(call))


async def edit_message_reply_markup(call: Call) -> Json:
    return _edit(call)


async def get_file(call: Call) -> Json:
    file = call.world.files.get(str(call.get("file_id")))
    if file is None:
        raise bad_request("invalid file_id")
    return {**_file_json(file.file_id, len(file.content)), "file_path": f"documents/{file.file_id}"}


def _drop_pending(call: Call) -> None:
    if call.get("drop_pending_updates"):
        call.world.updates.confirm(2**62)
    call.world.updates.wake()


def _writable(call: Call) -> Chat:
    """The chat a message is for, when it is open and the rate allows it."""
    unsupported = [name for name in _UNSUPPORTED if call.get(name)]
    if unsupported:
        raise bad_request(f"{unsupported[0]} is not supported by this local server")
    chat = call.world.open_chat(call.get("chat_id"))
    call.world.gate.let_through(chat.id, call.world.clock())
    return chat


def _send(call: Call, chat: Chat, **content: Any) -> Json:
    markup = checked(call.get("reply_markup"))
    return call.world.add_message(chat, call.world.bot, **content, reply_markup=markup)


def _edit(call: Call, **content: Any) -> Json:
    chat = call.world.open_chat(call.get("chat_id"))
    message = call.world.find_message(chat, call.get("message_id"))
    if message is None:
        raise bad_request("message to edit not found")
    if message["from"] != call.world.bot:
        raise bad_request("message can't be edited")
    edited = {name: value for name, value in message.items() if name != "reply_markup"} | content
    if markup := checked(call.get("reply_markup")):
        edited["reply_markup"] = markup
    if edited == message:
        raise bad_request("message is not modified")
    message.clear()
    message.update(edited, edit_date=call.world.now())
    return message


def _text(call: Call) -> str:
    text = str(call.get("text", "")).strip()
    if not text:
        raise bad_request("message text is empty")
    if len(text) > _TEXT_LIMIT:
        raise bad_request("message is too long")
    return text


def _caption(call: Call) -> str | None:
    caption = str(call.get("caption", "")).strip()
    if len(caption) > _CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    return caption or None


def _upload(call: Call, name: str, limit: int) -> tuple[str, bytes]:
    """An uploaded file: in the field itself, or elsewhere and pointed to by `attach://`."""
    pointer = str(call.get(name, "")).removeprefix("attach://")
    upload = call.uploads.get(name) or call.uploads.get(pointer)
    if upload is None:
        raise bad_request(f"there is no {name} in the request")
    if not upload[1]:
        raise bad_request("file must be non-empty")
    if len(upload[1]) > limit:
        raise ApiError(413, "Request Entity Too Large")
    return upload


def _file_json(file_id: str, size: int, name: str | None = None) -> Json:
    file: Json = {"file_id": file_id, "file_unique_id": f"U{file_id}", "file_size": size}
    return {**file, "file_name": name} if name else file


METHODS: dict[str, Method] = {
    "getme": get_me,
    "getupdates": get_updates,
    "setwebhook": set_webhook,
    "deletewebhook": delete_webhook,
    "getwebhookinfo": get_webhook_info,
    "sendmessage": send_message,
    "senddocument": send_document,
    "sendphoto": send_photo,
    "sendchataction": send_chat_action,
    "answercallbackquery": answer_callback_query,
    "editmessagetext": edit_message_text,
    "editmessagereplymarkup": edit_message_reply_markup,
    "getfile": get_file,
}
"""By lower-cased name: Telegram does not look at the case of a method's name."""

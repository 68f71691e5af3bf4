"""The people, their private chats with the bot, and what was said in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from bot.demo.botapi.errors import ApiError, bad_request
from bot.demo.botapi.limits import Calls, Gate, Limits
from bot.demo.botapi.updates import Updates

Json = dict[str, Any]


@dataclass
class Chat:
    """A private chat: one person and the bot. `messages` are Bot API messages, oldest first."""

    id: int
    first_name: str
    kind: str = "private"
    blocked: bool = False
    messages: list[Json] = field(default_factory=list)

    def person(self) -> Json:
        """The person as a Bot API `User`."""
        return {"id": self.id, "is_bot": False, "first_name": self.first_name, "language_code": "nl"}

    def header(self) -> Json:
        """The chat as a Bot API `Chat`."""
        if self.kind != "private":
            return {"id": -self.id, "type": self.kind, "title": self.first_name}
        return {"id": self.id, "type": "private", "first_name": self.first_name}


@dataclass(frozen=True)
class StoredFile:
    """A file in a chat."""

    file_id: str
    name: str
    content: bytes


@dataclass
class Webhook:
    """Where updates are posted; off while `url` is empty."""

    url: str = ""
    secret: str = ""
    last_error: str = ""
    last_error_at: int = 0


class World:
    """All state of the server. Used from one event loop only. `clock` gives Unix time in seconds."""

    def __init__(self, token: str, limits: Limits, clock: Callable[[], float]) -> None:
        self.token = token
        self.clock = clock
        self.bot: Json = {
            "id": int(token.split(":")[0]),
            "is_bot": True,
            "first_name": "Nazorgmaatje",
            "username": "nazorgmaatje_bot",
            "can_join_groups": False,
            "can_read_all_group_messages": False,
            "supports_inline_queries": False,
        }
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, StoredFile] = {}
        self.queries: set[str] = set()  # callback queries that are not answered yet
        self.updates = Updates()
        self.webhook = Webhook()
        self.gate = Gate(limits)
        self.calls = Calls()
        self._message_ids = count(101)
        self._other_ids = count(5001)

    def now(self) -> int:
        """Unix time in whole seconds, as in Bot API objects."""
        return int(self.clock())

    def chat(self, chat_id: int, first_name: str | None = None) -> Chat:
        """A person's chat, made when the person is new."""
        chat = self.chats.setdefault(chat_id, Chat(chat_id, first_name or "Sam"))
        chat.first_name = first_name or chat.first_name
        return chat

    def open_chat(self, chat_id: object) -> Chat:
        """The chat the bot wants to write in. Raises ApiError 400 or 403."""
        chat = self.chats.get(_number(chat_id))
        if chat is None:
            raise bad_request("chat not found")
        if chat.blocked:
            raise ApiError(403, "Forbidden: bot was blocked by the user")
        return chat

    def add_message(self, chat: Chat, sender: Json, **content: Any) -> Json:
        """Put a message in a chat."""
        message = {
            "message_id": next(self._message_ids),
            "from": sender,
            "chat": chat.header(),
            "date": self.now(),
            **{name: value for name, value in content.items() if value is not None},
        }
        chat.messages.append(message)
        return message

    def find_message(self, chat: Chat, message_id: object) -> Json | None:
        """A message by its id."""
        number = _number(message_id)
        return next((message for message in chat.messages if message["message_id"] == number), None)

    def add_file(self, name: str, content: bytes) -> StoredFile:
        """Keep a file."""
        file = StoredFile(f"F{self.new_id()}", name, content)
        self.files[file.file_id] = file
        return file

    def new_id(self) -> str:
        """An id for a file or a callback query; never given twice."""
        return str(next(self._other_ids))


def _number(value: object) -> int:
    try:
        return int(str(value))
    except ValueError:
        return 0
